"""What every kind of value can do: be read, bounded, described to the model, shown, typed and stored."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any, Generic, Literal, TypeVar

from pydantic import JsonValue

from storage.money import Money
from tools.toolkit.errors import Invalid
from tools.toolkit.formatting import Formatter
from tools.toolkit.params import Ask
from tools.toolkit.recurrence import Recurrence
from tools.toolkit.schedule import Schedule

V = TypeVar("V")

Raw = JsonValue | Decimal
"""A value as it arrives: JSON from the model (its fractions as Decimal) or text from a form."""

UNLESS_SAID = "null unless the user said it"
YOUR_GUESS = "your own judgement, null when in doubt"


@dataclass(frozen=True, slots=True)
class Line:
    """A named amount: "Rent", $1,200."""

    name: str
    amount: Money


@dataclass(frozen=True, slots=True)
class DebtLine:
    """A debt as it is listed: its balance, its nominal annual rate as a fraction, its minimum payment a month."""

    name: str
    balance: Money
    annual_rate: Decimal
    minimum: Money


@dataclass(frozen=True, slots=True)
class FlowLine:
    """Money that comes or goes, each time the same, and when."""

    name: str
    amount: Money
    when: Recurrence


Quantity = Literal[
    "balance",
    "contribution",
    "spending",
    "goal",
    "return",
    "volatility",
    "stocks",
    "fees",
    "inflation",
    "years",
    "saving_years",
    "retirement_age",
]
"""What can be different in a what-if: amounts (of a month, but for balance and goal), fractions, years and an age."""


@dataclass(frozen=True, slots=True)
class Shift:
    """One thing that is different: it becomes `value` or, where `more` is set, so much more (less when negative)."""

    quantity: Quantity
    value: Money | Decimal | int
    more: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A what-if: its name, the words in which it was told, and what is different in it."""

    name: str
    words: str
    shifts: tuple[Shift, ...]


Value = (
    Money
    | Decimal
    | int
    | date
    | time
    | Schedule
    | str
    | bool
    | tuple[Line, ...]
    | tuple[DebtLine, ...]
    | tuple[FlowLine, ...]
    | tuple[Change, ...]
)
"""What a tool receives: its type follows from the parameter's kind."""


def currency_of_value(value: Value) -> str | None:
    """Return the currency of the amounts in a value; None for one without."""
    match value:
        case Money():
            return value.currency
        case (Line(amount=amount), *_) | (DebtLine(balance=amount), *_) | (FlowLine(amount=amount), *_):
            return amount.currency
        case _:
            return None


@dataclass(frozen=True, slots=True)
class Reading:
    """For whom a value is read, and on which day where they live."""

    locale: str
    currency: str
    today: date


class KindRules(ABC, Generic[V]):
    """The rules of one kind of value."""

    json_type: str = "string"
    described: str

    @abstractmethod
    def read(self, raw: Raw, ask: Ask, reading: Reading) -> V:
        """Return the value of `raw`; raises Invalid and Unclear. What is missing is not to be read."""

    @abstractmethod
    def show(self, value: V, formatter: Formatter) -> str:
        """Return the value as people read it: "$5,000"."""

    def write(self, value: V, formatter: Formatter) -> str:
        """Return the value as people type it, which reads back as the same value: "5,000.00"."""
        return self.show(value, formatter)

    @abstractmethod
    def to_json(self, value: V) -> JsonValue:
        """Return the value as it is stored."""

    @abstractmethod
    def from_json(self, stored: Any) -> V:
        """Return the value that was stored; raises TypeError, ValueError, LookupError or ArithmeticError."""

    def schema(self, ask: Ask) -> dict[str, JsonValue]:
        """Return the JSON schema of the parameter; what only the user can know may be null."""
        return {
            "type": [self.json_type, "null"],
            "description": f"{ask.label}: {self.described}; {UNLESS_SAID}",
        }


def text_of(raw: Raw, message: str) -> str:
    """Return a string or a number as text; raises Invalid with `message` for anything else."""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, int | Decimal) and not isinstance(raw, bool):
        return str(raw)
    raise Invalid(message)


def within(value: Decimal | int, ask: Ask, noun: str, show: Callable[[Decimal], str]) -> None:
    """Raise Invalid when `value` lies outside the bounds of `ask`: "Please write an amount above $0."."""
    low, high = ask.minimum, ask.maximum
    if low is not None and ask.above and value <= low:
        raise Invalid(f"Please write {noun} above {show(low)}.")
    if low is not None and value < low:
        raise Invalid(f"Please write {noun} of at least {show(low)}.")
    if high is not None and value > high:
        raise Invalid(f"Please write {noun} of at most {show(high)}.")
