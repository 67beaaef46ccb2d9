"""Alerts: only to those who asked for them, each thing once, in their hours, and no more often than they like."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from bot.jobs.alerts import EVERY, WEEK, SayAlerts
from storage.database import Database
from storage.money import Money
from storage.repositories.transactions import NewTransaction
from storage.tables.check_ins import QuietTimes
from tests.clock import FakeClock
from tests.unit.bot.jobs.check_ins import put
from tests.unit.tools.person import Person, person
from tools.memory.quiet import FOREVER

NOON = datetime(2026, 11, 10, 17, tzinfo=UTC)
"""Noon where Alex lives."""


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOON)


@pytest.fixture
async def alex(database: Database, clock: FakeClock) -> Person:
    return await person(database, clock)


async def told(alex: Person, clock: FakeClock, after: timedelta = EVERY["over_pace"]) -> list[str]:
    """Let time pass and the job look; return all that was put so far."""
    clock.advance(after)
    await SayAlerts(alex.database).tick(clock())
    return [text for _, text in await put(alex.database)]


async def spend(alex: Person, amount: str, category: str = "groceries") -> None:
    """Let money go without a word of Penny's about limits, as an imported statement does."""
    async with alex.database.unit() as unit:
        account = await unit.accounts.open(alex.caller.user.id, "Checking", "USD")
        minor = Money(Decimal(amount), "USD").minor
        await unit.transactions.add(
            alex.caller.user.id, account, NewTransaction(alex.database.clock().date(), -minor, category, "Shop")
        )


async def limited(alex: Person, category: str = "groceries") -> None:
    await alex.result("set_alerts", alert="over_pace")
    await alex.result("set_budget_limit", category=category, amount="400")


async def test_nobody_is_told_who_did_not_ask(alex: Person, clock: FakeClock) -> None:
    await alex.result("set_budget_limit", category="groceries", amount="400")
    await alex.result("create_goal", name="House", target="1000", saved="600")
    await spend(alex, "500")
    assert await told(alex, clock) == []


async def test_a_limit_is_told_of_at_80_percent_and_when_it_is_used_up_once_each(
    alex: Person, clock: FakeClock
) -> None:
    await limited(alex)
    await spend(alex, "320")
    [near] = await told(alex, clock)
    assert near.startswith("**Groceries** is past 80% of its limit this month. Groceries: $320 of $400 is spent (80%)")
    await spend(alex, "10")
    assert await told(alex, clock) == [near]
    await spend(alex, "90")
    [_, over] = await told(alex, clock)
    assert over == ("**Groceries** is over its limit this month. Groceries: $420 of $400 is spent, $20 over the limit.")
    assert len(await told(alex, clock, timedelta(days=5))) == 2


async def test_whoever_jumps_over_the_limit_hears_only_that(alex: Person, clock: FakeClock) -> None:
    await limited(alex)
    await spend(alex, "500")
    [over] = await told(alex, clock)
    assert "is over its limit" in over


async def test_a_new_month_and_another_limit_are_told_of_anew(alex: Person, clock: FakeClock) -> None:
    await limited(alex)
    await spend(alex, "350")
    assert len(await told(alex, clock)) == 1
    await alex.result("set_budget_limit", category="groceries", amount="420")
    assert len(await told(alex, clock)) == 2
    clock.advance(timedelta(days=30))
    await spend(alex, "500")
    assert len(await told(alex, clock)) == 3


async def test_what_was_so_before_and_what_an_answer_said_is_not_repeated(alex: Person, clock: FakeClock) -> None:
    await alex.result("set_budget_limit", category="groceries", amount="400")
    await spend(alex, "330")
    await alex.result("set_alerts", alert="over_pace")
    assert await told(alex, clock) == []
    said = await alex.result("log_expense", amount="100", description="groceries", category="groceries")
    assert "That takes you over the limit for Groceries." in said["summary"]
    assert await told(alex, clock) == []


async def test_several_limits_are_told_in_one_notice(alex: Person, clock: FakeClock) -> None:
    await limited(alex)
    await alex.result("set_budget_limit", category="eating_out", amount="100")
    await spend(alex, "500")
    await spend(alex, "90", "eating_out")
    [both] = await told(alex, clock)
    assert both.index("**Groceries** is over") < both.index("**Eating out** is past 80%")


async def test_goals_are_told_of_at_a_quarter_half_three_quarters_and_all(alex: Person, clock: FakeClock) -> None:
    await alex.result("create_goal", name="House", target="1000", saved="260")
    await alex.result("set_alerts", alert="goal_milestones")
    assert await told(alex, clock) == []
    for amount in ("300", "200", "100", "140"):
        await alex.result("contribute_to_goal", name="House", amount=amount)
        await told(alex, clock)
    texts = await told(alex, clock)
    assert [text.split(".")[0].split(":")[0] for text in texts] == [
        "Halfway to **House**",
        "Three quarters of the way to **House**",
        "You made it",
    ]
    assert "House is reached: $1,000 of $1,000. Well done!" in texts[-1]


