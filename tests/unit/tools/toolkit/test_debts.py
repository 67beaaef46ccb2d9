"""Lists of debts as people write them."""

import time
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.money import Money
from tools.toolkit.errors import Invalid, ReadingError, Unclear
from tools.toolkit.formatting import Formatter
from tools.toolkit.kinds import KINDS, DebtLine, Reading
from tools.toolkit.params import Ask

DEBTS = KINDS["debts"]
ASK = Ask("What do you owe?", "Debts", "debts", minimum=Decimal(0), above=True, maximum=Decimal(10) ** 12)
READING = Reading("en_US", "USD", date(2026, 11, 21))
LOCALES = {"en_US": "USD", "de_DE": "EUR", "fr_FR": "EUR", "en_IN": "INR", "ja_JP": "JPY"}


def debt(name: str, balance: str, rate: str, minimum: str, currency: str = "USD") -> DebtLine:
    return DebtLine(name, Money(Decimal(balance), currency), Decimal(rate), Money(Decimal(minimum), currency))


VISA = debt("Visa", "8000", "0.2499", "160")
CAR = debt("Car loan", "12000", "0.065", "350")


@pytest.mark.parametrize(
    "line",
    [
        "Visa 8000 at 24.99% minimum 160",
        "Visa: $8,000, 24.99% APR, min $160",
        "Visa 8k 24.99% 160",
        "- Visa - 8000 - 24.99% - 160",
        "Visa (8000 at 24.99%, minimum 160)",
        "Visa 8000 minimum 160 at 24.99%",
        "Visa 8,000 @ 24.99 percent, paying 160 a month",
        "Visa with a balance of 8000 at 24.99% interest, minimum payment of $160 a month",
        "Visa, 8000, 24.99% p.a., 160 minimum",
        "Visa = 8000 at 24.99% with a min. payment of 160",
        "Visa: balance 8000, APR 24.99%, min 160",
        "Visa: $8,000 @ 24.99% w/ min $160",
        "I owe 8000 on my Visa at 24.99% and pay 160 a month",
        "8,000 on Visa at 24.99%, minimum 160",
        "1. Visa 8000 at 24.99% min 160",
        "Visa | 8000 | 24.99% | 160",
        "Visa,8000,24.99%,160",
        "Visa\t8000\t24.99%\t160",
    ],
)
def test_a_debt_is_read_however_it_is_listed(line: str) -> None:
    assert DEBTS.read(line, ASK, READING) == (VISA,)


@pytest.mark.parametrize(
    "text",
    [
        "Visa 8000 at 24.99% min 160\nCar loan 12,000 at 6.5% min 350",
        "Visa 8000 at 24.99% min 160; Car loan 12,000 at 6.5% min 350",
        "Visa 8,000, 24.99%, min 160, Car loan 12000, 6.5%, min 350",
        "Visa 8000 at 24.99% minimum 160 and Car loan 12k at 6.5% minimum 350",
    ],
)
def test_several_debts_may_stand_in_lines_or_in_one(text: str) -> None:
    assert DEBTS.read(text, ASK, READING) == (VISA, CAR)


def test_a_name_may_have_an_and_or_a_number_in_it() -> None:
    [family] = DEBTS.read("Mom and dad 500 at 0% minimum 50", ASK, READING)
    [flat] = DEBTS.read("Apartment 5 1200 at 3% min 20", ASK, READING)
    assert (family.name, flat) == ("Mom and dad", debt("Apartment 5", "1200", "0.03", "20"))


