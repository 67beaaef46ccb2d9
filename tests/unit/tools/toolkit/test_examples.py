"""Examples and units as people write them where the user lives."""

from datetime import date
from decimal import Decimal

import pytest

from tools.catalog import CATALOG
from tools.toolkit.examples import example_of, unit_of
from tools.toolkit.form import Kind
from tools.toolkit.formatting import Formatter
from tools.toolkit.kinds import Reading, read_value
from tools.toolkit.params import Ask
from tools.toolkit.periods import Period
from tools.toolkit.specs import FieldSpec, field_specs

DAY = date(2026, 11, 21)
PLACES = [("en_US", "USD"), ("de_DE", "EUR"), ("de_CH", "CHF"), ("fr_FR", "EUR"), ("en_IN", "INR"), ("ja_JP", "JPY")]
OWN_WORDS: tuple[Kind, ...] = ("text", "changes")
SPECS = [
    pytest.param(spec, id=f"{tool.name}.{spec.name}")
    for tool in CATALOG
    for spec in field_specs(tool.parameters)
    if spec.ask.example and spec.ask.kind not in OWN_WORDS and not spec.ask.foreign
]


def example(locale: str, currency: str, ask: Ask) -> str:
    return example_of(ask, Reading(locale, currency, DAY), Formatter(locale, "UTC")).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("kind", "written", "per", "american", "german"),
    [
        ("money", "4,000", "month", "$4,000 a month", "4.000 € a month"),
        ("money", "60,000", None, "$60,000", "60.000 €"),
        ("percent", "2.5%", None, "2.5%", "2,5%"),
        ("time", "22:00", None, "10:00 PM", "22:00"),
        ("lines", "Rent 1,200\nFood 450", None, "Rent 1,200\nFood 450", "Rent: 1.200\nFood: 450"),
        ("text", "Groceries", None, "Groceries", "Groceries"),
        ("money", "", None, "", ""),
    ],
)
def test_an_example_is_written_as_the_user_would(
    kind: Kind, written: str, per: Period | None, american: str, german: str
) -> None:
    ask = Ask("How much?", "Amount", kind, example=written, per=per)
    assert example("en_US", "USD", ask) == american
    assert example("de_DE", "EUR", ask) == german


def test_an_amount_of_another_currency_stays_as_it_is() -> None:
    ask = Ask("How much?", "Amount", "money", example="100 EUR", foreign=True)
    assert example("en_US", "USD", ask) == "100 EUR"


@pytest.mark.parametrize(("locale", "currency"), PLACES)
@pytest.mark.parametrize("spec", SPECS)
def test_every_example_can_be_given_as_the_answer(spec: FieldSpec, locale: str, currency: str) -> None:
    reading = Reading(locale, currency, DAY)
    ask = spec.ask
    assert read_value(example_of(ask, reading, Formatter(locale, "UTC")), ask, reading) is not None


@pytest.mark.parametrize(
    ("label", "per", "unit"),
    [("Savings goal", None, "$"), ("Everyday spending", "month", "$ a month"), ("Monthly income", "month", "$")],
)
def test_a_unit_says_what_the_label_does_not(label: str, per: Period | None, unit: str) -> None:
    ask = Ask("How much?", label, "money", per=per, minimum=Decimal(0))
    assert unit_of(ask, "USD", Formatter("en_US", "UTC")) == unit


def test_only_amounts_have_a_unit() -> None:
    assert unit_of(Ask("How much?", "Return", "percent"), "USD", Formatter("en_US", "UTC")) == ""
