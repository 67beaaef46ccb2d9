"""What each wish takes from a message and from what the conversation is about."""

from collections.abc import Callable
from typing import Any

from bot.playground.planner.budgets import budget_values
from bot.playground.planner.check_in_keywords import CheckInIntent
from bot.playground.planner.check_ins import CHECK_IN_VALUES
from bot.playground.planner.debts import debt_values
from bot.playground.planner.emergency import emergency_values
from bot.playground.planner.facts import forgotten_fact, stated_fact
from bot.playground.planner.flows import ahead_values
from bot.playground.planner.futures import comparison_values, simulation_values
from bot.playground.planner.goals import contribution, deleted_goal, goal_change, new_goal
from bot.playground.planner.investing import allocation_values, risk_values
from bot.playground.planner.keywords import Intent
from bot.playground.planner.ledger import LEDGER_VALUES
from bot.playground.planner.ledger_keywords import LedgerIntent
from bot.playground.planner.loans import loan_values
from bot.playground.planner.market_keywords import MarketIntent
from bot.playground.planner.markets import MARKET_VALUES
from bot.playground.planner.message import Message
from bot.playground.planner.mortgages import mortgage_values
from bot.playground.planner.names import GOAL_CREATE
from bot.playground.planner.net_worth import gone_values, worth_values
from bot.playground.planner.retirement import retirement_values
from bot.playground.planner.savings import savings_values
from bot.playground.planner.settings import setting_values
from bot.playground.planner.topic import Topic

_LONGEST_NAME = 4
"""Words in a bare answer to "what is the goal called?"."""


def names_goal(text: str, topic: Topic) -> bool:
    """Whether a message is the bare answer to "what is the goal called?"."""
    asked = topic.tool == GOAL_CREATE and topic.unfinished and "name" not in topic.values
    return asked and 0 < len(text.split()) <= _LONGEST_NAME


def _new_goal(message: Message) -> dict[str, Any]:
    text, topic = message.text("create_goal", None), message.topic
    if topic is not None and topic.tool == GOAL_CREATE and message.text("create_goal"):
        return new_goal(text, None, message.today)
    values = new_goal(text, topic, message.today)
    if topic and not values.get("name") and names_goal(text, topic):
        values["name"] = text.strip(" .!")
    return values


def _remembered(message: Message) -> dict[str, Any]:
    fact = message.corrected or stated_fact(message.text("remember", None))
    return {} if fact is None else {"name": fact.name, "value": fact.value}


def _ledger_values(intent: LedgerIntent) -> Callable[[Message], dict[str, Any]]:
    return lambda message: LEDGER_VALUES[intent](message.text(intent, None), message.topic)


def _market_values(intent: MarketIntent) -> Callable[[Message], dict[str, Any]]:
    return lambda message: MARKET_VALUES[intent](message.text(intent, None), message.topic)


def _check_in_values(intent: CheckInIntent) -> Callable[[Message], dict[str, Any]]:
    return lambda message: CHECK_IN_VALUES[intent](message.text(intent, None), message.topic)


VALUES: dict[Intent, Callable[[Message], dict[str, Any]]] = {
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
    "settings": lambda m: setting_values(m.text("settings")),
}
"""The values of each wish, by the names of its tool's parameters."""
