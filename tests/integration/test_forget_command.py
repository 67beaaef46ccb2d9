"""penny forget: everything that is kept of a user goes, once somebody agreed."""

import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.forgetting import forget_user
from bot.keyring import cipher_for
from bot.settings import Settings
from storage.database import Database
from storage.errors import SchemaOutOfDateError
from storage.migrate import upgrade
from tests.clock import FakeClock


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(_env_file=None, database_url=f"sqlite:///{tmp_path / 'penny.db'}")  # pyright: ignore[reportCallIssue]


@pytest.fixture
async def database(settings: Settings, clock: FakeClock) -> AsyncIterator[Database]:
    await upgrade(settings.database_url)
    database = Database(settings.database_url, cipher_for(settings), clock)
    async with database.unit() as unit:
        await unit.users.ensure("T1", "U1", time_zone="UTC", locale="en_US", currency="USD")
    yield database
    await database.close()


async def known(database: Database) -> bool:
    async with database.unit() as unit:
        return await unit.users.find("T1", "U1") is not None


async def test_a_user_is_erased_once_their_id_was_typed(
    settings: Settings, database: Database, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("U1\n"))
    assert await forget_user(settings, user="U1", team=None, sure=False) == 0
    assert not await known(database)
    assert "cannot be undone" in capsys.readouterr().out


async def test_anything_else_erases_nothing(
    settings: Settings, database: Database, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("yes\n"))
    assert await forget_user(settings, user="U1", team="T1", sure=False) == 1
    assert await known(database)
    assert "Nothing was erased." in capsys.readouterr().out


async def test_nobody_is_asked_who_is_sure(settings: Settings, database: Database) -> None:
    assert await forget_user(settings, user="U1", team=None, sure=True) == 0
    assert not await known(database)


async def test_who_is_unknown_is_told_so(
    settings: Settings, database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await forget_user(settings, user="U9", team=None, sure=True) == 2
    assert "nobody here has the Slack id U9" in capsys.readouterr().err
    assert await known(database)


async def test_an_old_database_is_left_alone(settings: Settings) -> None:
    with pytest.raises(SchemaOutOfDateError):
        await forget_user(settings, user="U1", team=None, sure=True)
