"""How people want Penny to be."""

from storage.database import Database
from storage.tables import User
from tests.clock import FakeClock


async def someone(database: Database, time_zone: str = "America/New_York") -> User:
    async with database.unit() as unit:
        return await unit.users.ensure("T1", "U1", time_zone=time_zone, locale="en_US", currency="USD")


async def test_whoever_chose_nothing_has_the_defaults(storage: Database) -> None:
    user = await someone(storage)
    async with storage.unit() as unit:
        preferences = await unit.preferences.of_user(user.id)
    assert (preferences.time_zone, preferences.channel_results, preferences.home_expanded) == (None, "ask", "")
    assert preferences.set_up_at is None
    assert preferences.home_seen_at is None


async def test_what_is_changed_is_kept_and_the_rest_stays(storage: Database, clock: FakeClock) -> None:
    user = await someone(storage)
    async with storage.unit() as unit:
        await unit.preferences.change(user.id, channel_results="private", home_seen_at=clock())
        await unit.preferences.change(user.id, time_zone="Asia/Tokyo")
    async with storage.unit() as unit:
        kept = await unit.preferences.of_user(user.id)
    assert (kept.channel_results, kept.time_zone, kept.home_seen_at) == ("private", "Asia/Tokyo", clock())


async def test_what_is_read_again_in_one_unit_is_what_was_changed_there(storage: Database) -> None:
    user = await someone(storage)
    async with storage.unit() as unit:
        await unit.preferences.change(user.id, channel_results="private")
        assert (await unit.preferences.of_user(user.id)).channel_results == "private"
        await unit.preferences.change(user.id, channel_results="public")
        assert (await unit.preferences.of_user(user.id)).channel_results == "public"


async def test_a_time_zone_that_was_chosen_is_not_undone_by_slacks_and_another_person_keeps_slacks(
    storage: Database,
) -> None:
    user = await someone(storage)
    async with storage.unit() as unit:
        await unit.preferences.change(user.id, time_zone="Asia/Tokyo")
        other = await unit.users.ensure("T1", "U2", time_zone="Europe/Paris", locale="en_US", currency="USD")
    assert (await someone(storage)).time_zone == "Asia/Tokyo"
    assert (await someone(storage, "Europe/London")).time_zone == "Asia/Tokyo"
    assert other.time_zone == "Europe/Paris"
