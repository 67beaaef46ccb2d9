"""What must be true of everything that was said and done in the turmoil, read from the database and from Slack."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from bot.playground.slack.directory import TEAM_ID
from storage.database import Database
from storage.tables.turns import Turn
from tests.resilience.people import Person

_PARTS = ("answer", "answer-2", "answer-again")
_TURN = '{{"turn": {},'
_APOLOGY = re.compile(r"I'm sorry, something went wrong on my side and I couldn't finish this\..*\(Reference P-\d+\)")


@dataclass(frozen=True, slots=True)
class Shown:
    """A turn that is over, and what Slack shows of its answer."""

    turn: Turn
    texts: Sequence[str]

    def holds(self, token: str) -> bool:
        """Whether the answer has the token in it, as a word of its own."""
        return any(re.search(rf"(?<![\w,]){re.escape(token)}(?![\w,])", text) for text in self.texts)


@dataclass(frozen=True, slots=True)
class Account:
    """One person's turns, the goals they have and how often their remote thread was made anew."""

    person: Person
    shown: Sequence[Shown]
    goals: Sequence[str]
    rebuilt: int

    @property
    def wrong(self) -> list[str]:
        """What must not be."""
        tokens = [*self.person.orders, *self.person.amounts]
        return [*self._turns(), *(problem for token in tokens if (problem := self._answered(token)))]

    def told(self) -> str:
        """Return what the person did and what came of it, to be read by whoever looks for the cause."""
        turns = [f"  turn {s.turn.id}: {s.turn.status} {s.turn.error or ''} {list(s.texts)}" for s in self.shown]
        return "\n".join([f"  {self.person.name}: {'; '.join(self.person.story)}", *turns])

    def _turns(self) -> list[str]:
        wrong = [f"turn {s.turn.id} is {s.turn.status}" for s in self.shown if s.turn.status in ("queued", "running")]
        failed = [s for s in self.shown if s.turn.status == "failed"]
        wrong += [f"turn {s.turn.id} failed without a word" for s in failed if not _apologises(s)]
        wrong += [f"turn {s.turn.id} says {text!r}" for s in self.shown for text in s.texts if "DOUBLED" in text]
        messages = Counter(s.turn.message_key for s in self.shown if s.turn.message_key)
        return [*wrong, *(f"message {key} has {count} turns" for key, count in messages.items() if count > 1)]

    def _answered(self, token: str) -> str | None:
        """Return what is wrong about the answer to one message; a stopped or failed one comes with a later answer."""
        answers = sum(shown.turn.status == "done" and shown.holds(token) for shown in self.shown)
        return None if answers == 1 else f"{token} was answered {answers} times"


async def accounts_of(database: Database, people: Sequence[Person]) -> list[Account]:
    """Read everybody's account."""
    turns = await turns_in(database)
    return [await _account(database, person, turns) for person in people]


async def turns_in(database: Database) -> list[Turn]:
    """Return every turn that was ever put into the inbox."""
    async with database.unit() as unit:
        return list(await unit.turns.session.scalars(select(Turn).order_by(col(Turn.id))))


def goals_wrong(accounts: Sequence[Account]) -> list[str]:
    """Return whose goals are not exactly those that they ordered, in all of their conversations."""
    wrong: list[str] = []
    for user in dict.fromkeys(account.person.user for account in accounts):
        own = [account for account in accounts if account.person.user == user]
        ordered = [f"Boat {tag}" for a in own for tag, kind in a.person.orders.items() if kind == "goal"]
        if sorted(ordered) != sorted(own[0].goals):
            wrong.append(f"{user} ordered the goals {sorted(ordered)} and has {sorted(own[0].goals)}")
    return wrong


async def _account(database: Database, person: Person, turns: Sequence[Turn]) -> Account:
    assert person.thread
    key = f"{TEAM_ID}:{person.channel}:{person.thread}:{person.user}"
    own = [turn for turn in turns if turn.conversation == key]
    shown = [Shown(turn, await _texts(database, turn, person)) for turn in own]
    async with database.unit() as unit:
        user = await unit.users.find(TEAM_ID, person.user)
        assert user
        goals = [goal.name for goal in await unit.goals.of_user(user.id)]
        conversation = await unit.conversations.find(TEAM_ID, person.channel, person.thread, user.id)
        assert conversation
    return Account(person, shown, goals, conversation.generation)


async def _texts(database: Database, turn: Turn, person: Person) -> list[str]:
    async with database.unit() as unit:
        stamps = [await unit.steps.get(turn.id, f"slack:{part}") for part in _PARTS]
        kept: Any = await unit.steps.get(turn.id, "private:answer")
    messages = {m["ts"]: m["text"] for m in person.workspace.bot_messages(person.channel, person.thread)}
    seen = any(_answers(message, turn) for message in person.workspace.ephemerals(person.channel, person.user))
    shown = [messages[ts] for ts in stamps if isinstance(ts, str) and ts in messages]
    return [*shown, kept["text"]] if kept and seen else shown


def _answers(message: dict[str, Any], turn: Turn) -> bool:
    """Tell whether a message for one person's eyes is the end of the answer to the turn: its button names it."""
    values = (element.get("value") for block in message.get("blocks", []) for element in block.get("elements", []))
    return any(value and _TURN.format(turn.id) in value for value in values)


def _apologises(shown: Shown) -> bool:
    return any(_APOLOGY.search(text) for text in shown.texts)
