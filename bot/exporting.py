"""`penny export`: a user's transactions as CSV."""

import sys

from bot.keyring import cipher_for
from bot.settings import Settings
from storage.database import Database
from storage.errors import SchemaOutOfDateError
from storage.migrate import pending
from tools.ledger.export import csv_of


async def export_transactions(settings: Settings, *, user: str, team: str | None) -> int:
    """Print the transactions of the user with this Slack id; return the exit code, 2 when nobody has that id.

    Without a team the id has to be known in one workspace only. The database is only read, so Penny may be running.
    Raises StorageError.
    """
    if await pending(settings.database_url):
        raise SchemaOutOfDateError
    database = Database(settings.database_url, cipher_for(settings))
    try:
        async with database.unit() as unit:
            found = await unit.users.with_slack_id(user, team)
            if len(found) != 1:
                sys.stderr.write(f"penny: {_problem(user, [one.team_id for one in found])}\n")
                return 2
            async for lines in csv_of(unit, found[0].id):
                sys.stdout.write(lines)
    finally:
        await database.close()
    return 0


def _problem(user: str, teams: list[str]) -> str:
    if not teams:
        return f"nobody here has the Slack id {user}; it is in their Slack profile, under “Copy member ID”"
    return f"{user} is known in several workspaces: add --team {' or --team '.join(teams)}"
