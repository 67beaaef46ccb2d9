"""From a message to what is to be done: the calls it asks for, or what to say to it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.playground.planner import phrases
from bot.playground.planner.along import with_its_question
from bot.playground.planner.budgets import budget_values
from bot.playground.planner.check_in_keywords import CheckInIntent
from bot.playground.planner.check_ins import CHECK_IN_TOOLS, CHECK_IN_VALUES
from bot.playground.planner.debts import debt_values
from bot.playground.planner.dialogue import Dialogue
from bot.playground.planner.emergency import emergency_values
from bot.playground.planner.facts import INCOME, Stated, corrected_fact, forgotten_fact, stated_fact
from bot.playground.planner.flows import ahead_values, with_its_flows
from bot.playground.planner.futures import as_what_ifs, comparison_values, simulation_values
from bot.playground.planner.goals import changes_goal, contribution, deleted_goal, goal_change, new_goal
from bot.playground.planner.intents import Part, is_follow_up, parts
from bot.playground.planner.investing import allocation_values, risk_values
from bot.playground.planner.keywords import Intent
from bot.playground.planner.ledger import LEDGER_TOOLS, LEDGER_VALUES, corrects_expense, names_expense
from bot.playground.planner.ledger_keywords import LedgerIntent
from bot.playground.planner.loans import loan_values
from bot.playground.planner.market_keywords import MarketIntent
from bot.playground.planner.markets import MARKET_TOOLS, MARKET_VALUES
from bot.playground.planner.mentions import amounts
from bot.playground.planner.mortgages import mortgage_values
from bot.playground.planner.moves import Call, Say
from bot.playground.planner.names import (
    AMORTIZE_LOAN,
    COMPARE_SCENARIOS,
    EMERGENCY_FUND,
    EXPENSE_LOG,
    FACT_FORGET,
    FACT_LIST,
    FACT_REMEMBER,
    GOAL_CONTRIBUTE,
    GOAL_CREATE,
    GOAL_DELETE,
    GOAL_LIST,
    GOAL_UPDATE,
    MORTGAGE_AFFORDABILITY,
    NET_WORTH,
    PLAN_BUDGET,
    PLAN_DEBT_PAYOFF,
    PROJECT_BUDGET,
    REMOVE_FROM_NET_WORTH,
    RETIREMENT,
    RISK_PROFILE,
    SHOW_NET_WORTH,
    SIMULATE_SCENARIOS,
    SUGGEST_ALLOCATION,
    TIMELINE,
)
from bot.playground.planner.net_worth import gone_values, with_its_worth, worth_values
from bot.playground.planner.offered import Offered
from bot.playground.planner.retirement import retirement_values
from bot.playground.planner.savings import savings_values
from bot.playground.planner.statements import statement_reaction
from bot.playground.planner.topic import Topic, topic_of

_TOOLS: dict[Intent, str] = {
    **CHECK_IN_TOOLS,
    **LEDGER_TOOLS,
    **MARKET_TOOLS,
    "savings": TIMELINE,
    "budget": PLAN_BUDGET,
    "ahead": PROJECT_BUDGET,
    "worth": NET_WORTH,
    "show_worth": SHOW_NET_WORTH,
    "worth_gone": REMOVE_FROM_NET_WORTH,
    "emergency": EMERGENCY_FUND,
    "retirement": RETIREMENT,
    "simulate": SIMULATE_SCENARIOS,
    "compare": COMPARE_SCENARIOS,
    "risk": RISK_PROFILE,
    "allocation": SUGGEST_ALLOCATION,
    "loan": AMORTIZE_LOAN,
    "mortgage": MORTGAGE_AFFORDABILITY,
    "debts": PLAN_DEBT_PAYOFF,
    "create_goal": GOAL_CREATE,
    "list_goals": GOAL_LIST,
    "contribute": GOAL_CONTRIBUTE,
    "delete_goal": GOAL_DELETE,
    "update_goal": GOAL_UPDATE,
    "remember": FACT_REMEMBER,
    "list_facts": FACT_LIST,
    "forget": FACT_FORGET,
}
_INSTEAD: dict[Intent, Intent] = {
    "show_worth": "worth",
    "contribute": "list_goals",
    "delete_goal": "list_goals",
    "update_goal": "list_goals",
    "forget": "list_facts",
    "delete_transaction": "list_transactions",
    "edit_transaction": "list_transactions",
}
"""What shows that there is nothing to change, where the tool that changes it is not offered."""

_INTENTS: dict[str, Intent] = {tool: intent for intent, tool in _TOOLS.items()}
_TALK: tuple[Intent, ...] = (
    "distress",
    "guarantee",
    "all_in",
    "picks",
    "export",
    "market",
    "outside",
    "cancel",
    "help",
    "thanks",
    "greeting",
    "agreed",
)
_LONGEST_NAME = 4
"""Words in a bare answer to "what is the goal called?"."""

_TAKES_INCOME: tuple[Intent, ...] = ("savings", "budget")
_REPEATED: tuple[Intent, ...] = ("log_expense", "create_goal", "contribute", "update_goal", "remember")
"""Wishes that a message may have several of, each with an amount of its own."""


@dataclass(frozen=True, slots=True)
class _Message:
    """The newest message with what it may go on with."""

    parts: tuple[Part, ...]
    topic: Topic | None
    today: date | None
    corrected: Stated | None = None

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
    if (statement := statement_reaction(dialogue, offered)) is not None:
        return statement
    said = parts(dialogue.request)
    if any(part.intent == "distress" for part in said):
        return Say(phrases.TALK["distress"])
    dropped = any(part.intent == "cancel" for part in said)
    topic = None if dropped else topic_of(dialogue.before)
    message = _Message(
        as_what_ifs(with_its_question(with_its_flows(with_its_worth(said), topic), topic), topic),
        topic,
        dialogue.today,
        corrected_fact(dialogue.request, dialogue.before),
    )
    found = message.wanted() or _continued(message)
    wanted: list[Intent] = [intent for intent in found if not _is_over(intent, dialogue, offered)]
    if not wanted:
        return Say(_talk(message))
    wishes: list[tuple[Intent, _Message]] = [(intent, wish) for intent in wanted for wish in message.each(intent)]
    calls = [call for intent, wish in wishes if (call := _call(intent, wish, offered)) is not None]
    return tuple(calls) if calls else Say(phrases.NO_TOOL)


def _is_over(intent: Intent, dialogue: Dialogue, offered: Offered) -> bool:
    """Whether the tool was called for this message and, the last goal being deleted, is of no more use."""
    return _TOOLS[intent] in dialogue.made and _TOOLS[intent] not in offered


def says_something_new(text: str) -> bool:
    """Whether a message asks for something, beyond giving a value that was asked for."""
    return is_follow_up(text) or any(part.intent is not None for part in parts(text))


def _continued(message: _Message) -> list[Intent]:
    """Return the wish that a message without one of its own goes on with."""
    text, topic = message.text(None), message.topic
    if topic is not None and topic.tool == GOAL_CREATE and not topic.unfinished:
        return list(changes_goal(text))
    if corrects_expense(text, topic) or names_expense(text, topic):
        return ["edit_transaction"]
    logged = topic is not None and topic.tool == EXPENSE_LOG and not topic.unfinished
    if topic is not None and not logged and (_gives_values(message, topic.tool) or _names_goal(text, topic)):
        return [_INTENTS[topic.tool]]
    fact = stated_fact(text)
    if message.corrected or (fact is not None and fact.sure):
        return ["remember"]
    return ["savings"] if topic is None and _says_goal_and_pace(message) else []


def _says_goal_and_pace(message: _Message) -> bool:
    """Whether a message without any telling word gives all that a savings question takes: "12k with 400 a month"."""
    values = savings_values(message.text(None), None, message.today)
    return "goal_amount" in values and "monthly_savings" in values


def _gives_values(message: _Message, tool: str) -> bool:
    return bool(_VALUES[_INTENTS[tool]](replace(message, topic=None)))


def _names_goal(text: str, topic: Topic) -> bool:
    asked = topic.tool == GOAL_CREATE and topic.unfinished and "name" not in topic.values
    return asked and 0 < len(text.split()) <= _LONGEST_NAME


def _call(intent: Intent, message: _Message, offered: Offered) -> Call | None:
    tool, instead = _TOOLS[intent], _INSTEAD.get(intent)
    if tool in offered:
        return offered.call(tool, _VALUES[intent](message))
    return _call(instead, message, offered) if instead is not None else None


def _new_goal(message: _Message) -> dict[str, Any]:
    text, topic = message.text("create_goal", None), message.topic
    if topic is not None and topic.tool == GOAL_CREATE and message.text("create_goal"):
        return new_goal(text, None, message.today)
    values = new_goal(text, topic, message.today)
    if topic and not values.get("name") and _names_goal(text, topic):
        values["name"] = text.strip(" .!")
    return values


def _remembered(message: _Message) -> dict[str, Any]:
    fact = message.corrected or stated_fact(message.text("remember", None))
    return {} if fact is None else {"name": fact.name, "value": fact.value}


def _ledger_values(intent: LedgerIntent) -> Callable[[_Message], dict[str, Any]]:
    return lambda message: LEDGER_VALUES[intent](message.text(intent, None), message.topic)


def _market_values(intent: MarketIntent) -> Callable[[_Message], dict[str, Any]]:
    return lambda message: MARKET_VALUES[intent](message.text(intent, None), message.topic)


def _check_in_values(intent: CheckInIntent) -> Callable[[_Message], dict[str, Any]]:
    return lambda message: CHECK_IN_VALUES[intent](message.text(intent, None), message.topic)


_VALUES: dict[Intent, Callable[[_Message], dict[str, Any]]] = {
    **{intent: _check_in_values(intent) for intent in CHECK_IN_VALUES},
    **{intent: _ledger_values(intent) for intent in LEDGER_VALUES},
    **{intent: _market_values(intent) for intent in MARKET_VALUES},
    "savings": lambda m: savings_values(m.text("savings", "remember", None), m.topic, m.today),
    "budget": lambda m: budget_values(m.text("budget", "remember", None), m.topic),
    "worth": lambda m: worth_values(m.text("worth", None), m.topic),
    "show_worth": lambda m: {},
    "worth_gone": lambda m: gone_values(m.text("worth_gone")),
    "ahead": lambda m: ahead_values(m.text("ahead", "remember", None), m.topic),
    "emergency": lambda m: emergency_values(m.text("emergency", None), m.topic),
    "loan": lambda m: loan_values(m.text("loan", "remember", None), m.topic),
    "mortgage": lambda m: mortgage_values(m.text("mortgage", "remember", None), m.topic),
    "simulate": lambda m: simulation_values(m.text("simulate", "remember", None), m.topic),
    "compare": lambda m: comparison_values(m.text("simulate", "remember", None), m.text("compare"), m.topic),
    "risk": lambda m: risk_values(m.text("risk", None), m.topic),
    "allocation": lambda m: allocation_values(m.text("allocation", "remember", None), m.topic),
    "retirement": lambda m: retirement_values(m.text("retirement", None), m.topic),
    "debts": lambda m: debt_values(m.text("debts", "remember", None), m.topic),
    "create_goal": _new_goal,
    "contribute": lambda m: contribution(m.text("contribute", None), m.topic),
    "delete_goal": lambda m: deleted_goal(m.text("delete_goal", None), m.topic),
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
