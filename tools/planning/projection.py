"""The tool that looks ahead: a balance day by day, its low point, and what keeps it above zero."""

from decimal import Decimal
from typing import Annotated

from storage.money import Money
from tools.finance.projection import LONGEST_PROJECTION
from tools.planning.amount import LARGEST_AMOUNT
from tools.planning.projection_case import ProjectionCase
from tools.planning.projection_result import BudgetProjection, projection_result
from tools.planning.savings_case import Voice
from tools.toolkit.in_thread import in_thread
from tools.toolkit.kinds import FlowLine
from tools.toolkit.params import Ask, Parameters
from tools.toolkit.tool import GatherContext, Tool, ToolContext

ZERO = Decimal(0)
LOWEST_GROWTH = Decimal("-0.5")


class ProjectionParameters(Parameters):
    """What a balance is projected from."""

    balance: Annotated[
        Money,
        Ask(
            "How much is in your account now?",
            "Balance",
            "money",
            hint="With a minus sign if it is overdrawn.",
            example="1,850",
            minimum=-LARGEST_AMOUNT,
            maximum=LARGEST_AMOUNT,
        ),
    ]
    income: Annotated[
        tuple[FlowLine, ...],
        Ask(
            "What comes in, and when?",
            "Paydays",
            "flows",
            hint="One a line, with its days; “none” if nothing comes.",
            example="Salary 2,500 every 2 weeks from Dec 4",
            fact="paydays",
            minimum=ZERO,
            above=True,
            maximum=LARGEST_AMOUNT,
        ),
    ]
    bills: Annotated[
        tuple[FlowLine, ...],
        Ask(
            "Which bills do you have, and when are they due?",
            "Recurring bills",
            "flows",
            hint="One a line, with its days; “none” if there are none.",
            example="Rent 1,200 on the 1st\nInsurance 600 a year on March 3",
            fact="bills",
            minimum=ZERO,
            above=True,
            maximum=LARGEST_AMOUNT,
        ),
    ]
    everyday_spending: Annotated[
        Money | None,
        Ask(
            "How much do you spend each month on everyday things?",
            "Everyday spending",
            "money",
            hint="Groceries, going out and the like: what is no bill with a date.",
            example="600",
            along=True,
            minimum=ZERO,
            maximum=LARGEST_AMOUNT,
            per="month",
        ),
    ] = None
    months: Annotated[
        int,
        Ask(
            "How far ahead shall I look?",
            "Months ahead",
            "months",
            hint="12 months, unless you say otherwise.",
            example="12 months",
            minimum=Decimal(1),
            maximum=Decimal(LONGEST_PROJECTION),
        ),
    ] = 12
    income_growth: Annotated[
        Decimal,
        Ask(
            "By how much does your income grow in a year?",
            "Yearly growth of income",
            "percent",
            hint="0%, unless you say otherwise.",
            example="3%",
            minimum=LOWEST_GROWTH,
            maximum=Decimal(1),
        ),
    ] = ZERO
    bill_growth: Annotated[
        Decimal,
        Ask(
            "By how much do your bills rise in a year?",
            "Yearly growth of bills",
            "percent",
            hint="0%, unless you say otherwise.",
            example="2%",
            minimum=LOWEST_GROWTH,
            maximum=Decimal(1),
        ),
    ] = ZERO


async def work_out(params: ProjectionParameters, context: GatherContext) -> BudgetProjection:
    """Return the balance ahead, its low point, and what keeps it from going below zero.

    Every bill is tried on many other days, which is too much for a transaction that others wait for.
    """
    case = ProjectionCase(
        balance=params.balance,
        income=params.income,
        bills=params.bills,
        everyday=params.everyday_spending,
        months=params.months,
        income_growth=params.income_growth,
        bill_growth=params.bill_growth,
        voice=Voice(context.format, params.balance.currency, context.today),
    )
    return await in_thread(lambda: projection_result(case), context.progress, "Trying your bills on other days")


async def look_ahead(params: ProjectionParameters, context: ToolContext) -> BudgetProjection:
    """Return what was worked out beforehand."""
    return context.gathered_as(BudgetProjection)


PROJECT_BUDGET = Tool(
    name="project_budget",
    title="Your balance ahead",
    purpose="look ahead at your balance",
    description=(
        "Projects the balance of an account day by day from recurring income and bills with their real dates: the low "
        "point and its date, whether and when it goes below zero, which bill to move or how much to hold back so that "
        "it does not. Call it when the user asks whether their money lasts, how their balance will develop, whether "
        "they can pay their bills, or about their cash flow, even when values are still unknown: the user is then "
        "asked for them. Income and bills are lists, one entry a line with the user's own amounts and days. Pass only "
        "what the user said; leave everything else null and never invent a bill or a date. Quote the result's figures."
    ),
    working="Looking ahead at your balance",
    parameters=ProjectionParameters,
    run=look_ahead,
    gather=work_out,
    topic="cash_flow",
    reads_only=True,
)