async def test_a_milestone_that_is_taken_back_and_reached_again_is_told_once(alex: Person, clock: FakeClock) -> None:
    await alex.result("set_alerts", alert="goal_milestones")
    await alex.result("create_goal", name="House", target="1000")
    for amount in ("300", "-200", "200"):
        await alex.result("contribute_to_goal", name="House", amount=amount)
        texts = await told(alex, clock)
    assert len(texts) == 1


async def test_at_most_once_a_week_all_of_it_together(alex: Person, clock: FakeClock) -> None:
    await limited(alex)
    await alex.result("set_alerts", alert="over_pace", how_often="weekly")
    await spend(alex, "330")
    assert len(await told(alex, clock)) == 1
    await alex.result("set_budget_limit", category="eating_out", amount="100")
    await spend(alex, "90", "eating_out")
    assert len(await told(alex, clock, timedelta(days=1))) == 1
    await spend(alex, "100")
    assert len(await told(alex, clock, WEEK - timedelta(days=2))) == 1
    [_, second] = await told(alex, clock, timedelta(days=1))
    assert "**Groceries** is over" in second
    assert "**Eating out** is past 80%" in second


async def test_quiet_hours_and_pauses_come_first_and_what_is_told_then_is_what_is_so_then(
    alex: Person, clock: FakeClock
) -> None:
    await limited(alex)
    await spend(alex, "330")
    async with alex.database.unit() as unit:
        await unit.quiet_times.keep(QuietTimes(user_id=alex.caller.user.id, paused_until=FOREVER))
    assert await told(alex, clock, timedelta(days=1)) == []
    await spend(alex, "100")
    await alex.result("set_quiet_hours", paused=False)
    [over] = await told(alex, clock)
    assert "is over its limit" in over


async def test_a_balance_that_gets_low_is_warned_of_once_with_what_it_was_reckoned_from(
    alex: Person, clock: FakeClock
) -> None:
    await alex.result(
        "project_budget", balance="2000", income="Salary 2,400 on the 1st", bills="Rent 1,800 on the 25th"
    )
    await alex.result("set_alerts", alert="low_point", balance="1,900", lowest_balance="200")
    [low] = await told(alex, clock)
    assert low == (
        "Your balance may get low: by my reckoning it is at **$100** on November 25, 2026, below the $200 that you "
        "want to keep. I went by the $1,900 that you told me on November 10, 2026, your paydays, your bills. Ask me "
        "“Will my money last?”, and I look for a bill to move, or for what to hold back."
    )
    assert len(await told(alex, clock, EVERY["low_point"])) == 1
    await alex.result("set_alerts", alert="low_point", balance="2,500")
    assert len(await told(alex, clock, EVERY["low_point"])) == 1


async def test_a_balance_that_is_too_old_is_asked_for_once(alex: Person, clock: FakeClock) -> None:
    await alex.result(
        "project_budget", balance="9000", income="Salary 2,400 on the 1st", bills="Rent 1,800 on the 25th"
    )
    await alex.result("set_alerts", alert="low_point", balance="9,000")
    assert await told(alex, clock) == []
    [stale] = await told(alex, clock, timedelta(days=46))
    assert "Tell me what it is now" in stale
    assert await told(alex, clock, timedelta(days=2)) == [stale]


async def test_an_alert_has_less_of_itself_to_offer(alex: Person, clock: FakeClock) -> None:
    await limited(alex)
    await spend(alex, "330")
    await told(alex, clock)
    async with alex.database.unit() as unit:
        turn = await unit.turns.get(1)
        assert turn
        payload = await unit.turns.payload(turn.id, turn.conversation)
    assert payload
    assert payload["notice"]["less"] == {"what": "alert", "which": "over_pace", "weekly": True}


async def test_one_that_cannot_be_put_into_words_keeps_no_other_from_its_user(
    alex: Person, clock: FakeClock, database: Database
) -> None:
    async with database.unit() as unit:
        await unit.alerts.choose(alex.caller.user.id, "low_point", "each", {"nonsense": True})
    await alex.result("remember_fact", name="paydays", value="Salary 2,400 on the 1st")
    await alex.result("remember_fact", name="bills", value="Rent 1,800 on the 25th")
    await limited(alex)
    await spend(alex, "330")
    assert len(await told(alex, clock)) == 1
