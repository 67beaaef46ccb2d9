"""What users are told when a check-in comes due: their goals, their spending, their limits."""

from datetime import timedelta

from storage.repositories.check_ins import StoredCheckIn
from storage.tables.check_ins import CheckInKind
from tests.clock import FakeClock
from tests.unit.tools.person import Person
from tools.memory.check_in_notice import CheckInNotice, notice_of
from tools.toolkit.formatting import Formatter
from tools.toolkit.tool import ToolContext


async def told(alex: Person, clock: FakeClock, kind: CheckInKind, goal_id: int | None = None) -> CheckInNotice:
    """Return what a check-in of that kind says when it fires in time."""
    user, now = alex.caller.user, clock()
    check_in = StoredCheckIn(1, user.id, kind, goal_id, "", ({"hour": 9, "minute": 0},), user.time_zone, now, now)
    async with alex.database.unit() as unit:
        return await notice_of(check_in, ToolContext(alex.caller, now, Formatter("en_US", user.time_zone), unit))


async def test_a_goal_check_in_says_progress_and_whether_it_is_on_track(alex: Person, clock: FakeClock) -> None:
    await alex.result(
        "create_goal", name="House", target="60000", saved="6000", monthly_amount="500", deadline="2028-11-30"
    )
    notice = await told(alex, clock, "goal", 1)
    assert notice.text.startswith("Here is how House is doing. House: $6,000 of $60,000 saved (10%)")
    assert "That is too slow for November 30, 2028: it takes $2,250 a month." in notice.text
    assert [display.title for display in notice.results] == ["Goal: House"]


async def test_a_check_in_on_all_goals_shows_them_in_a_table(alex: Person, clock: FakeClock) -> None:
    await alex.result("create_goal", name="House", target="60000")
    await alex.result("create_goal", name="Car", target="20000")
    notice = await told(alex, clock, "goal")
    assert notice.text.startswith("Here is how your goals are doing. You have 2 goals.")
    assert notice.results[0].table is not None


async def test_a_summary_without_spending_says_nothing_of_it(alex: Person, clock: FakeClock) -> None:
    notice = await told(alex, clock, "weekly_summary")
    assert (notice.text, notice.results) == ("Here is your summary. You have no goals yet.", ())


async def test_a_summary_says_what_the_week_took_and_where_the_limits_stand(alex: Person, clock: FakeClock) -> None:
    await alex.result("set_budget_limit", category="groceries", amount="400")
    await alex.result("log_expense", amount="90", description="groceries", category="groceries")
    clock.advance(timedelta(days=7))
    await alex.result("log_expense", amount="60.50", description="groceries", category="groceries")
    await alex.result("log_expense", amount="20", description="cinema", category="entertainment")
    notice = await told(alex, clock, "weekly_summary")
    assert "In the last seven days you spent $80.50 (Groceries $60.50, " in notice.text
    assert "after $90 in the seven days before." in notice.text
    assert "Groceries" in notice.text.split("\n\n")[-1]
    assert len(notice.results) == 1
