"""Watches fire once, and again only after the price was back by the margin and a day has passed."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.tables.market import PriceWatch, WatchDirection
from tools.markets.watch_rules import MARGIN, REST, judge

NOW = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)


def _watch(direction: WatchDirection, *, armed: bool = True, fired: timedelta | None = None) -> PriceWatch:
    return PriceWatch(
        user_id=1,
        symbol="TSLA",
        name="",
        currency="USD",
        level_text="200",
        direction=direction,
        armed=armed,
        seen_at=NOW,
        fired_at=NOW - fired if fired is not None else None,
        created_at=NOW,
    )


@pytest.mark.parametrize(
    ("direction", "price", "verdict"),
    [
        ("below", "200.01", "wait"),
        ("below", "200", "fire"),
        ("below", "1", "fire"),
        ("above", "199.99", "wait"),
        ("above", "200", "fire"),
        ("above", "900", "fire"),
    ],
)
def test_an_armed_watch_fires_at_its_level_and_beyond(direction: WatchDirection, price: str, verdict: str) -> None:
    assert judge(_watch(direction), Decimal(price), NOW) == verdict


@pytest.mark.parametrize(
    ("direction", "price", "verdict"),
    [
        ("below", "190", "wait"),
        ("below", "201.99", "wait"),
        ("below", "202", "arm"),
        ("above", "210", "wait"),
        ("above", "198.01", "wait"),
        ("above", "198", "arm"),
    ],
)
def test_a_resting_watch_is_armed_once_the_price_is_back_by_the_margin(
    direction: WatchDirection, price: str, verdict: str
) -> None:
    assert judge(_watch(direction, armed=False, fired=timedelta(hours=1)), Decimal(price), NOW) == verdict


def test_a_watch_that_fired_today_is_silent_until_a_day_has_passed() -> None:
    assert judge(_watch("below", fired=REST - timedelta(seconds=1)), Decimal(150), NOW) == "wait"
    assert judge(_watch("below", fired=REST), Decimal(150), NOW) == "fire"


@given(prices=st.lists(st.decimals(Decimal(150), Decimal(250), places=2), max_size=60), step=st.integers(1, 2000))
@settings(max_examples=1000)
def test_between_two_alerts_lie_a_day_and_a_price_on_the_other_side(prices: list[Decimal], step: int) -> None:
    watch, now, told = _watch("below"), NOW, list[int]()
    for place, price in enumerate(prices):
        now += timedelta(minutes=step)
        verdict = judge(watch, price, now)
        if verdict == "fire":
            assert watch.fired_at is None or now - watch.fired_at >= REST
            assert not told or max(prices[told[-1] : place]) >= watch.level * (1 + MARGIN)
            told.append(place)
            watch.armed, watch.fired_at = False, now
        watch.armed = watch.armed or verdict == "arm"
    reached = [place for place, price in enumerate(prices) if price <= watch.level]
    assert told[:1] == reached[:1]
