"""What every kind of value can do: be read, bounded, described to the model, shown, typed and stored."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Generic, TypeVar

from pydantic import JsonValue

from storage.money import Money
from tools.toolkit.errors import Invalid
from tools.toolkit.formatting import Formatter
from tools.toolkit.params import Ask

V = TypeVar("V")

Raw = JsonValue | Decimal
"""A value as it arrives: JSON from the model (its fractions as Decimal) or text from a form."""

UNLESS_SAID = "null unless the user said it"


@dataclass(frozen=True, slots=True)
class Line:
    """A named amount: "Rent", $1,200."""

    name: str
    amount: Money


Value = Money | Decimal | int | date | str | bool | tuple[Line, ...]
"""What a tool receives: its type follows from the parameter's kind."""


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
