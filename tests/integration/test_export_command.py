"""penny export: a user's transactions as CSV."""

import csv
import io
import json
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from bot.exporting import export_user
from bot.keyring import cipher_for
from bot.settings import Settings
from storage.database import Database
from storage.errors import SchemaOutOfDateError
from storage.migrate import upgrade
from storage.repositories.transactions import NewTransaction
from tests.clock import FakeClock


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(_env_file=None, database_url=f"sqlite:///{tmp_path / 'penny.db'}")  # pyright: ignore[reportCallIssue]


@pytest.fixture
async def ledger(settings: Settings, clock: FakeClock) -> AsyncIterator[Database]:
    await upgrade(settings.database_url)
    database = Database(settings.database_url, cipher_for(settings), clock)
    yield database
    await database.close()


async def keep(ledger: Database, team: str, *transactions: NewTransaction) -> None:
    async with ledger.unit() as unit:
        user = await unit.users.ensure(team, "U1", time_zone="UTC", locale="en_US", currency="USD")
        account = await unit.accounts.open(user.id, "Everyday", "USD")
        for transaction in transactions:
            await unit.transactions.add(user.id, account, transaction)


async def test_all_transactions_are_printed_the_newest_first(
    settings: Settings, ledger: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    await keep(
        ledger,
        "T1",
        NewTransaction(date(2026, 11, 1), -450, "eating_out", 'coffee, "large"'),
        NewTransaction(date(2026, 11, 2), 240_000, "income", "=salary()"),
    )
    assert await export_user(settings, user="U1", team=None) == 0
    assert list(csv.reader(io.StringIO(capsys.readouterr().out, newline=""))) == [
        ["date", "account", "description", "category", "amount", "currency", "source"],
        ["2026-11-02", "Everyday", "'=salary()", "Income", "2400.00", "USD", "said"],
        ["2026-11-01", "Everyday", 'coffee, "large"', "Eating out", "-4.50", "USD", "said"],
    ]


async def test_more_than_a_page_is_printed_whole_and_once(
    settings: Settings, ledger: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    async with ledger.unit() as unit:
        user = await unit.users.ensure("T1", "U1", time_zone="UTC", locale="en_US", currency="USD")
        account = await unit.accounts.open(user.id, "Everyday", "USD")
        many = [NewTransaction(date(2026, 11, 1), -n, "other", f"number {n}", str(n)) for n in range(1, 2_102)]
        await unit.transactions.add_many(user.id, account, many)
    await export_user(settings, user="U1", team="T1")
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out, newline="")))
    assert len({row[2] for row in rows}) == len(rows) == 2_102


async def test_an_id_that_is_unknown_or_known_twice_is_told(
    settings: Settings, ledger: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await export_user(settings, user="U9", team=None) == 2
    assert "nobody here has the Slack id U9" in capsys.readouterr().err
    await keep(ledger, "T1")
    await keep(ledger, "T2")
    assert await export_user(settings, user="U1", team=None) == 2
    assert "--team T1 or --team T2" in capsys.readouterr().err


async def test_everything_else_is_printed_as_json(
    settings: Settings, ledger: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    await keep(ledger, "T1", NewTransaction(date(2026, 11, 1), -450, "eating_out", "coffee"))
    assert await export_user(settings, user="U1", team=None, part="data") == 0
    data = json.loads(capsys.readouterr().out)
    assert [row["name"] for row in data["accounts"]] == ["Everyday"]
    assert "transactions" not in data


async def test_a_database_that_is_out_of_date_is_not_read(settings: Settings) -> None:
    with pytest.raises(SchemaOutOfDateError):
        await export_user(settings, user="U1", team=None)
