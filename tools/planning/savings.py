"""The tool that says how long saving for something takes, or what it takes each month."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from storage.money import Money, minor_digits
from tools.finance.savings import SavingsPlan
from tools.planning.amount import LARGEST_AMOUNT
from tools.planning.savings_case import Deadline, Voice, work_out
from tools.planning.savings_result import SavingsTimeline, savings_result
from tools.toolkit.calendar import whole_months
from tools.toolkit.form import Choice
from tools.toolkit.params import Ask, Parameters
from tools.toolkit.tool import Tool, ToolContext

ZERO = Decimal(0)


class SavingsParameters(Parameters):
    """What a savings timeline is computed from."""

    either: ClassVar[tuple[tuple[str, ...], ...]] = (("monthly_savings", "deadline"),)

    goal_amount: Annotated[
        Money,
        Ask(
            "How much do you want to save in all?",
            "Savings goal",
            "money",
            hint="The whole amount, including what you may have put aside already.",
            example="60,000",
            minimum=ZERO,
            above=True,
            maximum=LARGEST_AMOUNT,
        ),
    ]
    monthly_savings: Annotated[
        Money | None,
        Ask(
            "How much do you plan to save each month?",
            "Monthly savings",
            "money",
            hint="What you put aside every month, as you see it now.",
            example="800",
            minimum=ZERO,
            maximum=LARGEST_AMOUNT,
        ),
    ] = None
    deadline: Annotated[
        date | None,
        Ask(
            "By when would you like to have it?",
            "Deadline",
            "date",
            hint="Give a date if you would rather hear what it takes each month.",
            example="June 2030",
            minimum=ZERO,
            above=True,
            maximum=Decimal(36_500),
        ),
    ] = None
    monthly_income: Annotated[
        Money | None,
        Ask(
            "What is your monthly income after tax?",
            "Monthly income",
            "money",
            hint="You may leave this out; with it I can tell whether the plan fits your income.",
            example="4,000",
            fact="monthly_income",
            along=True,
            minimum=ZERO,
            above=True,
            maximum=LARGEST_AMOUNT,
        ),
    ] = None
    start_balance: Annotated[
        Money | None,
        Ask(
            "How much have you put aside for it already?",
            "Savings so far",
            "money",
            hint="Nothing, unless you say so.",
            example="5,000",
            minimum=ZERO,
            maximum=LARGEST_AMOUNT,
        ),
    ] = None
    annual_return: Annotated[
        Decimal,
        Ask(
            "What interest or return do you expect in a year?",
            "Yearly return",
            "percent",
            hint="The effective annual rate; none, unless you say so.",
            example="3%",
            minimum=Decimal("-0.5"),
            maximum=Decimal(1),
        ),
    ] = ZERO
    inflation: Annotated[
        Decimal,
        Ask(
            "How much do you expect prices to rise in a year?",
            "Inflation",
            "percent",
            hint="The goal is then taken in today's money; none, unless you say so.",
            example="2.5%",
            minimum=Decimal("-0.1"),
            maximum=Decimal("0.3"),
        ),
    ] = ZERO
    timing: Annotated[
        Literal["begin", "end"],
        Ask(
            "When in the month do you save?",
            "Time of saving",
            "choice",
            metadata="savings_timing",
            choices=(
                Choice(value="end", label="At the end of the month"),
                Choice(value="begin", label="At the beginning of the month"),
            ),
        ),
    ] = "end"


async def calculate(params: SavingsParameters, context: ToolContext) -> SavingsTimeline:
    """Return when the goal is reached, or what its deadline takes each month."""
    currency = params.goal_amount.currency
    plan = SavingsPlan(
        goal=params.goal_amount.amount,
        monthly=ZERO,
        start=params.start_balance.amount if params.start_balance else ZERO,
        annual_return=params.annual_return,
        inflation=params.inflation,
        timing=params.timing,
        digits=minor_digits(currency),
    )
    monthly = params.monthly_savings.amount if params.monthly_savings is not None else None
    income = params.monthly_income.amount if params.monthly_income else None
    voice = Voice(context.format, currency, context.today)
    return savings_result(work_out(plan, monthly, _deadline(params.deadline, context), income, voice))


def _deadline(day: date | None, context: ToolContext) -> Deadline | None:
    """Return the deadline with the months left; less than a whole month still leaves one time to save."""
    if day is None:
        return None
    return Deadline(day, max(1, whole_months(context.today, day)))


CALCULATE_SAVINGS_TIMELINE = Tool(
    name="calculate_savings_timeline",
    title="Savings timeline",
    purpose="work out how long it takes to reach your savings goal",
    description=(
        "Works out how long it takes to save an amount (months, date, interest, share of income) or, given a deadline, "
        "how much to save each month, and what would make an unreachable goal reachable. Call it as soon as the user "
        "asks how long saving for something takes, by when they can afford it, or what to put aside for it, even when "
        "amounts are still unknown: the user is then asked for them. Call it again with the changed value when the "
        "user asks what if. Pass only what the user said, in their words; leave everything else null and never "
        "guess a price, an income or a rate. Quote the result's figures; do not calculate with them."
    ),
    working="Working out your timeline",
    parameters=SavingsParameters,
    run=calculate,
    topic="savings",
    reads_only=True,
)
