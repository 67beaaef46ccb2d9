"""The tools Penny has, in the order in which the model is told of them."""

from typing import Any

from tools.memory.facts import FORGET_FACT, LIST_FACTS, REMEMBER_FACT
from tools.memory.goals import CREATE_GOAL, LIST_GOALS, UPDATE_GOAL
from tools.planning.budgets import PLAN_BUDGET
from tools.planning.savings import CALCULATE_SAVINGS_TIMELINE
from tools.toolkit.registry import Registry
from tools.toolkit.tool import Tool

CATALOG: tuple[Tool[Any], ...] = (
    CALCULATE_SAVINGS_TIMELINE,
    PLAN_BUDGET,
    CREATE_GOAL,
    LIST_GOALS,
    UPDATE_GOAL,
    REMEMBER_FACT,
    LIST_FACTS,
    FORGET_FACT,
)


def registry() -> Registry:
    """Return a registry of all tools."""
    return Registry(CATALOG)
