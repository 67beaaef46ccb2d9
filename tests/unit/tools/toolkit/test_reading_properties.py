"""What holds for every amount and every text, whatever the locale."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from babel.numbers import parse_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.money import Money
from tools.toolkit.errors import ReadingError
from tools.toolkit.form import Kind
from tools.toolkit.formatting import Formatter
from tools.toolkit.kinds import KINDS, Line, Reading
from tools.toolkit.params import Ask

LOCALES = {"en_US": "USD", "de_DE": "EUR", "fr_FR": "EUR", "en_IN": "INR"}
MORE_LOCALES = LOCALES | {
    "de_CH": "CHF",
    "sv_SE": "SEK",
    "ja_JP": "JPY",
    "ar_KW": "KWD",
    "pt_BR": "BRL",
    "en_CA": "CAD",
}
TODAY = date(2026, 11, 21)
Writer = Callable[[Formatter, Money], str]

amounts = st.decimals(min_value=-(10**12), max_value=10**12, places=2)
locales = st.sampled_from(sorted(LOCALES))
more_locales = st.sampled_from(sorted(MORE_LOCALES))
# Texts made of what amounts are made of get deeper into the grammar than random ones.
likely = st.text(alphabet="0123456789.,' -+()$€%/kmn\u00a0\u202f\u2212eainfhtuo", max_size=30)
phrases = st.lists(
    st.sampled_from(
        [
            "$",
            "5",
            "1,500",
            "a",
            "half",
            "and",
            "point",
            "five",
            "million",
            "lakh",
            "k",
            "€",
            "month",
            "years",
            "in",
            "(",
            "24.99%",
            "minimum",
            "Visa",
            "on the 1st",
            "every two weeks",
            "from Dec 4",
            "save",
            "more",
            "retire at",
        ]
    ),
    max_size=8,
).map(" ".join)
texts = st.one_of(st.text(max_size=120), likely, phrases)


def ask(kind: Kind) -> Ask:
    return Ask("How much?", "Amount", kind, per="month")


@pytest.mark.parametrize("write", [Formatter.money, Formatter.money_short, Formatter.amount])
@settings(max_examples=500, deadline=None)
@given(amount=amounts, locale=more_locales)
def test_a_formatted_amount_reads_back_as_the_same_amount(write: Writer, amount: Decimal, locale: str) -> None:
    money = Money(amount, MORE_LOCALES[locale])
    written = write(Formatter(locale, "UTC"), money)
    assert KINDS["money"].read(written, ask("money"), Reading(locale, money.currency, TODAY)) == money


@settings(max_examples=500, deadline=None)
@given(amount=amounts, locale=locales)
def test_a_typed_amount_reads_as_babel_reads_it_strictly(amount: Decimal, locale: str) -> None:
    money = Money(amount, LOCALES[locale])
    written = Formatter(locale, "UTC").amount(money)
    assert money.amount == parse_decimal(written, locale=locale, strict=True)


@settings(max_examples=500, deadline=None)
@given(fraction=st.decimals(min_value=-1, max_value=1, places=6), locale=more_locales)
def test_a_written_percentage_reads_back_as_the_same_fraction(fraction: Decimal, locale: str) -> None:
    written = KINDS["percent"].write(fraction, Formatter(locale, "UTC"))
    assert KINDS["percent"].read(written, ask("percent"), Reading(locale, "USD", TODAY)) == fraction


@settings(max_examples=500, deadline=None)
@given(day=st.dates(date(1900, 1, 1), date(2199, 12, 31)), locale=more_locales)
def test_a_written_date_reads_back_as_the_same_day(day: date, locale: str) -> None:
    formatter, reading = Formatter(locale, "UTC"), Reading(locale, "USD", TODAY)
    assert KINDS["date"].read(KINDS["date"].write(day, formatter), ask("date"), reading) == day


@settings(max_examples=500, deadline=None)
@given(day=st.dates(date(1900, 1, 1), date(2199, 12, 31)), locale=locales)
def test_a_date_as_people_see_it_reads_back_as_the_same_day(day: date, locale: str) -> None:
    assert KINDS["date"].read(Formatter(locale, "UTC").long(day), ask("date"), Reading(locale, "USD", TODAY)) == day


@settings(max_examples=500, deadline=None)
@given(months=st.integers(0, 9_999))
def test_a_span_as_people_see_it_reads_back_as_the_same_months(months: int) -> None:
    written = Formatter("en_US", "UTC").months(months)
    assert KINDS["months"].read(written, ask("months"), Reading("en_US", "USD", TODAY)) == months


@settings(max_examples=500, deadline=None)
@given(cents=st.lists(st.integers(0, 10**9), min_size=1, max_size=10), locale=locales)
def test_written_lines_read_back_as_the_same_lines(cents: list[int], locale: str) -> None:
    currency = LOCALES[locale]
    lines = tuple(Line(f"Item {'x' * n}y", Money.from_minor(minor, currency)) for n, minor in enumerate(cents))
    written = KINDS["lines"].write(lines, Formatter(locale, "UTC"))
    assert KINDS["lines"].read(written, ask("lines"), Reading(locale, currency, TODAY)) == lines


@pytest.mark.parametrize(
    "kind",
    [
        "money",
        "percent",
        "months",
        "integer",
        "date",
        "flag",
        "text",
        "lines",
        "debts",
        "flows",
        "changes",
        "time",
        "schedule",
    ],
)
@settings(max_examples=600, deadline=2_000)
@given(text=texts, locale=locales)
def test_any_text_is_a_value_or_one_of_the_readers_errors(kind: Kind, text: str, locale: str) -> None:
    rules, formatter = KINDS[kind], Formatter(locale, "UTC")
    with suppress(ReadingError):
        value = rules.read(text, ask(kind), Reading(locale, LOCALES[locale], TODAY))
        assert rules.from_json(rules.to_json(value)) == value
        assert rules.show(value, formatter)
