"""Files that users sent."""

import asyncio
import zlib
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlmodel import col

from storage.repositories.base import Repository
from storage.tables.statements import Upload


@dataclass(frozen=True, slots=True)
class StoredUpload:
    """A file without its content: its name in clear, its size in bytes."""

    id: int
    name: str
    size: int


class Uploads(Repository):
    """Keeps files for a while; nobody reads those of another user."""

    async def add(self, user_id: int, origin: str, name: str, content: bytes, expires_at: datetime) -> None:
        """Keep a file; one of the same origin (Slack's id of it, say) is there already and stays as it is.

        Files whose time is over make room first.
        """
        await self.delete_expired()
        row = {
            "user_id": user_id,
            "origin": origin,
            "sealed_name": self.cipher.seal(name),
            "size": len(content),
            "sealed_content": await asyncio.to_thread(self._sealed, content),
            "created_at": self.clock(),
            "expires_at": expires_at,
        }
        await self.session.execute(self.insert(Upload).values(row).on_conflict_do_nothing())

    async def of_user(self, user_id: int) -> list[StoredUpload]:
        """Return the user's files that have not expired, the newest first."""
        query = (
            select(col(Upload.id), col(Upload.sealed_name), col(Upload.size))
            .where(col(Upload.user_id) == user_id, col(Upload.expires_at) > self.clock())
            .order_by(col(Upload.id).desc())
        )
        return [
            StoredUpload(number, str(self.cipher.open(name)), size)
            for number, name, size in await self.session.execute(query)
        ]

    async def content(self, user_id: int, upload_id: int) -> bytes | None:
        """Return what is in a file; None when the user has none of that id any more."""
        query = select(col(Upload.sealed_content)).where(
            col(Upload.user_id) == user_id, col(Upload.id) == upload_id, col(Upload.expires_at) > self.clock()
        )
        sealed = await self.session.scalar(query)
        return None if sealed is None else await asyncio.to_thread(self._opened, sealed)

    async def delete(self, user_id: int, upload_id: int) -> None:
        """Delete a file of the user."""
        await self.session.execute(delete(Upload).where(col(Upload.user_id) == user_id, col(Upload.id) == upload_id))

    async def delete_expired(self) -> int:
        """Delete all files whose time is over; return how many those were."""
        query = delete(Upload).where(col(Upload.expires_at) <= self.clock()).returning(col(Upload.id))
        return len(list(await self.session.scalars(query)))

    def _sealed(self, content: bytes) -> str:
        return self.cipher.seal(b64encode(zlib.compress(content)).decode())

    def _opened(self, sealed: str) -> bytes:
        return zlib.decompress(b64decode(str(self.cipher.open(sealed))))
