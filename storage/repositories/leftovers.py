"""Remote threads that are still to be deleted."""

from sqlalchemy import delete, select
from sqlmodel import col

from storage.repositories.base import Repository
from storage.tables.leftovers import RemoteLeftover


class RemoteLeftovers(Repository):
    """Keeps a remote thread's id until the thread is gone."""

    async def oldest(self, engine: str, endpoint: str, limit: int) -> list[str]:
        """Return the ids of threads that are still to be deleted there, the longest waiting first."""
        query = (
            select(col(RemoteLeftover.remote_id))
            .where(col(RemoteLeftover.engine) == engine, col(RemoteLeftover.endpoint) == endpoint)
            .order_by(col(RemoteLeftover.id))
            .limit(limit)
        )
        return list(await self.session.scalars(query))

    async def remove(self, engine: str, endpoint: str, remote_id: str) -> None:
        """Note that a thread is gone."""
        gone = delete(RemoteLeftover).where(
            col(RemoteLeftover.engine) == engine,
            col(RemoteLeftover.endpoint) == endpoint,
            col(RemoteLeftover.remote_id) == remote_id,
        )
        await self.session.execute(gone)
