"""HTTP routes of assistants."""

from aiohttp import web

from bot.playground.openai.assistants.assistants import AssistantStore
from bot.playground.openai.http import answer, read_body
from bot.playground.openai.paging import page
from storage.clock import Clock


class AssistantRoutes:
    """Create, read, change, list and delete assistants."""

    def __init__(self, assistants: AssistantStore, clock: Clock) -> None:
        self._assistants = assistants
        self._clock = clock

    def routes(self) -> list[web.RouteDef]:
        """Return the routes, below /v1."""
        one = "/v1/assistants/{assistant}"
        return [
            web.post("/v1/assistants", self._create),
            web.get("/v1/assistants", self._list),
            web.get(one, self._retrieve),
            web.post(one, self._change),
            web.delete(one, self._delete),
        ]

    async def _create(self, request: web.Request) -> web.Response:
        now = int(self._clock().timestamp())
        return answer(request, self._assistants.create(await read_body(request), now))

    async def _list(self, request: web.Request) -> web.Response:
        return answer(request, page(request.query, self._assistants.all()))

    async def _retrieve(self, request: web.Request) -> web.Response:
        return answer(request, self._assistants.get(request.match_info["assistant"]))

    async def _change(self, request: web.Request) -> web.Response:
        assistant = self._assistants.change(request.match_info["assistant"], await read_body(request))
        return answer(request, assistant)

    async def _delete(self, request: web.Request) -> web.Response:
        assistant_id = request.match_info["assistant"]
        self._assistants.delete(assistant_id)
        return answer(request, {"id": assistant_id, "object": "assistant.deleted", "deleted": True})
