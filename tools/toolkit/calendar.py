"""Months on the calendar: stepping by them and counting them."""

from calendar import monthrange
from datetime import date


def add_months(day: date, months: int) -> date:
    """Return the same day `months` later; a day that the month does not have becomes its last (31st -> 28th)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return in_month(date(year, month + 1, 1), day.day)


def in_month(month: date, day: int) -> date:
    """Return that day of the month that a date lies in, or the month's last (31st -> 28th)."""
    return month.replace(day=min(day, monthrange(month.year, month.month)[1]))


def whole_months(start: date, end: date) -> int:
    """Return how many whole months lie between two days; negative when `end` comes first."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if add_months(start, months) <= end else months - 1
