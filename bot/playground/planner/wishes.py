"""From a message to what is to be done: the calls it asks for, or what to say to it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.playground.planner import phrases
from bot.playground.planner.budgets import budget_values
from bot.playground.planner.dialogue import Dialogue
from bot.playground.planner.facts import INCOME, forgotten_fact, stated_fact
from bot.playground.planner.goals import changes_goal, goal_change, new_goal
from bot.playground.planner.intents import Part, is_follow_up, parts
from bot.playground.planner.keywords import Intent
from bot.playground.planner.mentions import amounts
from bot.playground.planner.moves import Call, Say
from bot.playground.planner.names import (
    FACT_FORGET,
    FACT_LIST,
    FACT_REMEMBER,
    GOAL_CREATE,
    GOAL_LIST,
    GOAL_UPDATE,
    PLAN_BUDGET,
    TIMELINE,
)
from bot.playground.planner.offered import Offered
from bot.playground.planner.savings import savings_values
from bot.playground.planner.topic import Topic, topic_of

_TOOLS: dict[Intent, str] = {
    "savings": TIMELINE,
    "budget": PLAN_BUDGET,
    "create_goal": GOAL_CREATE,
    "list_goals": GOAL_LIST,
    "update_goal": GOAL_UPDATE,
    "remember": FACT_REMEMBER,
    "list_facts": FACT_LIST,
    "forget": FACT_FORGET,
}
_INTENTS: dict[str, Intent] = {tool: intent for intent, tool in _TOOLS.items()}
_TALK: tuple[Intent, ...] = ("market", "outside", "cancel", "help", "thanks", "greeting", "agreed")
_LONGEST_NAME = 4
"""Words in a bare answer to "what is the goal called?"."""

_TAKES_INCOME: tuple[Intent, ...] = ("savings", "budget")
_REPEATED: tuple[Intent, ...] = ("create_goal", "update_goal", "remember")
"""Wishes that a message may have several of, each with an amount of its own."""


@dataclass(frozen=True, slots=True)
class _Message:
    """The newest message with what it may go on with."""

    parts: tuple[Part, ...]
    topic: Topic | None
    today: date | None

    def wanted(self) -> list[Intent]:
        """Return the wishes that tools can fulfil, in order, each once.

        An income that is told along with a question, or that a question waits for, belongs to the question.
        """
        found: list[Intent] = [part.intent for part in self.parts if part.intent is not None and part.intent in _TOOLS]
        if self.topic is not None and found == ["remember"] and self._goes_on(self.topic):
            return [_INTENTS[self.topic.tool]]
        answers = any(intent in _TAKES_INCOME for intent in found)
        return [intent for intent in dict.fromkeys(found) if not (answers and intent == "remember")]

    def _goes_on(self, topic: Topic) -> bool:
        text = "\n".join(part.text for part in self.parts)
        told = stated_fact(text)
        income = told is not None and told.name == INCOME
        return income and _INTENTS[topic.tool] in _TAKES_INCOME and (topic.unfinished or is_follow_up(text))

    def each(self, intent: Intent) -> list["_Message"]:
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


def reaction(dialogue: Dialogue, offered: Offered) -> Say | tuple[Call, ...]:
    """Return the calls that the newest message asks for, in order, or what to answer to it."""
    said = parts(dialogue.request)
    dropped = any(part.intent == "cancel" for part in said)
    message = _Message(said, None if dropped else topic_of(dialogue.before), dialogue.today)
    wanted = message.wanted() or _continued(message)
    if not wanted:
        return Say(_talk(message))
    wishes: list[tuple[Intent, _Message]] = [(intent, wish) for intent in wanted for wish in message.each(intent)]
    calls = [call for intent, wish in wishes if (call := _call(intent, wish, offered)) is not None]
    return tuple(calls) if calls else Say(phrases.NO_TOOL)


def says_something_new(text: str) -> bool:
    """Whether a message asks for something, beyond giving a value that was asked for."""
    return is_follow_up(text) or any(part.intent is not None for part in parts(text))


def _continued(message: _Message) -> list[Intent]:
    """Return the wish that a message without one of its own goes on with."""
    text, topic = message.text(None), message.topic
    if topic is not None and topic.tool == GOAL_CREATE and not topic.unfinished:
        return ["update_goal"] if changes_goal(text) else []
    if topic is not None and (_gives_values(message, topic.tool) or _names_goal(text, topic)):
        return [_INTENTS[topic.tool]]
    fact = stated_fact(text)
    if fact is not None and fact.sure:
        return ["remember"]
    return ["savings"] if topic is None and _says_goal_and_pace(message) else []


def _says_goal_and_pace(message: _Message) -> bool:
    """Whether a message without any telling word gives all that a savings question takes: "12k with 400 a month"."""
    values = savings_values(message.text(None), None, message.today)
    return "goal_amount" in values and "monthly_savings" in values


def _gives_values(message: _Message, tool: str) -> bool:
    text = message.text(None)
    if tool == PLAN_BUDGET:
        return bool(budget_values(text, None))
    if tool == GOAL_CREATE:
        return bool(new_goal(text, None, message.today))
    return bool(savings_values(text, None, message.today))


def _names_goal(text: str, topic: Topic) -> bool:
    asked = topic.tool == GOAL_CREATE and topic.unfinished and "name" not in topic.values
    return asked and 0 < len(text.split()) <= _LONGEST_NAME


def _call(intent: Intent, message: _Message, offered: Offered) -> Call | None:
    tool = _TOOLS[intent]
    return offered.call(tool, _VALUES[intent](message)) if tool in offered else None


def _new_goal(message: _Message) -> dict[str, Any]:
    text = message.text("create_goal", None)
    values = new_goal(text, message.topic, message.today)
    if message.topic and not values.get("name") and _names_goal(text, message.topic):
        values["name"] = text.strip(" .!")
    return values


def _remembered(message: _Message) -> dict[str, Any]:
    fact = stated_fact(message.text("remember", None))
    return {} if fact is None else {"name": fact.name, "value": fact.value}


_VALUES: dict[Intent, Callable[[_Message], dict[str, Any]]] = {
    "savings": lambda m: savings_values(m.text("savings", "remember", None), m.topic, m.today),
    "budget": lambda m: budget_values(m.text("budget", "remember", None), m.topic),
    "create_goal": _new_goal,
    "update_goal": lambda m: goal_change(m.text("update_goal", None), m.topic, m.today),
    "list_goals": lambda m: {},
    "remember": _remembered,
    "list_facts": lambda m: {},
    "forget": lambda m: {"name": forgotten_fact(m.text("forget"))},
}


def _talk(message: _Message) -> str:
    found = {part.intent for part in message.parts}
    talked = next((phrases.TALK[intent] for intent in _TALK if intent in found), "")
    if talked:
        return talked
    if message.topic is not None and message.topic.unfinished:
        return phrases.still_open(message.topic.tool, message.topic.values)
    text = message.text(None)
    return phrases.WHAT_FOR if amounts(text) else phrases.NOTHING_UNDERSTOOD
