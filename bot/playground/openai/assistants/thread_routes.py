"""HTTP routes of threads."""

from aiohttp import web

from bot.playground.openai.assistants.fields import Body, objects
from bot.playground.openai.assistants.messages import message_of
from bot.playground.openai.assistants.threads import Thread, ThreadStore
from bot.playground.openai.conversations import checked_metadata
from bot.playground.openai.http import answer, read_body
from storage.clock import Clock


class ThreadRoutes:
    """Create, read, change and delete threads."""

    def __init__(self, threads: ThreadStore, clock: Clock) -> None:
        self._threads = threads
        self._clock = clock

    def routes(self) -> list[web.RouteDef]:
        """Return the routes, below /v1."""
        one = "/v1/threads/{thread}"
        return [
            web.post("/v1/threads", self._create),
            web.get(one, self._retrieve),
            web.post(one, self._change),
            web.delete(one, self._delete),
        ]

    async def _create(self, request: web.Request) -> web.Response:
        thread = thread_of(await read_body(request), int(self._clock().timestamp()))
        self._threads.add(thread)
        return answer(request, thread.resource())

    async def _retrieve(self, request: web.Request) -> web.Response:
        return answer(request, self._threads.get(request.match_info["thread"]).resource())

    async def _change(self, request: web.Request) -> web.Response:
        thread = self._threads.get(request.match_info["thread"])
        body = await read_body(request)
        if "metadata" in body:
            thread.metadata = checked_metadata(body["metadata"])
        return answer(request, thread.resource())

    async def _delete(self, request: web.Request) -> web.Response:
        thread_id = request.match_info["thread"]
        self._threads.delete(thread_id)
        return answer(request, {"id": thread_id, "object": "thread.deleted", "deleted": True})


def thread_of(body: Body, now: int) -> Thread:
    """Return the thread that a request wants created; InvalidRequestError for what the provider would refuse."""
    thread = Thread(now, checked_metadata(body.get("metadata")))
    thread.messages += [message_of(message, thread.id, now) for message in objects(body, "messages")]
    return thread
