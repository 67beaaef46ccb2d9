"""Amounts and percentages as people write them: read strictly, and asked about where there is doubt."""

import re
from decimal import Decimal

from storage.money import Money, minor_digits
from tools.toolkit.currencies import named_currency, split_currency
from tools.toolkit.errors import Invalid, Unclear
from tools.toolkit.locales import babel_locale, language, separators
from tools.toolkit.number_words import UNITS, read_words
from tools.toolkit.numerals import MAX_DIGITS, TOO_LONG, Numeral, is_numeral, read_numeral
from tools.toolkit.periods import Period, split_period
from tools.toolkit.text import plain

_ABOUT = re.compile(r"^(?:(?:about|around|roughly|approximately|approx|circa|ca|etwa|rund|environ)\b\.?|~|≈) ?")
_MINUS = re.compile(r"^(?:-|minus\b) ?")
_NO_CENTS = re.compile(r"[.,] ?[-\u2013\u2014]+$")
_UNIT = re.compile(rf" ?(?P<unit>{'|'.join(sorted(UNITS, key=len, reverse=True))})\.?$")
_MANY_NUMBERS = re.compile(r"\d[^\d]*[^\w.,'][^\d]*\d")
_PERCENT_SIGN = re.compile(r" ?(?:%|percent|per cent|pct|prozent)$")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?P<mark>[.,])\d{3}")
_WORDS_OR_CODES = re.compile(r"\b(?:all|try|top|pen|cup|mop|mad|gel|sos)\b", re.IGNORECASE)
"""Codes of currencies that are English words as well: only capitals make them codes."""

_NO_AMOUNT = "?"
_HIGHEST_PERCENT = Decimal(100)


def parse_amount(text: str, *, locale: str, currency: str, per: Period | None = "month") -> Money:
    """Return the amount of `currency` that `text` names: "$5k", "1.234,56 €", "fifty grand", "800 a month".

    `per` is the period the amount is wanted for, None for one that is not repeated; an amount for another period
    is asked about. Raises Invalid for what is no amount of that currency and Unclear where it can be read
    in more than one way, as "1,500" by somebody whose locale is German.
    """
    words, period = _without_trimmings(text)
    if not words:
        raise Invalid(f"Please write an amount, for example {_example(locale)}.")
    value = _value(words, locale, currency)
    if period is not None and period != per:
        raise Unclear(_question_of_period(value, locale, period, per))
    return amount_of(value, locale=locale, currency=currency)


def currency_of(text: str, *, locale: str, currency: str) -> str | None:
    """Return the currency that the amount in `text` names: EUR for "1.234,56 €", None for "5k".

    A sign that several currencies share means `currency` where that is one of them.
    """
    words, _ = _without_trimmings(text)
    bare, _ = _split_sign(words)
    named = named_currency(bare, currency, locale)
    if named is None:
        return None
    number, _ = _split_sign(_NO_CENTS.sub("", split_currency(bare, named, locale)))
    return named if _number(number, locale, minor_digits(named)) is not None else None


def may_be_amount(text: str, *, locale: str, currency: str) -> bool:
    """Tell whether `text` is an amount, be it of another currency than `currency`, or one that is open to doubt."""
    try:
        named = currency_of(text, locale=locale, currency=currency) or currency
        parse_amount(text, locale=locale, currency=named, per=None)
    except Unclear:
        return True
    except Invalid:
        return False
    return True


def amount_of(value: Decimal, *, locale: str, currency: str) -> Money:
    """Return an exact number as money; raises Invalid when it is too large or finer than the minor unit."""
    if not value.is_finite() or value.adjusted() >= MAX_DIGITS:
        raise Invalid(TOO_LONG)
    digits = minor_digits(currency)
    if not _fits(value, digits):
        most = f"at most {digits} decimals" if digits else "no decimals"
        raise Invalid(f"Please write the amount with {most}, for example {_write(Decimal(5000), locale, digits)}.")
    return Money(value, currency)


