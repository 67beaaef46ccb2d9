from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from storage.money import Money
from storage.repositories.facts import StoredFact
from tools.toolkit.errors import Invalid, Unclear
from tools.toolkit.form import Choice, Kind
from tools.toolkit.formatting import Formatter
from tools.toolkit.kinds import KINDS, Line, Reading, Value, fact_text, fact_value, is_missing, read_value
from tools.toolkit.params import Ask

READING = Reading("en_US", "USD", date(2026, 11, 21))
FORMATTER = Formatter("en_US", "UTC")
CHOICES = (Choice(value="zero_based", label="Zero-based: my own"), Choice(value="50/30/20", label="The usual split"))


def ask(kind: Kind, **bounds: Any) -> Ask:
    return Ask("What?", "It", kind, choices=CHOICES, **bounds)


def dollars(amount: int) -> Money:
    return Money(Decimal(amount), "USD")


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        ("money", "$5k", dollars(5000)),
        ("money", 5000, dollars(5000)),
        ("money", Decimal("12.50"), Money(Decimal("12.50"), "USD")),
        ("percent", "7%", Decimal("0.07")),
        ("percent", 7, Decimal("0.07")),
        ("months", "4 years", 48),
        ("months", 18, 18),
        ("integer", "1,200", 1200),
        ("integer", "twelve", 12),
        ("integer", "-3", -3),
        ("integer", "20 years", 20),
        ("integer", "forty years old", 40),
        ("date", "2031-03-31", date(2031, 3, 31)),
        ("choice", "zero_based", "zero_based"),
        ("choice", "Zero based", "zero_based"),
        ("choice", "the usual split", "50/30/20"),
        ("text", "  a\n  house ", "a house"),
        ("text", "a\x00 house\x1b", "a house"),
        ("flag", True, True),
        ("flag", "Yes!", True),
        ("flag", "no", False),
    ],
)
def test_each_kind_reads_what_models_and_people_write(kind: Kind, raw: Any, value: Value) -> None:
    assert read_value(raw, ask(kind), READING) == value


@pytest.mark.parametrize(
    ("kind", "raw", "message"),
    [
        ("money", True, "Please write an amount"),
        ("money", {"amount": 5}, "Please write an amount"),
        ("percent", ["7%"], "Please write a percentage"),
        ("months", None, "Please write a number of months"),
        ("integer", "1.5", "Please write a whole number"),
        ("integer", "1.500", "Please write a whole number"),
        ("choice", "third way", "Please choose Zero-based: my own or The usual split"),
        ("text", "x" * 501, "at most 500 characters"),
        ("flag", "perhaps", "yes or no"),
        ("lines", "", "one name and its amount on each line"),
        ("lines", "Rent", "one name and its amount on each line"),
        ("lines", "Rent 5\nrent 6", "write each name once"),
        ("lines", "Rent -5", "not negative"),
        ("lines", "a 1\n" * 51, "at most 50 lines"),
    ],
)
def test_each_kind_refuses_what_is_no_such_value(kind: Kind, raw: Any, message: str) -> None:
    with pytest.raises(Invalid, match=message):
        read_value(raw, ask(kind), READING)


@pytest.mark.parametrize(
    ("kind", "raw", "bounds", "message"),
    [
        ("money", "0", {"minimum": Decimal(0), "above": True}, r"an amount above \$0\."),
        ("money", "4.99", {"minimum": Decimal(5)}, r"at least \$5\."),
        ("money", "5.01", {"maximum": Decimal(5)}, r"at most \$5\."),
        ("percent", "31%", {"maximum": Decimal("0.3")}, r"at most 30%\."),
        ("months", "0", {"minimum": Decimal(1)}, r"at least 1 month\."),
        ("integer", "121", {"maximum": Decimal(120)}, r"at most 120\."),
        ("date", "today", {"minimum": Decimal(0), "above": True}, r"a date after November 21, 2026\."),
        ("date", "2026-11-20", {"minimum": Decimal(0)}, r"a date after November 20, 2026\."),
        ("date", "2026-12-02", {"maximum": Decimal(10)}, r"a date before December 2, 2026\."),
        ("lines", "Rent 6", {"maximum": Decimal(5)}, r"at most \$5\."),
    ],
)
def test_bounds_are_named_in_the_users_terms(kind: Kind, raw: str, bounds: dict[str, Any], message: str) -> None:
    with pytest.raises(Invalid, match=message):
        read_value(raw, ask(kind, **bounds), READING)


