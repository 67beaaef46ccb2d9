"""A process that dies at any point of a turn leaves, after its restart, one answer and one effect."""

import itertools
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from bot.assistant.engine import AssistantEngine, EngineEvent, RemoteThread, RunInput
from bot.assistant.halt import Halt
from bot.assistant.turn import FormAnswer, FormDecline, Message, TurnInput
from storage.crypto import Cipher
from storage.database import Database
from storage.unit import UnitOfWork
from tests.clock import FakeClock
from tests.conftest import create_tables
from tests.integration.assistant_office import HOW_LONG, KEEP, KEEP_TWICE, Office, State, open_office
from tools.toolkit.form import Form
from tools.toolkit.outcome import Display
from tools.toolkit.task import Task


class Killed(BaseException):
    """The process is gone."""


@dataclass
class Fate:
    """Kills at the `at`-th point that is passed while it is armed."""

    at: int
    armed: bool = False
    passed: int = 0

    def pass_point(self) -> None:
        if self.armed:
            self.passed += 1
            if self.passed == self.at:
                raise Killed


class MortalDatabase(Database):
    """A database whose process may die after each transaction (one that is not committed left nothing)."""

    fate = Fate(0)

    def unit(self) -> AbstractAsyncContextManager[UnitOfWork]:
        return self._mortal(super().unit())

    @asynccontextmanager
    async def _mortal(self, unit: AbstractAsyncContextManager[UnitOfWork]) -> AsyncGenerator[UnitOfWork]:
        async with unit as opened:
            yield opened
        self.fate.pass_point()


@dataclass
class MortalEngine:
    """An engine whose process may die at the first event of each kind."""

    engine: AssistantEngine
    fate: Fate

    def __post_init__(self) -> None:
        self.name, self.endpoint, self.model = self.engine.name, self.engine.endpoint, self.engine.model
        self.check, self.rebuild, self.mirror = self.engine.check, self.engine.rebuild, self.engine.mirror
        self.close = self.engine.close

    async def start(self, thread: RemoteThread, run: RunInput) -> AsyncGenerator[EngineEvent, None]:
        seen: set[type[EngineEvent]] = set()
        async for event in self.engine.start(thread, run):
            if type(event) not in seen:
                self.fate.pass_point()
            seen.add(type(event))
            yield event

    def resume(self, thread: RemoteThread, run: RunInput) -> AsyncGenerator[EngineEvent, None]:
        return self.start(thread, run)


@dataclass
class Screen:
    """What the user sees after all, by turn: each kind of message is there once and can be replaced."""

    answers: dict[int, set[str]] = field(default_factory=dict[int, set[str]])
    results: dict[int, set[tuple[str, ...]]] = field(default_factory=dict[int, set[tuple[str, ...]]])
    forms: dict[int, set[tuple[str, ...]]] = field(default_factory=dict[int, set[tuple[str, ...]]])
    settled: dict[int, set[str]] = field(default_factory=dict[int, set[str]])
    stopped: set[int] = field(default_factory=set[int])
    failures: int = 0


@dataclass
class MortalReply:
    """A reply whose process may die after it showed something."""

    screen: Screen
    turn_id: int
    fate: Fate
    halt: Halt
    halting_at: str

    async def status(self, text: str, topic: str | None = None) -> None:
        {self.halting_at: self.halt.ask}.get(text, str)("stopped")

    async def work(self, task: Task) -> None:
        await self.status(task.title)

    async def name(self, title: str) -> None:
        pass

    async def append(self, text: str) -> None:
        pass

    async def ask(self, form: Form) -> None:
        fields = tuple(asked.name for section in form.sections for asked in section.asked)
        await self._show(lambda: self.screen.forms.setdefault(self.turn_id, set()).add(fields))

    async def finish(self, text: str, results: Sequence[Display]) -> None:
        summaries = tuple(result.summary for result in results)
        await self._show(lambda: self.screen.answers.setdefault(self.turn_id, set()).add(text))
        await self._show(lambda: self.screen.results.setdefault(self.turn_id, set()).add(summaries))

    async def fail(self, reference: str, retryable: bool) -> None:
        self.screen.failures += 1

    async def stop(self) -> None:
        await self._show(lambda: self.screen.stopped.add(self.turn_id))

    async def settle_form(self, call_ids: Sequence[str], how: str, answers: Sequence[tuple[str, str]]) -> None:
        await self._show(lambda: self.screen.settled.setdefault(self.turn_id, set()).add(how))

    async def _show(self, effect: Callable[[], None]) -> None:
        effect()
        self.fate.pass_point()


