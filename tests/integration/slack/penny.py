"""Penny in front of the loopback workspace."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.assistant.turn import Message, TurnRequest
from bot.blocks.form import question
from bot.playground.slack.workspace import SlackWorkspace
from bot.slack.services import Services
from storage.repositories.notes import StoredNote
from storage.tables.users import User
from tools.toolkit.form import Form
from tools.toolkit.outcome import NeedsInput
from tools.toolkit.tool import Caller, ToolCall

ALEX, SAM, PENNY, DM, CHANNEL = "U0ALEX", "U0SAM", "U0PENNY", "D0ALEX", "C0MONEY"
CALL = "call_1"


@dataclass
class Penny:
    """Penny's handlers without a worker: turns stay in the inbox, where tests can read them."""

    workspace: SlackWorkspace
    services: Services
    woken: bool = False

    def __post_init__(self) -> None:
        self.services.database.inbox.on_put = self._wake

    async def turns(self) -> list[TurnRequest]:
        """Everything that was queued, once all events are acked."""
        await self.workspace.wait_for(lambda: all(d.acked_at is not None for d in self.workspace.deliveries))
        now = self.services.clock()
        async with self.services.database.unit() as unit:
            claimed = await unit.turns.claim("test", now, now + timedelta(minutes=1), 100, 9)
        return [TurnRequest.model_validate(turn.payload) for turn in claimed]

    async def halted(self) -> dict[int, str]:
        """Why each running turn that was asked to stop is to stop, once all events are acked."""
        await self.workspace.wait_for(lambda: all(d.acked_at is not None for d in self.workspace.deliveries))
        async with self.services.database.unit() as unit:
            return dict(await unit.turns.to_halt("test"))

    async def end_turns(self) -> None:
        """Let every running turn come to its end."""
        now = self.services.clock()
        async with self.services.database.unit() as unit:
            for turn_id in await unit.turns.heartbeat("test", range(1, 100), now):
                await unit.turns.finish(turn_id, "test", 1, "done", now=now)

    async def conversation_of(self, turn_id: int) -> str:
        async with self.services.database.unit() as unit:
            turn = await unit.turns.get(turn_id)
        assert turn is not None
        return turn.conversation

    def _wake(self) -> None:
        self.woken = True

    async def texts(self) -> list[str]:
        return [turn.input.text for turn in await self.turns() if isinstance(turn.input, Message)]

    async def next_texts(self) -> list[str]:
        """What was queued behind the turns that run."""
        await self.turns()
        await self.end_turns()
        return await self.texts()

    async def alex(self) -> User:
        async with self.services.database.unit() as unit:
            return await unit.users.ensure(
                "T0PENNY", ALEX, time_zone="America/New_York", locale="en_US", currency="USD"
            )

    async def converse(self, channel: str = DM) -> str:
        """Let Alex and Penny have a thread; return its ts."""
        user, now = await self.alex(), self.services.clock()
        thread = self.workspace.backend.posts.by_bot(self.workspace.directory.channel(channel), {"text": "Hi"}, None)
        async with self.services.database.unit() as unit:
            await unit.conversations.ensure(
                "T0PENNY", channel, thread["ts"], user.id, engine="test", endpoint="test", now=now
            )
        return thread["ts"]

    async def caller(self, thread: str, channel: str = DM) -> Caller:
        user = await self.alex()
        async with self.services.database.unit() as unit:
            conversation = await unit.conversations.find("T0PENNY", channel, thread, user.id)
        return Caller(user, conversation.id if conversation else None, private=channel == DM, channel=channel)

    async def asked(self, thread: str, tool: str, arguments: str = "{}", channel: str = DM) -> dict[str, Any]:
        """Let Penny ask for what the call is missing; return the message."""
        outcome = await self.services.executor.execute(
            ToolCall(CALL, tool, arguments), await self.caller(thread, channel)
        )
        assert isinstance(outcome, NeedsInput)
        content = question(Form(sections=(outcome.section,)), ALEX)
        place = self.workspace.directory.channel(channel)
        fields: dict[str, Any] = {"text": content.text, "blocks": list(content.blocks)}
        return self.workspace.backend.posts.by_bot(place, fields, thread)

    async def notes(self) -> list[StoredNote]:
        user = await self.alex()
        async with self.services.database.unit() as unit:
            return await unit.notes.after(user.id, 0, excluding_conversation=None)

    def modal(self) -> dict[str, Any]:
        view = self.workspace.view(ALEX)
        assert view is not None
        return view
