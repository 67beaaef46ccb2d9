"""Changes are remembered until they are undone."""

from storage.database import Database
from storage.tables import User


async def test_the_latest_change_is_the_newest_that_was_not_undone(storage: Database, user: User) -> None:
    async with storage.unit() as unit:
        first = await unit.changes.add(user.id, "first", {"id": 1})
        second = await unit.changes.add(user.id, "second", {"id": 2})
        latest = await unit.changes.latest(user.id)
        await unit.changes.mark_undone(second)
        earlier = await unit.changes.latest(user.id)
        undone = await unit.changes.find(user.id, second)
    assert latest is not None
    assert (latest.id, latest.kind, latest.payload, latest.undone_at) == (second, "second", {"id": 2}, None)
    assert earlier is not None
    assert earlier.id == first
    assert undone is not None
    assert undone.undone_at is not None


async def test_nobody_finds_the_change_of_another(storage: Database, user: User) -> None:
    async with storage.unit() as unit:
        other = await unit.users.ensure("T1", "U2", time_zone="UTC", locale="en_US", currency="USD")
        change = await unit.changes.add(user.id, "kind", {})
        assert await unit.changes.find(other.id, change) is None
        assert await unit.changes.latest(other.id) is None
