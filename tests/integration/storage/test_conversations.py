from datetime import timedelta
from typing import Any

import pytest

from storage.database import Database
from storage.repositories.journal import Overheard
from storage.tables import Conversation, User
from tests.clock import FakeClock


async def ensure(database: Database, user: User, *, engine: str = "responses", thread_ts: str = "1.0") -> Conversation:
    async with database.unit() as unit:
        return await unit.conversations.ensure(
            "T1", "C1", thread_ts, user.id, engine=engine, endpoint="https://model", now=database.clock()
        )


async def other_user(database: Database) -> User:
    async with database.unit() as unit:
        return await unit.users.ensure("T1", "U2", time_zone="UTC", locale="en_GB", currency="GBP")


async def write(database: Database, conversation: Conversation, text: str, slack_ts: str | None = "1.5") -> int:
    item = {"type": "user_message", "text": text}
    async with database.unit() as unit:
        [entry_id] = await unit.journal.append(
            conversation.id, [item], turn_id=1, slack_ts=slack_ts, now=database.clock()
        )
    return entry_id


async def said_by_others(database: Database, conversation: Conversation, after_id: int = 0) -> list[Overheard]:
    async with database.unit() as unit:
        return await unit.journal.said_by_others(
            "T1", "C1", conversation.thread_ts, conversation_id=conversation.id, after_id=after_id, limit=2
        )


async def test_a_thread_is_mapped_once_for_each_user(storage: Database, user: User) -> None:
    other = await other_user(storage)
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
    conversation.mirrored["channel"] = "C1"
    conversation.thread_seen = 7
    async with storage.unit() as unit:
        await unit.conversations.update(conversation)
    async with storage.unit() as unit:
        stored = await unit.conversations.get(conversation.id)
    assert stored is not None
    assert (stored.remote_id, stored.generation, stored.details) == ("conv_1", 1, {"channel": "C1"})
    assert (stored.mirrored, stored.thread_seen) == ({"channel": "C1"}, 7)
    assert stored.updated_at == clock()


async def test_what_is_added_to_the_metadata_leaves_the_rest_of_it(storage: Database, user: User) -> None:
    conversation = await ensure(storage, user)
    async with storage.unit() as unit:
        assert await unit.conversations.add_details(conversation.id, {"topic": "savings"}) == {"topic": "savings"}
    async with storage.unit() as unit:
        now = await unit.conversations.add_details(conversation.id, {"currency": "EUR", "topic": "goals"})
    assert now == {"topic": "goals", "currency": "EUR"}
    async with storage.unit() as unit:
        stored = await unit.conversations.get(conversation.id)
    assert stored is not None
    assert stored.details == now


async def test_a_row_read_before_does_not_undo_what_was_added_to_the_metadata(storage: Database, user: User) -> None:
    read_before = await ensure(storage, user)
    async with storage.unit() as unit:
        await unit.conversations.add_details(read_before.id, {"topic": "savings"})
    read_before.generation = 1
    async with storage.unit() as unit:
        await unit.conversations.update(read_before)
    async with storage.unit() as unit:
        assert await unit.conversations.add_details(read_before.id, {}) == {"topic": "savings"}


async def test_a_key_is_taken_out_of_the_metadata_of_all_of_a_users_conversations(
    storage: Database, user: User
) -> None:
    here, there = await ensure(storage, user), await ensure(storage, user, thread_ts="2.2")
    async with storage.unit() as unit:
        await unit.conversations.add_details(here.id, {"risk_tolerance": "growth", "topic": "investing"})
        await unit.conversations.add_details(there.id, {"risk_tolerance": "growth"})
    async with storage.unit() as unit:
        await unit.conversations.drop_detail(user.id, "risk_tolerance")
    async with storage.unit() as unit:
        assert await unit.conversations.add_details(here.id, {}) == {"topic": "investing"}
        assert await unit.conversations.add_details(there.id, {}) == {}


async def test_metadata_of_no_conversation_is_not_kept(storage: Database) -> None:
    async with storage.unit() as unit:
        assert await unit.conversations.add_details(99, {"topic": "savings"}) == {}


async def test_conversations_elsewhere_are_those_of_another_engine_or_endpoint(storage: Database, user: User) -> None:
    here = await ensure(storage, user)
    there = await ensure(storage, user, engine="assistants", thread_ts="2.0")
    async with storage.unit() as unit:
        assert await unit.conversations.elsewhere("responses", "https://model") == [there.id]
        assert await unit.conversations.elsewhere("assistants", "https://model") == [here.id]
        assert await unit.conversations.elsewhere("responses", "https://other") == [here.id, there.id]


async def test_what_others_wrote_in_the_thread_is_found_in_order(storage: Database, user: User) -> None:
    mine, theirs = await ensure(storage, user), await ensure(storage, await other_user(storage))
    first = await write(storage, theirs, "I earn 5,000")
    await write(storage, mine, "And me?")
    second = await write(storage, theirs, "No idea")
    heard = [(first, "U2", "I earn 5,000"), (second, "U2", "No idea")]
    assert await said_by_others(storage, mine) == heard
    assert await said_by_others(storage, mine, after_id=first) == heard[1:]
    assert [words for _, _, words in await said_by_others(storage, theirs)] == ["And me?"]


async def test_only_visible_messages_of_the_same_thread_are_heard(storage: Database, user: User) -> None:
    other = await other_user(storage)
    mine, theirs = await ensure(storage, user), await ensure(storage, other)
    elsewhere = await ensure(storage, other, thread_ts="2.0")
    await write(storage, theirs, "Goal amount: 60,000", slack_ts=None)
    await write(storage, elsewhere, "In another thread")
    async with storage.unit() as unit:
        answer = {"type": "assistant_message", "text": "Fine"}
        await unit.journal.append(theirs.id, [answer], turn_id=1, slack_ts="1.6", now=storage.clock())
    refused = await write(storage, theirs, "Something that the provider refused")
    async with storage.unit() as unit:
        await unit.journal.mark_delivered([refused], -1)
    assert await said_by_others(storage, mine) == []


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


async def test_a_remote_thread_that_a_conversation_leaves_is_to_be_deleted(storage: Database, user: User) -> None:
    kept = await ensure(storage, user, engine="one")
    async with storage.unit() as unit:
        await unit.conversations.keep_at(kept, "one", "https://model", "conv_1", 0)
        await unit.conversations.keep_at(kept, "one", "https://model", "conv_1", 0)
        assert await unit.leftovers.oldest("one", "https://model", 9) == []
        await unit.conversations.keep_at(kept, "two", "https://other", None, 1)
        assert await unit.leftovers.oldest("one", "https://model", 9) == ["conv_1"]
    assert (kept.engine, kept.endpoint, kept.remote_id, kept.generation) == ("two", "https://other", None, 1)
