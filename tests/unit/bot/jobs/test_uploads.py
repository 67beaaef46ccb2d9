"""Files that nobody imported."""

from datetime import timedelta

from bot.jobs.uploads import DeleteUploads
from storage.database import Database
from tests.clock import FakeClock


async def test_a_file_is_deleted_when_its_time_is_over_and_not_before(database: Database, clock: FakeClock) -> None:
    async with database.unit() as unit:
        user = await unit.users.ensure("T1", "U1", time_zone="UTC", locale="en_US", currency="USD")
        await unit.uploads.add(user.id, "F1", "old.csv", b"old", clock() + timedelta(days=1))
        await unit.uploads.add(user.id, "F2", "new.csv", b"new", clock() + timedelta(days=2))
    clock.advance(timedelta(days=1))

    await DeleteUploads(database).tick(clock())

    async with database.unit() as unit:
        assert await unit.uploads.delete_expired() == 0
        assert [upload.name for upload in await unit.uploads.of_user(user.id)] == ["new.csv"]
