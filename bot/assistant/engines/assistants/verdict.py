"""What is to be done with a thread, judged by what is found there and what the journal says."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.assistant.engine import AssistantMessage, FunctionCall, FunctionOutput, Item, RunInput
from bot.assistant.engines.assistants.messages import KEY, Outgoing, since_told, telling

if TYPE_CHECKING:
    from openai.types.beta.threads import Run

UNDER_WAY = ("queued", "in_progress")
_ACTIVE = (*UNDER_WAY, "requires_action", "cancelling")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a thread holds: its newest run, and the keys of the messages that were looked at."""

    run: "Run | None" = None
    keys: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Tell:
    """Add what is missing and begin a run, after the end of the `stale` one, which nobody heard the end of."""

    missing: tuple[Outgoing, ...]
    stale: "Run | None" = None


@dataclass(frozen=True, slots=True)
class Submit:
    """Give the run that waits for them the outputs of its calls, as (call id, output)."""

    run: "Run"
    outputs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Follow:
    """Wait for the run: an earlier attempt told it everything but what is `missing` if it comes to nothing."""

    run: "Run"
    missing: tuple[Outgoing, ...]
    heard: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakeUp:
    """The run came to something that nobody heard: an answer, or calls. `heard` are its texts that are known."""

    run: "Run"
    heard: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rebuild:
    """The thread is gone, or holds what the journal does not know: go on in a new one."""


Verdict = Tell | Submit | Follow | TakeUp | Rebuild


def judge(run: RunInput, seen: Seen) -> Verdict:
    """Return how to tell `run` to the thread, so that nothing is told twice and no answer is lost."""
    to_tell = telling(run)
    keys = [message.key for message in to_tell.new]
    told = [key in seen.keys for key in keys]
    if not all(told[: sum(told)]):
        return Rebuild()
    missing = to_tell.missing(seen.keys)
    newest = seen.run
    if newest is None:
        return Tell(missing)
    begun_for = (newest.metadata or {}).get(KEY)
    if begun_for == to_tell.run_key:
        return _own(newest, missing)
    if begun_for in keys:
        # It was begun for a part of what is told now; an answer to that part was heard by nobody.
        return Rebuild() if newest.status == "completed" else Tell(missing, newest)
    if asked := awaited(run.history):
        return _asking(newest, run, asked, missing)
    return Tell(missing, newest if is_active(newest) else None)


def followed(follow: Follow, run: "Run") -> Verdict:
    """Return what is to be done after waiting for `run`; one that did not settle is given up."""
    verdict = _own(run, follow.missing, follow.heard)
    return Tell(follow.missing, run) if isinstance(verdict, Follow) else verdict


def awaited(history: Sequence[Item]) -> tuple[FunctionCall, ...]:
    """Return the calls whose outputs a run may be waiting for."""
    answered = {item.call_id for item in history if isinstance(item, FunctionOutput)}
    calls = (item for item in history if isinstance(item, FunctionCall))
    return tuple(call for call in calls if call.call_id not in answered)


def is_active(run: "Run") -> bool:
    """Whether the run keeps its thread from being told anything."""
    return run.status in _ACTIVE


def _own(newest: "Run", missing: tuple[Outgoing, ...], heard: tuple[str, ...] = ()) -> Verdict:
    """Judge a run that was begun, or gone on with, for exactly what is told now."""
    if newest.status in UNDER_WAY:
        return Follow(newest, missing, heard)
    if newest.status in ("completed", "requires_action"):
        return TakeUp(newest, heard)
    return Tell(missing, newest)


def _asking(newest: "Run", run: RunInput, asked: tuple[FunctionCall, ...], missing: tuple[Outgoing, ...]) -> Verdict:
    """Judge the run that asked for the calls to which outputs are told now."""
    outputs = {item.call_id: item.output for item in run.new if isinstance(item, FunctionOutput)}
    alone = len(run.new) == len(outputs) and outputs.keys() == {call.call_id for call in asked}
    required = _required(newest, asked)
    if required and alone:
        pairs = zip(required, asked, strict=True)
        return Submit(newest, tuple((call_id, outputs[call.call_id]) for call_id, call in pairs))
    if alone:
        return _own(newest, missing, _texts_at_the_end(run.history))
    if not required and newest.status in (*UNDER_WAY, "completed", "requires_action"):
        # It went on after its calls, so it was given outputs, which would now come twice.
        return Rebuild()
    return Tell(missing, newest)


def _required(newest: "Run", asked: Sequence[FunctionCall]) -> list[str]:
    """Return the ids of the calls that the run waits for, when they are the ones that were `asked`."""
    if newest.status != "requires_action" or newest.required_action is None:
        return []
    calls = newest.required_action.submit_tool_outputs.tool_calls
    known = [(call.name, call.arguments) for call in asked]
    # By what they say: an id that came twice in the conversation has another one in the journal.
    same = [(call.function.name, call.function.arguments) for call in calls] == known
    return [call.id for call in calls] if same else []


def _texts_at_the_end(history: Sequence[Item]) -> tuple[str, ...]:
    """Return what the model said since it was last told anything but outputs."""
    return tuple(item.text for _, item in since_told(list(enumerate(history))) if isinstance(item, AssistantMessage))
