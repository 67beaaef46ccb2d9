import asyncio
from datetime import date, timedelta
from decimal import Decimal

import pytest

from storage.database import Database
from storage.errors import StaleRowError
from storage.money import Money
from storage.tables import Goal, User
from tests.clock import FakeClock


def house(user: User) -> Goal:
    return Goal(
        user_id=user.id,
        name="House",
        target_minor=5_000_000,
        saved_minor=10_050,
        currency="USD",
        deadline=date(2031, 3, 1),
    )


async def add(database: Database, goal: Goal) -> Goal:
    async with database.unit() as unit:
        return await unit.goals.add(goal)


async def test_a_goal_comes_back_with_its_amounts(storage: Database, user: User, clock: FakeClock) -> None:
    await add(storage, house(user))
    async with storage.unit() as unit:
        [goal] = await unit.goals.of_user(user.id)
    assert goal.target == Money(Decimal(50_000), "USD")
    assert goal.saved == Money(Decimal("100.50"), "USD")
    assert goal.monthly is None
    assert (goal.status, goal.deadline, goal.created_at) == ("active", date(2031, 3, 1), clock())


async def test_a_goal_is_found_by_its_name_in_any_case(storage: Database, user: User) -> None:
    await add(storage, Goal(user_id=user.id, name="Straße nach Évian", target_minor=1, currency="EUR"))
    async with storage.unit() as unit:
        assert await unit.goals.find_by_name(user.id, " STRASSE NACH ÉVIAN ") is not None
        assert await unit.goals.find_by_name(user.id, "Strasse") is None


async def test_an_archived_goal_steps_behind_a_new_one_of_the_same_name(
    storage: Database, user: User, clock: FakeClock
) -> None:
    current = await add(storage, house(user))
    archived = await add(storage, house(user))
    archived.status = "archived"
    clock.advance(timedelta(days=1))
    async with storage.unit() as unit:
        await unit.goals.update(archived)
    async with storage.unit() as unit:
        found = await unit.goals.find_by_name(user.id, "house")
        assert [goal.id for goal in await unit.goals.of_user(user.id)] == [current.id]
        both = await unit.goals.of_user(user.id, include_archived=True)
    assert found is not None
    assert found.id == current.id
    assert both[1].updated_at == clock()


async def test_concurrent_deposits_are_all_kept(storage: Database, replica: Database, user: User) -> None:
    await add(storage, house(user))

    async def deposit(database: Database) -> None:
        async with database.unit() as unit:
            goal = await unit.goals.find_by_name(user.id, "House")
            assert goal is not None
            goal.saved_minor += 100
            await unit.goals.update(goal)

    await asyncio.wait_for(asyncio.gather(*(deposit(database) for database in [storage, replica] * 20)), timeout=60)
    async with storage.unit() as unit:
        [goal] = await unit.goals.of_user(user.id)
    assert goal.saved_minor == 10_050 + 40 * 100


async def test_a_change_based_on_an_old_row_is_refused(storage: Database, user: User) -> None:
    old = await add(storage, house(user))
    async with storage.unit() as unit:
        fresh = await unit.goals.find_by_name(user.id, "House")
        assert fresh is not None
        fresh.saved_minor += 100
        await unit.goals.update(fresh)
    old.saved_minor += 1
    with pytest.raises(StaleRowError):
        async with storage.unit() as unit:
            await unit.goals.update(old)
