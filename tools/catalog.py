"""The tools Penny has, in the order in which the model is told of them."""

from typing import Any

from tools.futures.allocation import SUGGEST_ALLOCATION
from tools.futures.comparison import COMPARE_SCENARIOS
from tools.futures.risk import ASSESS_RISK_PROFILE
from tools.futures.scenarios import SIMULATE_SCENARIOS
from tools.ledger.corrections import DELETE_TRANSACTION, EDIT_TRANSACTION
from tools.ledger.import_statement import IMPORT_STATEMENT
from tools.ledger.limits import BUDGET_STATUS, SET_BUDGET_LIMIT
from tools.ledger.logging import LOG_EXPENSE, LOG_INCOME
from tools.ledger.net_worth import NET_WORTH, REMOVE_FROM_NET_WORTH, SHOW_NET_WORTH
from tools.ledger.recurring import FIND_RECURRING_BILLS
from tools.ledger.report import SPENDING_REPORT
from tools.ledger.transactions import LIST_TRANSACTIONS
from tools.markets.data import MarketData
from tools.markets.toolset import market_tools, no_data
from tools.memory.alerts import alert_tool
from tools.memory.check_ins import NextFire, check_in_tools, without_clock
from tools.memory.facts import FORGET_FACT, LIST_FACTS, REMEMBER_FACT
from tools.memory.goal_deletion import DELETE_GOAL
from tools.memory.goal_money import CONTRIBUTE_TO_GOAL
from tools.memory.goals import CREATE_GOAL, LIST_GOALS, UPDATE_GOAL
from tools.memory.settings import change_settings
from tools.memory.undo import undo_tool
from tools.planning.budgets import PLAN_BUDGET
from tools.planning.debts import PLAN_DEBT_PAYOFF
from tools.planning.emergency import EMERGENCY_FUND
from tools.planning.loans import AMORTIZE_LOAN
from tools.planning.mortgages import MORTGAGE_AFFORDABILITY
from tools.planning.projection import PROJECT_BUDGET
from tools.planning.retirement import PROJECT_RETIREMENT
from tools.planning.savings import CALCULATE_SAVINGS_TIMELINE
from tools.toolkit.registry import Registry
from tools.toolkit.tool import Tool

_TOOLS: tuple[Tool[Any], ...] = (
    CALCULATE_SAVINGS_TIMELINE,
    PLAN_BUDGET,
    PROJECT_BUDGET,
    PLAN_DEBT_PAYOFF,
    AMORTIZE_LOAN,
    MORTGAGE_AFFORDABILITY,
    EMERGENCY_FUND,
    PROJECT_RETIREMENT,
    SIMULATE_SCENARIOS,
    COMPARE_SCENARIOS,
    ASSESS_RISK_PROFILE,
    SUGGEST_ALLOCATION,
    LOG_EXPENSE,
    LOG_INCOME,
    LIST_TRANSACTIONS,
    EDIT_TRANSACTION,
    DELETE_TRANSACTION,
    SET_BUDGET_LIMIT,
    BUDGET_STATUS,
    SPENDING_REPORT,
    FIND_RECURRING_BILLS,
    IMPORT_STATEMENT,
    NET_WORTH,
    SHOW_NET_WORTH,
    REMOVE_FROM_NET_WORTH,
    CREATE_GOAL,
    LIST_GOALS,
    UPDATE_GOAL,
    CONTRIBUTE_TO_GOAL,
    DELETE_GOAL,
    REMEMBER_FACT,
    LIST_FACTS,
    FORGET_FACT,
)


def catalog(data: MarketData, next_fire: NextFire = without_clock) -> tuple[Tool[Any], ...]:
    """Return all tools; those that need a market ask `data`, and check-ins go by `next_fire`."""
    of_clock = (change_settings(next_fire), *check_in_tools(next_fire), alert_tool(next_fire))
    tools = (*_TOOLS, *of_clock, *market_tools(data))
    return (*tools, undo_tool(tools))


CATALOG = catalog(no_data())
"""All tools, without a market: what they are called and ask for does not depend on one."""


def registry(data: MarketData | None = None, next_fire: NextFire = without_clock) -> Registry:
    """Return a registry of all tools; without data or a clock, those that need one say so."""
    return Registry(catalog(data or no_data(), next_fire))
