"""Bills that repeat: found by payee, amount and interval."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.finance.recurring import Interval, Payment, Recurring, find_recurring
from tools.toolkit.calendar import add_months

START = date(2025, 1, 31)


def paid(payee: str, *days: date, minor: int = 1_000) -> list[Payment]:
    return [Payment(payee, "USD", day, minor) for day in days]


def monthly(count: int, day: date = START) -> list[date]:
    return [add_months(day, number) for number in range(count)]


def test_a_monthly_bill_of_the_31st_is_due_on_the_last_day_of_a_short_month() -> None:
    [rent] = find_recurring(paid("rent", *monthly(13)), date(2026, 2, 1))
    assert rent == Recurring("rent", "USD", 1_000, "month", 13, date(2026, 1, 31), date(2026, 2, 28))


def test_after_february_it_is_due_on_its_usual_day_again() -> None:
    [rent] = find_recurring(paid("rent", *monthly(14)), date(2026, 3, 1))
    assert rent.due == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("interval", "days", "times"),
    [("week", 7, 52), ("two weeks", 14, 26), ("month", 30, 12), ("quarter", 91, 4), ("year", 365, 1)],
)
def test_each_interval_is_told_from_the_others(interval: Interval, days: int, times: int) -> None:
    dates = [START + timedelta(days=days * number) for number in range(5)]
    [bill] = find_recurring(paid("bill", *dates), dates[-1])
    assert (bill.interval, bill.minor_per_year) == (interval, 1_000 * times)


def test_two_payments_are_a_rule_only_a_year_apart() -> None:
    assert find_recurring(paid("gym", *monthly(2)), date(2025, 3, 1)) == []
    assert len(find_recurring(paid("insurance", START, add_months(START, 12)), date(2026, 2, 1))) == 1


def test_a_payment_that_is_much_larger_does_not_hide_the_rule() -> None:
    payments = [*paid("phone", *monthly(6)), Payment("phone", "USD", date(2025, 3, 10), 60_000)]
    [phone] = find_recurring(payments, date(2025, 7, 1))
    assert (phone.minor, phone.count) == (1_000, 6)


def test_irregular_payments_are_no_bill() -> None:
    days = [START + timedelta(days=number) for number in (0, 3, 40, 47, 110)]
    assert find_recurring(paid("coffee", *days), days[-1]) == []


def test_a_bill_that_stopped_is_left_out() -> None:
    assert find_recurring(paid("gym", *monthly(6)), date(2025, 12, 1)) == []


def test_two_currencies_are_two_bills() -> None:
    payments = [
        *paid("cloud", *monthly(4)),
        *(Payment("cloud", "EUR", day, 900) for day in monthly(4)),
    ]
    assert {bill.currency for bill in find_recurring(payments, date(2025, 5, 1))} == {"USD", "EUR"}


def test_the_dearest_in_a_year_comes_first() -> None:
    payments = [*paid("small", *monthly(4)), *paid("large", *monthly(4), minor=9_000)]
    assert [bill.payee for bill in find_recurring(payments, date(2025, 5, 1))] == ["large", "small"]


@settings(max_examples=1000)
@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(3, 40), st.integers(1, 10**8))
def test_whatever_is_paid_on_the_same_day_of_each_month_is_found_and_due_a_month_later(
    first: date, count: int, minor: int
) -> None:
    days = monthly(count, first)
    [bill] = find_recurring(paid("bill", *days, minor=minor), days[-1])
    assert (bill.interval, bill.minor, bill.count, bill.last) == ("month", minor, count, days[-1])
    assert bill.due > days[-1]
    assert (bill.due.year * 12 + bill.due.month) - (days[-1].year * 12 + days[-1].month) == 1
