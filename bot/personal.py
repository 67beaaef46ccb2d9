"""What is kept of one person, as files to take along."""

import json

from pydantic import JsonValue

from storage.database import Database
from storage.tables.users import User
from storage.unit import UnitOfWork
from tools.ledger.export import csv_of

DATA_FILE, TRANSACTIONS_FILE = "penny-data.json", "transactions.csv"

_IN_THE_LEDGER = ("transactions",)
"""There may be a great many of them: they have a file of their own, which spreadsheets open."""


async def files_of(database: Database, user: User) -> dict[str, str]:
    """Return the content of each file by its name: the transactions as CSV, and all the rest as JSON."""
    async with database.unit() as unit:
        return {
            DATA_FILE: await data_of(unit, user),
            TRANSACTIONS_FILE: "".join([lines async for lines in csv_of(unit, user.id)]),
        }


async def data_of(unit: UnitOfWork, user: User) -> str:
    """Return all that is kept of the user besides their transactions, as a JSON object: a list for each table."""
    tables: dict[str, list[JsonValue]] = {}
    async for name, rows in unit.personal_data.rows(user, without=_IN_THE_LEDGER):
        tables.setdefault(name, []).extend(rows)
    return json.dumps(tables, ensure_ascii=False, indent=2)
