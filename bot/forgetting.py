"""`penny forget`: erases everything that is kept of a user."""

import sys

from bot.keyring import cipher_for
from bot.lookup import one_user
from bot.settings import Settings
from storage.database import Database
from storage.errors import SchemaOutOfDateError
from storage.migrate import pending


async def forget_user(settings: Settings, *, user: str, team: str | None, sure: bool) -> int:
    """Erase the user with this Slack id once the person at the keyboard agreed; return the exit code, 2 for nobody.

    Penny may be running; she deletes their remote conversations, now or when she runs next. Raises StorageError.
    """
    if await pending(settings.database_url):
        raise SchemaOutOfDateError
    database = Database(settings.database_url, cipher_for(settings))
    try:
        async with database.unit() as unit:
            found = await one_user(unit, user, team)
        if found is None:
            return 2
        if not sure and not _agreed(user):
            sys.stdout.write("Nothing was erased.\n")
            return 1
        async with database.unit() as unit:
            await unit.personal_data.erase(found)
    finally:
        await database.close()
    sys.stdout.write(f"Everything that was kept of {user} is erased.\n")
    sys.stdout.write("Their conversations at the provider are deleted while Penny runs.\n")
    return 0


def _agreed(user: str) -> bool:
    sys.stdout.write(f"This erases everything that is kept of {user}, and cannot be undone. Type their id to go on: ")
    sys.stdout.flush()
    return sys.stdin.readline().strip() == user
