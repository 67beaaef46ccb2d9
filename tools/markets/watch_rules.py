"""When a watch fires, and when it is ready to fire again."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Literal

from storage.tables.market import PriceWatch, WatchDirection

MARGIN = Decimal("0.01")
"""By which part of the level a price has to be back before its watch is armed again: a price that trembles around the
level is told once."""

REST = timedelta(days=1)
"""How long a watch that fired is silent at least, however the price moves."""

Verdict = Literal["fire", "arm", "wait"]


def is_there(direction: WatchDirection, level: Decimal, price: Decimal) -> bool:
    """Tell whether a price is at the level or beyond it."""
    return price >= level if direction == "above" else price <= level


def is_back(direction: WatchDirection, level: Decimal, price: Decimal) -> bool:
    """Tell whether a price is on the near side of the level again, by the margin."""
    return price <= level * (1 - MARGIN) if direction == "above" else price >= level * (1 + MARGIN)


def judge(watch: PriceWatch, price: Decimal, now: datetime) -> Verdict:
    """Return what a new price makes of a watch."""
    if not watch.armed:
        return "arm" if is_back(watch.direction, watch.level, price) else "wait"
    rested = watch.fired_at is None or now - watch.fired_at >= REST
    return "fire" if rested and is_there(watch.direction, watch.level, price) else "wait"
