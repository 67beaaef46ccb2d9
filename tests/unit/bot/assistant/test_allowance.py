"""Daily limits: when a day begins and ends, and what somebody is told whose day is used up."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.assistant.allowance import Allowance
from storage.database import Database
from storage.tables.users import User

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
UNTIL_THEN = "Until then forms, `/budget` and my Home tab still work"


async def lives_in(database: Database, time_zone: str, locale: str = "en_GB", user_id: str = "U1") -> User:
    async with database.unit() as unit:
        return await unit.users.ensure("T1", user_id, time_zone=time_zone, locale=locale, currency="USD")


async def spend(database: Database, user: User, at: datetime, tokens: int = 100) -> None:
    """Keep a request of this many tokens in and none out."""
    async with database.unit() as unit:
        await unit.usage.add(
            int(at.timestamp()) + user.id,
            1,
            conversation_id=1,
            user_id=user.id,
            team_id=user.team_id,
            engine="responses/local",
            model="small",
            input_tokens=tokens,
            cached_tokens=tokens,
            output_tokens=0,
            reasoning_tokens=0,
            now=at,
        )


async def refusal(database: Database, allowance: Allowance, user: User, now: datetime) -> str | None:
    async with database.unit() as unit:
        return await allowance.refusal(unit, user=user, team_id=user.team_id, now=now)


async def test_without_a_limit_nobody_is_refused(database: Database) -> None:
    user = await lives_in(database, "UTC")
    await spend(database, user, NOON, tokens=10**9)
    assert await refusal(database, Allowance(), user, NOON) is None


async def test_a_user_is_refused_once_the_limit_is_reached(database: Database) -> None:
    user = await lives_in(database, "UTC")
    await spend(database, user, NOON, tokens=99)
    assert await refusal(database, Allowance(user=100), user, NOON) is None
    await spend(database, user, NOON + timedelta(seconds=1), tokens=1)
    said = await refusal(database, Allowance(user=100), user, NOON + timedelta(minutes=1))
    assert said is not None
    assert said.startswith("You and I have talked")
    assert "ask me again after midnight" in said
    assert UNTIL_THEN in said
    assert "100" not in said


async def test_one_user_who_is_done_does_not_stop_another(database: Database) -> None:
    user, other = await lives_in(database, "UTC"), await lives_in(database, "UTC", user_id="U2")
    await spend(database, user, NOON)
    assert await refusal(database, Allowance(user=100), other, NOON) is None


async def test_a_workspace_that_is_done_stops_everybody_in_it(database: Database) -> None:
    user, other = await lives_in(database, "UTC"), await lives_in(database, "UTC", user_id="U2")
    await spend(database, user, NOON)
    said = await refusal(database, Allowance(user=500, workspace=100), other, NOON)
    assert said is not None
    assert said.startswith("People here have talked")


@pytest.mark.parametrize(
    ("time_zone", "locale", "again"),
    [
        ("UTC", "en_US", "after midnight"),
        ("America/New_York", "en_US", "today after 7:00\u202fPM"),
        ("America/New_York", "en_GB", "today after 19:00"),
        ("Europe/Berlin", "de_DE", "tomorrow after 01:00"),
        ("Asia/Kathmandu", "en_GB", "tomorrow after 05:45"),
        ("Pacific/Kiritimati", "en_GB", "today after 14:00"),
    ],
)
async def test_a_workspaces_day_ends_at_midnight_utc_told_in_the_users_time(
    database: Database, time_zone: str, locale: str, again: str
) -> None:
    user = await lives_in(database, time_zone, locale)
    await spend(database, user, NOON)
    said = await refusal(database, Allowance(workspace=100), user, NOON)
    assert said is not None
    assert f"ask me again {again}." in said


@pytest.mark.parametrize(
    ("time_zone", "midnight"),
    [
        ("America/Los_Angeles", datetime(2026, 11, 21, 8, tzinfo=UTC)),
        ("Asia/Tokyo", datetime(2026, 11, 20, 15, tzinfo=UTC)),
        ("Asia/Kolkata", datetime(2026, 11, 20, 18, 30, tzinfo=UTC)),
    ],
)
async def test_a_users_day_begins_at_their_own_midnight(database: Database, time_zone: str, midnight: datetime) -> None:
    user = await lives_in(database, time_zone)
    await spend(database, user, midnight - timedelta(seconds=1))
    assert await refusal(database, Allowance(user=100), user, NOON) is None
    await spend(database, user, midnight)
    assert await refusal(database, Allowance(user=100), user, NOON) is not None


async def test_a_day_on_which_clocks_go_forward_ends_an_hour_earlier(database: Database) -> None:
    user = await lives_in(database, "Europe/Berlin")
    start, end = datetime(2026, 3, 28, 23, tzinfo=UTC), datetime(2026, 3, 29, 22, tzinfo=UTC)
    await spend(database, user, start)
    last = await refusal(database, Allowance(user=100), user, end - timedelta(seconds=1))
    assert last is not None
    assert "after midnight" in last
    assert await refusal(database, Allowance(user=100), user, end) is None


async def test_a_day_on_which_clocks_go_back_lasts_an_hour_longer(database: Database) -> None:
    user = await lives_in(database, "America/New_York")
    start, end = datetime(2026, 11, 1, 4, tzinfo=UTC), datetime(2026, 11, 2, 5, tzinfo=UTC)
    await spend(database, user, start)
    assert await refusal(database, Allowance(user=100), user, end - timedelta(seconds=1)) is not None
    assert await refusal(database, Allowance(user=100), user, end) is None


async def test_where_clocks_go_forward_at_midnight_the_day_begins_at_one(database: Database) -> None:
    user = await lives_in(database, "Asia/Beirut")
    eve, start = datetime(2026, 3, 28, 12, tzinfo=UTC), datetime(2026, 3, 28, 22, tzinfo=UTC)
    await spend(database, user, eve)
    said = await refusal(database, Allowance(user=100), user, eve)
    assert said is not None
    assert "tomorrow after 01:00" in said
    assert await refusal(database, Allowance(user=100), user, start - timedelta(seconds=1)) is not None
    assert await refusal(database, Allowance(user=100), user, start) is None


async def test_the_limit_that_lasts_longer_says_when_talking_works_again(database: Database) -> None:
    user = await lives_in(database, "America/New_York")
    await spend(database, user, NOON)
    said = await refusal(database, Allowance(user=100, workspace=100), user, NOON)
    assert said is not None
    assert "after midnight" in said
    assert said.startswith("You and I")
