"""HTTP routes of a thread's messages."""

from aiohttp import web

from bot.playground.openai.assistants.messages import message_of
from bot.playground.openai.assistants.threads import Thread, ThreadStore
from bot.playground.openai.assistants.worker import RunWorker
from bot.playground.openai.conversations import checked_metadata
from bot.playground.openai.http import answer, read_body
from bot.playground.openai.paging import page
from storage.clock import Clock


class MessageRoutes:
    """Add, read, change, list and delete messages."""

    def __init__(self, threads: ThreadStore, worker: RunWorker, clock: Clock) -> None:
        self._threads = threads
        self._worker = worker
        self._clock = clock

    def routes(self) -> list[web.RouteDef]:
        """Return the routes, below /v1."""
        messages = "/v1/threads/{thread}/messages"
        one = f"{messages}/{{message}}"
        return [
            web.post(messages, self._create),
            web.get(messages, self._list),
            web.get(one, self._retrieve),
            web.post(one, self._change),
            web.delete(one, self._delete),
        ]

    def _thread(self, request: web.Request) -> Thread:
        thread = self._threads.get(request.match_info["thread"])
        self._worker.look(thread)
        return thread

    async def _create(self, request: web.Request) -> web.Response:
        thread = self._thread(request)
        message = message_of(await read_body(request), thread.id, int(self._clock().timestamp()))
        thread.refuse_message_when_active()
        thread.messages.append(message)
        return answer(request, message.resource())

    async def _list(self, request: web.Request) -> web.Response:
        thread, run_id = self._thread(request), request.query.get("run_id")
        messages = [message for message in thread.messages if run_id in (None, message.run_id)]
        return answer(request, page(request.query, [message.resource() for message in messages]))

    async def _retrieve(self, request: web.Request) -> web.Response:
        return answer(request, self._thread(request).message(request.match_info["message"]).resource())

    async def _change(self, request: web.Request) -> web.Response:
        message = self._thread(request).message(request.match_info["message"])
        body = await read_body(request)
        if "metadata" in body:
            message.metadata = checked_metadata(body["metadata"])
        return answer(request, message.resource())

    async def _delete(self, request: web.Request) -> web.Response:
        thread = self._thread(request)
        message = thread.message(request.match_info["message"])
        thread.messages.remove(message)
        return answer(request, {"id": message.id, "object": "thread.message.deleted", "deleted": True})
