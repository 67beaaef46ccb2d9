"""Check-ins that come due: once each, at the time on the user's wall, and late rather than never."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from storage.database import Database
from storage.tables.check_ins import QuietTimes
from tests.clock import FakeClock
from tests.unit.bot.jobs.check_ins import put, remind, tick, user_in
from tools.memory.quiet import FOREVER

TEN_MINUTES = timedelta(minutes=10)


async def keep(database: Database, quiet: QuietTimes) -> None:
    async with database.unit() as unit:
        await unit.quiet_times.keep(quiet)


def at(text: str, zone: str = "UTC") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


@pytest.mark.parametrize(
    ("zone", "eve", "minutes"),
    [
        ("America/New_York", "2026-03-06", (150, 90)),
        ("America/New_York", "2026-10-30", (90, 150)),
        ("Europe/Berlin", "2026-03-27", (150, 180)),
        ("Europe/Berlin", "2026-10-23", (150, 180)),
        ("Australia/Lord_Howe", "2026-04-03", (105, 120)),
        ("Australia/Lord_Howe", "2026-10-02", (135, 150)),
        ("Australia/Sydney", "2026-04-03", (150, 180)),
        ("Australia/Sydney", "2026-10-02", (150, 180)),
    ],
)
async def test_daily_reminders_come_once_a_day_over_a_change_of_the_clock(
    database: Database, clock: FakeClock, zone: str, eve: str, minutes: tuple[int, int]
) -> None:
    user = await user_in(database, zone)
    clock.now = at(eve, zone)
    for minute in minutes:
        await remind(database, user, dict(zip(("hour", "minute"), divmod(minute, 60), strict=True)), str(minute))
    for _ in range(5 * 24 * 6):
        clock.advance(TEN_MINUTES)
        await tick(database, clock())
    days = [event.rsplit(":", 2)[1].split("T")[0] for event, _ in await put(database)]
    first = datetime.fromisoformat(eve).date()
    # The fifth day ends an hour later or earlier than five times 24 hours, which is in the middle of the night.
    assert days == [(first + timedelta(days=day)).isoformat() for day in range(5) for _ in minutes]


async def test_a_time_that_comes_twice_in_autumn_is_one_event(database: Database, clock: FakeClock) -> None:
    user = await user_in(database, "America/New_York")
    clock.now = at("2026-11-01T00:00", "America/New_York")
    check_in = await remind(database, user, {"hour": 1, "minute": 30})
    clock.now = at("2026-11-01T05:30")
    await tick(database, clock())
    again = at("2026-11-01T06:30")
    async with database.unit() as unit:
        (now,) = await unit.check_ins.of_user(user.id)
        assert await unit.check_ins.move(now, occurs_at=again, next_fire_at=again)
    clock.now = again
    await tick(database, clock())
    assert [event for event, _ in await put(database)] == [f"check-in:{check_in.id}:2026-11-01T01:30"]


async def test_what_was_missed_comes_once_late_and_says_so(database: Database, clock: FakeClock) -> None:
    user = await user_in(database, "Europe/Berlin")
    await remind(database, user)
    clock.advance(timedelta(days=5))
    await tick(database, clock())
    await tick(database, clock())
    ((_, text),) = await put(database)
    assert text == (
        "This was due on Sunday, November 22, 2026 at 9:00 AM: I was away then. "
        "You asked me to remind you: **Log my expenses**"
    )
    async with database.unit() as unit:
        (check_in,) = await unit.check_ins.of_user(user.id)
    assert check_in.occurs_at == at("2026-11-27T09:00", "Europe/Berlin")


async def test_what_comes_in_time_says_nothing_of_it(database: Database, clock: FakeClock) -> None:
    user = await user_in(database, "Europe/Berlin")
    check_in = await remind(database, user)
    clock.now = check_in.next_fire_at + timedelta(seconds=15)
    await tick(database, clock())
    assert [text for _, text in await put(database)] == ["You asked me to remind you: **Log my expenses**"]


async def test_what_happens_once_is_gone_afterwards(database: Database, clock: FakeClock) -> None:
    user = await user_in(database, "Europe/Berlin")
    await remind(database, user, {"year": 2026, "month": 11, "day": "22", "hour": 8, "minute": 0})
    clock.advance(timedelta(days=1))
    await tick(database, clock())
    async with database.unit() as unit:
        assert await unit.check_ins.of_user(user.id) == []
    assert len(await put(database)) == 1


async def test_quiet_hours_move_it_to_the_next_allowed_minute(database: Database, clock: FakeClock) -> None:
    user = await user_in(database, "America/New_York")
    await remind(database, user, {"hour": 6, "minute": 0})
    await keep(database, QuietTimes(user_id=user.id, starts=22 * 60, ends=7 * 60))
    clock.now = at("2026-11-22T06:00", "America/New_York")
    await tick(database, clock())
    assert await put(database) == []
    clock.now = at("2026-11-22T06:59", "America/New_York")
    await tick(database, clock())
    assert await put(database) == []
    clock.now = at("2026-11-22T07:00", "America/New_York")
    await tick(database, clock())
    ((event, text),) = await put(database)
    assert event.endswith("2026-11-22T06:00")
    assert text.startswith("You asked me")


async def test_a_pause_holds_everything_back_until_it_ends(database: Database, clock: FakeClock) -> None:
    user = await user_in(database, "America/New_York")
    await remind(database, user)
    await keep(database, QuietTimes(user_id=user.id, paused_until=FOREVER))
    clock.advance(timedelta(days=30))
    await tick(database, clock())
    async with database.unit() as unit:
        (check_in,) = await unit.check_ins.of_user(user.id)
    assert (await put(database), check_in.next_fire_at) == ([], FOREVER)


async def test_one_that_cannot_be_put_into_words_keeps_no_other_from_its_user(
    database: Database, clock: FakeClock
) -> None:
    user = await user_in(database, "America/New_York")
    async with database.unit() as unit:
        await unit.check_ins.add(
            user.id, "goal", cron=[{"hour": "never"}], zone="UTC", occurs_at=clock(), next_fire_at=clock()
        )
    await remind(database, user)
    clock.advance(timedelta(days=1))
    await tick(database, clock())
    assert [text.split()[-3:] for _, text in await put(database)] == [["**Log", "my", "expenses**"]]