@dataclass
class Aftermath:
    """What is left: what the user sees, what the journal holds, and the goals."""

    screen: Screen
    journal: list[Any]
    goals: list[str]


@dataclass
class Life:
    """A conversation that is lived through, with one death at most."""

    office: Office
    database: MortalDatabase
    screen: Screen = field(default_factory=Screen)

    async def take(self, content: TurnInput, *, stopped_at: str = "") -> None:
        """Take a turn, which the user stops when they read the status `stopped_at`."""
        turn = await self.office.claim(content)
        fate, halt = self.database.fate, Halt()
        reply = MortalReply(self.screen, turn.id, fate, halt, stopped_at)
        try:
            fate.armed = True
            await self.office.handler.run(turn, reply, halt)
        except Killed:
            fate.armed = False
            # Whether a stop was asked is stored with the turn, so the next process knows it too.
            await self.office.again(turn, reply, halt)
        fate.armed = False
        await self.office.end(turn)

    async def asked(self) -> str:
        (call,) = await self.office.open_calls()
        return call.call_id

    async def aftermath(self) -> Aftermath:
        """Return what is left of the story."""
        held = [
            (entry.turn_id, entry.item["type"], entry.item.get("text"), entry.item.get("output"))
            for entry in await self.office.journal()
        ]
        return Aftermath(self.screen, held, await self.office.goals())


Story = Callable[[Life], Awaitable[None]]


async def goal_is_kept(life: Life) -> None:
    await life.take(Message(text=KEEP, ts="1.5"))


async def form_is_filled(life: Life) -> None:
    await life.take(Message(text=HOW_LONG, ts="1.5"))
    await life.take(FormAnswer(answers={await life.asked(): {"monthly_savings": "1,200"}}))


async def several_calls_are_made(life: Life) -> None:
    await life.take(Message(text=KEEP_TWICE, ts="1.5"))
    await life.take(FormAnswer(answers={await life.asked(): {"monthly_savings": "1,200"}}))


async def value_is_written(life: Life) -> None:
    await life.take(Message(text=HOW_LONG, ts="1.5"))
    await life.take(Message(text="1,200", ts="2.5"))


async def question_is_overtaken(life: Life) -> None:
    await life.take(Message(text=HOW_LONG, ts="1.5"))
    old = await life.asked()
    await life.take(Message(text=KEEP, ts="2.5"))
    await life.take(FormAnswer(answers={old: {"monthly_savings": "1,200"}}))


async def question_is_declined(life: Life) -> None:
    await life.take(Message(text=HOW_LONG, ts="1.5"))
    await life.take(FormDecline(call_ids=(await life.asked(),)))


async def turn_is_stopped(life: Life) -> None:
    await life.take(Message(text=KEEP, ts="1.5"), stopped_at="Thinking…")
    await life.take(Message(text="Hello", ts="2.5"))


async def live(story: Story, fate: Fate, office: Office, empty: Path, cipher: Cipher) -> Aftermath:
    """Live through a story in a copy of the `empty` database."""
    copy = empty.with_name(f"{fate.at}.db")
    copyfile(empty, copy)
    database = MortalDatabase(f"sqlite:///{copy}", cipher, office.clock)
    database.fate = fate
    life = Life(replace(office, database=database, engine=MortalEngine(office.engine, fate)), database)
    await story(life)
    aftermath = await life.aftermath()
    await database.close()
    return aftermath


@pytest.mark.slow
@pytest.mark.parametrize(
    ("story", "state"),
    [
        (goal_is_kept, "conversation"),
        (goal_is_kept, "local"),
        (form_is_filled, "conversation"),
        (several_calls_are_made, "local"),
        (value_is_written, "conversation"),
        (question_is_overtaken, "conversation"),
        (question_is_declined, "local"),
        (turn_is_stopped, "local"),
        (turn_is_stopped, "conversation"),
        (goal_is_kept, "assistants"),
        (form_is_filled, "assistants"),
        (question_is_overtaken, "assistants"),
    ],
)
async def test_a_death_at_any_point_changes_nothing(
    story: Story, state: State, database: Database, clock: FakeClock, tmp_path: Path, cipher: Cipher
) -> None:
    empty = tmp_path / "empty.db"
    await create_tables(f"sqlite:///{empty}")
    async with open_office(database, clock, state) as office:
        unharmed = await live(story, Fate(0), office, empty, cipher)
        assert all(len(shown) == 1 for shown in unharmed.screen.answers.values())
        for at in itertools.count(1):
            fate = Fate(at)
            assert (at, await live(story, fate, office, empty, cipher)) == (at, unharmed)
            if fate.passed < at:
                break
