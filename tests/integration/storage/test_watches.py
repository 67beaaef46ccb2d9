"""Watches of prices in the database."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from storage.database import Database
from storage.tables.market import PriceWatch
from storage.tables.users import User
from tests.clock import FakeClock

MINUTE = timedelta(minutes=1)


async def _user(database: Database, name: str = "U1") -> User:
    async with database.unit() as unit:
        return await unit.users.ensure("T1", name, time_zone="UTC", locale="en_US", currency="USD")


async def _add(database: Database, user: User, **changed: Any) -> PriceWatch:
    usual: dict[str, Any] = {
        "symbol": "TSLA",
        "name": "Tesla Inc",
        "currency": "USD",
        "level": Decimal("200.50"),
        "direction": "below",
        "seen_at": database.clock(),
    }
    async with database.unit() as unit:
        return await unit.watches.add(user.id, **{**usual, **changed})


async def test_a_watch_is_kept_with_its_exact_level(database: Database) -> None:
    user = await _user(database)
    await _add(database, user, level=Decimal("0.01230"))

    async with database.unit() as unit:
        (watch,) = await unit.watches.of_user(user.id)

    assert (watch.level, watch.armed, watch.fired_at) == (Decimal("0.0123"), True, None)


async def test_the_same_watch_is_kept_once(database: Database) -> None:
    user = await _user(database)

    first, second = await _add(database, user), await _add(database, user, level=Decimal("200.5"))

    assert first.id == second.id


async def test_each_symbol_is_named_once_however_many_watch_it(database: Database) -> None:
    alex, sam = await _user(database), await _user(database, "U2")
    await _add(database, alex)
    await _add(database, sam)
    await _add(database, sam, symbol="AAPL")

    async with database.unit() as unit:
        assert await unit.watches.symbols() == ["AAPL", "TSLA"]
        assert [watch.user_id for watch in await unit.watches.of_symbol("TSLA")] == [alex.id, sam.id]


async def test_a_price_marks_a_watch_once(database: Database, clock: FakeClock) -> None:
    watch = await _add(database, await _user(database))
    newer = clock() + MINUTE

    async with database.unit() as unit:
        assert await unit.watches.mark(watch, armed=False, seen_at=newer, fired_at=newer)
        assert not await unit.watches.mark(watch, armed=False, seen_at=newer, fired_at=newer)
        assert not await unit.watches.mark(watch, armed=True, seen_at=clock())

    async with database.unit() as unit:
        (kept,) = await unit.watches.of_symbol("TSLA")
    assert (kept.armed, kept.seen_at, kept.fired_at) == (False, newer, newer)


async def test_only_its_owner_removes_a_watch(database: Database) -> None:
    alex, sam = await _user(database), await _user(database, "U2")
    watch = await _add(database, alex)

    async with database.unit() as unit:
        assert not await unit.watches.remove(sam.id, watch.id)
        assert await unit.watches.remove(alex.id, watch.id)
        assert not await unit.watches.remove(alex.id, watch.id)
