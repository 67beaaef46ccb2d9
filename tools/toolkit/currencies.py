"""Currencies as people write them: before or after the number, as a symbol, a code or a word."""

import re
from functools import cache
from typing import Final

from tools.toolkit.errors import Invalid
from tools.toolkit.locales import babel_locale
from tools.toolkit.text import plain

_DOLLARS = ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP", "BBD", "JMD", "TTD")
_RUPEES = ("INR", "PKR", "LKR", "NPR", "MUR", "SCR")
_CROWNS = ("SEK", "NOK", "DKK", "ISK")
_FRANCS = ("CHF", "XOF", "XAF")
_POUNDS = ("GBP", "EGP", "GIP")
_PESOS = ("MXN", "PHP", "ARS", "CLP", "COP", "UYU", "DOP")

_WRITTEN: Final[dict[str, tuple[str, ...]]] = {
    "$": _DOLLARS,
    "dollar": _DOLLARS,
    "dollars": _DOLLARS,
    "buck": _DOLLARS,
    "bucks": _DOLLARS,
    "us$": ("USD",),
    "ca$": ("CAD",),
    "c$": ("CAD",),
    "a$": ("AUD",),
    "nz$": ("NZD",),
    "s$": ("SGD",),
    "hk$": ("HKD",),
    "r$": ("BRL",),
    "€": ("EUR",),
    "euro": ("EUR",),
    "euros": ("EUR",),
    "£": _POUNDS,
    "pound": _POUNDS,
    "pounds": _POUNDS,
    "quid": ("GBP",),
    "¥": ("JPY", "CNY"),
    "yen": ("JPY",),
    "yuan": ("CNY",),
    "₹": ("INR",),
    "rs": _RUPEES,
    "rs.": _RUPEES,
    "rupee": _RUPEES,
    "rupees": _RUPEES,
    "kr": _CROWNS,
    "fr": _FRANCS,
    "franc": _FRANCS,
    "francs": _FRANCS,
    "franken": ("CHF",),
    "peso": _PESOS,
    "pesos": _PESOS,
    "₩": ("KRW",),
    "₽": ("RUB",),
    "₺": ("TRY",),
    "₪": ("ILS",),
    "₫": ("VND",),
    "₴": ("UAH",),
    "₦": ("NGN",),
    "₱": ("PHP",),
    "฿": ("THB",),
    "zł": ("PLN",),
    "kč": ("CZK",),
    "ft": ("HUF",),
}
"""What a written sign or word may mean: the user's own currency if it is among them."""

_FIRST_IS_MEANT: Final = (_DOLLARS, _POUNDS)
"""Of these the first is meant by whoever has another currency; which crowns or francs, nobody can tell."""


def named_currency(text: str, currency: str, locale: str) -> str | None:
    """Return the currency that `text`, normalised, names beside its number; None when it names none for certain."""
    names = _names(currency, locale)
    for pattern in _patterns(currency, locale):
        if match := pattern.search(text):
            meant = names[match["name"]]
            if currency in meant:
                return currency
            return meant[0] if len(meant) == 1 or meant in _FIRST_IS_MEANT else None
    return None


def split_currency(text: str, currency: str, locale: str) -> str:
    """Return `text`, normalised, without the currency written before or after its number.

    Raises Invalid when that is not `currency`: nothing is converted in passing.
    """
    names = _names(currency, locale)
    for pattern in _patterns(currency, locale):
        match = pattern.search(text)
        if match is None:
            continue
        if currency not in names[match["name"]]:
            raise Invalid(expected(currency))
        text = (text[: match.start()] + text[match.end() :]).strip()
    return text


def expected(currency: str) -> str:
    """Return the sentence for an amount in another currency than the call's."""
    from babel.numbers import get_currency_name

    name = get_currency_name(currency, count=2, locale="en")
    return f"I count this in {name} ({currency}): please write the amount in that currency."


@cache
def _names(currency: str, locale: str) -> dict[str, tuple[str, ...]]:
    from babel.core import get_global
    from babel.numbers import get_currency_symbol

    codes = {code.casefold(): (code,) for code in get_global("all_currencies")}
    local = plain(get_currency_symbol(currency, babel_locale(locale))).rstrip(".")
    return codes | _WRITTEN | {local: (currency,), currency.casefold(): (currency,)}


@cache
def _patterns(currency: str, locale: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = sorted(_names(currency, locale), key=len, reverse=True)
    name = f"(?P<name>{'|'.join(map(re.escape, names))})"
    within_a_word = r"(?<=[^\W\d_])[^\W\d_]"
    # A point after a name abbreviates it ("kr. 500"), but right before digits it is a decimal one ("$.50").
    before = re.compile(rf"^{name}(?!{within_a_word})(?:\.(?!\d))? ?")
    return before, re.compile(rf" ?(?!{within_a_word}){name}\.?$")
