"""Calls of every kind: several at once, chained, broken, hanging, repeated, too many, with too much to tell."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from datetime import timedelta
from typing import Any, get_args

import pytest

from bot.assistant.calls import MOST_CALLS
from bot.assistant.halt import Halt
from bot.assistant.prompt import ASKED_ALREADY, NOT_RUN, REPEATED, TOO_MANY_AT_ONCE
from bot.assistant.run_handler import MAX_ROUNDS
from bot.assistant.turn import FormAnswer, Message
from bot.playground.planner import plan
from bot.playground.planner.moves import Call, Say
from bot.words.conversation import TOO_MANY_ROUNDS
from storage.database import Database
from tests.clock import FakeClock
from tests.integration.assistant_office import (
    ASK_BOTH,
    ASK_SAVINGS,
    KEEP,
    KEEP_HOUSE,
    REGISTRY,
    GoalParameters,
    Office,
    State,
    keep_goal,
    open_office,
)
from tests.unit.bot.assistant.recording import RecordingReply
from tools.catalog import registry
from tools.toolkit.errors import ToolError
from tools.toolkit.model_output import MOST_CHARACTERS
from tools.toolkit.outcome import Display, Table, ToolResult
from tools.toolkit.params import Parameters
from tools.toolkit.registry import Registry
from tools.toolkit.tool import Tool, ToolContext

ROWS = 300


class NoParameters(Parameters):
    """Nothing to know."""


class LongList(ToolResult):
    """More rows than a model should read."""

    rows: tuple[str, ...]

    def display(self) -> Display:
        cells = tuple((row,) for row in self.rows)
        table = Table(caption="Rows", columns=("Row",), rows=cells, numeric=(False,))
        return super().display().model_copy(update={"table": table})


async def list_goals(_: NoParameters, context: ToolContext) -> ToolResult:
    goals = await context.unit.goals.of_user(context.caller.user.id)
    return ToolResult(summary=f"Goals: {', '.join(goal.name for goal in goals)}.", as_of=context.today)


async def list_much(_: NoParameters, context: ToolContext) -> ToolResult:
    rows = tuple(f"On day {number} nothing at all happened to your money." for number in range(ROWS))
    return LongList(summary=f"These are {ROWS} days.", as_of=context.today, rows=rows)


async def refuse(params: GoalParameters, context: ToolContext) -> ToolResult:
    await keep_goal(params, context)
    raise ToolError("That goal is too far away.")


async def break_off(params: GoalParameters, context: ToolContext) -> ToolResult:
    await keep_goal(params, context)
    raise RuntimeError("secret")


async def hang(params: GoalParameters, context: ToolContext) -> ToolResult:
    result = await keep_goal(params, context)
    await asyncio.Event().wait()
    return result


def tool(name: str, parameters: type[Parameters], run: Any, **settings: Any) -> Tool[Any]:
    return Tool(name, name, f"{name} it", f"Does {name}.", "Working", parameters, run, **settings)


TOOLS = (
    *REGISTRY.all(),
    tool("list_goals", NoParameters, list_goals, reads_only=True),
    tool("list_much", NoParameters, list_much, reads_only=True),
    tool("refuse", GoalParameters, refuse),
    tool("break_off", GoalParameters, break_off),
    tool("hang", GoalParameters, hang, time_limit=timedelta(milliseconds=20)),
)

LIST = Call("list_goals", {})


@pytest.fixture(params=get_args(State))
async def office(request: pytest.FixtureRequest, database: Database, clock: FakeClock) -> AsyncIterator[Office]:
    async with open_office(database, clock, request.param) as office:
        office.registry = Registry(TOOLS)
        yield office


def on_house(name: str) -> Call:
    return Call(name, {"name": "House"})


async def outputs(office: Office) -> list[dict[str, Any]]:
    return [json.loads(item["output"]) for item in await office.items("function_output")]


async def fill_all(office: Office, reply: RecordingReply, *answers: Mapping[str, str | None]) -> RecordingReply:
    """Take the answers to all sections of the form that `reply` asked, in their order."""
    calls = [section.call_id for section in reply.forms[-1].sections]
    return await office.take(FormAnswer(answers={call: dict(a) for call, a in zip(calls, answers, strict=True)}))


async def test_of_several_calls_the_complete_ones_run_and_one_form_asks_for_all_that_is_missing(
    office: Office,
) -> None:
    office.model.moves = [(KEEP_HOUSE, ASK_SAVINGS, on_house("refuse"), ASK_BOTH, Call("buy_house", {}))]
    asked = await office.say("All of it, please")
    assert await office.goals() == ["House"]
    assert asked.ends == ["ask"]
    (form,) = asked.forms
    assert [[field.name for field in section.asked] for section in form.sections] == [
        ["monthly_savings"],
        ["goal_amount", "monthly_savings"],
    ]
    assert len(office.model.heard) == 1, "the model is asked again once the user answered"


async def test_what_failed_beside_open_calls_is_told_to_the_model_with_the_answers(office: Office) -> None:
    office.model.moves = [(KEEP_HOUSE, ASK_SAVINGS, on_house("refuse"), Call("buy_house", {})), Say("There you are.")]
    asked = await office.say("All of it, please")
    reply = await fill_all(office, asked, {"monthly_savings": "1,200"})
    assert reply.answers == ["There you are."]
    told = office.told()
    assert [part in told for part in ("House is a goal now.", "too far away", "unknown_tool", "50 months")] == [
        True
    ] * 4
    assert [result.summary for result in reply.results] == ["House is a goal now.", "It takes 50 months."]


async def test_a_form_that_is_filled_in_part_asks_for_the_rest(office: Office) -> None:
    office.model.moves = [(ASK_SAVINGS, ASK_BOTH), Say("There you are.")]
    asked = await office.say("Both, please")
    first, second = (section.call_id for section in asked.forms[0].sections)
    rest = await office.take(FormAnswer(answers={first: {"monthly_savings": "1,200"}}))
    assert [section.call_id for section in rest.forms[0].sections] == [second]
    assert len(office.model.heard) == 1
    reply = await office.fill(rest, goal_amount="5,000", monthly_savings="100")
    assert reply.answers == ["There you are."]
    assert [output["result"]["summary"] for output in await outputs(office)] == [
        "It takes 50 months.",
        "It takes 50 months.",
    ]


async def test_the_output_of_one_call_leads_to_the_next(office: Office) -> None:
    office.model.moves = [(LIST,), (KEEP_HOUSE,), (LIST,)]
    reply = await office.say("Make House a goal unless it is one")
    assert json.loads(reply.answers[0])["result"]["summary"] == "Goals: House."
    assert [output["result"]["summary"] for output in await outputs(office)] == [
        "Goals: .",
        "House is a goal now.",
        "Goals: House.",
    ]


async def test_an_unknown_tool_is_answered_with_those_there_are(office: Office) -> None:
    office.model.moves = [(on_house("keep_goals"),)]
    reply = await office.say(KEEP)
    output = json.loads(reply.answers[0])
    assert (output["code"], "keep_goal" in output["message"]) == ("unknown_tool", True)


@pytest.mark.parametrize(
    "arguments",
    [
        '{"name": "Hou',
        '["House"]',
        '"House"',
        "null",
        '{"name": NaN}',
        '{"name": "House", "name": "Car"}',
        json.dumps({"name": "x" * 1_000_000}),
    ],
    ids=["truncated", "array", "string", "null", "nan", "twice", "1 MB"],
)
async def test_malformed_arguments_run_nothing_and_the_conversation_goes_on(office: Office, arguments: str) -> None:
    office.model.moves = [(KEEP_HOUSE,)]
    office.server.break_next_arguments(arguments)
    reply = await office.say(KEEP)
    assert json.loads(reply.answers[0])["code"] == "invalid_arguments"
    assert await office.goals() == []
    assert (await office.say("Hello?")).answers == ["You said: Hello?"]


async def test_values_of_wrong_types_are_errors_at_their_fields(office: Office) -> None:
    wrong = {"goal_amount": ["60,000"], "monthly_savings": {"amount": 5}, "monthly_income": True}
    office.model.moves = [(Call("months_to_save", wrong),)]
    reply = await office.say("How long?")
    output = json.loads(reply.answers[0])
    assert [error["field"] for error in output["errors"]] == list(wrong)


@pytest.mark.parametrize(
    ("name", "code"), [("refuse", "refused"), ("break_off", "internal_error"), ("hang", "timed_out")]
)
async def test_a_tool_that_fails_keeps_nothing_and_the_others_go_on(office: Office, name: str, code: str) -> None:
    office.model.moves = [(on_house(name), Call("keep_goal", {"name": "Car"})), Say("The car at least.")]
    reply = await office.say("House and car")
    failed, kept = await outputs(office)
    assert (failed["status"], failed["code"], kept["status"]) == ("failed", code, "completed")
    assert "secret" not in json.dumps(failed)
    assert await office.goals() == ["Car"]
    assert reply.answers == ["The car at least."]


async def test_a_tool_that_failed_may_be_tried_once_more(office: Office) -> None:
    office.model.moves = [(on_house("hang"),), (on_house("hang"),), Say("It does not work.")]
    assert (await office.say(KEEP)).answers == ["It does not work."]
    assert [output["code"] for output in await outputs(office)] == ["timed_out", "timed_out"]


async def test_too_much_is_summarised_for_the_model_and_shown_to_the_user_in_full(office: Office) -> None:
    office.model.moves = [(Call("list_much", {}),), Say("There they are.")]
    reply = await office.say("List everything")
    (item,) = await office.items("function_output")
    assert len(item["output"]) <= MOST_CHARACTERS
    told = json.loads(item["output"])["result"]
    assert (told["summary"], told["rows"][-1]) == ("These are 300 days.", "… 240 more left out")
    assert [len(result.table.rows) for result in reply.results if result.table] == [ROWS]


async def test_of_too_many_calls_the_first_run_and_the_others_are_told_so(office: Office) -> None:
    calls = tuple(Call("keep_goal", {"name": f"Goal {number}"}) for number in range(MOST_CALLS + 3))
    office.model.moves = [calls, Say("Eight for now.")]
    reply = await office.say("Eleven goals")
    assert len(await office.goals()) == MOST_CALLS
    assert [output.get("message") for output in await outputs(office)][MOST_CALLS:] == [TOO_MANY_AT_ONCE] * 3
    assert len(reply.results) == MOST_CALLS
    assert reply.answers == ["Eight for now."]


async def test_the_same_call_twice_in_one_response_takes_effect_once(office: Office) -> None:
    office.model.moves = [(KEEP_HOUSE, KEEP_HOUSE), Say("House is your goal.")]
    reply = await office.say(KEEP)
    assert await office.goals() == ["House"]
    first, second = await outputs(office)
    assert second == first | {"note": REPEATED}
    assert len(reply.results) == 1


async def test_the_same_call_in_a_later_round_takes_effect_once(office: Office) -> None:
    office.model.moves = [(KEEP_HOUSE,), (Call("keep_goal", {"name": " House "}), KEEP_HOUSE), Say("Done.")]
    reply = await office.say(KEEP)
    assert [output.get("note") for output in await outputs(office)] == [None, None, REPEATED]
    assert (await office.goals(), len(reply.results)) == (["House", "House"], 2)


async def test_the_same_call_in_another_turn_is_another_call(office: Office) -> None:
    office.model.moves = [(KEEP_HOUSE,), Say("Done."), (KEEP_HOUSE,), Say("Done again.")]
    await office.say(KEEP)
    await office.say(KEEP)
    assert await office.goals() == ["House", "House"]


async def test_the_same_incomplete_call_twice_is_asked_once(office: Office) -> None:
    office.model.moves = [(ASK_SAVINGS, ASK_SAVINGS), Say("50 months.")]
    asked = await office.say("How long?")
    assert len(asked.forms[0].sections) == 1
    assert [output["message"] for output in await outputs(office)] == [ASKED_ALREADY]
    reply = await office.say("1,200")
    assert (reply.answers, len(reply.results)) == (["50 months."], 1)


async def test_a_call_that_was_answered_by_form_and_is_made_again_is_not_asked_again(office: Office) -> None:
    office.model.moves = [(ASK_SAVINGS,), (ASK_SAVINGS,), Say("50 months.")]
    reply = await office.fill(await office.say("How long?"), monthly_savings="1,200")
    assert reply.answers == ["50 months."]
    answered, repeated = await outputs(office)
    assert answered["user_answered"] == {"monthly_savings": "1,200"}
    assert (repeated["note"], repeated["result"]) == (REPEATED, answered["result"])


async def test_the_same_call_without_end_takes_effect_once_and_ends_with_an_honest_sentence(office: Office) -> None:
    office.model.moves = [(KEEP_HOUSE,)] * MAX_ROUNDS
    reply = await office.say(KEEP)
    assert reply.answers == [TOO_MANY_ROUNDS]
    assert await office.goals() == ["House"]
    assert [result.summary for result in reply.results] == ["House is a goal now."]
    assert (await office.say("Hello?")).answers == ["You said: Hello?"]


async def test_a_halt_is_heeded_between_two_calls_and_what_ran_is_told(office: Office) -> None:
    halt = Halt()

    async def keep_and_halt(params: GoalParameters, context: ToolContext) -> ToolResult:
        halt.ask("overtaken")
        return await keep_goal(params, context)

    office.registry = Registry((*TOOLS, tool("keep_and_halt", GoalParameters, keep_and_halt)))
    office.model.moves = [(on_house("keep_and_halt"), Call("keep_goal", {"name": "Car"}))]
    turn = await office.claim(Message(text="House and car", ts="1.5"))
    await office.handler.run(turn, RecordingReply(), halt)
    await office.end(turn)
    assert await office.goals() == ["House"]
    await office.say("Only the house, please")
    kept, unrun = await outputs(office)
    assert (kept["status"], unrun["message"]) == ("completed", NOT_RUN)


async def test_what_cannot_be_reached_leads_to_what_can(office: Office) -> None:
    office.registry, office.model.otherwise = registry(), plan
    reply = await office.say("How long to save $60,000 for a house with $10 a month? I make $4,000 a month")
    (shown,) = reply.results
    assert shown.suggestions
    assert all(suggestion in reply.answers[0] for suggestion in shown.suggestions)
    better = await office.say("What if I save $800 a month?")
    assert "6 years 3 months" in better.answers[0]
    assert json.loads((await office.items("function_call"))[-1]["arguments"])["goal_amount"] == "$60,000"
