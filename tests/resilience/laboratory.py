"""A RunHandler at work behind a line that can fail: real engine, client and database, the loopback model server."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from bot.assistant.engine import AssistantEngine
from bot.assistant.engines.assistants import AssistantsEngine
from bot.assistant.engines.assistants.remote import Patience as RunPatience
from bot.assistant.engines.responses import ResponsesEngine
from bot.assistant.errors import TurnFailedError
from bot.assistant.halt import Halt
from bot.assistant.turn import Message, TurnInput
from bot.playground.openai.server import OpenAIServer
from storage.crypto import Cipher, new_key
from storage.database import Database
from storage.repositories.journal import StoredEntry
from storage.tables.conversations import Conversation
from tests.clock import FakeClock
from tests.conftest import create_tables
from tests.integration.assistant_office import Model, Office, State, Waits
from tests.resilience.answering import answering
from tests.resilience.line import Line
from tests.unit.bot.assistant.recording import RecordingReply

EngineName = Literal["responses/conversation", "responses/local", "assistants"]
ENGINES: tuple[EngineName, ...] = ("responses/conversation", "responses/local", "assistants")
_STATES: dict[EngineName, State] = {
    "responses/conversation": "conversation",
    "responses/local": "local",
    "assistants": "assistants",
}

WORKING = "Writing it down…"
"""The status under which the tool of a turn runs."""

Relief = Callable[[], Awaitable[None]]
"""Ends a fault that passes by itself."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How many seconds the engine waits: to connect, between two pieces of a stream, for a whole response."""

    connect: float
    read: float
    total: float


PATIENT = Patience(connect=5.0, read=20.0, total=30.0)
HASTY = Patience(connect=0.2, read=0.3, total=0.5)


@dataclass
class Laboratory:
    """One conversation, and the means to make things go wrong in it.

    `relief` is done once, when Penny waits before she tries again: what ends a fault that passes. `turn` is the id of
    the latest turn.
    """

    engine: EngineName
    office: Office
    line: Line
    relief: list[Relief] = field(default_factory=list[Relief])
    messages: int = 0
    turn: int = 0

    @property
    def server(self) -> OpenAIServer:
        return self.office.server

    async def say(self, text: str, reply: RecordingReply | None = None) -> RecordingReply:
        """Take a message to the end of its turn, however it ends, and return what the user saw."""
        self.messages += 1
        return await self.take(Message(text=text, ts=f"{self.messages}.5"), reply)

    async def take(self, content: TurnInput, reply: RecordingReply | None = None) -> RecordingReply:
        """Take any input to the end of its turn, however it ends, and return what the user saw."""
        reply = reply or RecordingReply()
        turn = await self.office.claim(content)
        self.turn = turn.id
        try:
            await self.office.handler.run(turn, reply, Halt())
        except TurnFailedError:
            assert reply.ends == ["fail"]
        await self.office.end(turn)
        return reply

    async def goals(self) -> list[str]:
        return await self.office.goals()

    async def journal(self) -> list[StoredEntry]:
        return await self.office.journal()

    async def conversation(self) -> Conversation:
        """The row of the conversation."""
        place, speaker = self.office.place, self.office.speaker
        async with self.office.database.unit() as unit:
            user = await unit.users.find(speaker.team_id, speaker.user_id)
            assert user
            found = await unit.conversations.find(place.team_id, place.channel_id, place.thread_ts, user.id)
        assert found
        return found

    async def remote_id(self) -> str:
        """The provider's id of the conversation; "" where there is none."""
        return (await self.conversation()).remote_id or ""

    async def calm(self) -> None:
        """End every fault."""
        await self.line.calm()
        while self.relief:
            await self.relief.pop()()


@dataclass
class RelievedWaits(Waits):
    """Records pauses instead of making them, and does in them what ends a fault."""

    relief: list[Relief] = field(default_factory=list[Relief])

    async def __call__(self, seconds: float) -> None:
        await super().__call__(seconds)
        while self.relief:
            await self.relief.pop()()


@asynccontextmanager
async def open_laboratory(file: Path, engine: EngineName, patience: Patience) -> AsyncGenerator[Laboratory]:
    """Start the model server and the line to it, and put a conversation behind them."""
    clock = FakeClock()
    server = OpenAIServer(planner=answering, clock=clock)
    line = Line(await server.start())
    await line.open()
    url = f"sqlite:///{file}"
    await create_tables(url)
    database = Database(url, Cipher([new_key()]), clock)
    waits = RelievedWaits()
    reached = _engine(line.url, engine, patience)
    office = Office(database, server, reached, clock, model=Model(), state=_STATES[engine], waits=waits)
    yield Laboratory(engine, office, line, waits.relief)
    await reached.close()
    await line.close()
    await server.stop()
    await database.close()


def _engine(url: str, name: EngineName, patience: Patience) -> AssistantEngine:
    if name == "assistants":
        runs = RunPatience(run=patience.total, follow=patience.total, cancel=patience.total, pause=0.01)
        return AssistantsEngine(
            api_key="sk-test",
            base_url=url,
            model="test",
            connect_seconds=patience.connect,
            read_seconds=patience.read,
            patience=runs,
        )
    return ResponsesEngine(
        api_key="sk-test",
        base_url=url,
        model="test",
        state="local" if name == "responses/local" else "conversation",
        connect_seconds=patience.connect,
        read_seconds=patience.read,
        total_seconds=patience.total,
    )
