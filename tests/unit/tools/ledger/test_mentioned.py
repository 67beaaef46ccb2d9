"""The expense that a message speaks of: its amount, what it was for, and its day."""

from datetime import date

import pytest

from tools.ledger.mentioned import LONGEST_DESCRIPTION, MentionedExpense, mentioned_expense

TODAY = date(2026, 11, 21)
"""A Saturday."""


def said(text: str, locale: str = "en_US", currency: str = "USD") -> MentionedExpense:
    return mentioned_expense(text, locale=locale, currency=currency, today=TODAY)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Lunch for four at the harbour came to $182.40", "$182.40"),
        ("I spent 45 on groceries", "45"),
        ("taxi 12.50", "12.50"),
        ("Paid 1.234,56 € for the flights", "1.234,56 €"),
        ("Dinner at 19:30 for 3 people, 96 bucks", "96 bucks"),
        ("rent 1.5k this month", "1.5k"),
        ("Invoice 2026-11-03 USD 300", "USD 300"),
        ("£20 at Tesco", "£20"),
        ("The uber was 23!", "23"),
    ],
)
def test_the_amount_is_found_as_it_was_written(text: str, amount: str) -> None:
    assert said(text).amount == amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Café Luna\nSubtotal $40.00\nTax $3.20\nTotal $43.20", "$43.20"),
        ("Total: $43.20\nSubtotal $40.00", "$43.20"),
        ("Coffee $4 and cake $6, in all $10", "$10"),
        ("Coffee $4 and cake $6", "$4"),
        ("2 coffees 8.40 and 3 cakes 12.00", "8.40"),
    ],
)
def test_of_several_amounts_the_total_counts_else_the_first(text: str, amount: str) -> None:
    assert said(text).amount == amount


@pytest.mark.parametrize("text", ["hello there", "meet at 10:30 on 2026-11-03", "100%", "rooms 12 and 14", ""])
def test_what_is_no_amount_is_left_to_the_person(text: str) -> None:
    assert said(text).amount is None


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("Lunch for four at the harbour came to $182.40", "Lunch for four at the harbour"),
        ("I just spent 45 on groceries yesterday", "Groceries"),
        ("Café Luna\nSubtotal $40.00\nTotal $43.20", "Café Luna"),
        ("Just bought a new bike for €1,200!", "New bike"),
        ("paid 40 for parking on the 5th", "Parking"),
        ("$45", None),
        ("100%", None),
    ],
)
def test_what_is_left_says_what_it_was_for(text: str, description: str | None) -> None:
    assert said(text).description == description


def test_a_long_description_ends_with_a_whole_word() -> None:
    description = said(f"$45 {'grocery shopping ' * 20}").description
    assert description == "Grocery shopping grocery shopping grocery shopping grocery"
    assert len(description) <= LONGEST_DESCRIPTION


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("spent 45 on groceries", TODAY),
        ("spent 45 on groceries yesterday", date(2026, 11, 20)),
        ("Paid $20 for flowers on Friday", date(2026, 11, 20)),
        ("Dinner on Nov 5, 96 bucks", date(2026, 11, 5)),
        ("paid 40 for parking on the 5th", date(2026, 11, 5)),
        ("Invoice 2026-11-03 USD 300", date(2026, 11, 3)),
        ("Deposit $300 due on 2026-12-24", TODAY),
        ("Fee of $5, ref 2026-13-41", TODAY),
    ],
)
def test_the_day_is_the_one_that_is_named_else_that_of_the_message(text: str, day: date) -> None:
    assert said(text).day == day


def test_a_very_long_row_of_numbers_is_no_amount() -> None:
    assert said(f"{'1 ' * 900}$").amount is None


def test_numbers_are_read_as_the_reader_writes_them() -> None:
    assert said("Fahrrad für 1.250,00 gekauft", "de_DE", "EUR").amount == "1.250,00"
