"""The engine that speaks the Assistants v2 protocol."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing, suppress

from bot.assistant.engine import EngineEvent, Item, RemoteThread, RunFailed, RunInput, TextDelta, ThreadOpened
from bot.assistant.engines import failures
from bot.assistant.engines.assistants.api import AssistantsApi
from bot.assistant.engines.assistants.exchange import Exchange
from bot.assistant.engines.assistants.keeper import AssistantKeeper
from bot.assistant.engines.assistants.messages import outgoing
from bot.assistant.engines.assistants.remote import Patience, RemoteThreads
from bot.assistant.engines.client import open_client
from bot.assistant.engines.failures import ProviderError
from bot.assistant.engines.limits import within_limits
from bot.assistant.errors import EngineUnavailableError
from bot.settings import OPENAI_BASE_URL

Events = AsyncGenerator[EngineEvent, None]

_STOP_SECONDS = 3.0
_log = logging.getLogger(__name__)


class AssistantsEngine:
    """Reaches a model through `/v1/assistants` and `/v1/threads`, with a thread for each conversation.

    Times are in seconds: to connect, and between two pieces of a stream; `patience` has those of whole runs.
    `api_version` is sent with every request, for servers that ask for one.
    """

    def __init__(
        self,
        *,
        api_key: str,
        model: str,
        base_url: str | None = None,
        api_version: str | None = None,
        connect_seconds: float = 5.0,
        read_seconds: float = 60.0,
        patience: Patience | None = None,
    ) -> None:
        from openai import Timeout

        self.name = "assistants"
        self.endpoint = base_url or OPENAI_BASE_URL
        self.model = model
        timeout = Timeout(read_seconds, connect=connect_seconds)
        self._client = open_client(api_key=api_key, base_url=self.endpoint, api_version=api_version, timeout=timeout)
        self._api = AssistantsApi(self._client)
        self._keeper = AssistantKeeper(self._api, model)
        self._threads = RemoteThreads(self._api, patience or Patience())

    async def check(self) -> None:
        """Raise EngineUnavailableError when the endpoint has no assistants; other troubles may pass."""
        from openai import NotFoundError, OpenAIError

        try:
            await self._api.ping()
        except NotFoundError:
            raise EngineUnavailableError(
                f"{self.endpoint} has no Assistants API (OpenAI shut it down on 2026-08-26): set "
                "ASSISTANT_ENGINE=responses, `penny move-conversations --to responses` takes conversations along; "
                "or set OPENAI_API_VERSION, where the server asks for one"
            ) from None
        except (OpenAIError, ValueError) as error:
            _log.warning("the endpoint cannot be checked", extra={"code": failures.raised(error).code})

    async def start(self, thread: RemoteThread, run: RunInput) -> Events:
        """Tell the model what is new and stream its reaction."""
        over = False
        async with aclosing(self._without_raising(thread, run)) as events:
            try:
                async for event in events:
                    if isinstance(event, ThreadOpened):
                        thread = event.thread
                    if isinstance(event, RunFailed) and event.rejected and thread.remote_id is not None:
                        # What was refused stands in the thread, and would be refused with all that follows.
                        yield ThreadOpened(RemoteThread(None, thread.generation + 1))
                    over = not isinstance(event, ThreadOpened | TextDelta)
                    yield event
            finally:
                if not over:
                    await self._stop(thread)

    def resume(self, thread: RemoteThread, run: RunInput) -> Events:
        """Give the model the outputs of the calls it requested; whether its run still waits is found out here."""
        return self.start(thread, run)

    async def rebuild(self, generation: int, history: Sequence[Item], metadata: Mapping[str, str]) -> RemoteThread:
        """Make a thread that holds `history`, without asking the model anything. Raises EngineError."""
        from openai import OpenAIError

        try:
            thread_id = await self._threads.hold(outgoing(history, metadata.get("user", "")), metadata)
        except (OpenAIError, ValueError) as error:
            raise ProviderError(failures.raised(error)) from error
        return RemoteThread(thread_id, generation)

    async def mirror(self, thread: RemoteThread, metadata: Mapping[str, str]) -> None:
        """Write the conversation's metadata to the thread, within its limits. Raises EngineError."""
        from openai import OpenAIError

        if thread.remote_id is None:
            return
        try:
            await self._api.update_thread(thread.remote_id, within_limits(metadata))
        except (OpenAIError, ValueError) as error:
            raise ProviderError(failures.raised(error)) from error

    async def discard(self, remote_id: str) -> None:
        """Delete a thread with its messages and runs. Raises EngineError."""
        from openai import NotFoundError, OpenAIError

        try:
            await self._api.delete_thread(remote_id)
        except NotFoundError:
            return
        except (OpenAIError, ValueError) as error:
            raise ProviderError(failures.raised(error)) from error

    async def close(self) -> None:
        """Close the connections to the provider."""
        await self._client.close()

    async def _without_raising(self, thread: RemoteThread, run: RunInput) -> Events:
        from openai import OpenAIError

        exchange = Exchange(self._api, self._keeper, self._threads, thread, run)
        try:
            async with aclosing(exchange.events()) as events:
                async for event in events:
                    yield event
        except TimeoutError:
            yield failures.timed_out()
        except (OpenAIError, ValueError) as error:
            yield failures.raised(error)

    async def _stop(self, thread: RemoteThread) -> None:
        """Cancel what runs in the thread, if the provider can be reached soon; nobody waits for its end."""
        from openai import OpenAIError

        if thread.remote_id is None:
            return
        with suppress(OpenAIError, ValueError, TimeoutError):
            async with asyncio.timeout(_STOP_SECONDS):
                await self._threads.stop(thread.remote_id)
