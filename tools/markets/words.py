"""How prices, times and sources are put into words."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from storage.money import Money
from tools.markets.values import Source

if TYPE_CHECKING:
    from tools.toolkit.formatting import Formatter

_WHOLE = Decimal(1)


def price_text(price: Decimal, currency: str, formatter: "Formatter") -> str:
    """Return a price with its currency: "$189.84"; one below a unit keeps its digits, "$0.0123"."""
    if abs(price) >= _WHOLE or not price:
        return formatter.money(Money(price, currency))
    from babel.numbers import format_currency

    digits = round(price, 6).normalize()
    return format_currency(digits, currency, locale=formatter.locale, decimal_quantization=False)


def change_text(change: Decimal, share: Decimal, currency: str, formatter: "Formatter") -> str:
    """Return a change in both ways: "up $1.20 (0.64%)", "unchanged"."""
    if not change:
        return "unchanged"
    way = "up" if change > 0 else "down"
    return f"{way} {price_text(abs(change), currency, formatter)} ({formatter.percent(abs(share))})"


def moment_text(at: datetime, zone: str, now: datetime, formatter: "Formatter") -> str:
    """Return when a price is from, in the time of its exchange: "as of 15:59 New York time, 12 minutes ago"."""
    is_today = at.astimezone(ZoneInfo(zone)).date() == now.astimezone(ZoneInfo(zone)).date()
    return f"as of {clock_text(at, zone) if is_today else day_text(at, zone, formatter)}, {age_text(now - at)}"


def clock_text(at: datetime, zone: str) -> str:
    """Return an instant as the clocks of the exchange show it: "15:59 New York time"."""
    city = zone.rpartition("/")[2].replace("_", " ")
    return f"{at.astimezone(ZoneInfo(zone)):%H:%M} {city} time"


def day_text(at: datetime, zone: str, formatter: "Formatter") -> str:
    """Return the same with its day: "15:59 New York time on November 20, 2026"."""
    return f"{clock_text(at, zone)} on {formatter.long(at.astimezone(ZoneInfo(zone)).date())}"


def age_text(age: timedelta) -> str:
    """Return how long ago something was: "less than a minute ago", "12 minutes ago", "3 days ago"."""
    minutes = age // timedelta(minutes=1)
    for size, unit in ((24 * 60, "day"), (60, "hour"), (1, "minute")):
        if minutes >= size:
            count = minutes // size
            return f"{count} {unit}{'' if count == 1 else 's'} ago"
    return "less than a minute ago"


def source_lines(source: Source) -> tuple[str, ...]:
    """Return where figures come from and what is to be known of them; that they are invented comes first."""
    if source.sample:
        return (source.note,)
    return tuple(filter(None, (f"Source: {source.name}.", source.note)))


def headed(source: Source, summary: str) -> str:
    """Return a summary which says before anything else that its figures are invented, where they are."""
    return f"{source.note} {summary}" if source.sample else summary
