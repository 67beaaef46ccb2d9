"""A person who calls tools through the real executor, on a real database."""

import json
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from bot.scheduler import next_fire
from storage.database import Database
from tests.clock import FakeClock
from tools.catalog import registry
from tools.toolkit.consent import CONSENT
from tools.toolkit.executor import ToolExecutor
from tools.toolkit.outcome import Completed, Failed, NeedsInput, Outcome
from tools.toolkit.tool import Caller, ToolCall

_calls = count(1)


@dataclass(frozen=True)
class Person:
    """Somebody in one place: in private unless they are `in_a_channel`."""

    executor: ToolExecutor
    caller: Caller
    database: Database

    async def ask(self, tool: str, **arguments: object) -> Outcome:
        call = ToolCall(f"call-{next(_calls)}", tool, json.dumps(arguments))
        return await self.executor.execute(call, self.caller)

    async def get(self, tool: str, **arguments: object) -> Completed:
        outcome = await self.ask(tool, **arguments)
        assert isinstance(outcome, Completed), outcome
        return outcome

    async def result(self, tool: str, **arguments: object) -> dict[str, Any]:
        return (await self.get(tool, **arguments)).result

    async def refusal(self, tool: str, **arguments: object) -> str:
        outcome = await self.ask(tool, **arguments)
        assert isinstance(outcome, Failed), outcome
        assert outcome.code == "refused"
        return outcome.message

    async def questions(self, tool: str, **arguments: object) -> list[str]:
        """Return what must be answered before the tool can run."""
        outcome = await self.ask(tool, **arguments)
        assert isinstance(outcome, NeedsInput), outcome
        return [field.name for field in outcome.section.asked]

    async def agree(self, tool: str, **arguments: object) -> dict[str, Any]:
        """Have the tool run after saying yes to what it asks; return its result."""
        asked = await self.ask(tool, **arguments)
        assert isinstance(asked, NeedsInput), asked
        done = await self.executor.answer(asked.section.call_id, {CONSENT: "yes"}, self.caller)
        assert isinstance(done, Completed), done
        return done.result

    async def notes(self) -> list[str]:
        """Return what other conversations of this person are told."""
        async with self.database.unit() as unit:
            return [note.text for note in await unit.notes.after(self.caller.user.id, 0, excluding_conversation=None)]

    async def in_a_channel(self) -> "Person":
        user = self.caller.user
        async with self.database.unit() as unit:
            conversation = await unit.conversations.ensure(
                user.team_id, "C0MONEY", "1.1", user.id, engine="responses", endpoint="", now=self.database.clock()
            )
        return replace(self, caller=replace(self.caller, private=False, conversation_id=conversation.id))


def figures_of(done: Completed) -> dict[str, Any]:
    """Return what the model is told of a result."""
    return done.result


async def person(database: Database, clock: FakeClock, name: str = "U0ALEX") -> Person:
    async with database.unit() as unit:
        user = await unit.users.ensure("T0PENNY", name, time_zone="America/New_York", locale="en_US", currency="USD")
    caller = Caller(user, conversation_id=None, private=True, channel="D0ALEX", message_ts="1.0")
    return Person(ToolExecutor(registry(next_fire=next_fire), database, clock), caller, database)
