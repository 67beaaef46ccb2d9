"""The stage on which SlackReply plays: one question of Alex's and the attempts at answering it."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.assistant.reply import Reply
from bot.assistant.turn import Place, Speaker
from bot.playground.slack.workspace import SlackWorkspace
from bot.slack.reply import reply_for
from bot.slack.services import Services
from tests.unit.bot.slack.stopwatch import Stopwatch

ALEX, DM, CHANNEL = "U0ALEX", "D0ALEX", "C0MONEY"
CALL = "call_1"


@dataclass
class Stage:
    """One question of Alex's, and the attempts at answering it."""

    workspace: SlackWorkspace
    services: Services
    stopwatch: Stopwatch
    channel: str
    thread: str

    @property
    def speaker(self) -> Speaker:
        return Speaker(team_id="T0PENNY", user_id=ALEX)

    @property
    def place(self) -> Place:
        private = self.channel.startswith("D")
        return Place(team_id="T0PENNY", channel_id=self.channel, thread_ts=self.thread, private=private)

    async def attempt(self) -> Reply:
        """Claim the turn, as a worker does after every start."""
        now = self.services.clock()
        async with self.services.database.unit() as unit:
            await unit.turns.take_over(now)
            (turn,) = await unit.turns.claim("test", now, now + timedelta(minutes=1), 1, 9)
        return reply_for(self.services)(turn)

    @property
    def answers(self) -> list[dict[str, Any]]:
        return self.workspace.bot_messages(self.channel, self.thread)

    @property
    def texts(self) -> list[str]:
        return [message["text"] for message in self.answers]

    async def shown(self, text: str) -> None:
        await self.workspace.wait_for(lambda: text in self.texts)

    async def crash_at(self, method: str, work: Awaitable[None]) -> None:
        """Break off, as a killed process does, when the method had its effect and nobody knows of it yet."""
        gate = self.workspace.hold(method)
        task = asyncio.ensure_future(work)
        await gate.reached()
        ours = [t for t in asyncio.all_tasks() if t.get_name() in ("answer", "status")]
        for doomed in (task, *ours):
            doomed.cancel()
        await asyncio.wait([task, *ours])
        gate.release()

    @property
    def session(self) -> str:
        return self.workspace.session(self.channel, self.thread)

    @property
    def status(self) -> str:
        return self.workspace.status(self.channel, self.thread)

    async def open_call(self) -> str:
        """Let Alex's conversation have one open call; return its scope."""
        user = await self.services.people.user(self.speaker)
        place, now = self.place, self.services.clock()
        async with self.services.database.unit() as unit:
            conversation = await unit.conversations.ensure(
                place.team_id, place.channel_id, place.thread_ts, user.id, engine="test", endpoint="test", now=now
            )
            scope = f"conversation:{conversation.id}"
            await unit.tool_calls.open(scope, CALL, "plan_budget", "{}", user.id, None, now, None)
        return scope
