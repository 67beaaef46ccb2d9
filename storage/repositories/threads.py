"""Threads of channels: who has the floor there, and whether Penny keeps quiet."""

from typing import Any

from sqlalchemy import ColumnElement, and_, update
from sqlmodel import col

from storage.repositories.base import Repository
from storage.tables.threads import SlackThread

_KEY = ("team_id", "channel_id", "thread_ts")


class Threads(Repository):
    """Finds and keeps what is known of threads; whatever is kept twice is kept once."""

    async def get(self, team_id: str, channel_id: str, thread_ts: str) -> SlackThread:
        """Return what is known of the thread."""
        found = await self.session.get(SlackThread, (team_id, channel_id, thread_ts), populate_existing=True)
        return found or SlackThread(team_id=team_id, channel_id=channel_id, thread_ts=thread_ts)

    async def note_external(self, team_id: str, channel_id: str, thread_ts: str) -> None:
        """Note that people of another workspace read along."""
        thread = SlackThread(team_id=team_id, channel_id=channel_id, thread_ts=thread_ts, external=True)
        await self._keep(thread, "external")

    async def mute(self, team_id: str, channel_id: str, thread_ts: str, *, muted: bool) -> None:
        """Let Penny keep quiet in the thread, or speak again."""
        await self._keep(SlackThread(team_id=team_id, channel_id=channel_id, thread_ts=thread_ts, muted=muted), "muted")

    async def note_aside(self, team_id: str, channel_id: str, thread_ts: str, ts: str) -> None:
        """Note that people wrote to each other; of messages that come in another order the latest counts."""
        thread = SlackThread(team_id=team_id, channel_id=channel_id, thread_ts=thread_ts, aside_ts=ts)
        await self._keep(thread, "aside_ts", col(SlackThread.aside_ts) < ts)

    async def note_heard(self, team_id: str, channel_id: str, thread_ts: str, ts: str) -> None:
        """Note that somebody wrote to Penny, which matters only where people had written to each other."""
        later = col(SlackThread.heard_ts) < ts
        await self.session.execute(
            update(SlackThread).where(_is(team_id, channel_id, thread_ts), later).values(heard_ts=ts)
        )

    async def hint(self, team_id: str, channel_id: str, thread_ts: str) -> bool:
        """Note that the hint was given; False when it was before."""
        thread = SlackThread(team_id=team_id, channel_id=channel_id, thread_ts=thread_ts, hinted=True)
        return await self._keep(thread, "hinted", col(SlackThread.hinted).is_(False))

    async def introduce(self, team_id: str, channel_id: str, thread_ts: str, turn_id: int) -> SlackThread:
        """Let the turn be the one that says how to go on here, unless another one is; return the thread."""
        thread = SlackThread(team_id=team_id, channel_id=channel_id, thread_ts=thread_ts, introduced_by=turn_id)
        await self._keep(thread, "introduced_by", col(SlackThread.introduced_by).is_(None))
        return await self.get(team_id, channel_id, thread_ts)

    async def note_title(self, team_id: str, channel_id: str, thread_ts: str) -> None:
        """Note that the thread was given a title."""
        thread = SlackThread(team_id=team_id, channel_id=channel_id, thread_ts=thread_ts, titled=True)
        await self._keep(thread, "titled")

    async def _keep(self, thread: SlackThread, column: str, where: ColumnElement[bool] | None = None) -> bool:
        """Write the column of the thread's row, new or not, if `where` holds; tell whether it was written."""
        row: dict[str, Any] = thread.model_dump()
        insert = self.insert(SlackThread).values(row)
        kept = insert.on_conflict_do_update(index_elements=_KEY, set_={column: row[column]}, where=where)
        return await self.session.scalar(kept.returning(col(SlackThread.thread_ts))) is not None


def _is(team_id: str, channel_id: str, thread_ts: str) -> ColumnElement[bool]:
    return and_(
        col(SlackThread.team_id) == team_id,
        col(SlackThread.channel_id) == channel_id,
        col(SlackThread.thread_ts) == thread_ts,
    )
