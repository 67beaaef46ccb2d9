"""Accounts, transactions, limits and rules behave alike on both kinds of database."""

from datetime import date

import pytest

from storage.database import Database
from storage.errors import StaleRowError
from storage.money import Money
from storage.repositories.accounts import StoredAccount
from storage.repositories.spending import CategorySum
from storage.repositories.transactions import NewTransaction
from storage.tables import User

MAY, JUNE = date(2027, 5, 31), date(2027, 6, 1)
COFFEE = NewTransaction(JUNE, -450, "eating_out", "coffee", "FIT-1")
LUNCH = NewTransaction(JUNE, -1_250, "eating_out", "lunch", "FIT-2")
REFUND = NewTransaction(JUNE, 300, "eating_out", "refund", "FIT-3")
FOOD = NewTransaction(MAY, -8_000, "groceries", "market", "FIT-4")


@pytest.fixture
async def account(storage: Database, user: User) -> StoredAccount:
    async with storage.unit() as unit:
        return await unit.accounts.open(user.id, "Checking", "USD")


async def test_an_account_is_opened_once(storage: Database, user: User, account: StoredAccount) -> None:
    async with storage.unit() as unit:
        assert await unit.accounts.open(user.id, " CHECKING ", "USD") == account
        euros = await unit.accounts.open(user.id, "Checking", "EUR")
        assert await unit.accounts.of_user(user.id) == [account, euros]


async def test_a_line_that_is_there_already_is_not_kept_again(
    storage: Database, user: User, account: StoredAccount
) -> None:
    async with storage.unit() as unit:
        assert await unit.transactions.add_many(user.id, account, [COFFEE, LUNCH, COFFEE]) == 2
    async with storage.unit() as unit:
        assert await unit.transactions.known(account.id, ["FIT-1", "FIT-9"]) == {"FIT-1"}
        assert await unit.transactions.add_many(user.id, account, [COFFEE, REFUND]) == 1


async def test_the_same_reference_in_another_account_is_another_transaction(
    storage: Database, user: User, account: StoredAccount
) -> None:
    async with storage.unit() as unit:
        card = await unit.accounts.open(user.id, "Card", "USD")
        assert await unit.transactions.add_many(user.id, account, [COFFEE]) == 1
        assert await unit.transactions.add_many(user.id, card, [COFFEE]) == 1


async def test_sums_are_those_of_one_currency_and_the_days_asked_for(
    storage: Database, user: User, account: StoredAccount
) -> None:
    async with storage.unit() as unit:
        euros = await unit.accounts.open(user.id, "Euros", "EUR")
        await unit.transactions.add_many(user.id, account, [COFFEE, LUNCH, REFUND, FOOD])
        await unit.transactions.add_many(user.id, euros, [COFFEE])
    async with storage.unit() as unit:
        assert await unit.spending.sums(user.id, "USD", JUNE, JUNE) == [CategorySum("eating_out", 300, -1_700, 3)]
        assert await unit.spending.sums(user.id, "USD", MAY, JUNE) == [
            CategorySum("eating_out", 300, -1_700, 3),
            CategorySum("groceries", 0, -8_000, 1),
        ]
        assert await unit.spending.sums(user.id, "EUR", MAY, JUNE) == [CategorySum("eating_out", 0, -450, 1)]


async def test_pages_go_back_from_the_newest(storage: Database, user: User, account: StoredAccount) -> None:
    async with storage.unit() as unit:
        await unit.transactions.add_many(user.id, account, [FOOD, COFFEE, LUNCH])
        first = await unit.transactions.page(user.id, limit=2)
        second = await unit.transactions.page(user.id, limit=2, before=first[-1])
    assert [one.description for one in (*first, *second)] == ["lunch", "coffee", "market"]
    assert first[0].amount == Money.from_minor(-1_250, "USD")


async def test_a_page_holds_what_was_asked_for(storage: Database, user: User, account: StoredAccount) -> None:
    async with storage.unit() as unit:
        await unit.transactions.add_many(user.id, account, [FOOD, COFFEE, LUNCH])
        may = await unit.transactions.page(user.id, limit=9, last=MAY)
        eaten = await unit.transactions.page(user.id, limit=9, first=JUNE, category="eating_out")
    assert [one.description for one in may] == ["market"]
    assert [one.description for one in eaten] == ["lunch", "coffee"]


