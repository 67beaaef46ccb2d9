"""What all simulations are computed from: the plan, and what is assumed of markets and prices."""

from decimal import Decimal
from typing import Annotated

from tools.finance.outcomes import Timing
from tools.finance.returns import Basis
from tools.finance.shocks import Model
from tools.futures.plan_parameters import ZERO, PlanParameters
from tools.toolkit.form import Choice
from tools.toolkit.params import Ask


class FuturesParameters(PlanParameters):
    """A plan, and what is assumed of markets and prices."""

    annual_return: Annotated[
        Decimal | None,
        Ask(
            "What return do you expect in an average year, before inflation?",
            "Yearly return",
            "percent",
            hint="About 5.5%, unless you say otherwise.",
            example="5.5%",
            minimum=Decimal("-0.2"),
            maximum=Decimal("0.3"),
        ),
    ] = None
    volatility: Annotated[
        Decimal | None,
        Ask(
            "How far does that return swing in a year?",
            "Volatility",
            "percent",
            hint="The standard deviation; about 11%, unless you say otherwise, and 0% for a fixed rate.",
            example="11%",
            minimum=ZERO,
            maximum=Decimal("0.6"),
        ),
    ] = None
    stocks: Annotated[
        Decimal | None,
        Ask(
            "Which part of the money is in stocks?",
            "Part in stocks",
            "percent",
            hint="Half, unless you say otherwise; the rest is in bonds.",
            example="60%",
            minimum=ZERO,
            maximum=Decimal(1),
        ),
    ] = None
    return_basis: Annotated[
        Basis,
        Ask(
            "Is the return the average of the years, or the compound rate?",
            "Kind of return",
            "choice",
            hint="The average, unless you say otherwise.",
            choices=(
                Choice(value="arithmetic", label="Average of the years"),
                Choice(value="geometric", label="Compound annual rate (CAGR)"),
            ),
        ),
    ] = "arithmetic"
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
    fees: Annotated[
        Decimal,
        Ask(
            "What do fees take of the balance in a year?",
            "Yearly fees",
            "percent",
            hint="None, unless you say otherwise.",
            example="0.2%",
            minimum=ZERO,
            maximum=Decimal("0.1"),
        ),
    ] = ZERO
    contribution_growth: Annotated[
        Decimal | None,
        Ask(
            "By how much does your contribution rise each year?",
            "Rise of the contribution",
            "percent",
            hint="With prices, unless you say otherwise; 0% if it always stays the same amount.",
            example="3%",
            minimum=Decimal("-0.1"),
            maximum=Decimal("0.2"),
        ),
    ] = None
    timing: Annotated[
        Timing,
        Ask(
            "When in the month do you add money?",
            "Time in the month",
            "choice",
            hint="At the end of each month, unless you say otherwise.",
            choices=(
                Choice(value="end", label="At the end of the month"),
                Choice(value="begin", label="At the beginning of the month"),
            ),
        ),
    ] = "end"
    model: Annotated[
        Model,
        Ask(
            "Where should the ups and downs come from?",
            "Ups and downs",
            "choice",
            hint="Independent months, unless you say otherwise.",
            choices=(
                Choice(value="lognormal", label="Independent months"),
                Choice(value="bootstrap", label="Runs of years from history"),
            ),
        ),
    ] = "lognormal"
