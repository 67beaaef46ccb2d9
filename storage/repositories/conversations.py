"""Conversations: which Slack thread is mapped to which assistant thread."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Select, exists, or_, select
from sqlmodel import col

from storage.repositories.base import Repository
from storage.tables.conversations import Conversation
from storage.tables.leftovers import RemoteLeftover


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
            "mirrored": {},
            "thread_seen": 0,
            "discreet": False,
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

    async def newest_in(self, team_id: str, channel_id: str, user_id: int) -> Conversation | None:
        """Return the conversation that the user had last in a channel."""
        query = select(Conversation).where(
            col(Conversation.team_id) == team_id,
            col(Conversation.channel_id) == channel_id,
            col(Conversation.user_id) == user_id,
        )
        return await self.session.scalar(query.order_by(col(Conversation.updated_at).desc()).limit(1))

    async def elsewhere(self, engine: str, endpoint: str) -> list[int]:
        """Return the ids of the conversations that are kept on another engine or endpoint, oldest first."""
        other = or_(col(Conversation.engine) != engine, col(Conversation.endpoint) != endpoint)
        found = await self.session.scalars(select(col(Conversation.id)).where(other).order_by(col(Conversation.id)))
        return list(found)

    async def add_details(self, conversation_id: int, pairs: Mapping[str, str]) -> dict[str, str]:
        """Add to a conversation's metadata, and return all of it; nothing happens when there is no such one."""
        # Locked, so that what two transactions add at the same time is both kept.
        conversation = await self.session.get(
            Conversation, conversation_id, with_for_update=True, populate_existing=True
        )
        if conversation is None:
            return {}
        conversation.details.update(pairs)
        await self.update(conversation)
        return dict(conversation.details)

    async def drop_detail(self, user_id: int, key: str) -> None:
        """Take a key out of the metadata of all of the user's conversations."""
        query = select(Conversation).where(col(Conversation.user_id) == user_id).with_for_update()
        for conversation in await self.session.scalars(query.execution_options(populate_existing=True)):
            if conversation.details.pop(key, None) is not None:
                await self.update(conversation)

    async def keep_at(
        self, conversation: Conversation, engine: str, endpoint: str, remote_id: str | None, generation: int
    ) -> None:
        """Note where the conversation is kept from now on; the remote thread that it leaves is to be deleted."""
        left = (conversation.engine, conversation.endpoint, conversation.remote_id)
        if conversation.remote_id is not None and left != (engine, endpoint, remote_id):
            row = dict(zip(("engine", "endpoint", "remote_id"), left, strict=True)) | {"created_at": self.clock()}
            await self.session.execute(self.insert(RemoteLeftover).values(row).on_conflict_do_nothing())
        conversation.engine, conversation.endpoint = engine, endpoint
        conversation.remote_id, conversation.generation = remote_id, generation
        await self.update(conversation)

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
