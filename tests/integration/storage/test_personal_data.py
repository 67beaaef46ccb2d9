"""Everything that is kept of a person: what they are given, and what is left once they are forgotten."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select

from storage.database import Database
from storage.repositories.transactions import NewTransaction
from storage.repositories.turns import NewTurn
from storage.tables import Goal, Table, User

NOBODYS = {"turns", "steps", "remote_leftovers", "slack_threads"}
"""Tables whose rows no foreign key leads to a person: the inbox, which is erased by its key, what outlives them, and
what holds for all in a Slack thread.
"""

NOW = datetime(2026, 11, 1, 9, tzinfo=UTC)


async def live(storage: Database, slack_id: str) -> User:
    """Let a person talk, spend, and have a goal."""
    async with storage.unit() as unit:
        user = await unit.users.ensure("T1", slack_id, time_zone="UTC", locale="en_US", currency="USD")
        account = await unit.accounts.open(user.id, "Everyday", "USD")
        await unit.transactions.add(user.id, account, NewTransaction(date(2026, 11, 1), -450, "other", "a secret"))
        conversation = await unit.conversations.ensure(
            "T1", "D1", f"{slack_id}.0", user.id, engine="responses", endpoint="https://model", now=NOW
        )
        conversation.remote_id = f"conv_{slack_id}"
        await unit.conversations.update(conversation)
        await unit.journal.append(conversation.id, [{"type": "note", "text": "hush"}], turn_id=None, now=NOW)
        await unit.turns.put(NewTurn(f"E-{slack_id}", f"T1:D1:{slack_id}.0:{slack_id}", {"text": "hush"}), NOW)
        await unit.goals.add(Goal(user_id=user.id, name="a car", currency="USD", target_minor=1_200_000))
    return user


async def kept(storage: Database) -> dict[str, int]:
    async with storage.unit() as unit:
        session = unit.personal_data.session
        counted = {
            name: await session.scalar(select(func.count()).select_from(table)) or 0
            for name, table in Table.metadata.tables.items()
        }
    return {name: count for name, count in counted.items() if count}


async def everything(storage: Database, user: User) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = {}
    async with storage.unit() as unit:
        async for name, rows in unit.personal_data.rows(user):
            found.setdefault(name, []).extend([dict(row) for row in rows])
    return found


async def test_a_person_is_given_all_that_is_kept_of_them_in_clear_and_nothing_of_others(storage: Database) -> None:
    alex, _sam = await live(storage, "UALEX"), await live(storage, "USAM")
    found = await everything(storage, alex)
    assert [row["user_id"] for row in found["users"]] == ["UALEX"]
    assert [(row["description"], row["amount"], row["day"]) for row in found["transactions"]] == [
        ("a secret", "-4.50", "2026-11-01")
    ]
    assert [row["item"] for row in found["journal_entries"]] == [{"type": "note", "text": "hush"}]
    assert [row["name"] for row in found["goals"]] == ["a car"]


async def test_tables_can_be_left_out(storage: Database) -> None:
    alex = await live(storage, "UALEX")
    async with storage.unit() as unit:
        names = [name async for name, _ in unit.personal_data.rows(alex, without=("transactions",))]
    assert "accounts" in names
    assert "transactions" not in names


async def test_of_a_person_who_is_forgotten_nothing_is_left_but_the_ids_of_their_remote_threads(
    storage: Database,
) -> None:
    alex = await live(storage, "UALEX")
    async with storage.unit() as unit:
        await unit.personal_data.erase(alex)
    assert await kept(storage) == {"remote_leftovers": 1}
    async with storage.unit() as unit:
        assert await unit.leftovers.oldest("responses", "https://model", 9) == ["conv_UALEX"]


async def test_forgetting_one_person_takes_nothing_from_another(storage: Database) -> None:
    await live(storage, "USAM")
    before = await kept(storage)
    alex = await live(storage, "UALEX")
    async with storage.unit() as unit:
        await unit.personal_data.erase(alex)
    assert await kept(storage) == before | {"remote_leftovers": 1}


async def test_every_table_belongs_to_a_person_or_is_known_not_to(storage: Database) -> None:
    alex = await live(storage, "UALEX")
    belonging = set(await everything(storage, alex))
    unlinked = {name for name, table in Table.metadata.tables.items() if not table.foreign_keys} - {"users"}
    assert unlinked | {"steps"} == NOBODYS
    assert belonging.isdisjoint(NOBODYS)


@pytest.mark.parametrize("table", sorted(set(Table.metadata.tables) - NOBODYS - {"users"}))
def test_a_row_goes_with_the_person_it_belongs_to(table: str) -> None:
    rules = {key.ondelete for key in Table.metadata.tables[table].foreign_keys}
    assert "CASCADE" in rules
