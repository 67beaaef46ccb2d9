"""Homes to render."""

from dataclasses import replace

from bot.blocks.home.content import (
    BudgetCard,
    CheckInLine,
    FactLine,
    GoalLine,
    HomeContent,
    WaitingForm,
    WatchLine,
    WorthCard,
)
from tools.toolkit.table import Table

SETTINGS = (("Currency", "US Dollar (USD)"), ("Time zone", "New York, as in Slack"), ("Quiet hours", "none"))

EMPTY = HomeContent(
    user="U1",
    today="Saturday, November 21, 2026",
    welcome=True,
    waiting=(),
    budget=BudgetCard("November 2026", "Nothing is logged this month.", None, ()),
    goals=(),
    check_ins=(),
    worth=None,
    watches=(),
    facts=(),
    settings=SETTINGS,
    usage="This month I answered you once, with 900 tokens of the language model.",
)

LIMITS = Table(
    caption="What is spent of each limit",
    columns=("Category", "Used", "Spent", "Left"),
    rows=(
        ("Groceries", "▰▰▰▰▰▰▱▱▱▱\u00a062%", "$310 of $500", "$190"),
        ("Eating out", "▰▰▰▰▰▰▰▰▰▰\u00a0118%", "$236 of $200", "$36 over"),
    ),
    numeric=(False, False, True, True),
)

FULL = replace(
    EMPTY,
    welcome=False,
    waiting=(WaitingForm(("call_1", "call_2"), "Savings timeline", "How much do you need?", "D1", "1.0"),),
    budget=BudgetCard(
        "November 2026",
        "*$546* of *$700* spent, *$154* left with 10 days to go.",
        LIMITS,
        ("Over the limit: Eating out.",),
    ),
    goals=(
        GoalLine("House", "$15,000 of $60,000 by Mar 1, 2031", 0.25, "25%", "on track"),
        GoalLine("Trip <!channel>", "$0 of $900", 0.0, "0%", ""),
    ),
    check_ins=(
        CheckInLine("7", "Summary of your money", "every Monday at 9:00 AM · next on Monday, November 23, 2026"),
    ),
    worth=WorthCard("$85,000", ("You own $300,000 and owe $215,000.",), (70_000.0, 81_000.0, 85_000.0)),
    watches=(WatchLine("3", "Apple Inc (AAPL)", "rises to $250.00", ""),),
    facts=(FactLine("monthly_income", "Monthly income", "$5,000", "November 21, 2026"),),
)


CROWDED = replace(
    FULL,
    welcome=True,
    waiting=tuple(WaitingForm((f"call_{n}",), f"Question {n}", "How much?", "D1", "1.0") for n in range(20)),
    goals=tuple(GoalLine(f"Goal {n}", "$0 of $1", 0.5, "50%", "on track") for n in range(50)),
    check_ins=tuple(CheckInLine(str(n), f"Reminder {n}", "every day at noon") for n in range(20)),
    watches=tuple(WatchLine(str(n), f"Share {n}", "falls to $1.00", "") for n in range(20)),
    facts=tuple(FactLine(f"fact_{n}", f"Fact {n}", "yes", "November 21, 2026") for n in range(100)),
)
"""That of somebody who has as much of everything as there may be."""