@pytest.mark.parametrize(
    ("kind", "raw", "bounds"),
    [
        ("money", "5", {"minimum": Decimal(5), "maximum": Decimal(5)}),
        ("date", "today", {"minimum": Decimal(0), "maximum": Decimal(0)}),
    ],
)
def test_the_bounds_themselves_are_allowed(kind: Kind, raw: str, bounds: dict[str, Any]) -> None:
    read_value(raw, ask(kind, **bounds), READING)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Rent 1,200\nFood 400", (("Rent", 1200), ("Food", 400))),
        ("Rent: $1,200; Food = 400", (("Rent", 1200), ("Food", 400))),
        ("- Rent 1.2k a month\n- 401k 500", (("Rent", 1200), ("401k", 500))),
        ("rent 1200, food 400 and fun 100", (("rent", 1200), ("food", 400), ("fun", 100))),
        ("Food and drink 300", (("Food and drink", 300),)),
        ("Eating out two hundred", (("Eating out", 200),)),
        ("Rent - 1200\nFood=400", (("Rent", 1200), ("Food", 400))),
        ("Mom and dad 200, rent 1200", (("Mom and dad", 200), ("rent", 1200))),
        ("Apartment 5 1200", (("Apartment 5", 1200),)),
    ],
)
def test_lines_are_read_as_people_list_them(text: str, lines: tuple[tuple[str, int], ...]) -> None:
    assert read_value(text, ask("lines"), READING) == tuple(Line(name, dollars(amount)) for name, amount in lines)


@pytest.mark.parametrize("text", ["Rent 1200 Food 400", "Rent $12 Food 400", "ETF 100 fund 50"])
def test_a_line_with_two_amounts_is_asked_about(text: str) -> None:
    with pytest.raises(Unclear, match="more than one amount"):
        read_value(text, ask("lines"), READING)


def test_doubt_about_a_line_names_the_line() -> None:
    with pytest.raises(Unclear, match=r"Rent: Did you mean 1,500 or 1\.50"):
        read_value("Food 400\nRent 1.500", ask("lines"), READING)


@pytest.mark.parametrize(
    ("kind", "value", "shown", "written"),
    [
        ("money", dollars(5000), "$5,000", "5,000"),
        ("percent", Decimal("0.07125"), "7.13%", "7.125%"),
        ("months", 50, "4 years 2 months", "4 years 2 months"),
        ("integer", 1200, "1,200", "1200"),
        ("date", date(2031, 3, 31), "March 31, 2031", "2031-03-31"),
        ("choice", "zero_based", "zero_based", "zero_based"),
        ("text", "a house", "a house", "a house"),
        ("flag", True, "yes", "yes"),
        ("lines", (Line("Rent", dollars(5)), Line("Food", dollars(6))), "Rent $5, Food $6", "Rent: 5\nFood: 6"),
    ],
)
def test_values_are_shown_to_be_read_and_written_to_be_edited(
    kind: Kind, value: Value, shown: str, written: str
) -> None:
    rules = KINDS[kind]
    assert (rules.show(value, FORMATTER), rules.write(value, FORMATTER)) == (shown, written)
    assert rules.read(written, ask(kind), READING) == value
    assert rules.from_json(rules.to_json(value)) == value


@pytest.mark.parametrize(
    ("kind", "stored"),
    [("money", "broken"), ("money", {"amount": "x", "currency": "USD"}), ("date", "soon"), ("no such kind", 1)],
)
def test_a_stored_fact_that_cannot_be_read_has_no_value(kind: str, stored: Any) -> None:
    assert fact_value(kind, stored) is None


def test_a_stored_fact_is_told_as_people_read_it() -> None:
    said_at = datetime(2026, 11, 21, tzinfo=UTC)
    income = StoredFact("income", "money", {"amount": "5000.00", "currency": "USD"}, "D1", "1.1", said_at, None)
    assert fact_text(income, FORMATTER) == "$5,000"


@pytest.mark.parametrize("raw", [None, "", "  ", "\n"])
def test_null_and_blanks_count_as_missing(raw: Any) -> None:
    assert is_missing(raw)


@pytest.mark.parametrize("raw", [0, False, "0"])
def test_nothing_else_counts_as_missing(raw: Any) -> None:
    assert not is_missing(raw)
