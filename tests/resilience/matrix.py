"""One cell of the fault matrix: a fault, an engine, a kind of turn, and what is true afterwards."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from bot.assistant.turn import Retry
from tests.resilience.faults import FAULTS, Fault, Verdict
from tests.resilience.laboratory import WORKING, EngineName, Laboratory, open_laboratory
from tests.resilience.places import ASKED, EVENTS, Scene
from tests.resilience.remote import conversation_of, side_of_conversation, side_of_thread, thread_of
from tests.unit.bot.assistant.recording import RecordingReply

PAST = ("Make Car a goal",)
ANSWER: dict[Scene, str] = {
    "words": "You said: How are you?",
    "call": "House is a goal now.",
    "output": "House is a goal now.",
}
NEXT = "Are you still there?"
NEXT_ANSWER = f"You said: {NEXT}"

Way = Literal["retry", "message"]
"""How the user goes on after a kind sentence: with "Try again", or with the next message."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One fault in one engine, in one kind of request."""

    fault: Fault
    engine: EngineName
    scene: Scene

    def __str__(self) -> str:
        return f"{self.fault.name}, {self.scene}, {self.engine}"


@dataclass(slots=True)
class Outcome:
    """What became of a cell: `requests` is how many the struck turn made, `wrong` what must not be."""

    verdict: Verdict
    requests: int
    rebuilt: bool
    wrong: list[str] = field(default_factory=list[str])


CELLS = tuple(
    Cell(fault, engine, scene)
    for fault in FAULTS
    for scene in fault.scenes
    for engine in fault.engines
    if fault.place is None or (engine, fault.place, scene) in EVENTS
)


@dataclass
class StruckReply(RecordingReply):
    """A place to read; the fault strikes once the tool of the turn works."""

    cell: Cell | None = None
    lab: Laboratory | None = None

    async def status(self, text: str, topic: str | None = None) -> None:
        await super().status(text, topic)
        if text == WORKING and self.cell and self.lab:
            cell, self.cell = self.cell, None
            await cell.fault.strike(self.lab, cell.scene)


async def run_cell(cell: Cell, folder: Path) -> Outcome:
    """Let the fault strike one turn, go on as a user would, and look at everything afterwards."""
    outcome = await _run(cell, folder, "retry")
    if outcome.verdict == "asked to try again":
        outcome.wrong += (await _run(cell, folder, "message")).wrong
    return outcome


async def _run(cell: Cell, folder: Path, way: Way) -> Outcome:
    async with open_laboratory(folder / f"{way}.db", cell.engine, cell.fault.patience) as lab:
        for text in () if cell.fault.first else PAST:
            await lab.say(text)
        generation = 0 if cell.fault.first else (await lab.conversation()).generation
        before = len(lab.line.requests)
        reply = await _struck(lab, cell)
        requests = len(lab.line.requests) - before
        missed = [] if lab.line.struck else ["the fault did not strike"]
        await lab.calm()
        verdict: Verdict = "answered" if reply.ends == ["finish"] else "asked to try again"
        wrong = await _go_on(lab, cell.scene, reply, way)
        rebuilt = (await lab.conversation()).generation > generation
        return Outcome(verdict, requests, rebuilt, [*missed, *wrong, *await _left(lab, cell)])


async def _struck(lab: Laboratory, cell: Cell) -> RecordingReply:
    if cell.scene == "output":
        return await lab.say(ASKED[cell.scene], StruckReply(cell=cell, lab=lab))
    await cell.fault.strike(lab, cell.scene)
    return await lab.say(ASKED[cell.scene])


async def _go_on(lab: Laboratory, scene: Scene, reply: RecordingReply, way: Way) -> list[str]:
    """Read what the turn came to, go on, and return what is wrong with the answers."""
    if reply.ends == ["finish"]:
        wrong = _differing(reply, ANSWER[scene])
        return wrong + _differing(await lab.say(NEXT), NEXT_ANSWER)
    if reply.ends != ["fail"] or not reply.failures[0][1]:
        return [f"the turn ended with {reply.ends}, {reply.failures}"]
    if way == "retry":
        wrong = _differing(await lab.take(Retry(turn=lab.turn)), ANSWER[scene])
        return wrong + _differing(await lab.say(NEXT), NEXT_ANSWER)
    return _differing(await lab.say(NEXT), f"{ANSWER[scene]} / {NEXT_ANSWER}")


def _differing(reply: RecordingReply, expected: str) -> list[str]:
    if reply.ends != ["finish"]:
        return [f"no answer {expected!r}: {reply.ends}"]
    (answer,) = reply.answers
    wrong = [] if answer == expected else [f"{answer!r} instead of {expected!r}"]
    return wrong if answer.startswith(reply.streamed) else [*wrong, f"streamed {reply.streamed!r} for {answer!r}"]


async def _left(lab: Laboratory, cell: Cell) -> list[str]:
    """Return what is wrong with the goals, the journal and the remote thread in the end."""
    past = () if cell.fault.first else PAST
    said = [*past, ASKED[cell.scene], NEXT]
    goals = [text.split()[1] for text in said if text.startswith("Make")]
    journal = [entry.item for entry in await lab.journal()]
    wrong: list[str] = []
    if (kept := await lab.goals()) != goals:
        wrong.append(f"goals {kept} instead of {goals}")
    if (told := [item["text"] for item in journal if item["type"] == "user_message"]) != said:
        wrong.append(f"journal: user said {told}")
    answers = [item["text"] for item in journal if item["type"] == "assistant_message"]
    wrong += [f"journal: {text!r} {count} times" for text, count in Counter(answers).items() if count > 1]
    return wrong + await _remote(lab, said)


async def _remote(lab: Laboratory, said: list[str]) -> list[str]:
    remote_id = await lab.remote_id()
    match lab.engine:
        case "responses/conversation":
            return side_of_conversation(conversation_of(lab.server, remote_id)).wrong(said)
        case "assistants":
            return side_of_thread(thread_of(lab.server, remote_id)).wrong(said)
        case "responses/local":
            return [f"remote: {remote_id} is kept"] if remote_id else []
