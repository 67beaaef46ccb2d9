"""A process that dies at any point of a turn leaves, after its restart, one answer and one effect."""

import itertools
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bot.assistant.engine import AssistantEngine, EngineEvent, RemoteThread, RunInput
from bot.assistant.turn import FormAnswer, FormDecline, Message, TurnInput
from storage.crypto import Cipher
from storage.database import Database
from storage.repositories.turns import ClaimedTurn
from storage.unit import UnitOfWork
from tests.clock import FakeClock
from tests.conftest import create_tables
from tests.integration.assistant_office import HOW_LONG, KEEP, Office, State, open_office
from tools.toolkit.form import Form
from tools.toolkit.outcome import Display


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
    """A database whose process may die before, in and after each transaction."""

    fate = Fate(0)

    def unit(self) -> AbstractAsyncContextManager[UnitOfWork]:
        return self._mortal(super().unit())

    @asynccontextmanager
    async def _mortal(self, unit: AbstractAsyncContextManager[UnitOfWork]) -> AsyncGenerator[UnitOfWork]:
        self.fate.pass_point()
        async with unit as opened:
            yield opened
            self.fate.pass_point()
        self.fate.pass_point()


@dataclass
class MortalEngine:
    """An engine whose process may die before the request and at each event."""

    engine: AssistantEngine
    fate: Fate

    def __post_init__(self) -> None:
        self.name, self.endpoint = self.engine.name, self.engine.endpoint

    async def start(self, thread: RemoteThread, run: RunInput) -> AsyncIterator[EngineEvent]:
        self.fate.pass_point()
        async for event in self.engine.start(thread, run):
            self.fate.pass_point()
            yield event

    def resume(self, thread: RemoteThread, run: RunInput) -> AsyncIterator[EngineEvent]:
        return self.start(thread, run)


@dataclass
class Screen:
    """What the user sees after all, by turn: each kind of message is there once and can be replaced."""

    answers: dict[int, set[str]] = field(default_factory=dict[int, set[str]])
    results: dict[int, set[tuple[str, ...]]] = field(default_factory=dict[int, set[tuple[str, ...]]])
    forms: dict[int, set[tuple[str, ...]]] = field(default_factory=dict[int, set[tuple[str, ...]]])
    settled: dict[int, set[str]] = field(default_factory=dict[int, set[str]])
    failures: int = 0


@dataclass
class MortalReply:
    """A reply whose process may die before and after it shows something."""

    screen: Screen
    turn_id: int
    fate: Fate

    async def status(self, text: str) -> None:
        self.fate.pass_point()

    async def append(self, text: str) -> None:
        self.fate.pass_point()

    async def ask(self, form: Form) -> None:
        fields = tuple(asked.name for section in form.sections for asked in section.asked)
        await self._show(lambda: self.screen.forms.setdefault(self.turn_id, set()).add(fields))

    async def finish(self, text: str, results: Sequence[Display]) -> None:
        summaries = tuple(result.summary for result in results)
        await self._show(lambda: self.screen.answers.setdefault(self.turn_id, set()).add(text))
        await self._show(lambda: self.screen.results.setdefault(self.turn_id, set()).add(summaries))

    async def fail(self, reference: str, retryable: bool) -> None:
        self.screen.failures += 1

    async def settle_form(self, call_ids: Sequence[str], how: str, answers: Sequence[tuple[str, str]]) -> None:
        await self._show(lambda: self.screen.settled.setdefault(self.turn_id, set()).add(how))

    async def _show(self, effect: Callable[[], None]) -> None:
        self.fate.pass_point()
        effect()
        self.fate.pass_point()


@dataclass
class Life:
    """A conversation that is lived through, with one death at most."""

    office: Office
    database: MortalDatabase
    screen: Screen = field(default_factory=Screen)

    async def take(self, content: TurnInput) -> None:
        turn = await self.office.claim(content)
        try:
            await self._run(turn, armed=True)
        except Killed:
            self.database.fate.armed = False
            await self.office.again(turn, self._reply(turn))
        await self.office.end(turn)

    async def _run(self, turn: ClaimedTurn, *, armed: bool) -> None:
        self.database.fate.armed = armed
        await self.office.handler.run(turn, self._reply(turn))
        self.database.fate.armed = False

    def _reply(self, turn: ClaimedTurn) -> MortalReply:
        return MortalReply(self.screen, turn.id, self.database.fate)

    async def asked(self) -> str:
        (call,) = await self.office.open_calls()
        return call.call_id

    async def aftermath(self) -> tuple[Screen, list[Any], list[str]]:
        """Return what is left: what the user sees, what the journal holds, and the goals."""
        held = [
            (entry.turn_id, entry.item["type"], entry.item.get("text"), entry.item.get("output"))
            for entry in await self.office.journal()
        ]
        return self.screen, held, await self.office.goals()


Story = Callable[[Life], Awaitable[None]]


async def goal_is_kept(life: Life) -> None:
    await life.take(Message(text=KEEP, ts="1.5"))


async def form_is_filled(life: Life) -> None:
    await life.take(Message(text=HOW_LONG, ts="1.5"))
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


async def live(
    story: Story, fate: Fate, state: State, folder: Path, cipher: Cipher
) -> tuple[Screen, list[Any], list[str]]:
    url = f"sqlite:///{folder / f'{fate.at}.db'}"
    await create_tables(url)
    clock = FakeClock()
    database = MortalDatabase(url, cipher, clock)
    database.fate = fate
    async with open_office(database, clock, state) as office:
        office.engine = MortalEngine(office.engine, fate)
        life = Life(office, database)
        await story(life)
        aftermath = await life.aftermath()
    await database.close()
    return aftermath


@pytest.mark.slow
@pytest.mark.parametrize("state", ["conversation", "local"])
@pytest.mark.parametrize(
    "story", [goal_is_kept, form_is_filled, value_is_written, question_is_overtaken, question_is_declined]
)
async def test_a_death_at_any_point_changes_nothing(story: Story, state: State, tmp_path: Path, cipher: Cipher) -> None:
    unharmed = await live(story, Fate(0), state, tmp_path, cipher)
    screen, _, _ = unharmed
    assert [len(shown) for shown in screen.answers.values()] == [1] * len(screen.answers)
    for at in itertools.count(1):
        fate = Fate(at)
        assert (at, await live(story, fate, state, tmp_path, cipher)) == (at, unharmed)
        if fate.passed < at:
            break
