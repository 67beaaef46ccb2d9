"""Which tool fulfils which wish."""

from bot.playground.planner.check_ins import CHECK_IN_TOOLS
from bot.playground.planner.keywords import Intent
from bot.playground.planner.ledger import LEDGER_TOOLS
from bot.playground.planner.markets import MARKET_TOOLS
from bot.playground.planner.names import (
    AMORTIZE_LOAN,
    CHANGE_SETTINGS,
    COMPARE_SCENARIOS,
    EMERGENCY_FUND,
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

TOOLS: dict[Intent, str] = {
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
    "settings": CHANGE_SETTINGS,
}
"""The tool that fulfils each wish."""

INSTEAD: dict[Intent, Intent] = {
    "show_worth": "worth",
    "contribute": "list_goals",
    "delete_goal": "list_goals",
    "update_goal": "list_goals",
    "forget": "list_facts",
    "delete_transaction": "list_transactions",
    "edit_transaction": "list_transactions",
}
"""What shows that there is nothing to change, where the tool that changes it is not offered."""

INTENTS: dict[str, Intent] = {tool: intent for intent, tool in TOOLS.items()}
