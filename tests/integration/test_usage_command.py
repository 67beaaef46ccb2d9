"""penny usage: what it prints about the tokens that were taken."""

import json
import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.keyring import cipher_for
from bot.settings import Settings
from bot.usage import Grouping, report_usage
from storage.crypto import new_key
from storage.database import Database
from storage.lock import DatabaseLock
from storage.migrate import upgrade
from tests.clock import FakeClock
from tests.command_line import CommandLine


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(_env_file=None, database_url=f"sqlite:///{tmp_path / 'penny.db'}")  # pyright: ignore[reportCallIssue]


@pytest.fixture
async def ledger(settings: Settings, clock: FakeClock) -> AsyncIterator[Database]:
    await upgrade(settings.database_url)
    database = Database(settings.database_url, cipher_for(settings), clock)
    yield database
    await database.close()


async def spend(ledger: Database, turn_id: int, user: str, at: datetime, *, model: str = "small") -> None:
    async with ledger.unit() as unit:
        row = await unit.users.ensure("T1", user, time_zone="UTC", locale="en_US", currency="USD")
        await unit.usage.add(
            turn_id,
            1,
            conversation_id=1,
            user_id=row.id,
            team_id="T1",
            engine="responses/local",
            model=model,
            input_tokens=1000 * turn_id,
            cached_tokens=500,
            output_tokens=100,
            reasoning_tokens=30,
            now=at,
        )


@pytest.fixture
async def spent(ledger: Database, clock: FakeClock) -> None:
    """Three turns of two users on two days, and one long ago."""
    await spend(ledger, 1, "U1", clock() - timedelta(days=1))
    await spend(ledger, 2, "U1", clock())
    await spend(ledger, 3, "U2", clock(), model="large")
    await spend(ledger, 4, "U2", clock() - timedelta(days=40))


async def table(
    settings: Settings, clock: FakeClock, capsys: pytest.CaptureFixture[str], by: Grouping, days: int = 30
) -> list[str]:
    assert await report_usage(settings, days=days, by=by, as_json=False, clock=clock) == 0
    return capsys.readouterr().out.splitlines()


@pytest.mark.usefixtures("spent")
async def test_usage_is_a_table_of_users_with_a_last_line_for_all(
    settings: Settings, clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await table(settings, clock, capsys, "user") == [
        "Tokens since 2026-10-23 (days are UTC)",
        "",
        "team  user  turns  requests  input  cached  output  reasoning  total",
        "T1    U1        2         2  3,000   1,000     200         60  3,200",
        "T1    U2        1         1  3,000     500     100         30  3,100",
        "all             3         3  6,000   1,500     300         90  6,300",
    ]


@pytest.mark.usefixtures("spent")
async def test_what_people_thought_of_the_answers_stands_below(
    ledger: Database, settings: Settings, clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    async with ledger.unit() as unit:
        user = await unit.users.ensure("T1", "U1", time_zone="UTC", locale="en_US", currency="USD")
        for turn, rating in enumerate(("good", "bad", "bad")):
            await unit.feedback.rate(turn, user.id, rating, clock())
        await unit.feedback.explain(2, user.id, "figures", "")
    assert (await table(settings, clock, capsys, "user"))[-2:] == ["", "Feedback: 1 good, 2 bad (figures 1)"]
    await report_usage(settings, days=30, by="user", as_json=True, clock=clock)
    assert json.loads(capsys.readouterr().out)["feedback"] == {"good": 1, "bad": 2, "reasons": {"figures": 1}}


@pytest.mark.usefixtures("spent")
async def test_usage_by_day_goes_back_as_far_as_asked(
    settings: Settings, clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await table(settings, clock, capsys, "day", days=2) == [
        "Tokens since 2026-11-20 (days are UTC)",
        "",
        "day         turns  requests  input  cached  output  reasoning  total",
        "2026-11-20      1         1  1,000     500     100         30  1,100",
        "2026-11-21      2         2  5,000   1,000     200         60  5,200",
        "all             3         3  6,000   1,500     300         90  6,300",
    ]
    assert len(await table(settings, clock, capsys, "day", days=1)) == 5


@pytest.mark.usefixtures("spent")
async def test_usage_by_engine_names_the_models(
    settings: Settings, clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = await table(settings, clock, capsys, "engine")
    assert [line.split()[:3] for line in lines[3:]] == [
        ["responses/local", "small", "2"],
        ["responses/local", "large", "1"],
        ["all", "3", "3"],
    ]


@pytest.mark.usefixtures("spent")
async def test_usage_as_json_has_the_same_figures(
    settings: Settings, clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await report_usage(settings, days=1, by="user", as_json=True, clock=clock) == 0
    told = json.loads(capsys.readouterr().out)
    counts = {"turns": 1, "requests": 1, "cached": 500, "output": 100, "reasoning": 30}
    assert told["since"] == datetime(2026, 11, 21, tzinfo=UTC).isoformat()
    assert told["rows"] == [
        {"team": "T1", "user": "U2", "input": 3000, "total": 3100} | counts,
        {"team": "T1", "user": "U1", "input": 2000, "total": 2100} | counts,
    ]
    assert told["total"]["total"] == 5200


@pytest.mark.usefixtures("ledger")
async def test_usage_of_nobody_is_a_table_of_zeros(
    settings: Settings, clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = await table(settings, clock, capsys, "user")
    assert lines[3].split() == ["all", *"0000000"]


async def test_usage_is_shown_while_penny_runs(settings: Settings, ledger: Database, tmp_path: Path) -> None:
    penny = CommandLine(tmp_path, {"DATABASE_URL": settings.database_url})
    await spend(ledger, 1, "U1", datetime.now(UTC))
    with DatabaseLock(tmp_path / "penny.db"):
        ran = await penny.run("usage", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["total"]["input"] == 1000


async def test_usage_of_a_database_that_is_not_there_names_the_remedy_and_makes_none(tmp_path: Path) -> None:
    ran = await CommandLine(tmp_path).run("usage")
    assert (ran.code, ran.out) == (1, "")
    assert "penny migrate" in ran.err
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("options", [("--days", "0"), ("--days", "x"), ("--days", "-1"), ("--by", "mood")])
async def test_usage_refuses_what_it_cannot_show(tmp_path: Path, options: tuple[str, ...]) -> None:
    ran = await CommandLine(tmp_path, {"ENCRYPTION_KEYS": new_key()}).run("usage", *options)
    assert (ran.code, ran.out) == (2, "")
