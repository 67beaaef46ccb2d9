"""What users own and owe, kept in the database."""

from datetime import date
from decimal import Decimal

from sqlalchemy import text

from storage.database import Database
from storage.money import Money
from storage.repositories.net_worth import StoredWorth, StoredWorthDay
from storage.tables import User

HOUSE = Money(Decimal(300_000), "USD")
FLAT = Money(Decimal("200000.50"), "EUR")


def day(number: int, assets: Money) -> StoredWorthDay:
    return StoredWorthDay(date(2026, 11, number), assets, Money.zero(assets.currency))


async def items(database: Database, user: User) -> list[StoredWorth]:
    async with database.unit() as unit:
        return await unit.net_worth.of_user(user.id)


async def test_what_is_owned_and_owed_comes_back_in_its_order_and_currency(storage: Database, user: User) -> None:
    async with storage.unit() as unit:
        assert not await unit.net_worth.any_of(user.id)
        await unit.net_worth.add(user.id, "asset", "Straße 5", HOUSE)
        await unit.net_worth.add(user.id, "debt", "Mortgage", FLAT)

    found = await items(storage, user)

    assert [(item.side, item.name, item.amount) for item in found] == [
        ("asset", "Straße 5", HOUSE),
        ("debt", "Mortgage", FLAT),
    ]
    async with storage.unit() as unit:
        assert await unit.net_worth.any_of(user.id)


async def test_names_are_sealed(storage: Database, user: User) -> None:
    async with storage.unit() as unit:
        await unit.net_worth.add(user.id, "asset", "House", HOUSE)
        (sealed,) = (await unit.net_worth.session.execute(text("SELECT sealed_name FROM net_worth_items"))).one()

    assert "House" not in sealed


async def test_a_new_value_may_be_in_another_currency(storage: Database, user: User) -> None:
    async with storage.unit() as unit:
        await unit.net_worth.add(user.id, "asset", "Flat", HOUSE)
    [item] = await items(storage, user)
    async with storage.unit() as unit:
        await unit.net_worth.revalue(item, FLAT)

    assert [entry.amount for entry in await items(storage, user)] == [FLAT]


async def test_what_is_removed_is_gone_and_its_past_is_not(storage: Database, user: User) -> None:
    async with storage.unit() as unit:
        await unit.net_worth.add(user.id, "asset", "House", HOUSE)
        await unit.net_worth.keep_day(user.id, [day(20, HOUSE)])
    [item] = await items(storage, user)
    async with storage.unit() as unit:
        await unit.net_worth.remove(item)
        days = await unit.net_worth.days(user.id)

    assert await items(storage, user) == []
    assert days == [day(20, HOUSE)]


async def test_a_day_is_kept_once_in_each_currency_as_it_was_told_last(storage: Database, user: User) -> None:
    async with storage.unit() as unit:
        await unit.net_worth.keep_day(user.id, [day(21, HOUSE), day(21, FLAT), day(20, HOUSE)])
        await unit.net_worth.keep_day(user.id, [day(21, HOUSE - HOUSE)])
        days = await unit.net_worth.days(user.id)

    assert days == [day(20, HOUSE), day(21, FLAT), day(21, Money.zero("USD"))]


async def test_nobody_sees_what_another_owns(storage: Database, user: User) -> None:
    async with storage.unit() as unit:
        other = await unit.users.ensure("T1", "U2", time_zone="UTC", locale="en_US", currency="USD")
        await unit.net_worth.add(other.id, "asset", "House", HOUSE)
        await unit.net_worth.keep_day(other.id, [day(21, HOUSE)])
        days = await unit.net_worth.days(user.id)

    assert (await items(storage, user), days) == ([], [])
