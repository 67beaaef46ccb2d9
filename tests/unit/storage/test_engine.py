from pathlib import Path

import pytest

from storage.engine import database_url, open_engine, sqlite_path
from storage.errors import UnsupportedDatabaseError


@pytest.mark.parametrize(
    ("written", "used"),
    [
        ("sqlite:///var/penny.db", "sqlite+aiosqlite:///var/penny.db"),
        ("sqlite+aiosqlite:////data/penny.db", "sqlite+aiosqlite:////data/penny.db"),
        ("postgres://a:b@host/penny", "postgresql+asyncpg://a:b@host/penny"),
        ("postgresql://a:b@host:5432/penny", "postgresql+asyncpg://a:b@host:5432/penny"),
        ("postgresql+asyncpg://host/penny", "postgresql+asyncpg://host/penny"),
        ("postgresql://host/penny?sslmode=require", "postgresql+asyncpg://host/penny?ssl=require"),
    ],
)
def test_a_plain_url_gets_the_driver(written: str, used: str) -> None:
    assert database_url(written).render_as_string(hide_password=False) == used


@pytest.mark.parametrize(("url", "scheme"), [("mysql://host/penny", "mysql"), ("penny.db", "penny.db"), ("", "")])
def test_another_database_is_refused_by_its_scheme(url: str, scheme: str) -> None:
    with pytest.raises(UnsupportedDatabaseError, match=f"'{scheme}'"):
        database_url(url)


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:///var/penny.db", Path("var/penny.db")),
        ("sqlite+aiosqlite:////data/penny.db", Path("/data/penny.db")),
        ("sqlite://", None),
        ("sqlite:///:memory:", None),
        ("postgresql://host/penny", None),
    ],
)
def test_only_an_sqlite_file_has_a_path(url: str, path: Path | None) -> None:
    assert sqlite_path(url) == path


async def test_sqlite_is_set_up_to_survive_a_power_cut(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'var' / 'penny.db'}")
    async with engine.connect() as connection:
        pragmas = [
            (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    await engine.dispose()
    assert pragmas == ["wal", 2, 1, 10_000]
