"""The newest message with what it may go on with, and the wishes in it."""

from dataclasses import dataclass, replace
from datetime import date

from bot.playground.planner.facts import INCOME, Stated, stated_fact
from bot.playground.planner.fulfilling import INTENTS, TOOLS
from bot.playground.planner.intents import Part, is_follow_up
from bot.playground.planner.keywords import Intent
from bot.playground.planner.mentions import amounts
from bot.playground.planner.topic import Topic

_TAKES_INCOME: tuple[Intent, ...] = ("savings", "budget")
_REPEATED: tuple[Intent, ...] = ("log_expense", "create_goal", "contribute", "update_goal", "remember")
"""Wishes that a message may have several of, each with an amount of its own."""


@dataclass(frozen=True, slots=True)
class Message:
    """The newest message with what it may go on with."""

    parts: tuple[Part, ...]
    topic: Topic | None
    today: date | None
    corrected: Stated | None = None

    def wanted(self) -> list[Intent]:
        """Return the wishes that tools can fulfil, in order, each once.

        An income that is told along with a question, or that a question waits for, belongs to the question.
        """
        found: list[Intent] = [part.intent for part in self.parts if part.intent is not None and part.intent in TOOLS]
        if self.topic is not None and found == ["remember"] and self._goes_on(self.topic):
            return [INTENTS[self.topic.tool]]
        answers = any(intent in _TAKES_INCOME for intent in found)
        return [intent for intent in dict.fromkeys(found) if not (answers and intent == "remember")]

    def _goes_on(self, topic: Topic) -> bool:
        text = "\n".join(part.text for part in self.parts)
        told = stated_fact(text)
        income = told is not None and told.name == INCOME
        return income and INTENTS[topic.tool] in _TAKES_INCOME and (topic.unfinished or is_follow_up(text))

    def each(self, intent: Intent) -> list["Message"]:
        """Return the message once for each of its wishes of that kind, or whole where they cannot be told apart."""
        starts = [index for index, part in enumerate(self.parts) if part.intent == intent]
        apart = len(starts) > 1 and all(amounts(self.parts[index].text) for index in starts)
        if intent not in _REPEATED or not apart:
            return [self]
        ends = [*starts[1:], len(self.parts)]
        return [replace(self, parts=self.parts[start:end], topic=None) for start, end in zip(starts, ends, strict=True)]

    def text(self, *intents: Intent | None) -> str:
        """Return the parts of the message with these intents."""
        return "\n".join(part.text for part in self.parts if part.intent in intents)
