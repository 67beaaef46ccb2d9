"""Values are compared by what they mean, and looked for in what was said."""

from datetime import date

import pytest

from tests.evaluation.figures import figures
from tests.evaluation.said import Said
from tests.evaluation.values import meaning
from tools.toolkit.form import Choice, Kind
from tools.toolkit.kinds import Reading
from tools.toolkit.params import Ask

AMERICAN = Reading("en_US", "USD", date(2026, 11, 21))
GERMAN = Reading("de_DE", "EUR", date(2026, 11, 21))
CHOICES = (Choice(value="zero_based", label="Zero-based: my own categories"), Choice(value="end", label="End"))

SAME: list[tuple[Kind, str, str]] = [
    ("money", "$60k", "60000 USD"),
    ("money", "sixty thousand", "60,000.00"),
    ("money", "800 a month", "800"),
    ("money", "60k a year", "$60,000 per year"),
    ("money", "12.000", "12.000"),
    ("percent", "5%", "5 percent"),
    ("date", "by March 2030", "2030-03-31"),
    ("date", "in 5 years", "November 21, 2031"),
    ("date", "2030", "2030"),
    ("text", "the Japan trip", "Japan Trip"),
    ("text", "Emergency fund", "emergency"),
    ("text", "My salary", "monthly_income"),
    ("text", "4,200 a month", "$4200"),
    ("choice", "Zero-based", "zero_based"),
    ("lines", "rent 1500, food 400", "Food: $400\nRent: 1,500"),
    ("flag", "yes", "true"),
    ("integer", "34", "34"),
]
DIFFERENT: list[tuple[Kind, str, str]] = [
    ("money", "60k", "6k"),
    ("money", "60k a year", "60k"),
    ("money", "€60", "$60"),
    ("percent", "5%", "0.5%"),
    ("date", "March 2030", "March 2031"),
    ("text", "Japan", "China"),
    ("text", "60k a year", "60k"),
    ("lines", "rent 1500", "rent 1500\nfood 400"),
]


def ask(kind: Kind) -> Ask:
    return Ask("", "", kind, choices=CHOICES, per="month" if kind == "money" else None)


@pytest.mark.parametrize(("kind", "one", "other"), SAME)
def test_the_same_in_other_words_is_the_same(kind: Kind, one: str, other: str) -> None:
    assert meaning(one, ask(kind), AMERICAN) == meaning(other, ask(kind), AMERICAN)


@pytest.mark.parametrize(("kind", "one", "other"), DIFFERENT)
def test_another_value_is_another(kind: Kind, one: str, other: str) -> None:
    assert meaning(one, ask(kind), AMERICAN) != meaning(other, ask(kind), AMERICAN)


@pytest.mark.parametrize(
    ("text", "kind", "raw"),
    [
        ("I have fifty grand, really", "money", "50,000"),
        ("save $60k.", "money", "60000"),
        ("(60,000!)", "money", "$60k"),
        ("1,200 a month", "money", "1200"),
        ("at 4% interest", "percent", "4"),
        ("by June 2029, please", "date", "2029-06-30"),
        ("by March", "date", "March"),
        ("I'm 34.", "integer", "34"),
        ("for our wedding party", "text", "Wedding"),
        ("remember: my payday is the 25th", "text", "the 25th"),
        ("rent is $1,300 and groceries about 450", "lines", "rent: 1300\ngroceries: 450"),
        ("Wir brauchen 12.000 Euro", "money", "12000"),
    ],
)
def test_what_was_said_is_found_in_the_words(text: str, kind: Kind, raw: str) -> None:
    assert Said([text]).has(raw, ask(kind), GERMAN if "Euro" in text else AMERICAN)


@pytest.mark.parametrize(
    ("text", "kind", "raw"),
    [
        ("save 60,000", "money", "60"),
        ("save 600", "money", "60,000"),
        ("60k a year", "money", "5,000"),
        ("the usual return", "percent", "7%"),
        ("by March 2030", "date", "2031-03-31"),
        ("for a wedding", "text", "Honeymoon"),
        ("for a wedding", "text", "Wedding 2027"),
        ("make me a goal", "text", "My savings goal"),
        ("rent is 1,300", "lines", "rent: 1,300\nfood: 400"),
        ("zero-based", "choice", "zero_based"),
    ],
)
def test_what_was_not_said_is_not_found(text: str, kind: Kind, raw: str) -> None:
    assert not Said([text]).has(raw, ask(kind), AMERICAN)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It takes **50 months**, until January 2031.", ["50", "2031"]),
        ("$1.5 million, or 12k", ["1.5 million", "12k"]),
        ("1. first\n2) second\n• 3. third", []),
        ("the 25th, 50/30/20, your 401(k) and the S&P 500", []),
        ("H2O and v1", []),
        ("24%, -800 and €1'500.50", ["24", "800", "1'500.50"]),
        ("on 2031-01-21", ["2031", "01", "21"]),
    ],
)
def test_only_numbers_that_state_something_are_figures(text: str, found: list[str]) -> None:
    assert [figure.text for figure in figures(text, "en_US")] == found
