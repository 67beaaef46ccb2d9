"""The kinds of values and their rules."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pydantic import JsonValue

from tools.toolkit.errors import Invalid
from tools.toolkit.form import Kind
from tools.toolkit.formatting import Formatter
from tools.toolkit.kinds.amounts import MoneyKind, PercentKind
from tools.toolkit.kinds.base import Change, DebtLine, FlowLine, KindRules, Line, Raw, Reading, Value, currency_of_value
from tools.toolkit.kinds.changes import ChangesKind
from tools.toolkit.kinds.debts import DebtsKind
from tools.toolkit.kinds.flows import FlowsKind
from tools.toolkit.kinds.lines import LinesKind
from tools.toolkit.kinds.numbers import DateKind, IntegerKind, MonthsKind
from tools.toolkit.kinds.times import ScheduleKind, TimeKind
from tools.toolkit.kinds.words import ChoiceKind, ConfirmKind, FlagKind, TextKind
from tools.toolkit.params import Ask

if TYPE_CHECKING:
    from storage.repositories.facts import StoredFact

__all__ = [
    "KINDS",
    "Change",
    "DebtLine",
    "FlowLine",
    "Line",
    "Raw",
    "Reading",
    "Value",
    "currency_of_value",
    "fact_text",
    "fact_value",
    "is_missing",
    "read_value",
    "shown_value",
]

KINDS: Mapping[Kind, KindRules[Any]] = {
    "money": MoneyKind(),
    "percent": PercentKind(),
    "months": MonthsKind(),
    "integer": IntegerKind(),
    "date": DateKind(),
    "choice": ChoiceKind(),
    "text": TextKind(),
    "flag": FlagKind(),
    "confirm": ConfirmKind(),
    "lines": LinesKind(),
    "debts": DebtsKind(),
    "time": TimeKind(),
    "schedule": ScheduleKind(),
    "changes": ChangesKind(),
    "flows": FlowsKind(),
}


def is_missing(raw: object) -> bool:
    """Tell whether a value counts as not given: absent, null, or nothing but blanks."""
    return raw is None or (isinstance(raw, str) and not raw.strip())


def read_value(raw: Raw, ask: Ask, reading: Reading) -> Value:
    """Return the value of what was said or written for `ask`; raises Invalid and Unclear."""
    return KINDS[ask.kind].read(raw, ask, reading)


def shown_value(value: Value, ask: Ask, formatter: Formatter) -> str:
    """Return a value as people read it: "$5,000"; of a choice its label."""
    shown = KINDS[ask.kind].show(value, formatter)
    return next((choice.label for choice in ask.choices if choice.value == shown), shown)


def fact_value(kind: str, stored: JsonValue) -> Value | None:
    """Return the value of a stored fact; None where it is not readable as that kind any more."""
    rules = next((rules for name, rules in KINDS.items() if name == kind), None)
    try:
        return rules and rules.from_json(stored)
    except (TypeError, ValueError, LookupError, ArithmeticError, Invalid):
        return None


def fact_text(fact: "StoredFact", formatter: Formatter) -> str:
    """Return the value of a stored fact as people read it: "$5,000"."""
    value = fact_value(fact.kind, fact.value)
    rules = next((rules for name, rules in KINDS.items() if name == fact.kind), None)
    return str(fact.value) if value is None or rules is None else rules.show(value, formatter)
