"""Check-ins, quiet times and held notices, on both databases."""

from datetime import timedelta

from storage.database import Database
from storage.money import Money
from storage.repositories.check_ins import StoredCheckIn
from storage.repositories.turns import NewTurn
from storage.tables import Goal, QuietTimes, User
from tests.clock import FakeClock

DAILY = {"hour": 9, "minute": 0}
HOUR = timedelta(hours=1)
NOTICE = NewTurn("watch:1", "T1:::U1", {"notice": {"text": "secret"}})


async def add(database: Database, user: User, text: str = "Pay the rent") -> StoredCheckIn:
    now = database.clock()
    async with database.unit() as unit:
        return await unit.check_ins.add(
            user.id, "reminder", cron=[DAILY], zone="UTC", occurs_at=now, next_fire_at=now, text=text
        )


async def test_a_check_in_comes_back_as_it_was_kept(storage: Database, user: User, clock: FakeClock) -> None:
    kept = await add(storage, user)
    async with storage.unit() as unit:
        assert await unit.check_ins.of_user(user.id) == [kept]
    assert (kept.text, kept.cron, kept.next_fire_at) == ("Pay the rent", (DAILY,), clock())


async def test_only_what_may_be_said_by_now_is_due(storage: Database, user: User, clock: FakeClock) -> None:
    kept = await add(storage, user)
    async with storage.unit() as unit:
        assert await unit.check_ins.due(clock() - HOUR, 10) == []
        assert await unit.check_ins.due(clock(), 10) == [kept]


async def test_whoever_saw_an_older_time_moves_nothing(storage: Database, user: User, clock: FakeClock) -> None:
    kept = await add(storage, user)
    later = clock() + HOUR
    async with storage.unit() as unit:
        assert await unit.check_ins.move(kept, occurs_at=later, next_fire_at=later)
        assert not await unit.check_ins.move(kept, occurs_at=later, next_fire_at=later)
        assert not await unit.check_ins.end(kept)
        [moved] = await unit.check_ins.of_user(user.id)
        assert await unit.check_ins.end(moved)
        assert await unit.check_ins.of_user(user.id) == []


async def test_nobody_cancels_what_is_somebody_else_s(storage: Database, user: User) -> None:
    kept = await add(storage, user)
    async with storage.unit() as unit:
        await unit.check_ins.cancel(user.id + 1, [kept.id])
        assert await unit.check_ins.of_user(user.id) == [kept]
        await unit.check_ins.cancel(user.id, [kept.id])
        assert await unit.check_ins.of_user(user.id) == []


async def test_quiet_times_are_kept_and_changed(storage: Database, user: User, clock: FakeClock) -> None:
    async with storage.unit() as unit:
        assert (await unit.quiet_times.of_user(user.id)).starts is None
        await unit.quiet_times.keep(QuietTimes(user_id=user.id, starts=1320, ends=420))
    async with storage.unit() as unit:
        quiet = await unit.quiet_times.of_user(user.id)
        quiet.paused_until = clock()
        await unit.quiet_times.keep(quiet)
    async with storage.unit() as unit:
        quiet = await unit.quiet_times.of_user(user.id)
    assert (quiet.starts, quiet.ends, quiet.paused_until) == (1320, 420, clock())


async def test_an_event_is_held_once_and_let_go_once(storage: Database, user: User, clock: FakeClock) -> None:
    until = clock() + HOUR
    async with storage.unit() as unit:
        assert await unit.held_notices.hold(user.id, NOTICE, until)
        assert not await unit.held_notices.hold(user.id, NOTICE, until)
        assert await unit.held_notices.due(clock(), 10) == []
        [held] = await unit.held_notices.due(until, 10)
        assert held.turn == NOTICE
        assert await unit.held_notices.release(held)
        assert not await unit.held_notices.release(held)


async def test_what_was_put_into_a_goal_goes_with_it(storage: Database, user: User, clock: FakeClock) -> None:
    async with storage.unit() as unit:
        goal = await unit.goals.add(Goal(user_id=user.id, name="House", target_minor=100, currency="USD"))
        first = await unit.contributions.add(goal.id, Money.from_minor(70, "USD"), clock().date())
        await unit.contributions.add(goal.id, Money.from_minor(-20, "USD"), clock().date())
        assert [row.amount.minor for row in await unit.contributions.of_goal(goal.id)] == [70, -20]
        assert await unit.contributions.remove(first)
        assert not await unit.contributions.remove(first)
        await unit.goals.delete(goal)
        assert await unit.contributions.of_goal(goal.id) == []
