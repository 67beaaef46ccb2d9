from datetime import timedelta
from typing import Any

import pytest

from storage.database import Database
from storage.tables import Conversation, User
from tests.clock import FakeClock


async def ensure(database: Database, user: User, *, engine: str = "responses") -> Conversation:
    async with database.unit() as unit:
        return await unit.conversations.ensure(
            "T1", "C1", "1.0", user.id, engine=engine, endpoint="https://model", now=database.clock()
        )


async def test_a_thread_is_mapped_once_for_each_user(storage: Database, user: User) -> None:
    async with storage.unit() as unit:
        other = await unit.users.ensure("T1", "U2", time_zone="UTC", locale="en_GB", currency="GBP")
    first = await ensure(storage, user)
    again = await ensure(storage, user, engine="assistants")
    assert (again.id, again.engine) == (first.id, "responses")
    assert (await ensure(storage, other)).id != first.id


async def test_the_remote_thread_and_its_metadata_are_stored(storage: Database, user: User, clock: FakeClock) -> None:
    conversation = await ensure(storage, user)
    clock.advance(timedelta(minutes=1))
    conversation.remote_id = "conv_1"
    conversation.generation += 1
    conversation.details["channel"] = "C1"
    async with storage.unit() as unit:
        await unit.conversations.update(conversation)
    async with storage.unit() as unit:
        stored = await unit.conversations.get(conversation.id)
    assert stored is not None
    assert (stored.remote_id, stored.generation, stored.details) == ("conv_1", 1, {"channel": "C1"})
    assert stored.updated_at == clock()


async def test_penny_takes_part_where_anybody_talks_to_her(storage: Database, user: User) -> None:
    await ensure(storage, user)
    async with storage.unit() as unit:
        assert await unit.conversations.takes_part("T1", "C1", "1.0")
        assert not await unit.conversations.takes_part("T1", "C1", "2.0")
        assert await unit.conversations.find("T1", "C1", "1.0", user.id) is not None
        assert await unit.conversations.find("T1", "C1", "2.0", user.id) is None


async def test_the_journal_keeps_items_in_their_order(storage: Database, user: User, clock: FakeClock) -> None:
    conversation = await ensure(storage, user)
    items: list[dict[str, Any]] = [{"type": "user_message", "text": str(number)} for number in range(20)]
    async with storage.unit() as unit:
        ids = await unit.journal.append(conversation.id, items, turn_id=3, slack_ts="1.5", now=clock())
    async with storage.unit() as unit:
        entries = await unit.journal.entries(conversation.id)
    assert [entry.item for entry in entries] == items
    assert [entry.id for entry in entries] == ids
    assert {(e.turn_id, e.slack_ts, e.delivered_generation, e.created_at) for e in entries} == {
        (3, "1.5", None, clock())
    }


async def test_only_the_named_entries_become_delivered(storage: Database, user: User) -> None:
    conversation = await ensure(storage, user)
    items = [{"type": "note", "text": "a"}, {"type": "note", "text": "b"}]
    async with storage.unit() as unit:
        first, _ = await unit.journal.append(conversation.id, items, turn_id=None, now=storage.clock())
        await unit.journal.mark_delivered([first], 2)
        entries = await unit.journal.entries(conversation.id)
    assert [entry.delivered_generation for entry in entries] == [2, None]


async def test_a_naive_time_is_refused(storage: Database, user: User, clock: FakeClock) -> None:
    conversation = await ensure(storage, user)
    with pytest.raises(Exception, match="must be aware"):
        async with storage.unit() as unit:
            await unit.journal.append(
                conversation.id, [{"type": "note"}], turn_id=None, now=clock().replace(tzinfo=None)
            )
