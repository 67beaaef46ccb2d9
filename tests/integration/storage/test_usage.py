from datetime import UTC, datetime, timedelta

from storage.database import Database
from storage.repositories.usage import UsageSum
from storage.tables import User
from tests.clock import FakeClock

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


async def spend(
    database: Database,
    user: User,
    turn_id: int,
    number: int = 1,
    *,
    tokens: int = 100,
    model: str = "small",
    now: datetime | None = None,
) -> None:
    """Keep a request that took this many tokens in, and a tenth of that out."""
    async with database.unit() as unit:
        await unit.usage.add(
            turn_id,
            number,
            conversation_id=1,
            user_id=user.id,
            team_id=user.team_id,
            engine="responses/local",
            model=model,
            input_tokens=tokens,
            cached_tokens=tokens // 2,
            output_tokens=tokens // 10,
            reasoning_tokens=tokens // 20,
            now=now or database.clock(),
        )


async def add_user(database: Database, team_id: str, user_id: str) -> User:
    async with database.unit() as unit:
        return await unit.users.ensure(team_id, user_id, time_zone="UTC", locale="en_US", currency="USD")


async def test_the_rounds_of_a_turn_are_counted_once_each(storage: Database, user: User) -> None:
    for number in (1, 2, 2):
        await spend(storage, user, 7, number)
    await spend(storage, user, 8)
    async with storage.unit() as unit:
        assert await unit.usage.rounds(7) == 2
        assert await unit.usage.rounds(9) == 0


async def test_a_round_keeps_its_first_count(storage: Database, user: User) -> None:
    await spend(storage, user, 7, tokens=100)
    await spend(storage, user, 7, tokens=900)
    async with storage.unit() as unit:
        assert await unit.usage.spent_by_user(user.id, LONG_AGO) == 110


async def test_tokens_in_and_out_are_spent_by_the_user_and_the_team(
    storage: Database, user: User, clock: FakeClock
) -> None:
    other, stranger = await add_user(storage, "T1", "U2"), await add_user(storage, "T2", "U1")
    await spend(storage, user, 1, tokens=1000)
    clock.advance(timedelta(hours=1))
    await spend(storage, user, 2, tokens=100)
    await spend(storage, other, 3, tokens=10)
    await spend(storage, stranger, 4, tokens=5000)
    async with storage.unit() as unit:
        assert await unit.usage.spent_by_user(user.id, LONG_AGO) == 1210
        assert await unit.usage.spent_by_user(user.id, clock()) == 110
        assert await unit.usage.spent_by_team("T1", LONG_AGO) == 1221
        assert await unit.usage.spent_by_team("T1", clock()) == 121
        assert await unit.usage.spent_by_team("T3", LONG_AGO) == 0


async def test_usage_is_added_up_for_each_user_the_largest_first(storage: Database, user: User) -> None:
    other = await add_user(storage, "T1", "U2")
    await spend(storage, user, 1, tokens=100)
    await spend(storage, other, 2, 1, tokens=1000)
    await spend(storage, other, 2, 2, tokens=1000)
    async with storage.unit() as unit:
        assert await unit.usage.by_user(LONG_AGO) == [
            UsageSum(("T1", "U2"), 1, 2, 2000, 1000, 200, 100),
            UsageSum(("T1", "U1"), 1, 1, 100, 50, 10, 5),
        ]
        assert [found.total_tokens for found in await unit.usage.by_user(LONG_AGO)] == [2200, 110]
        assert await unit.usage.total(LONG_AGO) == UsageSum((), 2, 3, 2100, 1050, 210, 105)


async def test_usage_is_added_up_for_each_day_in_utc(storage: Database, user: User) -> None:
    await spend(storage, user, 1, now=datetime(2026, 11, 20, 23, 59, 59, 999999, tzinfo=UTC))
    await spend(storage, user, 2, now=datetime(2026, 11, 21, tzinfo=UTC))
    await spend(storage, user, 3, now=datetime(2026, 11, 21, 23, tzinfo=UTC))
    async with storage.unit() as unit:
        days = await unit.usage.by_day(LONG_AGO)
    assert [(found.group, found.turns) for found in days] == [(("2026-11-20",), 1), (("2026-11-21",), 2)]


async def test_usage_is_added_up_for_each_engine_and_model(storage: Database, user: User) -> None:
    await spend(storage, user, 1, model="small")
    await spend(storage, user, 2, model="large", tokens=1000)
    async with storage.unit() as unit:
        engines = await unit.usage.by_engine(LONG_AGO)
    assert [found.group for found in engines] == [("responses/local", "large"), ("responses/local", "small")]


async def test_what_was_spent_earlier_is_left_out_of_every_sum(storage: Database, user: User, clock: FakeClock) -> None:
    await spend(storage, user, 1)
    clock.advance(timedelta(seconds=1))
    async with storage.unit() as unit:
        assert await unit.usage.by_user(clock()) == []
        assert await unit.usage.by_day(clock()) == []
        assert await unit.usage.by_engine(clock()) == []
        assert await unit.usage.total(clock()) == UsageSum((), 0, 0, 0, 0, 0, 0)


async def test_only_somebodys_own_requests_count_as_theirs(storage: Database, user: User) -> None:
    other = await add_user(storage, "T1", "U2")
    for whose, turn in ((user, 1), (user, 2), (other, 3)):
        await spend(storage, whose, turn)
    async with storage.unit() as unit:
        used, nothing = await unit.usage.of_user(user.id, LONG_AGO), await unit.usage.of_user(0, LONG_AGO)
    assert (used.turns, used.total_tokens) == (2, 220)
    assert (nothing.turns, nothing.total_tokens) == (0, 0)
