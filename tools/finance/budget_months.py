"""Months of a budget, which begin on whatever day of the calendar month the user is paid or keeps books."""

from dataclasses import dataclass
from datetime import date, timedelta

from tools.toolkit.calendar import add_months, in_month


@dataclass(frozen=True, slots=True)
class BudgetMonth:
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days there are."""
        return (self.last - self.first).days + 1

    def days_gone(self, today: date) -> int:
        """Return how many days have begun by `today`: that day counts as gone."""
        return min(max((today - self.first).days + 1, 0), self.days)


def budget_month(day: date, starts_on: int) -> BudgetMonth:
    """Return the month that holds `day` when months begin on the day `starts_on` (1 to 31).

    In a calendar month without that day it begins on its last day (31st -> 28th).
    """
    first = in_month(day, starts_on)
    if first > day:
        first = in_month(add_months(day.replace(day=1), -1), starts_on)
    return BudgetMonth(first, _next_first(first, starts_on) - timedelta(days=1))


def month_before(month: BudgetMonth, starts_on: int) -> BudgetMonth:
    """Return the month that ends where this one begins."""
    return budget_month(month.first - timedelta(days=1), starts_on)


def _next_first(first: date, starts_on: int) -> date:
    return in_month(add_months(first.replace(day=1), 1), starts_on)
