"""Check-ins: set up with what was said, listed by the user's clock, stopped by the words people use."""

import pytest

from tests.clock import FakeClock
from tests.unit.tools.person import Person

RENT = {"what": "reminder", "text": "Pay the rent", "when": "on the 1st of every month at 9am"}
EXPENSES = {"what": "reminder", "text": "Log my expenses", "when": "every Friday at 5pm"}
SUMMARY = {"what": "weekly_summary", "when": "every Monday at 9:00"}


async def titles(alex: Person) -> list[str]:
    return [check_in["title"] for check_in in (await alex.result("list_check_ins"))["check_ins"]]


async def test_the_next_time_is_that_of_the_user_s_clock(alex: Person) -> None:
    result = await alex.result("schedule_check_in", **EXPENSES)
    assert result["summary"] == (
        "I'll remind you every Friday at 5:00 PM: “Log my expenses”. Next time: Friday, November 27, 2026 at 5:00 PM."
    )
    assert result["check_in"]["next_at"] == "2026-11-27T22:00:00Z"
    assert "America/New_York" in result["assumptions"][0]


@pytest.mark.parametrize(
    ("arguments", "missing"),
    [
        ({}, ["what", "when"]),
        ({"what": "reminder"}, ["when", "text"]),
        ({"what": "goal"}, ["when"]),
        ({"what": "weekly_summary", "when": "every Monday"}, ["when"]),
        ({"what": "weekly_summary", "when": "every Monday at 5"}, ["when"]),
        ({"what": "weekly_summary", "when": "on the 1st at 9"}, ["when"]),
    ],
)
async def test_only_what_is_missing_or_open_is_asked(
    alex: Person, arguments: dict[str, str], missing: list[str]
) -> None:
    assert await alex.questions("schedule_check_in", **arguments) == missing


async def test_a_goal_check_in_takes_the_only_goal(alex: Person) -> None:
    await alex.result("create_goal", name="House", target="60000")
    result = await alex.result("schedule_check_in", what="goal", when="every Sunday at 6pm")
    assert result["check_in"]["title"] == "How House is doing"


async def test_of_several_goals_it_takes_all_unless_one_is_named(alex: Person) -> None:
    await alex.result("create_goal", name="House", target="60000")
    await alex.result("create_goal", name="Car", target="20000")
    await alex.result("schedule_check_in", what="goal", when="every Sunday at 6pm")
    await alex.result("schedule_check_in", what="goal", goal="car", when="every Sunday at 6pm")
    assert await titles(alex) == ["How your goals are doing", "How Car is doing"]


async def test_without_a_goal_there_is_nothing_to_check_in_on(alex: Person) -> None:
    refusal = await alex.refusal("schedule_check_in", what="goal", when="every Sunday at 6pm")
    assert refusal.startswith("You have no goals yet")


async def test_a_time_that_has_passed_is_refused(alex: Person) -> None:
    refusal = await alex.refusal("schedule_check_in", what="reminder", text="Go", when="today at 0:30")
    assert refusal.startswith("That time has passed where you live (America/New_York)")


async def test_the_same_check_in_is_not_set_up_twice(alex: Person) -> None:
    await alex.result("schedule_check_in", **RENT)
    assert "already" in await alex.refusal("schedule_check_in", **RENT)
    assert len(await titles(alex)) == 1


async def test_there_is_an_end_to_check_ins(alex: Person) -> None:
    for number in range(20):
        await alex.result("schedule_check_in", what="reminder", text=f"Number {number}", when="every day at 9:00")
    assert "20 check-ins already" in await alex.refusal("schedule_check_in", **RENT)


async def test_a_reminder_of_many_words_is_refused(alex: Person) -> None:
    refusal = await alex.refusal("schedule_check_in", what="reminder", text="word " * 80, when="every day at 9:00")
    assert "300 characters" in refusal


@pytest.mark.parametrize(
    ("which", "left"),
    [
        ("the reminder about rent", ["Reminder: Log my expenses", "Summary of your money"]),
        ("reminding me about expenses", ["Reminder: Pay the rent", "Summary of your money"]),
        ("the Friday one", ["Reminder: Pay the rent", "Summary of your money"]),
        ("the reminders", ["Summary of your money"]),
        ("all reminders", ["Summary of your money"]),
        ("my summary", ["Reminder: Pay the rent", "Reminder: Log my expenses"]),
        ("2", ["Reminder: Pay the rent", "Summary of your money"]),
        ("number 3", ["Reminder: Pay the rent", "Reminder: Log my expenses"]),
        ("all of them", []),
        ("everything", []),
        ("my check-ins", []),
    ],
)
async def test_the_words_people_use_stop_what_they_mean(alex: Person, which: str, left: list[str]) -> None:
    for arguments in (RENT, EXPENSES, SUMMARY):
        await alex.result("schedule_check_in", **arguments)
    result = await alex.result("cancel_check_in", which=which)
    assert result["summary"].startswith("Stopped: ")
    assert await titles(alex) == left


@pytest.mark.parametrize(
    ("which", "answer"),
    [
        ("the reminder", "Which one shall I stop? 1. Reminder: Pay the rent"),
        ("7", "There is no number 7 in your list. 1. Reminder: Pay the rent"),
        ("the one about bicycles", "I find no such check-in. 1. Reminder: Pay the rent"),
    ],
)
async def test_what_is_not_clear_is_asked_back(alex: Person, which: str, answer: str) -> None:
    for arguments in (RENT, EXPENSES):
        await alex.result("schedule_check_in", **arguments)
    assert (await alex.refusal("cancel_check_in", which=which)).startswith(answer)
    assert len(await titles(alex)) == 2


async def test_nothing_can_be_stopped_where_there_is_nothing(alex: Person) -> None:
    assert (await alex.refusal("cancel_check_in", which="all")).startswith("There is nothing to stop")
    assert (await alex.result("list_check_ins"))["summary"] == "You have no check-ins."


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [("schedule_check_in", RENT), ("list_check_ins", {}), ("cancel_check_in", {"which": "all"})],
)
async def test_among_others_it_says_where_to_ask(alex: Person, tool: str, arguments: dict[str, str]) -> None:
    assert "direct messages" in await (await alex.in_a_channel()).refusal(tool, **arguments)


async def test_the_check_ins_of_a_deleted_goal_end_with_it(alex: Person, clock: FakeClock) -> None:
    await alex.result("create_goal", name="House", target="60000")
    await alex.result("schedule_check_in", what="goal", goal="House", when="every Sunday at 6pm")
    async with alex.database.unit() as unit:
        (goal,) = await unit.goals.of_user(alex.caller.user.id)
        await unit.goals.delete(goal)
    assert await titles(alex) == []
