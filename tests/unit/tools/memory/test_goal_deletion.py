"""Goals that are deleted: only after a yes, and not beyond recall."""

from tests.unit.tools.person import Person
from tools.toolkit.outcome import Completed, NeedsInput

HOUSE = {"name": "House", "target": "$60,000", "saved": "1,500"}


async def names(alex: Person) -> list[str]:
    return [goal["name"] for goal in (await alex.result("list_goals"))["goals"]]


async def ask(alex: Person) -> NeedsInput:
    outcome = await alex.ask("delete_goal", name="house")
    assert isinstance(outcome, NeedsInput)
    return outcome


async def test_what_will_be_deleted_is_named_and_nothing_is_deleted_before_a_yes(alex: Person) -> None:
    await alex.result("create_goal", **HOUSE)
    (field,) = (await ask(alex)).section.asked
    assert field.question == "Shall I delete the goal House, with $1,500 of $60,000 saved?"
    assert await names(alex) == ["House"]


async def test_a_check_in_that_ends_with_it_is_named_too(alex: Person) -> None:
    await alex.result("create_goal", **HOUSE)
    await alex.result("schedule_check_in", what="goal", goal="House", when="every Sunday at 6pm")
    (field,) = (await ask(alex)).section.asked
    assert field.question.endswith("Its check-ins end with it.")


async def test_a_model_cannot_agree_in_the_user_s_place(alex: Person) -> None:
    await alex.result("create_goal", **HOUSE)
    await alex.ask("delete_goal", name="House", confirmed=True)
    assert await names(alex) == ["House"]


async def test_a_deleted_goal_comes_back_with_all_that_was_booked_on_it(alex: Person) -> None:
    await alex.result("create_goal", **HOUSE)
    await alex.result("contribute_to_goal", name="House", amount="500")
    asked = await ask(alex)
    deleted = await alex.executor.answer(asked.section.call_id, {"confirmed": "yes"}, alex.caller)
    assert isinstance(deleted, Completed)
    assert deleted.display.summary == "The goal House is deleted."
    assert await names(alex) == []
    undone = await alex.result("undo_last_change")
    assert undone["summary"] == "Undone: the goal House is back, with $2,000 saved."
    async with alex.database.unit() as unit:
        (goal,) = await unit.goals.of_user(alex.caller.user.id)
        assert [row.amount.minor for row in await unit.contributions.of_goal(goal.id)] == [500_00]


async def test_a_deleted_goal_does_not_come_back_beside_another_of_its_name(alex: Person) -> None:
    await alex.result("create_goal", **HOUSE)
    asked = await ask(alex)
    await alex.executor.answer(asked.section.call_id, {"confirmed": "yes"}, alex.caller)
    await alex.result("create_goal", **HOUSE)
    async with alex.database.unit() as unit:
        created = await unit.changes.latest(alex.caller.user.id)
        assert created is not None
        await unit.changes.mark_undone(created.id)
    assert "another goal called House" in await alex.refusal("undo_last_change")


async def test_among_others_it_says_where_to_ask(alex: Person) -> None:
    await alex.result("create_goal", **HOUSE)
    assert "direct messages" in await (await alex.in_a_channel()).refusal("delete_goal", name="House")
