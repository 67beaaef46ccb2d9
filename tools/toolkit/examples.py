"""Examples and units of what is asked for, as people write them where the user lives."""

import datetime
from dataclasses import replace

from storage.money import Money
from tools.toolkit.errors import ReadingError
from tools.toolkit.form import Kind
from tools.toolkit.formatting import Formatter
from tools.toolkit.kinds import KINDS, Reading, read_value
from tools.toolkit.locales import separators
from tools.toolkit.params import Ask
from tools.toolkit.periods import Period

_WRITTEN_IN = "en_US"
"""The locale in which tools give their examples."""

_PER: dict[Period, str] = {"day": " a day", "week": " a week", "month": " a month", "year": " a year"}
_REWRITTEN: tuple[Kind, ...] = ("money", "percent", "time")
_LISTS: tuple[Kind, ...] = ("lines", "debts", "flows")


def example_of(ask: Ask, reading: Reading, formatter: Formatter) -> str:
    """Return the example of `ask` in the user's locale and currency: "$800 a month"; "" where it has none."""
    lists_differ = separators(formatter.locale) != separators(_WRITTEN_IN)
    if ask.kind not in (*_REWRITTEN, *(_LISTS if lists_differ else ())):
        return ask.example
    try:
        value = read_value(ask.example, replace(ask, foreign=False), replace(reading, locale=_WRITTEN_IN))
    except ReadingError:
        return ask.example
    match value:
        case Money():
            return formatter.money_short(value) + per(ask)
        case datetime.time():
            return formatter.clock(value)
        case _:
            return KINDS[ask.kind].write(value, formatter)


def unit_of(ask: Ask, currency: str, formatter: Formatter) -> str:
    """Return what an amount counts where its label does not say it: "$ a month"; "" for anything else."""
    if ask.kind != "money" or ask.foreign:
        return ""
    named = ask.per is not None and ask.per in ask.label.lower()
    return formatter.currency_sign(currency) + ("" if named else per(ask))


def per(ask: Ask) -> str:
    """Return the period of an amount: " a month"; "" where it has none."""
    return _PER[ask.per] if ask.per is not None else ""
