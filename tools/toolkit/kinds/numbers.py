"""Kinds made of whole numbers and days: months, integers and dates."""

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from pydantic import JsonValue

from tools.toolkit.dates import parse_date
from tools.toolkit.durations import parse_months
from tools.toolkit.errors import Invalid
from tools.toolkit.formatting import Formatter
from tools.toolkit.kinds.base import KindRules, Raw, Reading, text_of, within
from tools.toolkit.locales import language
from tools.toolkit.number_words import read_words
from tools.toolkit.numerals import read_numeral
from tools.toolkit.params import Ask
from tools.toolkit.past_days import latest_day
from tools.toolkit.text import plain

_IN_YEARS = re.compile(r"(?<=\w)[ -](?:years?|yrs?)(?:[ -]old)?$")


class WholeNumberKind(KindRules[int]):
    """What months and integers share: a number in JSON."""

    def to_json(self, value: int) -> JsonValue:
        """Return the number."""
        return value

    def from_json(self, stored: Any) -> int:
        """Return the stored number."""
        return int(stored)


class MonthsKind(WholeNumberKind):
    """A span of time in whole months."""

    described = 'the time exactly as the user wrote it ("4 years", "18 months")'

    def read(self, raw: Raw, ask: Ask, reading: Reading) -> int:
        """Read a number of months or years."""
        text = text_of(raw, "Please write a number of months or years, for example 18 months.")
        months = parse_months(text, language=language(reading.locale))
        within(months, ask, "a time", lambda bound: Formatter(reading.locale, "UTC").months(int(bound)))
        return months

    def show(self, value: int, formatter: Formatter) -> str:
        """Return "4 years 2 months"."""
        return formatter.months(value)


class IntegerKind(WholeNumberKind):
    """A whole number; "20 years" and "40 years old" are such numbers too."""

    json_type = "integer"
    described = "a whole number"

    def read(self, raw: Raw, ask: Ask, reading: Reading) -> int:
        """Read a whole number in digits or words."""
        message = "Please write a whole number, for example 12."
        text = _IN_YEARS.sub("", plain(text_of(raw, message)).rstrip(".!"))
        sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
        numeral = read_numeral(digits, reading.locale)
        if numeral is not None:
            value = numeral.values[0] if numeral.certain else None
        else:
            value = read_words(digits, language(reading.locale))
        if value is None or value != value.to_integral_value():
            raise Invalid(message)
        number = sign * int(value)
        within(number, ask, "a number", lambda bound: f"{bound:f}")
        return number

    def show(self, value: int, formatter: Formatter) -> str:
        """Return "1,200"."""
        return formatter.number(value)

    def write(self, value: int, formatter: Formatter) -> str:
        """Return the digits alone."""
        return str(value)


class DateKind(KindRules[date]):
    """A day."""

    described = (
        'an ISO date ("2031-03-31"), a month as "2031-03", a span as the user wrote it ("in 5 years"); never computed'
    )

    def read(self, raw: Raw, ask: Ask, reading: Reading) -> date:
        """Read a day; the bounds of `ask` count days from today."""
        text = text_of(raw, "Please write a date, for example March 2031 or 2031-03-31.")
        low, high = ask.minimum, ask.maximum
        over = high is not None and high <= 0
        past = latest_day(text, locale=reading.locale, today=reading.today) if over else None
        day = past or parse_date(text, locale=reading.locale, today=reading.today)
        days = Decimal((day - reading.today).days)
        formatter = Formatter(reading.locale, "UTC")
        if low is not None and (days < low or (ask.above and days == low)):
            first = reading.today + timedelta(days=int(low) - (0 if ask.above else 1))
            raise Invalid(f"Please write a date after {formatter.long(first)}.")
        if high is not None and days > high:
            last = reading.today + timedelta(days=int(high) + 1)
            raise Invalid(f"Please write a date before {formatter.long(last)}.")
        return day

    def show(self, value: date, formatter: Formatter) -> str:
        """Return "31 March 2031", in the locale's order."""
        return formatter.long(value)

    def write(self, value: date, formatter: Formatter) -> str:
        """Return the ISO date."""
        return value.isoformat()

    def to_json(self, value: date) -> JsonValue:
        """Return the ISO date."""
        return value.isoformat()

    def from_json(self, stored: Any) -> date:
        """Return the stored day."""
        return date.fromisoformat(stored)
