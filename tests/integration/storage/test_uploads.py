"""Files that users sent, and the statements imported from them."""

from datetime import date, timedelta

from storage.database import Database
from storage.tables import User
from tests.clock import FakeClock

CONTENT = bytes(range(256)) * 40


async def add(storage: Database, user: User, origin: str = "F1", name: str = "january.csv") -> None:
    async with storage.unit() as unit:
        await unit.uploads.add(user.id, origin, name, CONTENT, storage.clock() + timedelta(days=7))


async def test_a_file_comes_back_as_it_was(storage: Database, user: User) -> None:
    await add(storage, user)
    async with storage.unit() as unit:
        (upload,) = await unit.uploads.of_user(user.id)
        assert (upload.name, upload.size) == ("january.csv", len(CONTENT))
        assert await unit.uploads.content(user.id, upload.id) == CONTENT


async def test_a_file_that_comes_twice_is_kept_once(storage: Database, user: User) -> None:
    await add(storage, user)
    await add(storage, user)
    async with storage.unit() as unit:
        assert len(await unit.uploads.of_user(user.id)) == 1


async def test_the_newest_file_comes_first(storage: Database, user: User) -> None:
    await add(storage, user)
    await add(storage, user, "F2", "february.csv")
    async with storage.unit() as unit:
        assert [upload.name for upload in await unit.uploads.of_user(user.id)] == ["february.csv", "january.csv"]


async def test_a_file_is_its_owners_alone(storage: Database, user: User) -> None:
    await add(storage, user)
    async with storage.unit() as unit:
        other = await unit.users.ensure("T1", "U2", time_zone="UTC", locale="en_US", currency="USD")
        (upload,) = await unit.uploads.of_user(user.id)
        assert await unit.uploads.of_user(other.id) == []
        assert await unit.uploads.content(other.id, upload.id) is None
        await unit.uploads.delete(other.id, upload.id)
        assert len(await unit.uploads.of_user(user.id)) == 1


async def test_an_expired_file_is_not_to_be_had_and_the_same_may_come_again(
    storage: Database, user: User, clock: FakeClock
) -> None:
    await add(storage, user)
    clock.advance(timedelta(days=7))
    async with storage.unit() as unit:
        assert await unit.uploads.of_user(user.id) == []
    await add(storage, user)
    async with storage.unit() as unit:
        assert len(await unit.uploads.of_user(user.id)) == 1


async def test_a_statement_is_forgotten_once_and_by_its_owner_alone(storage: Database, user: User) -> None:
    async with storage.unit() as unit:
        account = await unit.accounts.open(user.id, "Checking", "USD")
        number = await unit.statements.add(user.id, account.id, "january.csv", date(2026, 1, 1), date(2026, 1, 31))
        assert not await unit.statements.delete(user.id + 1, number)
        assert await unit.statements.delete(user.id, number)
        assert not await unit.statements.delete(user.id, number)
