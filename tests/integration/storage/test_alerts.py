"""What users chose to be told, what was said, and what they look at, on both databases."""

from datetime import timedelta

from storage.database import Database
from storage.tables import User
from tests.clock import FakeClock

HOUR = timedelta(hours=1)
BASIS = {"balance": 185000}


async def test_a_choice_comes_back_as_it_was_kept(storage: Database, user: User, clock: FakeClock) -> None:
    async with storage.unit() as unit:
        await unit.alerts.choose(user.id, "low_point", "each", {**BASIS})
        [(kind, alert)] = (await unit.alerts.of_user(user.id)).items()
    assert (kind, alert.pace, alert.basis, alert.told_at, alert.look_at) == ("low_point", "each", BASIS, None, clock())


async def test_another_pace_keeps_the_basis_and_off_takes_it_away(storage: Database, user: User) -> None:
    async with storage.unit() as unit:
        await unit.alerts.choose(user.id, "low_point", "each", {**BASIS})
        await unit.alerts.choose(user.id, "low_point", "weekly")
        assert (await unit.alerts.of_user(user.id))["low_point"].basis == BASIS
        await unit.alerts.choose(user.id, "low_point", "off")
        assert (await unit.alerts.of_user(user.id))["low_point"].basis == {}


async def test_what_a_balance_is_reckoned_from_is_sealed(storage: Database, user: User) -> None:
    async with storage.unit() as unit:
        await unit.alerts.choose(user.id, "low_point", "each", {**BASIS})
    async with storage.unit() as unit:
        row = await unit.alerts.session.connection()
        sealed = await row.exec_driver_sql("SELECT sealed_basis FROM alert_choices")
        assert "185000" not in str(sealed.scalar_one())


async def test_only_what_is_to_be_looked_at_by_now_is_due(storage: Database, user: User, clock: FakeClock) -> None:
    async with storage.unit() as unit:
        await unit.alerts.choose(user.id, "over_pace", "each")
        await unit.alerts.choose(user.id, "goal_milestones", "off")
        assert await unit.alerts.due(clock() - HOUR, 10) == []
        [alert] = await unit.alerts.due(clock(), 10)
        assert alert.kind == "over_pace"
        assert await unit.alerts.look_again(alert, clock() + HOUR)
        assert await unit.alerts.due(clock(), 10) == []


async def test_of_two_that_look_only_one_may_tell(storage: Database, user: User, clock: FakeClock) -> None:
    async with storage.unit() as unit:
        await unit.alerts.choose(user.id, "over_pace", "each")
        [alert] = await unit.alerts.due(clock(), 10)
        assert await unit.alerts.look_again(alert, clock() + HOUR)
        assert not await unit.alerts.look_again(alert, clock() + HOUR)


async def test_each_subject_is_said_once_for_each_user_and_kind(
    storage: Database, user: User, clock: FakeClock
) -> None:
    async with storage.unit() as unit:
        assert set(await unit.alerts.say(user.id, "over_pace", ["a", "b"], clock())) == {"a", "b"}
        assert set(await unit.alerts.say(user.id, "over_pace", ["b", "c"], clock())) == {"c"}
        assert set(await unit.alerts.say(user.id, "goal_milestones", ["a"], clock())) == {"a"}


async def test_all_of_a_user_s_can_be_looked_at_at_another_time(
    storage: Database, user: User, clock: FakeClock
) -> None:
    async with storage.unit() as unit:
        await unit.alerts.choose(user.id, "over_pace", "each")
        await unit.alerts.move(user.id, clock() + HOUR)
        assert await unit.alerts.due(clock(), 10) == []
        assert len(await unit.alerts.due(clock() + HOUR, 10)) == 1


async def test_the_newest_place_counts_also_when_an_older_one_is_told_late(
    storage: Database, user: User, clock: FakeClock
) -> None:
    now = clock()
    async with storage.unit() as unit:
        await unit.viewed_places.see(user.id, "C2", "1.1", now)
        await unit.viewed_places.see(user.id, "C1", "", now - HOUR)
        await unit.viewed_places.leave(user.id, now - HOUR)
        place = await unit.viewed_places.of_user(user.id, now - HOUR)
        assert place
        assert (place.channel_id, place.message_ts) == ("C2", "1.1")


async def test_a_place_that_was_left_or_is_long_past_is_not_known(
    storage: Database, user: User, clock: FakeClock
) -> None:
    now = clock()
    async with storage.unit() as unit:
        await unit.viewed_places.see(user.id, "C1", "", now)
        assert await unit.viewed_places.of_user(user.id, now + HOUR) is None
        await unit.viewed_places.leave(user.id, now + HOUR)
        assert await unit.viewed_places.of_user(user.id, now) is None
