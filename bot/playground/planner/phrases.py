"""What the planner says by itself, without a tool."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.playground.planner.guardrails import GUARDED_TALK
from bot.playground.planner.keywords import Intent
from bot.playground.planner.names import (
    AMORTIZE_LOAN,
    BUDGET_LIMIT,
    CHECK_IN_SCHEDULE,
    COMPARE_SCENARIOS,
    CONVERT,
    EMERGENCY_FUND,
    EXPENSE_LOG,
    GOAL_CREATE,
    MORTGAGE_AFFORDABILITY,
    NET_WORTH,
    PLAN_BUDGET,
    PLAN_DEBT_PAYOFF,
    PRICE_HISTORY,
    PROJECT_BUDGET,
    QUOTE,
    RETIREMENT,
    RISK_PROFILE,
    SET_ALERTS,
    SIMULATE_SCENARIOS,
    SUGGEST_ALLOCATION,
    TIMELINE,
    WATCH,
)

HELP = """Here is what I can do for you:
• Plan: how long it takes to save for something, a budget, debts and loans, a home, retirement, an emergency fund.
• Look ahead: your balance day by day, how likely a goal is, and what changes if you save more or invest otherwise.
• Keep track: what you spend and its limits, statements of your bank that you drop here, your goals and your net worth.
• Look up: prices of shares and funds, exchange rates; and tell you when a price is reached.
• Write to you: reminders and summaries, when you want them.

I remember what you tell me about your money, and forget it when you say so. Try “How long will it take me to save for \
a house?” or “Make me a budget”."""
_OUTSIDE = (
    "I'm good at planning money, keeping track of it, and what-ifs. Ask me “What can you do?” for the whole list."
)

TALK: Mapping[Intent, str] = {
    **GUARDED_TALK,
    "greeting": "Hello! I'm Penny. What shall we look at: a plan, your spending, or one of your goals?",
    "thanks": "You're welcome! I'm here whenever another money question comes up.",
    "agreed": "All right. Tell me what you would like to do next.",
    "help": HELP,
    "export": "I can't hand you files here. Whoever runs me can write your transactions as CSV with `penny export`.",
    "cancel": "All right, I have dropped that. What would you like to do next?",
    "market": "I can look up shares, funds and currencies, but not that, and I'd rather not guess it.",
    "outside": f"I can't help with that one, I'm afraid. {_OUTSIDE}",
}

NOTHING_UNDERSTOOD = (
    "I'm not sure I understood that. Could you put it another way? Or try “How long will it take me to save for a "
    "house?”, “Make me a budget” or “What can you do?”."
)
"""The answer to what no rule covers."""

WHAT_FOR = (
    "What would you like to do with that amount? I can work out how long it takes to save it, plan a budget with it, "
    "log it as an expense, or keep it as a goal."
)
"""The answer to an amount out of nowhere."""

NO_TOOL = f"I can't do that here. {_OUTSIDE}"
"""The answer when the tool that is wanted was not offered."""

_PLAN: tuple[tuple[tuple[str, ...], str], ...] = (
    (("balance",), "what you have saved or invested"),
    (("monthly_contribution",), "what you add each month"),
    (("goal_amount", "monthly_spending"), "how much you want to have in the end, or to take out each month"),
    (("years", "until_age"), "how many years I shall look ahead"),
)
"""What simulations need, whatever they are for."""

_ASKED: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    SIMULATE_SCENARIOS: _PLAN,
    COMPARE_SCENARIOS: (*_PLAN, (("changes",), "what would be different")),
    RISK_PROFILE: (
        (("horizon",), "when you will need the money"),
        (("loss_reaction",), "at what loss you would sell"),
        (("need_of_cash",), "whether you might need some of it earlier"),
        (("income_stability",), "how steady your income is"),
    ),
    SUGGEST_ALLOCATION: (
        (("risk_tolerance",), "how much risk you want to take, from conservative to aggressive"),
        (("horizon",), "when you will need the money"),
    ),
    TIMELINE: (
        (("goal_amount",), "how much you want to save in all"),
        (("monthly_savings", "deadline"), "how much you can put aside each month, or by when you need it"),
    ),
    PLAN_BUDGET: (
        (("monthly_income",), "what your monthly income is"),
        (("categories",), "what you spend on what, one category and its amount after the other"),
    ),
    CHECK_IN_SCHEDULE: (
        (("what",), "what I shall come back to you with"),
        (("when",), "when, with the time of the day"),
    ),
    SET_ALERTS: (
        (("alert",), "what I shall tell you by myself"),
        (("balance",), "how much is in your account now"),
    ),
    EXPENSE_LOG: ((("amount",), "how much you spent"),),
    BUDGET_LIMIT: ((("category",), "for which category"), (("amount",), "how much it may take in a month at most")),
    PROJECT_BUDGET: (
        (("balance",), "what is in your account"),
        (("income",), "what comes in and when"),
        (("bills",), "which bills you have and when they are due"),
    ),
    NET_WORTH: ((("assets", "debts"), "what you own and what you owe"),),
    EMERGENCY_FUND: ((("monthly_essentials",), "what you need each month for the essentials"),),
    AMORTIZE_LOAN: (
        (("principal",), "how much the loan is"),
        (("annual_rate",), "its interest rate"),
        (("term", "monthly_payment"), "over how long you pay it back, or how much each month"),
    ),
    MORTGAGE_AFFORDABILITY: (
        (("gross_income",), "what your household earns each month before tax"),
        (("monthly_debts",), "what you pay on debts each month"),
        (("down_payment",), "how much you can put down"),
        (("annual_rate",), "at which interest rate you would borrow"),
    ),
    RETIREMENT: (
        (("age",), "how old you are"),
        (("retirement_savings",), "what you have saved for it"),
        (("monthly_contribution",), "what you put in each month"),
        (("monthly_spending", "yearly_spending"), "what you want to spend each month in retirement"),
    ),
    PLAN_DEBT_PAYOFF: (
        (("debts",), "what you owe: each debt with its balance, its yearly rate and its minimum payment"),
    ),
    QUOTE: ((("symbol",), "which share or fund it is"),),
    PRICE_HISTORY: ((("symbol",), "which share or fund it is"),),
    CONVERT: (
        (("amount",), "which amount it is, with its currency"),
        (("to_currency",), "into which currency"),
    ),
    WATCH: (
        (("symbol",), "which share or fund it is"),
        (("level",), "at which price I shall tell you"),
        (("direction",), "whether it has to rise or to fall to it"),
    ),
    GOAL_CREATE: ((("name",), "what the goal is for"), (("target",), "how much it takes")),
}


def still_open(tool: str, values: Mapping[str, Any]) -> str:
    """Return what to say when a message did not help with the question under way: what would help."""
    missing = [words for names, words in _ASKED.get(tool, ()) if not any(values.get(name) for name in names)]
    if not missing:
        return "I'm not sure what to make of that. Please put it another way, or say “never mind”."
    return f"I'm not sure what to make of that. To go on I need to know {_listed(missing)}. Or say “never mind”."


def _listed(parts: Sequence[str]) -> str:
    """Return "a, b and c"; with semicolons where a part has a comma of its own."""
    comma = "; " if any("," in part for part in parts) else ", "
    return " and ".join([comma.join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def joined(*texts: str) -> str:
    """Return the texts that are not empty, as paragraphs."""
    return "\n\n".join(text for text in texts if text)
