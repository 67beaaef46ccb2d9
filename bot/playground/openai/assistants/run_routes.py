"""HTTP routes of runs: one JSON answer while the run goes on, or a stream of its events."""

from aiohttp import web

from bot.playground.openai.assistants.assistants import AssistantStore
from bot.playground.openai.assistants.fields import Body, objects, required_text
from bot.playground.openai.assistants.messages import message_of
from bot.playground.openai.assistants.run_requests import RunRequest, run_request
from bot.playground.openai.assistants.runs import Run
from bot.playground.openai.assistants.thread_routes import thread_of
from bot.playground.openai.assistants.threads import Thread, ThreadStore
from bot.playground.openai.assistants.worker import Leg, RunWorker, Told
from bot.playground.openai.conversations import checked_metadata
from bot.playground.openai.errors import InvalidRequestError, NotFoundError
from bot.playground.openai.fault import SERVER_ERROR, EndStream
from bot.playground.openai.faults import Faults, StreamWatch
from bot.playground.openai.http import FAULT, RECORD, answer, late_fault, read_body, strike
from bot.playground.openai.paging import page
from bot.playground.openai.sse import EventSink
from storage.clock import Clock


class RunRoutes:
    """Begin runs, go on with them, cancel and look at them and their steps."""

    def __init__(
        self, assistants: AssistantStore, threads: ThreadStore, worker: RunWorker, faults: Faults, clock: Clock
    ) -> None:
        self._assistants = assistants
        self._threads = threads
        self._worker = worker
        self._faults = faults
        self._clock = clock

    def routes(self) -> list[web.RouteDef]:
        """Return the routes, below /v1."""
        runs = "/v1/threads/{thread}/runs"
        one = f"{runs}/{{run}}"
        return [
            web.post("/v1/threads/runs", self._create_with_thread),
            web.post(runs, self._create),
            web.get(runs, self._list),
            web.get(one, self._retrieve),
            web.post(one, self._change),
            web.post(f"{one}/cancel", self._cancel),
            web.post(f"{one}/submit_tool_outputs", self._submit),
            web.get(f"{one}/steps", self._list_steps),
            web.get(f"{one}/steps/{{step}}", self._retrieve_step),
        ]

    def _thread(self, request: web.Request) -> Thread:
        thread = self._threads.get(request.match_info["thread"])
        self._worker.look(thread)
        return thread

    def _found(self, request: web.Request) -> tuple[Thread, Run]:
        thread = self._thread(request)
        return thread, thread.run(request.match_info["run"])

    def _asked(self, body: Body) -> RunRequest:
        return run_request(body, self._assistants.get(required_text(body, "assistant_id")))

    async def _create_with_thread(self, request: web.Request) -> web.StreamResponse:
        body = await read_body(request)
        asked = self._asked(body)
        thread = thread_of(body.get("thread") or {}, int(self._clock().timestamp()))
        self._threads.add(thread)
        return await self._begin(request, thread, asked, ("thread.created", thread.resource()))

    async def _create(self, request: web.Request) -> web.StreamResponse:
        thread = self._thread(request)
        asked = self._asked(await read_body(request))
        return await self._begin(request, thread, asked)

    async def _begin(
        self, request: web.Request, thread: Thread, asked: RunRequest, before: Told | None = None
    ) -> web.StreamResponse:
        now = int(self._clock().timestamp())
        thread.refuse_run_when_active()
        thread.messages += [message_of(message, thread.id, now) for message in asked.messages]
        run = Run(thread.id, asked, now, metadata=asked.metadata)
        thread.runs.append(run)
        created = run.resource()
        leg = self._worker.begin(thread, run, self._watch(request))
        return await self._tell(request, leg, created, streamed=asked.stream, before=before)

    async def _submit(self, request: web.Request) -> web.StreamResponse:
        thread, run = self._found(request)
        body = await read_body(request)
        outputs = [_output(entry) for entry in objects(body, "tool_outputs")]
        leg = self._worker.submit(thread, run, outputs, self._watch(request))
        return await self._tell(request, leg, run.resource(), streamed=body.get("stream") is True)

    async def _tell(
        self, request: web.Request, leg: Leg, created: Body, *, streamed: bool, before: Told | None = None
    ) -> web.StreamResponse:
        fault = late_fault(request)
        if fault is not None:
            await leg.finished()
            return strike(request, fault)
        if not streamed:
            return answer(request, created)
        sink = EventSink(request)
        await sink.open()
        if before is not None:
            await sink.send(*before)
        async for told in leg.events():
            if isinstance(told, EndStream):
                return await _end_badly(sink, told)
            await sink.send(*told)
        await sink.send_done()
        request[RECORD].answer = leg.run.resource()
        return await sink.close()

    def _watch(self, request: web.Request) -> StreamWatch:
        return StreamWatch(self._faults, request.get(FAULT))

    async def _list(self, request: web.Request) -> web.Response:
        return answer(request, page(request.query, [run.resource() for run in self._thread(request).runs]))

    async def _retrieve(self, request: web.Request) -> web.Response:
        _, run = self._found(request)
        return answer(request, run.resource())

    async def _change(self, request: web.Request) -> web.Response:
        _, run = self._found(request)
        body = await read_body(request)
        if "metadata" in body:
            run.metadata = checked_metadata(body["metadata"])
        return answer(request, run.resource())

    async def _cancel(self, request: web.Request) -> web.Response:
        thread, run = self._found(request)
        self._worker.cancel(thread, run)
        return answer(request, run.resource())

    async def _list_steps(self, request: web.Request) -> web.Response:
        _, run = self._found(request)
        return answer(request, page(request.query, [step.resource() for step in run.steps]))

    async def _retrieve_step(self, request: web.Request) -> web.Response:
        _, run = self._found(request)
        wanted = request.match_info["step"]
        for step in run.steps:
            if step.id == wanted:
                return answer(request, step.resource())
        raise NotFoundError(f"No run step found with id '{wanted}'.")


async def _end_badly(sink: EventSink, ending: EndStream) -> web.StreamResponse:
    if ending.event is None:
        return sink.cut()
    error = {"code": ending.code, "message": SERVER_ERROR, "param": None, "type": "server_error"}
    await sink.send("error", error)
    return await sink.close()


def _output(entry: Body) -> tuple[str, str]:
    call_id, output = entry.get("tool_call_id"), entry.get("output")
    if not isinstance(call_id, str) or not isinstance(output, str):
        raise InvalidRequestError(
            "Missing required parameter: 'tool_outputs[0].tool_call_id' or 'tool_outputs[0].output'.",
            code="missing_required_parameter",
            param="tool_outputs",
        )
    return call_id, output
