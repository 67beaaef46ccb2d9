"""What a plan for years ahead is made of: what is there, what is added, what it is for, and how long it lasts."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import ValidationInfo, field_validator

from storage.money import Money
from tools.finance.monte_carlo import LONGEST_YEARS
from tools.planning.amount import LARGEST_AMOUNT
from tools.toolkit.params import Ask, Parameters

ZERO = Decimal(0)
LONGEST = Decimal(LONGEST_YEARS)


def _asks_when_spending_begins(values: Mapping[str, object]) -> bool:
    """Tell whether somebody saves now and spends later: then nobody else can say when that is."""
    saves = values.get("monthly_contribution")
    adds = isinstance(saves, Money) and saves.amount > 0
    return adds and values.get("monthly_spending") is not None and values.get("retirement_age") is None


def _asks_age(values: Mapping[str, object]) -> bool:
    return values.get("until_age") is not None or values.get("retirement_age") is not None


class PlanParameters(Parameters):
    """A plan as its owner tells it; amounts are in today's money."""

    either: ClassVar[tuple[tuple[str, ...], ...]] = (("goal_amount", "monthly_spending"), ("years", "until_age"))
    essential_if: ClassVar[Mapping[str, Callable[[Mapping[str, object]], bool]]] = {
        "saving_years": _asks_when_spending_begins,
        "age": _asks_age,
    }

    balance: Annotated[
        Money,
        Ask(
            "How much have you saved or invested for this so far?",
            "Balance today",
            "money",
            hint="0 if there is nothing yet.",
            example="50,000",
            fact="investments",
            minimum=ZERO,
            maximum=LARGEST_AMOUNT,
        ),
    ]
    monthly_contribution: Annotated[
        Money,
        Ask(
            "How much do you add each month?",
            "Monthly contribution",
            "money",
            hint="0 if you add nothing; I take it to rise with prices.",
            example="500",
            minimum=ZERO,
            maximum=LARGEST_AMOUNT,
        ),
    ]
    goal_amount: Annotated[
        Money | None,
        Ask(
            "How much do you want to have in the end?",
            "Goal",
            "money",
            hint="In today's money.",
            example="400,000",
            minimum=ZERO,
            above=True,
            maximum=LARGEST_AMOUNT,
        ),
    ] = None
    monthly_spending: Annotated[
        Money | None,
        Ask(
            "How much do you want to take out each month?",
            "Monthly spending",
            "money",
            hint="In today's money; I then work out whether the money lasts.",
            example="2,500",
            minimum=ZERO,
            above=True,
            maximum=LARGEST_AMOUNT,
        ),
    ] = None
    years: Annotated[
        int | None,
        Ask(
            "How many years shall I look ahead?",
            "Years",
            "integer",
            hint="Until the goal should be reached, or for as long as the money should last.",
            example="20",
            minimum=Decimal(1),
            maximum=LONGEST,
        ),
    ] = None
    age: Annotated[
        int | None,
        Ask(
            "How old are you?",
            "Age",
            "integer",
            example="40",
            fact="age",
            minimum=Decimal(16),
            maximum=Decimal(100),
        ),
    ] = None
    until_age: Annotated[
        int | None,
        Ask(
            "Up to what age shall I look ahead?",
            "Until age",
            "integer",
            example="95",
            minimum=Decimal(18),
            maximum=Decimal(120),
        ),
    ] = None
    saving_years: Annotated[
        int | None,
        Ask(
            "For how many more years do you save before you take money out?",
            "Years of saving",
            "integer",
            hint="0 if you take it out from now on.",
            example="15",
            minimum=ZERO,
            maximum=LONGEST,
        ),
    ] = None
    retirement_age: Annotated[
        int | None,
        Ask(
            "At what age do you stop saving?",
            "Retirement age",
            "integer",
            hint="From then on the monthly spending is taken out.",
            example="65",
            minimum=Decimal(16),
            maximum=Decimal(100),
        ),
    ] = None

    @field_validator("until_age")
    @classmethod
    def _ahead(cls, until: int | None, info: ValidationInfo) -> int | None:
        age, years = info.data.get("age"), info.data.get("years")
        if until is None or age is None:
            return until
        if not 1 <= until - age <= LONGEST_YEARS:
            raise ValueError(f"Please write an age between {age + 1} and {age + LONGEST_YEARS}.")
        if years is not None and years != until - age:
            raise ValueError("This and the number of years differ: please give one of the two.")
        return until

    @field_validator("saving_years")
    @classmethod
    def _spending_begins(cls, saving: int | None, info: ValidationInfo) -> int | None:
        years = _years(info.data)
        if saving is not None and years is not None and _spends(info.data) and saving >= years:
            raise ValueError(f"Please write a number below {years}: that is how many years I look ahead.")
        return saving

    @field_validator("retirement_age")
    @classmethod
    def _retires_in_time(cls, retires: int | None, info: ValidationInfo) -> int | None:
        years, age = _years(info.data), info.data.get("age")
        ends = age + years if age is not None and years is not None else None
        if retires is not None and ends is not None and _spends(info.data) and retires >= ends:
            raise ValueError(f"Please write an age below {ends}: that is how far I look ahead.")
        return retires


def _years(told: Mapping[str, int | None]) -> int | None:
    """Return how many years the plan lasts, as far as that is told."""
    age, until = told.get("age"), told.get("until_age")
    return told.get("years") or (until - age if until is not None and age is not None else None)


def _spends(told: Mapping[str, object]) -> bool:
    return told.get("monthly_spending") is not None
