"""What people said is not to be found in the files of the database."""

from datetime import timedelta
from pathlib import Path

import pytest

from storage.crypto import Cipher, new_key
from storage.database import Database
from storage.errors import WrongKeyError
from storage.repositories.transactions import NewTransaction
from storage.repositories.turns import NewTurn
from tests.clock import FakeClock
from tests.conftest import create_tables

SECRET = "a-private-123456789"


def all_bytes(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


async def write_secrets(database: Database) -> None:
    now = database.clock()
    await database.inbox.put(NewTurn("event", "conversation", {"text": SECRET}))
    async with database.unit() as unit:
        user = await unit.users.ensure("T1", "U1", time_zone="UTC", locale="en_US", currency="USD")
        conversation = await unit.conversations.ensure(
            "T1", "C1", "1.0", user.id, engine="responses", endpoint="", now=now
        )
        await unit.turns.put(NewTurn("other event", "conversation", {"text": SECRET}), now)
        [turn] = await unit.turns.claim("worker", now, now + timedelta(seconds=30), 1, 5)
        await unit.steps.put(turn.id, "answer", SECRET)
        await unit.facts.remember(
            user.id, "name", "text", SECRET, conversation_id=None, channel="", message_ts="", said_at=now
        )
        await unit.notes.add(user.id, SECRET, now=now)
        await unit.uploads.add(user.id, "F1", SECRET, SECRET.encode(), now + timedelta(days=7))
        account = await unit.accounts.open(user.id, SECRET, "USD")
        await unit.statements.add(user.id, account.id, SECRET, now.date(), now.date())
        account = await unit.accounts.open(user.id, SECRET, "USD")
        await unit.transactions.add(user.id, account, NewTransaction(now.date(), -100, "other", SECRET, SECRET))
        await unit.category_rules.teach(user.id, SECRET, "other")
        await unit.changes.add(user.id, "kind", {"text": SECRET})
        await unit.journal.append(conversation.id, [{"type": "note", "text": SECRET}], turn_id=None, now=now)
        await unit.tool_calls.open("user:1", "call", "tool", SECRET, user.id, None, now, None)
        await unit.tool_calls.save_answers("user:1", "call", {"field": SECRET})
        await unit.tool_calls.record(
            "user:1",
            "call",
            tool="tool",
            arguments=SECRET,
            user_id=user.id,
            turn_id=None,
            status="done",
            outcome={"summary": SECRET},
            now=now,
        )


async def test_no_file_of_the_database_holds_clear_text(database: Database, tmp_path: Path) -> None:
    await write_secrets(database)
    while_open = all_bytes(tmp_path)
    await database.close()
    after_close = all_bytes(tmp_path)
    assert b"other event" in while_open
    assert SECRET.encode() not in while_open
    assert b"other event" in after_close
    assert SECRET.encode() not in after_close


async def test_a_new_key_in_front_opens_what_the_old_one_sealed(tmp_path: Path, clock: FakeClock) -> None:
    url, old, new = f"sqlite:///{tmp_path / 'penny.db'}", new_key(), new_key()
    await create_tables(url)
    before = Database(url, Cipher([old]), clock)
    await write_secrets(before)
    await before.close()
    after = Database(url, Cipher([new, old]), clock)
    async with after.unit() as unit:
        [fact] = await unit.facts.of_user(1)
    await after.close()
    assert fact.value == SECRET


async def test_without_the_key_nothing_can_be_read(tmp_path: Path, clock: FakeClock) -> None:
    url = f"sqlite:///{tmp_path / 'penny.db'}"
    await create_tables(url)
    before = Database(url, Cipher([new_key()]), clock)
    await write_secrets(before)
    await before.close()
    after = Database(url, Cipher([new_key()]), clock)
    with pytest.raises(WrongKeyError):
        async with after.unit() as unit:
            await unit.facts.of_user(1)
    await after.close()
