"""Conversations: which Slack thread is mapped to which assistant thread."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, exists, select
from sqlmodel import col

from storage.repositories.base import Repository
from storage.tables.conversations import Conversation


class Conversations(Repository):
    """Finds and keeps conversations."""

    async def get(self, conversation_id: int) -> Conversation | None:
        """Return the conversation with this id."""
        return await self.session.get(Conversation, conversation_id)

    async def find(self, team_id: str, channel_id: str, thread_ts: str, user_id: int) -> Conversation | None:
        """Return one user's conversation in a Slack thread."""
        return await self.session.scalar(_of(team_id, channel_id, thread_ts, user_id))

    async def ensure(
        self,
        team_id: str,
        channel_id: str,
        thread_ts: str,
        user_id: int,
        *,
        engine: str,
        endpoint: str,
        now: datetime,
    ) -> Conversation:
        """Return one user's conversation in a Slack thread, begun with this engine if there was none."""
        row: dict[str, Any] = {
            "team_id": team_id,
            "channel_id": channel_id,
            "thread_ts": thread_ts,
            "user_id": user_id,
            "engine": engine,
            "endpoint": endpoint,
            "generation": 0,
            "details": {},
            "notes_seen": 0,
            "created_at": now,
            "updated_at": now,
        }
        await self.session.execute(self.insert(Conversation).values(row).on_conflict_do_nothing())
        return (await self.session.scalars(_of(team_id, channel_id, thread_ts, user_id))).one()

    async def takes_part(self, team_id: str, channel_id: str, thread_ts: str) -> bool:
        """Return whether Penny talks to anybody in this Slack thread."""
        there = exists().where(
            col(Conversation.team_id) == team_id,
            col(Conversation.channel_id) == channel_id,
            col(Conversation.thread_ts) == thread_ts,
        )
        return bool(await self.session.scalar(select(there)))

    async def update(self, conversation: Conversation) -> None:
        """Write the columns of `conversation` that were changed since it was read."""
        conversation.updated_at = self.clock()
        self.session.add(conversation)
        await self.session.flush()


def _of(team_id: str, channel_id: str, thread_ts: str, user_id: int) -> Select[Conversation]:
    return select(Conversation).where(
        col(Conversation.team_id) == team_id,
        col(Conversation.channel_id) == channel_id,
        col(Conversation.thread_ts) == thread_ts,
        col(Conversation.user_id) == user_id,
    )
