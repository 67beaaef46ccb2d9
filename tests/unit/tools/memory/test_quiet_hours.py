"""Quiet hours and pauses: what is said waits until it may be said."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.tables.check_ins import QuietTimes
from tests.unit.tools.person import Person
from tools.memory.quiet import is_quiet, next_allowed

NIGHT = {"quiet_from": "10pm", "quiet_until": "7am"}
EARLY = {"what": "reminder", "text": "Run", "when": "every day at 6am"}
ZONES = ("America/New_York", "Europe/Berlin", "Australia/Lord_Howe")
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
minutes = st.integers(0, 24 * 60 - 1)


async def next_text(alex: Person) -> str:
    return (await alex.result("list_check_ins"))["check_ins"][0]["next_text"]


async def test_quiet_hours_move_what_falls_into_them_to_their_end(alex: Person) -> None:
    await alex.result("schedule_check_in", **EARLY)
    result = await alex.result("set_quiet_hours", **NIGHT)
    assert result["summary"] == "I write nothing by myself from 10:00 PM to 7:00 AM."
    assert await next_text(alex) == "Sunday, November 22, 2026 at 7:00 AM"


async def test_a_check_in_set_up_later_keeps_to_them_too(alex: Person) -> None:
    await alex.result("set_quiet_hours", **NIGHT)
    result = await alex.result("schedule_check_in", **EARLY)
    assert result["check_in"]["next_text"] == "Sunday, November 22, 2026 at 7:00 AM"
    assert result["summary"].endswith("Your quiet hours or your pause come first.")


async def test_without_quiet_hours_it_comes_at_its_own_time_again(alex: Person) -> None:
    await alex.result("set_quiet_hours", **NIGHT)
    await alex.result("schedule_check_in", **EARLY)
    result = await alex.result("set_quiet_hours", quiet_hours=False)
    assert result["summary"] == "I may write to you at any time now."
    assert await next_text(alex) == "Sunday, November 22, 2026 at 6:00 AM"


async def test_a_pause_until_a_day_ends_with_that_day_s_beginning(alex: Person) -> None:
    await alex.result("schedule_check_in", **EARLY)
    result = await alex.result("set_quiet_hours", pause_until="December 1, 2026")
    assert result["paused_until"] == "2026-12-01T05:00:00Z"
    assert await next_text(alex) == "Tuesday, December 1, 2026 at 12:00 AM"


async def test_a_pause_without_an_end_lasts_until_it_is_ended(alex: Person) -> None:
    await alex.result("schedule_check_in", **EARLY)
    paused = await alex.result("set_quiet_hours", paused=True)
    assert (paused["summary"], paused["paused_until"]) == ("I'm paused until you tell me to go on.", None)
    resumed = await alex.result("set_quiet_hours", paused=False)
    assert (resumed["paused"], await next_text(alex)) == (False, "Sunday, November 22, 2026 at 6:00 AM")


async def test_one_end_of_the_hours_asks_for_the_other(alex: Person) -> None:
    assert await alex.questions("set_quiet_hours", quiet_from="9pm") == ["quiet_until"]
    assert await alex.questions("set_quiet_hours", quiet_until="7am") == ["quiet_from"]


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        ({}, "Tell me from when"),
        ({"quiet_hours": True}, "Quiet hours need both times"),
        ({"quiet_from": "7am", "quiet_until": "7am"}, "Quiet hours that end when they begin"),
    ],
)
async def test_nonsense_is_refused(alex: Person, arguments: dict[str, object], answer: str) -> None:
    assert (await alex.refusal("set_quiet_hours", **arguments)).startswith(answer)


def test_hours_that_end_at_a_time_which_the_clock_skips_end_when_it_is_put_forward() -> None:
    quiet = QuietTimes(user_id=1, starts=3 * 60 + 4, ends=2 * 60 + 4)
    allowed = next_allowed(datetime(2026, 3, 28, 3, tzinfo=UTC), quiet, "Europe/Berlin")
    assert allowed == datetime(2026, 3, 29, 1, tzinfo=UTC)


@settings(max_examples=1000, deadline=None)
@given(at=moments, starts=minutes, ends=minutes, zone=st.sampled_from(ZONES), paused=st.none() | moments)
def test_the_next_allowed_minute_is_allowed_and_the_first(
    at: datetime, starts: int, ends: int, zone: str, paused: datetime | None
) -> None:
    hours = (starts, ends) if starts != ends else (None, None)
    quiet = QuietTimes(user_id=1, starts=hours[0], ends=hours[1], paused_until=paused)
    allowed = next_allowed(at, quiet, zone)

    def is_allowed(moment: datetime) -> bool:
        local = moment.astimezone(ZoneInfo(zone))
        held = hours[0] is not None and is_quiet(local.hour * 60 + local.minute, starts, ends)
        return not held and (paused is None or moment >= paused)

    assert allowed >= at
    assert is_allowed(allowed)
    # No earlier minute would have done, back to where it began.
    earlier = [at + timedelta(minutes=n) for n in range(0, 24 * 60 + 120, 7)]
    assert not any(is_allowed(moment) for moment in earlier if moment < allowed)