def parse_percent(text: str, *, locale: str = "en_US") -> Decimal:
    """Return the percentage that `text` names as a fraction: "7%", "7 percent" and "7" are Decimal("0.07").

    Raises Invalid above 100 and below -100, and Unclear for "0.07", which may be 7% or 0.07%, and for "1,500%"
    where the locale writes thousands like that.
    """
    words, period = split_period(_ABOUT.sub("", plain(text).rstrip(".!")))
    bare = _PERCENT_SIGN.sub("", words)
    sign = _MINUS.match(bare)
    digits = bare[sign.end() :] if sign else bare.removeprefix("+")
    value = _percentage(digits)
    if value is None:
        raise Invalid("Please write a percentage, for example 7%.")
    if abs(value) > _HIGHEST_PERCENT:
        raise Invalid("Please write a percentage of at most 100%.")
    grouped = _THOUSANDS.fullmatch(digits)
    if grouped and grouped["mark"] == separators(locale).group:
        raise Unclear(f"Did you mean {_trimmed(value)}%? Please write it that way.")
    if bare == words and 0 < value < 1:
        raise Unclear(f"Is that {_trimmed(value * 100)}% or {_trimmed(value)}%? Please write it with the percent sign.")
    if period not in (None, "year"):
        raise Unclear("Please write the percentage for a whole year, for example 7%.")
    return (-value if sign else value) / 100


def _without_trimmings(text: str) -> tuple[str, Period | None]:
    said = _WORDS_OR_CODES.sub(lambda code: code[0] if code[0].isupper() else _NO_AMOUNT, text)
    return split_period(_ABOUT.sub("", plain(said).rstrip(".!")))


def _value(text: str, locale: str, currency: str) -> Decimal:
    """Read sign, parentheses, currency and number; what is left over makes the text invalid."""
    bare, negative = _split_sign(text)
    bare = split_currency(bare, currency, locale)
    if not negative:
        bare, negative = _split_sign(bare)
    number = _number(_NO_CENTS.sub("", bare), locale, minor_digits(currency))
    if number is None:
        raise Invalid(_not_an_amount(text, locale))
    if not number.certain:
        raise Unclear(_question_of_value(number, negative, locale, currency))
    return -number.values[0] if negative else number.values[0]


def _split_sign(text: str) -> tuple[str, bool]:
    if text.startswith("(") and text.endswith(")"):
        return text[1:-1].strip(), True
    minus = _MINUS.match(text)
    return (text[minus.end() :], True) if minus else (text.removeprefix("+").strip(), False)


def _number(text: str, locale: str, minor: int) -> Numeral | None:
    digits, factor = _split_units(text)
    if is_numeral(digits):
        numeral = read_numeral(digits, locale, minor)
        return numeral and Numeral(tuple(value * factor for value in numeral.values), numeral.certain)
    value = read_words(text, language(locale))
    return None if value is None else Numeral((value,), certain=True)


def _split_units(text: str) -> tuple[str, Decimal]:
    """Split "5 hundred thousand" into "5" and 100,000: the smaller unit stands before the larger."""
    factor, last = Decimal(1), Decimal("Infinity")
    while (match := _UNIT.search(text)) and UNITS[match["unit"]] < last:
        last = UNITS[match["unit"]]
        text, factor = text[: match.start()], factor * last
    return text, factor


def _percentage(text: str) -> Decimal | None:
    """Percentages have no groups, so that a point and a comma both separate decimals."""
    if re.fullmatch(r"\d+(?:[.,]\d+)?|[.,]\d+", text):
        return Decimal(text.replace(",", "."))
    return read_words(text, "en")


def _not_an_amount(text: str, locale: str) -> str:
    if _MANY_NUMBERS.search(text):
        return f"I see more than one number there: please write just one amount, for example {_example(locale)}."
    return f"I can't read that as an amount: please write a number, for example {_example(locale)}."


def _question_of_value(number: Numeral, negative: bool, locale: str, currency: str) -> str:
    digits = minor_digits(currency)
    values = [-value if negative else value for value in number.values if _fits(value, digits)]
    if not values:
        return f"Please write the amount in full, for example {_example(locale)}."
    readings = " or ".join(_write(value, locale, 0 if _fits(value, 0) else digits) for value in values)
    return f"Did you mean {readings}? Please write it that way."


def _question_of_period(value: Decimal, locale: str, period: Period, per: Period | None) -> str:
    if per is None:
        return f"Is that the whole amount? Please write it without a period, for example {_example(locale)}."
    if (period, per) == ("year", "month") and value.adjusted() < MAX_DIGITS:
        monthly = _write(value / 12, locale, 2)
        return f"That is an amount for a year: if you mean {monthly} a month, please write that."
    return f"That is an amount for a {period}: please write what it comes to in a {per}."


def _fits(value: Decimal, digits: int) -> bool:
    exponent = value.normalize().as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -digits


def _trimmed(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _example(locale: str) -> str:
    return _write(Decimal(5000), locale, 0)


def _write(value: Decimal, locale: str, digits: int) -> str:
    from babel.numbers import format_decimal

    return format_decimal(value, f"#,##0.{'0' * digits}" if digits else "#,##0", locale=babel_locale(locale))
