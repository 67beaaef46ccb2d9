"""Less of what Penny says by herself, for each thing she may have said."""

from datetime import timedelta
from decimal import Decimal

from bot.scheduler import next_fire
from tests.clock import FakeClock
from tests.unit.tools.person import Person
from tools.memory.alert_choices import alerts_of
from tools.memory.less import Kind, Less, have_less
from tools.toolkit.formatting import Formatter
from tools.toolkit.tool import ToolContext


async def less(alex: Person, clock: FakeClock, what: Kind, which: str, how: Less) -> str | None:
    user = alex.caller.user
    async with alex.database.unit() as unit:
        context = ToolContext(alex.caller, clock(), Formatter(user.locale, user.time_zone), unit)
        return await have_less(what, which, how, context, next_fire)


async def watched(alex: Person, clock: FakeClock) -> str:
    async with alex.database.unit() as unit:
        watch = await unit.watches.add(
            alex.caller.user.id,
            symbol="TSLA",
            name="Tesla",
            currency="USD",
            level=Decimal(200),
            direction="below",
            seen_at=clock(),
        )
    return str(watch.id)


async def test_a_watch_is_ended_and_once_only(alex: Person, clock: FakeClock) -> None:
    number = await watched(alex, clock)
    assert await less(alex, clock, "watch", number, "off") == "I no longer watch Tesla."
    assert await less(alex, clock, "watch", number, "off") is None


async def test_price_alerts_come_once_a_week_all_of_them(alex: Person, clock: FakeClock) -> None:
    number = await watched(alex, clock)
    said = await less(alex, clock, "watch", number, "weekly")
    assert said == "I write about a price that I watch for you at most once a week now."
    async with alex.database.unit() as unit:
        assert (await alerts_of(unit, alex.caller.user.id))["price_alerts"] == "weekly"


async def test_a_warning_of_a_low_balance_keeps_what_it_goes_by(alex: Person, clock: FakeClock) -> None:
    await alex.result("project_budget", balance="9", income="Pay 2,400 on the 1st", bills="Rent 1,800 on the 25th")
    await alex.result("set_alerts", alert="low_point", balance="1,850")
    await less(alex, clock, "alert", "low_point", "weekly")
    async with alex.database.unit() as unit:
        kept = (await unit.alerts.of_user(alex.caller.user.id))["low_point"]
    assert (kept.pace, kept.basis["balance"], kept.told_at) == ("weekly", 185000, clock())


async def test_a_check_in_that_is_gone_is_none_of_anybody_else_s(alex: Person, clock: FakeClock) -> None:
    assert await less(alex, clock, "check_in", "7", "off") is None


async def test_a_check_in_of_several_days_comes_on_the_day_it_is(alex: Person, clock: FakeClock) -> None:
    await alex.result("schedule_check_in", what="weekly_summary", when="every weekday at 8:00")
    clock.advance(timedelta(days=2))
    assert (
        await less(alex, clock, "check_in", "1", "weekly") == "I write that once a week now, every Monday at 8:00 AM."
    )
    assert await alex.result("list_check_ins")
    assert any("wanted less of what you write" in note for note in await alex.notes())