async def test_of_two_changes_to_the_same_transaction_one_succeeds(
    storage: Database, user: User, account: StoredAccount
) -> None:
    async with storage.unit() as unit:
        read = await unit.transactions.add(user.id, account, COFFEE)
        changed = await unit.transactions.change(
            read, day=MAY, amount_minor=-500, category="gifts", description="coffee for Ann"
        )
        with pytest.raises(StaleRowError):
            await unit.transactions.change(read, day=JUNE, amount_minor=-1, category="eating_out", description="late")
        with pytest.raises(StaleRowError):
            await unit.transactions.delete(read)
        assert await unit.transactions.find(user.id, read.id) == changed
        assert (changed.day, changed.version) == (MAY, 2)


async def test_a_deleted_transaction_is_gone_and_nobody_finds_that_of_another(
    storage: Database, user: User, account: StoredAccount
) -> None:
    async with storage.unit() as unit:
        kept = await unit.transactions.add(user.id, account, COFFEE)
        other = await unit.users.ensure("T1", "U2", time_zone="UTC", locale="en_US", currency="USD")
        assert await unit.transactions.find(other.id, kept.id) is None
        assert await unit.transactions.any_of(user.id)
        await unit.transactions.delete(kept)
        assert not await unit.transactions.any_of(user.id)


async def test_what_a_statement_brought_is_deleted_together(
    storage: Database, user: User, account: StoredAccount
) -> None:
    async with storage.unit() as unit:
        await unit.transactions.add_many(user.id, account, [COFFEE, LUNCH], statement_id=7)
        await unit.transactions.add_many(user.id, account, [FOOD], statement_id=8)
        assert await unit.transactions.delete_statement(user.id, 7) == 2
        assert [one.description for one in await unit.transactions.page(user.id, limit=9)] == ["market"]


async def test_of_each_category_and_currency_there_is_one_limit(storage: Database, user: User) -> None:
    async with storage.unit() as unit:
        await unit.category_limits.set(user.id, "groceries", Money.from_minor(40_000, "USD"))
        await unit.category_limits.set(user.id, "groceries", Money.from_minor(20_000, "EUR"))
        await unit.category_limits.set(user.id, "groceries", Money.from_minor(30_000, "USD"))
        assert await unit.category_limits.of_user(user.id, "USD") == {"groceries": Money.from_minor(30_000, "USD")}
        await unit.category_limits.remove(user.id, "groceries", "USD")
        assert await unit.category_limits.of_user(user.id, "USD") == {}


async def test_a_rule_taught_again_takes_the_place_of_the_first(storage: Database, user: User) -> None:
    async with storage.unit() as unit:
        await unit.category_rules.teach(user.id, "Blue Bottle", "shopping")
        await unit.category_rules.teach(user.id, "blue bottle", "eating_out")
        assert await unit.category_rules.of_user(user.id) == {"blue bottle": "eating_out"}
        await unit.category_rules.forget(user.id, "BLUE BOTTLE")
        assert await unit.category_rules.of_user(user.id) == {}


async def test_a_deleted_transaction_comes_back_under_its_id_which_nobody_got_meanwhile(
    storage: Database, user: User, account: StoredAccount
) -> None:
    async with storage.unit() as unit:
        await unit.transactions.add_many(user.id, account, [COFFEE])
        [coffee] = await unit.transactions.page(user.id, limit=9)
        await unit.transactions.delete(coffee)
        lunch = await unit.transactions.add(user.id, account, LUNCH)
        assert await unit.transactions.restore(user.id, coffee)
        assert not await unit.transactions.restore(user.id, coffee)
        back = await unit.transactions.find(user.id, coffee.id)
        assert await unit.transactions.add_many(user.id, account, [COFFEE]) == 0
    assert lunch.id != coffee.id
    assert back is not None
    assert (back.description, back.amount, back.day) == (coffee.description, coffee.amount, coffee.day)