def test_debts_without_names_are_numbered() -> None:
    found = DEBTS.read("500 at 36% min 50\n600 at 5% min 40", ASK, READING)
    assert [entry.name for entry in found] == ["Debt", "Debt 2"]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Visa 8000 minimum 160", "write it with a yearly rate in percent"),
        ("Visa 8000 at 24.99 minimum 160", "write it with a yearly rate in percent"),
        ("Visa 8000 at 20% to 24% minimum 160", "write it with only one rate"),
        ("Visa 8000 at 24%", "Visa: please add the minimum payment"),
        ("Visa at 24% minimum 160", "name, balance, rate and minimum"),
        ("Visa 1.500 at 24% min 30", "Visa: Did you mean 1,500 or 1.50"),
        ("Visa 8000 at 24% min 160 a week", "Visa: That is an amount for a week"),
    ],
)
def test_what_a_line_lacks_is_asked_for_by_its_name(text: str, question: str) -> None:
    with pytest.raises(Unclear, match=question):
        DEBTS.read(f"{text}\nCar loan 12,000 at 6.5% min 350", ASK, READING)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "one debt on each line"),
        ("my cards", "one debt on each line"),
        ("Visa 0 at 24% min 10", r"Visa: Please write an amount above \$0"),
        ("Visa 5 at 24% min -4", "not negative"),
        ("Visa 5 at -24% min 4", "not negative"),
        ("Visa 5 at 124% min 4", "Visa: Please write a percentage of at most 100%"),
        ("Visa 5 at 24% min 4\nvisa 6 at 2% min 1", "a name of its own"),
        ("a 5 at 24% min 4\n" * 21, "at most 20 debts"),
        (f"{'x' * 200} 5 at 24% min 4", "one debt on each line"),
    ],
)
def test_what_is_no_list_of_debts_is_refused(text: str, message: str) -> None:
    with pytest.raises(Invalid, match=message):
        DEBTS.read(text, ASK, READING)


@pytest.mark.parametrize("text", ["min ", "1,", "a and ", "with ", "1% ", "Visa 8k at 1% ", "| ", "9 ", "x1 on my "])
def test_long_nonsense_is_refused_at_once(text: str) -> None:
    began = time.perf_counter()
    with pytest.raises(ReadingError):
        DEBTS.read(text * (3_000 // len(text)), ASK, READING)
    assert time.perf_counter() - began < 5


def test_debts_are_shown_to_be_read_and_written_to_be_edited() -> None:
    formatter = Formatter("en_US", "UTC")
    assert DEBTS.show((VISA, CAR), formatter) == (
        "Visa $8,000 at 24.99% (minimum $160), Car loan $12,000 at 6.5% (minimum $350)"
    )
    assert DEBTS.write((VISA, CAR), formatter) == (
        "Visa: 8,000 at 24.99% minimum 160\nCar loan: 12,000 at 6.5% minimum 350"
    )
    assert DEBTS.from_json(DEBTS.to_json((VISA, CAR))) == (VISA, CAR)


def test_the_model_is_told_how_to_list_debts() -> None:
    schema: Any = DEBTS.schema(ASK)
    assert schema["type"] == ["string", "null"]
    assert "Visa 8,000 at 24.99% minimum 160" in schema["description"]


NAMES = st.from_regex(r"[A-Z][a-z]{1,12}( (card|loan|and son|5|401k))?", fullmatch=True)
CENTS = st.integers(1, 10**9)
RATES = st.decimals(0, 1, places=6)


@settings(max_examples=1000, deadline=None)
@given(
    rows=st.lists(st.tuples(NAMES, CENTS, RATES, CENTS), min_size=1, max_size=6, unique_by=lambda row: row[0]),
    locale=st.sampled_from(sorted(LOCALES)),
)
def test_written_debts_read_back_as_the_same_debts(rows: list[tuple[str, int, Decimal, int]], locale: str) -> None:
    currency = LOCALES[locale]
    debts = tuple(
        DebtLine(name, Money.from_minor(owed, currency), rate, Money.from_minor(least, currency))
        for name, owed, rate, least in rows
    )
    written = DEBTS.write(debts, Formatter(locale, "UTC"))
    assert DEBTS.read(written, ASK, Reading(locale, currency, READING.today)) == debts


@settings(max_examples=1000, deadline=None)
@given(
    name=NAMES,
    cents=CENTS,
    rate=st.decimals("0.01", 1, places=4),
    least=CENTS,
    at=st.sampled_from([" at ", " @ ", ", ", " - ", " with "]),
    minimum=st.sampled_from([" minimum ", ", min ", " min. ", ", ", " with a minimum payment of ", " (paying "]),
)
def test_every_way_to_join_the_parts_gives_the_same_debt(
    name: str, cents: int, rate: Decimal, least: int, at: str, minimum: str
) -> None:
    formatter = Formatter("en_US", "UTC")
    expected = DebtLine(name, Money.from_minor(cents, "USD"), rate, Money.from_minor(least, "USD"))
    percent = f"{formatter.number(rate * 100)}%"
    line = f"{name} {formatter.money(expected.balance)}{at}{percent}{minimum}{formatter.money(expected.minimum)}"
    assert DEBTS.read(line, ASK, READING) == (expected,)
