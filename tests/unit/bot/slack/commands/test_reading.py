"""What follows a subcommand, as the arguments of its tool."""

from datetime import date

import pytest

from bot.slack.commands.reading import category, expense, income, limit, months, searched, split_amount, whole
from tools.toolkit.kinds import Reading

AMERICAN = Reading("en_US", "USD", date(2026, 11, 21))
GERMAN = Reading("de_DE", "EUR", date(2026, 11, 21))


@pytest.mark.parametrize(
    ("words", "amount", "rest"),
    [
        ("45 groceries lunch", "45", "groceries lunch"),
        ("$45 on groceries", "$45", "groceries"),
        ("45 dollars for lunch", "45 dollars", "lunch"),
        ("lunch 12.50", "12.50", "lunch"),
        ("2k rent", "2k", "rent"),
        ("45 2 coffees", "45", "2 coffees"),
        ("pizza for 2 people 18", "18", "pizza for 2 people"),
        ("groceries to 400", "400", "groceries"),
        ("lunch", None, "lunch"),
    ],
)
def test_the_amount_stands_at_the_beginning_or_at_the_end(words: str, amount: str | None, rest: str) -> None:
    assert split_amount(words, AMERICAN) == (amount, rest)


def test_an_amount_is_read_as_the_user_writes_it() -> None:
    assert split_amount("1.234,56 € Miete", GERMAN) == ("1.234,56 €", "Miete")


def test_what_can_be_read_in_two_ways_is_an_amount_all_the_same() -> None:
    assert split_amount("$5,00 lunch", AMERICAN) == ("$5,00", "lunch")


def test_an_expense_has_an_amount_a_category_and_words() -> None:
    assert expense("45 groceries lunch", AMERICAN) == {"amount": "45", "category": "groceries", "description": "lunch"}


def test_a_category_by_itself_describes_the_expense_too() -> None:
    read = {"amount": "30", "category": "eating_out", "description": "eating out"}
    assert expense("30 eating out", AMERICAN) == read


def test_without_a_category_the_tool_guesses_it_from_the_words() -> None:
    assert expense("12.50 coffee with Ann", AMERICAN) == {"amount": "12.50", "description": "coffee with Ann"}


def test_an_expense_may_be_of_another_day() -> None:
    read = expense("45 groceries lunch yesterday", AMERICAN)
    assert (read["day"], read["description"]) == ("2026-11-20", "lunch")


@pytest.mark.parametrize("words", ["5000 zero-based", "zero based 5000", "5000 zero"])
def test_a_plan_may_name_its_method(words: str) -> None:
    assert income(words, AMERICAN) == {"monthly_income": "5000", "method": "zero_based"}


@pytest.mark.parametrize("words", ["5000", "lots", "5000 6000", "about $5,000 a month"])
def test_any_other_words_of_a_plan_are_its_income(words: str) -> None:
    assert income(words, AMERICAN) == {"monthly_income": words}


def test_what_is_not_said_is_not_made_up() -> None:
    assert expense("", AMERICAN) == {}
    assert limit("", AMERICAN) == {}
    assert category("", AMERICAN) == {}
    assert months("", AMERICAN) == {}
    assert income("", AMERICAN) == {}
    assert whole("name")("", AMERICAN) == {}


@pytest.mark.parametrize("words", ["groceries 400", "400 for groceries", "groceries: 400", "food to 400"])
def test_a_limit_has_a_category_and_an_amount(words: str) -> None:
    assert limit(words, AMERICAN) == {"category": "groceries", "amount": "400"}


def test_a_category_that_nobody_knows_stays_as_it_was_written() -> None:
    assert category("unicorns", AMERICAN) == {"category": "unicorns"}


@pytest.mark.parametrize(
    ("words", "read"),
    [("eating out", {"category": "eating_out"}), ("coffee", {"words": "coffee"}), ("", {})],
)
def test_a_list_is_of_a_category_or_of_what_has_certain_words(words: str, read: dict[str, str]) -> None:
    assert searched(words, AMERICAN) == read


@pytest.mark.parametrize("words", ["3", "3 months", "last 3 months"])
def test_a_report_takes_a_number_of_months(words: str) -> None:
    assert months(words, AMERICAN) == {"months": "3"}


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("", {}),
        ("last month", {"months": "2"}),
        ("this year", {"months": "11"}),
        ("groceries", {"months": "groceries"}),
    ],
)
def test_a_report_goes_back_as_far_as_is_named_and_drops_no_words(words: str, read: dict[str, str]) -> None:
    assert months(words, AMERICAN) == read
