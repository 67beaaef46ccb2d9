"""`penny export`: what is kept of a user, as CSV or JSON."""

import sys
from typing import Literal

from bot.keyring import cipher_for
from bot.lookup import one_user
from bot.personal import data_of
from bot.settings import Settings
from storage.database import Database
from storage.errors import SchemaOutOfDateError
from storage.migrate import pending
from tools.ledger.export import csv_of

Part = Literal["transactions", "data"]


async def export_user(settings: Settings, *, user: str, team: str | None, part: Part = "transactions") -> int:
    """Print what is kept of the user with this Slack id; return the exit code, 2 when nobody has that id.

    That is their transactions as CSV, or as JSON everything else ("data"). The database is only read, so Penny may be
    running. Raises StorageError.
    """
    if await pending(settings.database_url):
        raise SchemaOutOfDateError
    database = Database(settings.database_url, cipher_for(settings))
    try:
        async with database.unit() as unit:
            found = await one_user(unit, user, team)
            if found is None:
                return 2
            if part == "data":
                sys.stdout.write(await data_of(unit, found) + "\n")
                return 0
            async for lines in csv_of(unit, found.id):
                sys.stdout.write(lines)
    finally:
        await database.close()
    return 0
