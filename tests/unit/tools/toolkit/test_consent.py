"""What destroys is agreed to first, by a person, and for exactly what was asked about."""

from typing import Annotated, Any

import pytest

from storage.database import Database
from storage.tables.goals import Goal
from tests.clock import FakeClock
from tests.unit.tools.toolkit.sample import Desk, open_desk, tool
from tools.toolkit.consent import CONSENT, Confirmation, Confirmed
from tools.toolkit.errors import Invalid, ToolDefinitionError, ToolError
from tools.toolkit.kinds import Reading, read_value
from tools.toolkit.outcome import Closed, Completed, Failed, NeedsInput, ToolResult
from tools.toolkit.params import Ask
from tools.toolkit.registry import Registry
from tools.toolkit.schema import json_schema
from tools.toolkit.tool import GatherContext, ToolCall, ToolContext


class Doomed(Confirmed):
    """Which goal is to go."""

    name: Annotated[str, Ask("Which goal?", "Goal", "text")]


async def drop(params: Doomed, context: ToolContext) -> ToolResult:
    goal = await context.unit.goals.find_by_name(context.caller.user.id, params.name)
    assert goal is not None
    goal.status = "archived"
    await context.unit.goals.update(goal)
    return ToolResult(summary=f"{goal.name} is gone.", as_of=context.today)


async def ask(params: Doomed, context: ToolContext) -> Confirmation:
    goal = await context.unit.goals.find_by_name(context.caller.user.id, params.name)
    if goal is None or goal.status == "archived":
        raise ToolError("There is no such goal.")
    return Confirmation(
        f"Shall I drop {goal.name} of {goal.target_minor}?", f"{goal.id}:{goal.version}", "Yes, drop it"
    )


DROP = tool("drop", Doomed, drop, confirm=ask)
HOUSE = '{"name": "House"}'


async def look(params: Doomed, context: GatherContext) -> object:
    return f"all about {params.name}"


async def ask_about_gathered(params: Doomed, context: ToolContext) -> Confirmation:
    return Confirmation(f"Shall I drop {context.gathered_as(str)}?", params.name)


async def tell_gathered(params: Doomed, context: ToolContext) -> ToolResult:
    return ToolResult(summary=context.gathered_as(str), as_of=context.today)


LOOK = tool("look", Doomed, tell_gathered, confirm=ask_about_gathered, gather=look)


@pytest.fixture
async def desk(database: Database, clock: FakeClock) -> Desk:
    desk = await open_desk(database, clock, (DROP, LOOK))
    await add_goal(desk, "House")
    return desk


async def add_goal(desk: Desk, name: str) -> None:
    async with desk.database.unit() as unit:
        await unit.goals.add(Goal(user_id=desk.user.id, name=name, target_minor=100, currency="USD"))


async def answer(desk: Desk, given: str, call_id: str = "call_1") -> Any:
    return await desk.executor.answer(call_id, {CONSENT: given}, desk.private)


async def test_nothing_happens_before_a_person_agreed_and_the_question_names_what_would(desk: Desk) -> None:
    asked = await desk.run("drop", HOUSE)
    assert isinstance(asked, NeedsInput)
    [field] = asked.section.asked
    assert (field.name, field.kind, field.question) == (CONSENT, "confirm", "Shall I drop House of 100?")
    assert [choice.label for choice in field.choices] == ["Yes, drop it"]
    assert await desk.goals() == ["House"]
    assert isinstance(await answer(desk, "yes"), Completed)
    assert await desk.goals() == []


async def test_a_no_ends_the_call_without_running_it(desk: Desk) -> None:
    await desk.run("drop", HOUSE)
    outcome = await answer(desk, "no")
    assert isinstance(outcome, Closed)
    assert outcome.status == "declined"
    assert await answer(desk, "yes") == outcome
    assert await desk.goals() == ["House"]


async def test_a_model_can_neither_see_nor_give_the_consent(desk: Desk) -> None:
    schema: Any = json_schema(DROP)["parameters"]
    assert [*schema["properties"]] == ["name"]
    outcome = await desk.run("drop", '{"name": "House", "confirmed": true}')
    assert isinstance(outcome, Failed)
    assert outcome.code == "invalid_arguments"
    assert await desk.goals() == ["House"]


