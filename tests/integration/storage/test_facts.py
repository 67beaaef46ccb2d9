from datetime import timedelta

import pytest
from pydantic import JsonValue

from storage.database import Database
from storage.repositories.facts import StoredFact
from storage.tables import Conversation, User
from tests.clock import FakeClock


@pytest.fixture
async def conversation(storage: Database, user: User) -> Conversation:
    async with storage.unit() as unit:
        return await unit.conversations.ensure(
            "T1", "C1", "1.0", user.id, engine="responses", endpoint="", now=storage.clock()
        )


async def remember(database: Database, user: User, value: JsonValue, conversation_id: int | None = None) -> None:
    async with database.unit() as unit:
        await unit.facts.remember(
            user.id,
            "monthly_income",
            "money",
            value,
            conversation_id=conversation_id,
            channel="D1",
            message_ts="1.5",
            said_at=database.clock(),
        )


async def of_user(database: Database, user: User) -> list[StoredFact]:
    async with database.unit() as unit:
        return await unit.facts.of_user(user.id)


async def test_a_fact_comes_back_with_where_and_when_it_was_said(
    storage: Database, user: User, clock: FakeClock
) -> None:
    value: JsonValue = {"amount": "5000.00", "currency": "USD"}
    await remember(storage, user, value)
    assert await of_user(storage, user) == [StoredFact("monthly_income", "money", value, "D1", "1.5", clock(), None)]


async def test_a_fact_said_again_replaces_the_earlier_one(storage: Database, user: User, clock: FakeClock) -> None:
    await remember(storage, user, "5000")
    clock.advance(timedelta(days=1))
    await remember(storage, user, "6000")
    [fact] = await of_user(storage, user)
    assert (fact.value, fact.said_at) == ("6000", clock())


async def test_what_holds_in_a_conversation_does_not_touch_what_holds_everywhere(
    storage: Database, user: User, conversation: Conversation
) -> None:
    await remember(storage, user, "private")
    await remember(storage, user, "first", conversation.id)
    await remember(storage, user, "second", conversation.id)
    async with storage.unit() as unit:
        [there] = await unit.facts.of_conversation(conversation.id)
    [everywhere] = await of_user(storage, user)
    assert (there.value, everywhere.value) == ("second", "private")


async def test_a_forgotten_fact_is_gone_from_its_scope_only(
    storage: Database, user: User, conversation: Conversation
) -> None:
    await remember(storage, user, "private")
    await remember(storage, user, "here", conversation.id)
    async with storage.unit() as unit:
        assert await unit.facts.forget(user.id, "monthly_income")
        assert not await unit.facts.forget(user.id, "monthly_income")
        assert len(await unit.facts.of_conversation(conversation.id)) == 1
        assert await unit.facts.forget(user.id, "monthly_income", conversation.id)
        assert await unit.facts.of_conversation(conversation.id) == []


async def test_notes_are_told_to_other_conversations_only(
    storage: Database, user: User, conversation: Conversation, clock: FakeClock
) -> None:
    async with storage.unit() as unit:
        seen = await unit.notes.add(user.id, "seen", now=clock())
        await unit.notes.add(user.id, "learned here", conversation_id=conversation.id, now=clock())
        await unit.notes.add(user.id, "from a command", now=clock())
    async with storage.unit() as unit:
        told = await unit.notes.after(user.id, seen, excluding_conversation=conversation.id)
        everywhere = await unit.notes.after(user.id, 0, excluding_conversation=None)
    assert [note.text for note in told] == ["from a command"]
    assert [note.text for note in everywhere] == ["seen", "learned here", "from a command"]


async def test_recent_notes_are_the_latest_ones_in_their_order(storage: Database, user: User, clock: FakeClock) -> None:
    async with storage.unit() as unit:
        await unit.notes.add(user.id, "long ago", now=clock() - timedelta(days=40))
        await unit.notes.add(user.id, "first", now=clock())
        await unit.notes.add(user.id, "second", now=clock())
        last = await unit.notes.add(user.id, "third", now=clock())
        recent = await unit.notes.recent(user.id, clock() - timedelta(days=30), 2, excluding_conversation=None)
        assert [note.text for note in recent] == ["second", "third"]
        every = await unit.notes.recent(user.id, clock() - timedelta(days=30), 9, excluding_conversation=None)
        assert len(every) == 3
        assert await unit.notes.latest_id(user.id) == last


async def test_notes_that_give_a_fact_away_are_forgotten_with_it(
    storage: Database, user: User, clock: FakeClock
) -> None:
    async with storage.unit() as unit:
        await unit.notes.add(user.id, "the income", fact="monthly_income", now=clock())
        await unit.notes.add(user.id, "the rent", fact="rent", now=clock())
        await unit.notes.add(user.id, "a goal", now=clock())
        await unit.notes.forget(user.id, "monthly_income")
        left = await unit.notes.after(user.id, 0, excluding_conversation=None)
    assert [note.text for note in left] == ["the rent", "a goal"]


async def test_a_user_without_notes_has_seen_all_of_them(storage: Database, user: User) -> None:
    async with storage.unit() as unit:
        assert await unit.notes.latest_id(user.id) == 0
