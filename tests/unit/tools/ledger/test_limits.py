"""Limits: what is left of them, for months that begin on any day."""

from datetime import UTC, datetime, timedelta

from tests.clock import FakeClock
from tests.unit.tools.person import Person, figures_of
from tools.toolkit.outcome import Failed


async def test_a_limit_says_where_it_stands_at_once_and_can_be_undone(alex: Person) -> None:
    await alex.result("log_expense", amount="100", category="groceries")
    done = await alex.get("set_budget_limit", category="groceries", amount="300")
    assert done.display.summary == (
        "Groceries may take $300 a month now. Groceries: $100 of $300 is spent (33%), $200 is left, $20 a day until "
        "November 30, 2026."
    )
    await alex.result("set_budget_limit", category="groceries", amount="400")
    undone = await alex.result("undo_last_change")
    assert undone["summary"] == "Undone: the limit for Groceries is $300 again."
    assert (await alex.result("undo_last_change"))["summary"] == "Undone: Groceries has no limit again."
    assert (await alex.result("budget_status"))["limits"] == []


async def test_shares_are_written_as_in_the_users_country(alex: Person) -> None:
    alex.caller.user.locale = "de_DE"
    await alex.result("log_expense", amount="100", category="groceries")
    done = await alex.get("set_budget_limit", category="groceries", amount="300")
    assert "(33\u00a0%)" in done.display.summary
    assert "(100\u00a0%)" in (await alex.get("spending_report")).display.summary


async def test_an_amount_of_nothing_takes_the_limit_away_and_undo_brings_it_back(alex: Person) -> None:
    await alex.result("set_budget_limit", category="groceries", amount="300")
    done = await alex.get("set_budget_limit", category="groceries", amount="0")
    assert done.display.summary == "Groceries has no limit any more; it was $300."
    assert done.display.undo is not None
    assert (await alex.result("budget_status"))["limits"] == []
    assert (await alex.result("undo_last_change"))["summary"] == "Undone: the limit for Groceries is $300 again."
    assert [limit["label"] for limit in (await alex.result("budget_status"))["limits"]] == ["Groceries"]


async def test_where_there_is_no_limit_none_is_taken_away(alex: Person) -> None:
    done = await alex.get("set_budget_limit", category="groceries", amount="0")
    assert done.display.summary == "Groceries has no limit."
    assert done.display.undo is None


async def test_a_limit_below_nothing_is_refused(alex: Person) -> None:
    outcome = await alex.ask("set_budget_limit", category="groceries", amount="-5")
    assert isinstance(outcome, Failed)
    assert outcome.errors[0].message == "Please write an amount of at least $0."


async def test_category_and_amount_have_to_be_asked_for(alex: Person) -> None:
    assert await alex.questions("set_budget_limit") == ["category", "amount"]


async def test_all_limits_are_a_table_with_bars_and_the_critical_ones_are_named(alex: Person) -> None:
    for category, limit, spent in (("groceries", "100", "120"), ("travel", "100", "85"), ("gifts", "100", "10")):
        await alex.result("set_budget_limit", category=category, amount=limit)
        await alex.result("log_expense", amount=spent, category=category)
    await alex.result("log_expense", amount="7", category="pets")
    done = await alex.get("budget_status")
    assert done.display.summary.endswith("Over the limit: Groceries. Past 80%: Travel.")
    assert done.display.table is not None
    assert done.display.table.rows[1] == ("Travel", "$100", "$85", "$15", "$1.50", "$121.43")
    assert done.display.chart is not None
    assert figures_of(done)["spent_without_limit"]["text"] == "$7"


async def test_what_comes_back_counts_as_not_spent(alex: Person) -> None:
    await alex.result("set_budget_limit", category="shopping", amount="100")
    await alex.result("log_expense", amount="80", description="shoes")
    await alex.result("log_income", amount="30", description="shoes")
    await alex.agree("edit_transaction", which="shoes", new_category="shopping")
    status = await alex.result("budget_status", category="shopping")
    assert status["limits"][0]["spent"]["text"] == "$50"


async def test_without_limits_the_answer_says_what_was_spent_and_how_to_set_one(alex: Person) -> None:
    await alex.result("log_expense", amount="30", description="shoes")
    status = await alex.result("budget_status")
    assert status["summary"] == "You have no limits yet. You spent $30 in all since November 1, 2026."
    assert status["suggestions"][0].startswith("Set a limit")
    one = await alex.result("budget_status", category="shopping")
    assert one["summary"] == "Shopping has no limit. You spent $30 on it since November 1, 2026."


async def test_the_first_day_of_the_month_is_remembered_and_said(alex: Person) -> None:
    await alex.result("set_budget_limit", category="groceries", amount="300")
    await alex.result("log_expense", amount="50", category="groceries", day="2026-10-28")
    done = await alex.get("budget_status", month_start=25)
    assert (figures_of(done)["month_first"], figures_of(done)["month_last"]) == ("2026-10-25", "2026-11-24")
    assert figures_of(done)["limits"][0]["spent"]["text"] == "$50"
    later = await alex.get("log_expense", amount="10", category="groceries")
    assert figures_of(later)["limit"]["spent"]["text"] == "$60"
    assert later.display.from_memory == ("first day of your month 25, as you told me on November 21, 2026",)


async def test_the_month_is_that_of_the_users_own_day(alex: Person, clock: FakeClock) -> None:
    await alex.result("set_budget_limit", category="groceries", amount="300")
    await alex.result("log_expense", amount="50", category="groceries")
    clock.advance(datetime(2026, 12, 1, 2, tzinfo=UTC) - clock.now)
    assert (await alex.result("budget_status"))["month_last"] == "2026-11-30"
    clock.advance(timedelta(hours=4))
    assert (await alex.result("budget_status"))["limits"][0]["spent"]["text"] == "$0"
