from datetime import timedelta

from storage.database import Database
from storage.tables import User
from tests.clock import FakeClock


async def ensure(database: Database, *, time_zone: str = "UTC", currency: str = "USD") -> User:
    async with database.unit() as unit:
        return await unit.users.ensure("T1", "U1", time_zone=time_zone, locale="en_US", currency=currency)


async def test_a_user_is_created_once(storage: Database) -> None:
    assert (await ensure(storage)).id == (await ensure(storage)).id


async def test_the_same_user_id_in_another_workspace_is_somebody_else(storage: Database) -> None:
    first = await ensure(storage)
    async with storage.unit() as unit:
        second = await unit.users.ensure("T2", "U1", time_zone="UTC", locale="en_US", currency="USD")
    assert first.id != second.id


async def test_time_zones_follow_slack_and_currencies_follow_the_user(storage: Database) -> None:
    await ensure(storage)
    again = await ensure(storage, time_zone="Europe/Berlin", currency="EUR")
    assert (again.time_zone, again.currency) == ("Europe/Berlin", "USD")


async def test_an_update_is_kept_and_dated(storage: Database, clock: FakeClock) -> None:
    user = await ensure(storage)
    clock.advance(timedelta(hours=1))
    user.currency = "CHF"
    async with storage.unit() as unit:
        await unit.users.update(user)
    async with storage.unit() as unit:
        found = await unit.users.find("T1", "U1")
    assert found is not None
    assert (found.currency, found.updated_at) == ("CHF", clock())


async def test_updates_of_different_columns_do_not_undo_each_other(storage: Database) -> None:
    one, other = await ensure(storage), await ensure(storage)
    one.currency, other.locale = "CHF", "de_CH"
    async with storage.unit() as unit:
        await unit.users.update(one)
    async with storage.unit() as unit:
        await unit.users.update(other)
    async with storage.unit() as unit:
        found = await unit.users.find("T1", "U1")
    assert found is not None
    assert (found.currency, found.locale) == ("CHF", "de_CH")


async def test_an_unknown_user_is_not_found(storage: Database) -> None:
    async with storage.unit() as unit:
        assert await unit.users.find("T1", "nobody") is None
