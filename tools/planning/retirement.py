"""The tool that says what retirement takes, whether it is reached in time, and what would close the gap."""

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import ValidationInfo, field_validator

from storage.money import Money, minor_digits
from tools.finance.retirement import RetirementPlan
from tools.finance.time_value import MONTHS_A_YEAR
from tools.planning.amount import LARGEST_AMOUNT
from tools.planning.retirement_case import DEFAULT_RETURN, RetirementCase
from tools.planning.retirement_result import RetirementProjection, retirement_result
from tools.planning.savings_case import Voice
from tools.toolkit.params import Ask, Parameters
from tools.toolkit.tool import Tool, ToolContext

ZERO = Decimal(0)


class RetirementParameters(Parameters):
    """What a retirement projection is computed from; amounts are in today's money."""

    either: ClassVar[tuple[tuple[str, ...], ...]] = (("monthly_spending", "yearly_spending"),)

    age: Annotated[
        int,
        Ask(
            "How old are you?",
            "Age",
            "integer",
            example="40",
            fact="age",
            minimum=Decimal(16),
            maximum=Decimal(90),
        ),
    ]
    retirement_savings: Annotated[
        Money,
        Ask(
            "How much have you saved for retirement so far?",
            "Retirement savings",
            "money",
            hint="All that is meant for it, wherever it is; 0 if there is nothing yet.",
            example="150,000",
            fact="retirement_savings",
            minimum=ZERO,
            maximum=LARGEST_AMOUNT,
        ),
    ]
    monthly_contribution: Annotated[
        Money,
        Ask(
            "How much do you put into it each month?",
            "Monthly contribution",
            "money",
            hint="With what your employer adds; I take it to rise with prices.",
            example="1,000",
            minimum=ZERO,
            maximum=LARGEST_AMOUNT,
        ),
    ]
    monthly_spending: Annotated[
        Money | None,
        Ask(
            "How much do you want to spend each month in retirement?",
            "Monthly spending in retirement",
            "money",
            hint="In today's money, and only what your savings have to pay: leave out what a pension covers.",
            example="3,500",
            minimum=ZERO,
            above=True,
            maximum=LARGEST_AMOUNT,
        ),
    ] = None
    yearly_spending: Annotated[
        Money | None,
        Ask(
            "How much do you want to spend each year in retirement?",
            "Yearly spending in retirement",
            "money",
            hint="In today's money; one of the two is enough.",
            example="42,000",
            minimum=ZERO,
            above=True,
            maximum=LARGEST_AMOUNT,
            per="year",
        ),
    ] = None
    retirement_age: Annotated[
        int,
        Ask(
            "At what age do you want to retire?",
            "Retirement age",
            "integer",
            hint="65, unless you say otherwise.",
            example="65",
            minimum=Decimal(20),
            maximum=Decimal(90),
        ),
    ] = 65
    plan_to_age: Annotated[
        int,
        Ask(
            "Up to what age should the money last?",
            "Plan up to age",
            "integer",
            hint="95, unless you say otherwise.",
            example="95",
            minimum=Decimal(40),
            maximum=Decimal(120),
        ),
    ] = 95
    withdrawal_rate: Annotated[
        Decimal,
        Ask(
            "Which part of your savings do you want to withdraw in the first year?",
            "Withdrawal rate",
            "percent",
            hint="4%, unless you say otherwise; later years take the same amount, risen with prices.",
            example="4%",
            minimum=Decimal("0.005"),
            maximum=Decimal("0.2"),
        ),
    ] = Decimal("0.04")
    annual_return: Annotated[
        Decimal,
        Ask(
            "What return do you expect in a year, before inflation?",
            "Yearly return",
            "percent",
            hint="The effective annual rate; 5%, unless you say otherwise.",
            example="5%",
            minimum=Decimal("-0.5"),
            maximum=Decimal("0.5"),
        ),
    ] = DEFAULT_RETURN
    inflation: Annotated[
        Decimal,
        Ask(
            "How much do you expect prices to rise in a year?",
            "Inflation",
            "percent",
            hint="2.5%, unless you say otherwise.",
            example="2.5%",
            minimum=Decimal("-0.1"),
            maximum=Decimal("0.3"),
        ),
    ] = Decimal("0.025")

    @field_validator("yearly_spending")
    @classmethod
    def _one_spending(cls, yearly: Money | None, info: ValidationInfo) -> Money | None:
        monthly = info.data.get("monthly_spending")
        if yearly is not None and monthly is not None and yearly.amount != monthly.amount * MONTHS_A_YEAR:
            raise ValueError("This and the monthly spending differ: please give one of the two.")
        return yearly

    @field_validator("plan_to_age")
    @classmethod
    def _after_retirement(cls, plan_to: int, info: ValidationInfo) -> int:
        retires = max(info.data.get("age", 0), info.data.get("retirement_age", 0))
        if plan_to <= retires:
            raise ValueError(f"Please write an age above {retires}, when you retire.")
        return plan_to


async def project(params: RetirementParameters, context: ToolContext) -> RetirementProjection:
    """Return what retirement takes, what will be there, and what would close the gap."""
    currency = params.retirement_savings.currency
    retires = max(params.age, params.retirement_age)
    plan = RetirementPlan(
        balance=params.retirement_savings.amount,
        monthly=params.monthly_contribution.amount,
        yearly_spending=_yearly(params),
        months=(retires - params.age) * MONTHS_A_YEAR,
        annual_return=params.annual_return,
        inflation=params.inflation,
        withdrawal_rate=params.withdrawal_rate,
        digits=minor_digits(currency),
    )
    voice = Voice(context.format, currency, context.today)
    return retirement_result(RetirementCase(plan, params.age, retires, params.plan_to_age, voice))


def _yearly(params: RetirementParameters) -> Decimal:
    if params.monthly_spending is not None:
        return params.monthly_spending.amount * MONTHS_A_YEAR
    assert params.yearly_spending is not None
    return params.yearly_spending.amount


PROJECT_RETIREMENT = Tool(
    name="project_retirement",
    title="Retirement projection",
    purpose="work out when you can retire",
    description=(
        "Works out what retirement takes in today's money, what the user will have by then, when the number is "
        "reached, how long the money lasts, and what would close a gap: a higher contribution, a later age, lower "
        "spending. Call it when the user asks when or whether they can retire, how much that takes, or whether their "
        "retirement savings are on track, even when values are still unknown: the user is then asked for them. Call it "
        "again with the changed value when they ask what if. Pass only what the user said; never guess an age, a "
        "spending or a return, never turn yearly amounts into monthly ones; leave everything else null. Quote the "
        "result's figures; do not calculate with them."
    ),
    working="Projecting your retirement",
    parameters=RetirementParameters,
    run=project,
    topic="retirement",
    reads_only=True,
)
