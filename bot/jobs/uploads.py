"""Deletes files that nobody imported in time."""

from datetime import datetime

from storage.database import Database


class DeleteUploads:
    """Keeps the files that people sent no longer than they were told."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def tick(self, now: datetime) -> None:
        """Delete the files whose time is over. Raises StorageError."""
        async with self._database.unit() as unit:
            await unit.uploads.delete_expired()
