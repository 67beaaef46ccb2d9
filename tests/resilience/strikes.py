"""The ways in which a fault of the matrix strikes."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.playground.openai.assistants.runs import Run
from bot.playground.openai.ids import new_id
from tests.resilience.laboratory import Laboratory
from tests.resilience.line import MODEL_REQUEST, Trouble
from tests.resilience.places import ASKED, EVENTS, Place, Scene
from tests.resilience.remote import conversation_of, thread_of
from tests.resilience.troubles import dropped, refused

Strike = Callable[[Laboratory, Scene], Awaitable[None]]


def befalls(trouble: Trouble, *, to: str = MODEL_REQUEST, times: int = 1) -> Strike:
    """Trouble on the line for the next requests to `to`."""

    async def strike(lab: Laboratory, _: Scene) -> None:
        lab.line.next(trouble, to=to, times=times)

    return strike


def befalls_at(place: Place, trouble: Callable[[str], Trouble]) -> Strike:
    """Trouble in the next stream, at a place of it, although the server keeps all of its work."""

    async def strike(lab: Laboratory, scene: Scene) -> None:
        lab.line.next(trouble(EVENTS[lab.engine, place, scene]))

    return strike


def loses_at(place: Place) -> Strike:
    """The next stream is cut at a place of it, and the server keeps nothing of its work."""

    async def strike(lab: Laboratory, scene: Scene) -> None:
        lab.server.cut_next_stream(EVENTS[lab.engine, place, scene])

    return strike


def loses_answer(to: str) -> Strike:
    """The next request to `to` is done and kept, and its answer never arrives."""
    return befalls(dropped(kept=True), to=to)


async def deaf(lab: Laboratory, _: Scene) -> None:
    await lab.line.go_deaf()
    lab.relief.append(lab.line.hear)


async def silent(lab: Laboratory, _: Scene) -> None:
    await lab.line.go_silent()
    lab.relief.append(lab.line.hear)


async def locked(lab: Laboratory, _: Scene) -> None:
    thread = conversation_of(lab.server, await lab.remote_id())
    thread.locked = True

    async def unlock() -> None:
        thread.locked = False

    lab.relief.append(unlock)


async def busy(lab: Laboratory, _: Scene) -> None:
    thread = thread_of(lab.server, await lab.remote_id())
    stranger = Run(thread.id, thread.runs[-1].request, thread.created_at, "in_progress")
    thread.runs.append(stranger)

    async def end() -> None:
        stranger.status = "completed"

    lab.relief.append(end)


async def expired(lab: Laboratory, _: Scene) -> None:
    lab.office.clock.advance(timedelta(minutes=11))


async def gone(lab: Laboratory, _: Scene) -> None:
    remote_id = await lab.remote_id()
    if lab.engine == "assistants":
        lab.server.assistants.forget(remote_id)
    else:
        lab.server.conversations.delete(remote_id)


async def assistant_gone(lab: Laboratory, _: Scene) -> None:
    thread = thread_of(lab.server, await lab.remote_id())
    lab.server.assistants.forget(thread.runs[-1].request.assistant_id)


async def call_unknown_to_us(lab: Laboratory, _: Scene) -> None:
    call = {"type": "function_call", "status": "completed", "name": "keep_goal", "arguments": '{"name":"Boat"}'}
    conversation = conversation_of(lab.server, await lab.remote_id())
    conversation.items.append({**call, "id": new_id("fc"), "call_id": new_id("call")})


async def output_lost(lab: Laboratory, _: Scene) -> None:
    await _lose(lab, "function_call_output")


async def call_lost(lab: Laboratory, _: Scene) -> None:
    await _lose(lab, "function_call")


async def _lose(lab: Laboratory, kind: str) -> None:
    conversation = conversation_of(lab.server, await lab.remote_id())
    newest = [item for item in conversation.items if item["type"] == kind][-1]
    conversation.items.remove(newest)


async def there_already(lab: Laboratory, scene: Scene) -> None:
    content = [{"type": "input_text", "text": ASKED[scene]}]
    message = {"type": "message", "role": "user", "status": "completed", "content": content}
    conversation_of(lab.server, await lab.remote_id()).items.append({**message, "id": new_id("msg")})
    lab.line.next(refused(400))


async def kept_but_cannot_be_looked_up(lab: Laboratory, _: Scene) -> None:
    lab.line.next(refused(500, kept=True))
    lab.line.next(refused(503), to=r"GET .*/(items|messages|runs)$")


async def reports_an_error(lab: Laboratory, scene: Scene) -> None:
    lab.server.end_next_stream("error", after=EVENTS[lab.engine, "middle", scene])


async def fails(lab: Laboratory, _: Scene) -> None:
    lab.server.end_next_stream("thread.run.failed" if lab.engine == "assistants" else "response.failed")
