"""What happens because time has passed, and when a schedule comes round again."""

import asyncio
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.scheduler import Scheduler, next_fire
from tests.clock import FakeClock

PATIENCE = 5.0


class Recording:
    """A job that notes when it was called, and may fail."""

    def __init__(self, error: Exception | None = None) -> None:
        self.seen: list[datetime] = []
        self.called = asyncio.Event()
        self._error = error

    async def tick(self, now: datetime) -> None:
        self.seen.append(now)
        self.called.set()
        if self._error:
            raise self._error


async def test_a_tick_lets_every_job_look_at_the_same_moment(clock: FakeClock) -> None:
    jobs = [Recording(), Recording()]
    await Scheduler(jobs, clock=clock).tick()
    assert [job.seen for job in jobs] == [[clock()], [clock()]]


async def test_a_job_that_fails_keeps_no_other_from_its_work(clock: FakeClock) -> None:
    jobs = [Recording(ValueError("broken")), Recording()]
    await Scheduler(jobs, clock=clock).tick()
    assert jobs[1].seen == [clock()]


async def test_once_started_it_ticks_by_itself_until_it_is_stopped(clock: FakeClock) -> None:
    job = Recording()
    scheduler = Scheduler([job], clock=clock, every=timedelta(milliseconds=10))
    await scheduler.start()
    await asyncio.wait_for(job.called.wait(), PATIENCE)
    await scheduler.stop()
    await scheduler.stop()


def fires(cron: dict[str, int | str], zone: str, first: str, count: int = 4) -> list[str]:
    """Return when a schedule comes from the midnight of a day on, by the clock on the wall with its offset."""
    after = datetime.fromisoformat(first).replace(tzinfo=ZoneInfo(zone))
    found: list[str] = []
    for _ in range(count):
        at = next_fire([cron], zone, after)
        assert at is not None
        found.append(at.astimezone(ZoneInfo(zone)).isoformat(timespec="minutes"))
        after = at
    return found


@pytest.mark.parametrize(
    ("zone", "at", "eve", "expected"),
    [
        pytest.param(
            "America/New_York",
            (2, 30),
            "2026-03-07",
            ["2026-03-07T02:30-05:00", "2026-03-08T03:30-04:00", "2026-03-09T02:30-04:00", "2026-03-10T02:30-04:00"],
            id="the half past two that New York skips comes an hour later",
        ),
        pytest.param(
            "America/New_York",
            (1, 30),
            "2026-10-31",
            ["2026-10-31T01:30-04:00", "2026-11-01T01:30-04:00", "2026-11-02T01:30-05:00", "2026-11-03T01:30-05:00"],
            id="the half past one that New York sees twice counts once",
        ),
        pytest.param(
            "Europe/Berlin",
            (2, 30),
            "2026-03-28",
            ["2026-03-28T02:30+01:00", "2026-03-29T03:30+02:00", "2026-03-30T02:30+02:00", "2026-03-31T02:30+02:00"],
            id="the half past two that Berlin skips comes an hour later",
        ),
        pytest.param(
            "Europe/Berlin",
            (2, 30),
            "2026-10-24",
            ["2026-10-24T02:30+02:00", "2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00", "2026-10-27T02:30+01:00"],
            id="the half past two that Berlin sees twice counts once",
        ),
        pytest.param(
            "Australia/Lord_Howe",
            (2, 15),
            "2026-10-03",
            ["2026-10-03T02:15+10:30", "2026-10-04T02:45+11:00", "2026-10-05T02:15+11:00", "2026-10-06T02:15+11:00"],
            id="the quarter past two that Lord Howe skips comes half an hour later",
        ),
        pytest.param(
            "Australia/Lord_Howe",
            (1, 45),
            "2026-04-04",
            ["2026-04-04T01:45+11:00", "2026-04-05T01:45+11:00", "2026-04-06T01:45+10:30", "2026-04-07T01:45+10:30"],
            id="the quarter to two that Lord Howe sees twice counts once",
        ),
    ],
)
def test_a_time_of_the_day_comes_once_on_days_when_the_clock_is_changed(
    zone: str, at: tuple[int, int], eve: str, expected: list[str]
) -> None:
    assert fires({"hour": at[0], "minute": at[1]}, zone, eve) == expected


@pytest.mark.parametrize(
    ("cron", "expected"),
    [
        ({"day_of_week": "mon", "hour": 9, "minute": 0}, ["2026-11-23", "2026-11-30"]),
        ({"day_of_week": "mon,fri", "hour": 9, "minute": 0}, ["2026-11-23", "2026-11-27"]),
        ({"day_of_week": "mon-fri", "hour": 9, "minute": 0}, ["2026-11-23", "2026-11-24"]),
        ({"day": "1", "hour": 9, "minute": 0}, ["2026-12-01", "2027-01-01"]),
        ({"day": "last", "hour": 9, "minute": 0}, ["2026-11-30", "2026-12-31"]),
        ({"day": "1st mon", "hour": 9, "minute": 0}, ["2026-12-07", "2027-01-04"]),
    ],
)
def test_named_days_mean_what_they_say(cron: dict[str, int | str], expected: list[str]) -> None:
    assert [at[:10] for at in fires(cron, "Europe/Berlin", "2026-11-21", 2)] == expected


def test_of_several_alternatives_the_next_one_counts() -> None:
    the_30th = [{"day": "30", "hour": 9, "minute": 0}, {"day": "last", "month": 2, "hour": 9, "minute": 0}]
    found = [datetime(2027, 1, 29, tzinfo=UTC)]
    for _ in range(3):
        found.append(next_fire(the_30th, "UTC", found[-1]) or found[-1])
    assert [at.date().isoformat() for at in found[1:]] == ["2027-01-30", "2027-02-28", "2027-03-30"]


def test_what_happens_once_does_not_come_again() -> None:
    once = [{"year": 2026, "month": 11, "day": "22", "hour": 8, "minute": 0}]
    before = datetime(2026, 11, 21, tzinfo=UTC)
    at = datetime(2026, 11, 22, 13, tzinfo=UTC)
    assert next_fire(once, "America/New_York", before) == at
    assert next_fire(once, "America/New_York", at) is None