async def test_a_command_written_by_hand_may_hold_the_consent(desk: Desk) -> None:
    call = ToolCall("call_1", "drop", '{"name": "House", "confirmed": true}', by_hand=True)
    assert isinstance(await desk.executor.execute(call, desk.private), Completed)
    assert await desk.goals() == []


async def test_what_else_is_missing_is_asked_for_first(desk: Desk) -> None:
    asked = await desk.run("drop", "{}")
    assert [field.name for field in asked.section.asked] == ["name"]
    assert await desk.executor.check("call_1", {"name": "House"}, desk.private) == ()
    again = await desk.executor.answer("call_1", {"name": "House"}, desk.private)
    assert isinstance(again, NeedsInput)
    assert [field.question for field in again.section.asked] == ["Shall I drop House of 100?"]
    assert isinstance(await answer(desk, "yes"), Completed)


async def test_where_there_is_nothing_to_agree_to_nobody_is_asked(desk: Desk) -> None:
    outcome = await desk.run("drop", '{"name": "Boat"}')
    assert isinstance(outcome, Failed)
    assert outcome.message == "There is no such goal."


async def test_consent_to_what_has_changed_since_is_asked_for_again(desk: Desk) -> None:
    await desk.run("drop", HOUSE)
    async with desk.database.unit() as unit:
        [goal] = await unit.goals.of_user(desk.user.id)
        goal.target_minor = 900
        await unit.goals.update(goal)
    again = await answer(desk, "yes")
    assert isinstance(again, NeedsInput)
    assert again.section.asked[0].question == "Shall I drop House of 900?"
    assert await desk.goals() == ["House"]
    assert isinstance(await answer(desk, "yes"), Completed)


async def test_consent_to_something_that_is_gone_meanwhile_does_nothing(desk: Desk) -> None:
    await desk.run("drop", HOUSE)
    await desk.run("drop", HOUSE, "call_2")
    await answer(desk, "yes", "call_2")
    outcome = await answer(desk, "yes")
    assert isinstance(outcome, Failed)
    assert outcome.message == "There is no such goal."


async def test_the_question_stands_when_it_is_put_again(desk: Desk) -> None:
    first = await desk.run("drop", HOUSE)
    assert await desk.run("drop", HOUSE) == first
    assert await desk.executor.section("call_1", desk.private) == first.section


@pytest.mark.parametrize("words", ["yes", "Yes, please!", "ok", "go ahead", "yes, delete it", "Do it."])
async def test_consent_is_given_in_words(desk: Desk, words: str) -> None:
    await desk.run("drop", HOUSE)
    assert await desk.executor.answer_in_words("call_1", words, desk.private) == {CONSENT: words}
    assert isinstance(await answer(desk, words), Completed)


@pytest.mark.parametrize("words", ["no", "No thanks", "don't", "keep it", "no, keep it"])
async def test_consent_is_refused_in_words(desk: Desk, words: str) -> None:
    await desk.run("drop", HOUSE)
    assert await desk.executor.answer_in_words("call_1", words, desk.private) == {CONSENT: words}
    assert isinstance(await answer(desk, words), Closed)


@pytest.mark.parametrize("words", ["yes but the other one", "yesterday", "delete the other one", "no idea", "why?"])
async def test_anything_else_is_no_consent(desk: Desk, words: str) -> None:
    await desk.run("drop", HOUSE)
    assert await desk.executor.answer_in_words("call_1", words, desk.private) is None
    field = Ask("Shall I?", "Go ahead", "confirm")
    with pytest.raises(Invalid):
        read_value(words, field, Reading("en_US", "USD", desk.clock().date()))


async def test_the_question_can_name_what_was_gathered_for_it(desk: Desk) -> None:
    asked = await desk.run("look", HOUSE)
    assert asked.section.asked[0].question == "Shall I drop all about House?"
    section = await desk.executor.section("call_1", desk.private)
    assert section is not None
    assert section.asked[0].question == "Shall I go ahead?"
    done = await answer(desk, "yes")
    assert done.display.summary == "all about House"


def test_a_tool_that_needs_consent_has_to_say_to_what() -> None:
    with pytest.raises(ToolDefinitionError):
        Registry([tool("drop", Doomed, drop)])
