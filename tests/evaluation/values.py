"""Values compared by what they mean: "$60k" is "60 thousand", "by March 2030" is "2030-03"."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from storage.money import Money
from tools.memory.profile import fact_name
from tools.toolkit.amounts import currency_of, parse_amount
from tools.toolkit.errors import ReadingError
from tools.toolkit.kinds import KINDS, Change, DebtLine, FlowLine, Line, Raw, Reading, is_missing
from tools.toolkit.params import Ask
from tools.toolkit.periods import Period, split_period
from tools.toolkit.specs import FieldSpec, field_specs
from tools.toolkit.text import plain
from tools.toolkit.tool import Tool

_ARTICLES = ("a_", "an_", "the_", "my_", "our_")
_ENDINGS = ("_fund", "_goal", "_savings")


@dataclass(frozen=True, slots=True)
class Setting:
    """Whose words are read: the user's locale and currency, and the day."""

    locale: str
    currency: str
    today: date

    def reading(self, tool: Tool[Any], arguments: Mapping[str, Raw]) -> Reading:
        """Return how a call's arguments are read: in the one currency that its amounts name, else the user's."""
        written = [arguments.get(spec.name) for spec in field_specs(tool.parameters) if spec.ask.kind == "money"]
        named = {
            currency_of(text, locale=self.locale, currency=self.currency) for text in written if isinstance(text, str)
        } - {None}
        currency = named.pop() if len(named) == 1 else None
        return Reading(self.locale, currency or self.currency, self.today)


def meaning(raw: Raw, ask: Ask, reading: Reading) -> object:
    """Return what a value means, for comparing; one that cannot be read means its own words."""
    if ask.kind == "text":
        return _meaning_of_text(str(raw), reading)
    try:
        value = KINDS[ask.kind].read(raw, ask, reading)
    except ReadingError:
        return _amount_for_a_period(str(raw), reading) if ask.kind == "money" else _words(str(raw))
    if isinstance(value, tuple):
        return frozenset(_meaning_of_line(line) for line in value)
    return value


def is_default(raw: Raw, spec: FieldSpec, reading: Reading) -> bool:
    """Tell whether a value is what the tool takes by itself."""
    return spec.default is not None and meaning(raw, spec.ask, reading) == spec.default


def shown(raw: Raw | None) -> str:
    """Return a value as it is told of in a report."""
    return "null" if is_missing(raw) else repr(str(raw) if not isinstance(raw, bool) else raw)


def _meaning_of_line(line: Line | DebtLine | FlowLine | Change) -> object:
    if isinstance(line, FlowLine):
        return line.amount, line.when
    if isinstance(line, Change):
        return line.shifts
    amounts = (line.amount,) if isinstance(line, Line) else (line.balance, line.annual_rate, line.minimum)
    return line.name.casefold(), *amounts


def _meaning_of_text(text: str, reading: Reading) -> object:
    """Return the name or the amount that a text is, whatever the article before it; what repeats, does so monthly."""
    amount = _amount_for_a_period(text, reading)
    return amount[0] if isinstance(amount, tuple) and amount[1] == "month" else amount


def _amount_for_a_period(text: str, reading: Reading) -> Money | tuple[Money, Period] | str:
    """Return an amount with its period, which may be another than the wanted one: "60k a year"."""
    try:
        words, period = split_period(plain(text))
        currency = currency_of(text, locale=reading.locale, currency=reading.currency) or reading.currency
        amount = parse_amount(words, locale=reading.locale, currency=currency)
    except ReadingError:
        return _words(text)
    return (amount, period) if period else amount


def _words(text: str) -> str:
    """Return the words of a text without an article and "fund", facts by the name they are kept under."""
    name = fact_name(text)
    bare = next((name.removeprefix(article) for article in _ARTICLES if name.startswith(article)), name)
    return fact_name(next((bare.removesuffix(ending) for ending in _ENDINGS if bare.endswith(ending)), bare))
