"""The routes of the Assistants protocol, for clients that say they mean its second version."""

from aiohttp import web

from bot.playground.openai.assistants.assistant_routes import AssistantRoutes
from bot.playground.openai.assistants.assistants import AssistantStore
from bot.playground.openai.assistants.message_routes import MessageRoutes
from bot.playground.openai.assistants.run_routes import RunRoutes
from bot.playground.openai.assistants.thread_routes import ThreadRoutes
from bot.playground.openai.assistants.threads import ThreadStore
from bot.playground.openai.assistants.worker import RunWorker
from bot.playground.openai.errors import InvalidRequestError
from bot.playground.openai.faults import Faults
from bot.playground.openai.http import Handler
from bot.playground.openai.model import Model
from bot.playground.openai.usage import TokenCounter
from storage.clock import Clock


class AssistantsProtocol:
    """Assistants, threads, messages and runs."""

    def __init__(self, model: Model, counter: TokenCounter, faults: Faults, clock: Clock, delta_delay: float) -> None:
        self.assistants = AssistantStore()
        self.threads = ThreadStore()
        self._worker = RunWorker(model, counter, faults, clock, delta_delay)
        self._routes = [
            *AssistantRoutes(self.assistants, clock).routes(),
            *ThreadRoutes(self.threads, clock).routes(),
            *MessageRoutes(self.threads, self._worker, clock).routes(),
            *RunRoutes(self.assistants, self.threads, self._worker, faults, clock).routes(),
        ]

    def routes(self) -> list[web.RouteDef]:
        """Return the routes, below /v1."""
        return [web.RouteDef(each.method, each.path, _for_version_2(each.handler), {}) for each in self._routes]

    def forget(self, remote_id: str) -> None:
        """Lose a thread or an assistant."""
        if remote_id.startswith("thread"):
            self.threads.delete(remote_id)
        else:
            self.assistants.delete(remote_id)

    async def settled(self) -> None:
        """Wait until no run is worked on; one that waits for outputs is not."""
        await self._worker.settled()

    async def stop(self) -> None:
        """Stop working on runs."""
        await self._worker.stop()


def _for_version_2(handler: Handler) -> Handler:
    async def checked(request: web.Request) -> web.StreamResponse:
        if request.headers.get("OpenAI-Beta") != "assistants=v2":
            raise InvalidRequestError(
                "You must provide the 'OpenAI-Beta' header to access the Assistants API. "
                "Please try again by setting the header 'OpenAI-Beta: assistants=v2'.",
                code="invalid_beta",
            )
        return await handler(request)

    return checked
