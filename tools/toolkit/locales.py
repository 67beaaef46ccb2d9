"""What the kit knows of a locale: its separators, its language, the order of its dates (CLDR, through Babel)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Literal, cast

if TYPE_CHECKING:
    from babel.core import Locale

_FALL_BACK = "en_US"

DateOrder = Literal["dmy", "mdy", "ymd"]


@dataclass(frozen=True, slots=True)
class Separators:
    """The characters of numbers; every kind of blank is " ", every kind of apostrophe "'"."""

    decimal: str
    group: str


@cache
def babel_locale(name: str) -> "Locale":
    """Return Babel's locale for "en_US" or "en-US", and American English for a name it does not know."""
    from babel.core import Locale, UnknownLocaleError

    try:
        return Locale.parse(name.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return Locale.parse(_FALL_BACK)


@cache
def separators(name: str) -> Separators:
    """Return the separators of numbers in Western digits."""
    from babel.numbers import get_decimal_symbol, get_group_symbol

    locale = babel_locale(name)
    group = get_group_symbol(locale)
    return Separators(get_decimal_symbol(locale), {"\u2019": "'"}.get(group, " " if group.isspace() else group))


def language(name: str) -> str:
    """Return the locale's language, an ISO-639 code."""
    return babel_locale(name).language


@cache
def date_order(name: str) -> DateOrder:
    """Return the order of day, month and year in the locale's short dates."""
    pattern = babel_locale(name).date_formats["short"].pattern.lower()
    first = min("dmy", key=pattern.index)
    orders: dict[str, DateOrder] = {"d": "dmy", "m": "mdy", "y": "ymd"}
    return orders[first]


@cache
def month_names(name: str) -> dict[str, int]:
    """Return the months by their full and short names, lower case without points, of the locale and of English."""
    names: dict[str, int] = {"sept": 9}
    for locale in (babel_locale(_FALL_BACK), babel_locale(name)):
        uses = cast("Mapping[str, Mapping[str, Mapping[int, str]]]", locale.months)
        for use, width in product(uses, ("wide", "abbreviated")):
            words = uses[use].get(width, {})
            names |= {word.casefold().rstrip("."): number for number, word in words.items()}
    return names
