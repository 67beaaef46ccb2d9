"""What users choose to be told unasked: each kind by itself, how often, and what is needed for it."""

from decimal import Decimal

from tests.clock import FakeClock
from tests.unit.tools.person import Person
from tools.memory.alert_choices import AlertName, alerts_of
from tools.toolkit.outcome import NeedsInput

PAYDAYS = {"balance": "2000", "income": "Salary 2,400 on the 1st", "bills": "Rent 1,800 on the 3rd"}
NOTHING = dict.fromkeys(("weekly_summary", "over_pace", "low_point", "goal_milestones", "price_alerts"), "off")


async def chosen(alex: Person) -> dict[AlertName, str]:
    async with alex.database.unit() as unit:
        return {**await alerts_of(unit, alex.caller.user.id)}


async def test_nothing_is_told_that_nobody_chose(alex: Person) -> None:
    assert await chosen(alex) == NOTHING


async def test_an_alert_is_told_each_time_unless_the_user_says_otherwise(alex: Person) -> None:
    told = await alex.result("set_alerts", alert="over_pace")
    assert told["summary"] == (
        "I'll tell you when spending passes 80% of a limit, and when it goes over it. "
        "I write in your direct messages, outside your quiet hours, and say each thing once."
    )
    assert told["alerts"] == NOTHING | {"over_pace": "each"}
    assert told["suggestions"] == ["You have no limits yet: set one, for example “At most 400 a month for groceries”."]


async def test_an_alert_can_come_less_often_and_not_at_all(alex: Person) -> None:
    await alex.result("set_alerts", alert="goal_milestones")
    told = await alex.result("set_alerts", alert="goal_milestones", how_often="weekly")
    assert "At most once a week, all of it together." in told["summary"]
    told = await alex.result("set_alerts", alert="goal_milestones", how_often="off")
    assert told["summary"] == "I no longer write by myself about a goal a quarter, half or all there."
    assert await chosen(alex) == NOTHING


async def test_what_shall_be_told_is_asked_for(alex: Person) -> None:
    assert await alex.questions("set_alerts") == ["alert"]


async def test_a_summary_every_week_is_a_check_in_on_monday_morning(alex: Person) -> None:
    told = await alex.result("set_alerts", alert="weekly_summary")
    assert "every Monday at 9:00 AM" in told["summary"]
    again = await alex.result("set_alerts", alert="weekly_summary")
    assert again["summary"].startswith("You have a summary sent to you already")
    await alex.result("set_alerts", alert="weekly_summary", how_often="off")
    assert await chosen(alex) == NOTHING


async def test_a_low_balance_needs_paydays_and_bills_to_look_ahead_with(alex: Person) -> None:
    assert await alex.refusal("set_alerts", alert="low_point", balance="1850") == (
        "I look ahead with your paydays and your bills, which I don't know yet: ask me “Will my money last?” first."
    )


async def test_a_low_balance_needs_a_balance_to_start_from_once(alex: Person) -> None:
    await alex.result("project_budget", **PAYDAYS)
    asked = await alex.ask("set_alerts", alert="low_point")
    assert isinstance(asked, NeedsInput)
    assert [field.name for field in asked.section.asked] == ["balance"]
    told = await alex.result("set_alerts", alert="low_point", balance="1850", lowest_balance="200")
    assert told["summary"].startswith("I'll warn you when your balance looks like going below $200 within 30 days.")
    told = await alex.result("set_alerts", alert="low_point", how_often="weekly")
    assert "below $200" in told["summary"]
    assert told["alerts"]["low_point"] == "weekly"


async def test_all_of_them_can_be_turned_off_at_once_but_not_on(alex: Person) -> None:
    await alex.result("set_alerts", alert="over_pace")
    await alex.result("set_alerts", alert="weekly_summary")
    told = await alex.result("set_alerts", alert="all", how_often="off")
    assert told["summary"].startswith("I no longer write by myself about these: a summary every week; ")
    assert await chosen(alex) == NOTHING
    assert (await alex.refusal("set_alerts", alert="all")).startswith("Which one shall I tell you?")


async def test_price_alerts_end_with_the_watches_and_begin_with_a_new_one(alex: Person, clock: FakeClock) -> None:
    await _watch(alex, clock)
    assert await chosen(alex) == NOTHING | {"price_alerts": "each"}
    await alex.result("set_alerts", alert="price_alerts", how_often="off")
    assert await chosen(alex) == NOTHING
    await _watch(alex, clock)
    assert await chosen(alex) == NOTHING | {"price_alerts": "each"}


async def test_check_ins_are_listed_with_what_is_told_beside_them(alex: Person) -> None:
    await alex.result("set_alerts", alert="over_pace", how_often="weekly")
    listed = await alex.result("list_check_ins")
    assert listed["summary"] == (
        "You have no check-ins. I also write when there is something to tell of: "
        "a limit nearly or all used up (at most once a week)."
    )


async def test_alerts_are_set_in_private_and_other_conversations_hear_of_it(alex: Person) -> None:
    there = await alex.in_a_channel()
    assert "direct messages" in await there.refusal("set_alerts", alert="over_pace")
    await alex.result("set_alerts", alert="over_pace")
    assert [note for note in await alex.notes() if note.startswith("The user changed what you tell them by yourself.")]


async def _watch(alex: Person, clock: FakeClock) -> None:
    async with alex.database.unit() as unit:
        await unit.watches.add(
            alex.caller.user.id,
            symbol="TSLA",
            name="Tesla",
            currency="USD",
            level=Decimal(200),
            direction="below",
            seen_at=clock(),
        )
