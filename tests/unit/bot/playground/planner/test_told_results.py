"""A thread that knows only users and assistants tells the planner as much as one that keeps notes and calls."""

from collections.abc import Sequence
from typing import Any

from bot.assistant.engine import AssistantMessage, FunctionCall, FunctionOutput, Item, Note, RunInput, UserMessage
from bot.assistant.engines.assistants.messages import Outgoing, outgoing, telling
from bot.playground.planner import Call, Say, plan
from bot.playground.planner.dialogue import read
from tests.unit.bot.playground.planner.conversation import TODAY_NOTE, TOOLS

QUESTION = UserMessage(text="How long to save 60k with 1,200 a month?")
ARGUMENTS = '{"goal_amount": "60k", "monthly_savings": "1,200"}'
CALL = FunctionCall(call_id="c1", name="calculate_savings_timeline", arguments=ARGUMENTS)
OUTPUT = FunctionOutput(call_id="c1", output='{"status": "completed", "result": {"summary": "It takes 50 months."}}')
ANSWER = AssistantMessage(text="It takes 50 months.")


def told(*items: Item) -> list[dict[str, Any]]:
    """The items as the messages of a thread that was told all of them."""
    return _wire(outgoing(items, "U1"))


def answered_and_told(*new: Item) -> list[dict[str, Any]]:
    """A question that a run answered with the help of a tool, and what the thread is told for the next run."""
    run = RunInput(instructions="", tools=(), history=(QUESTION, CALL, OUTPUT, ANSWER), new=new)
    telling_now = telling(run)
    return [*told(QUESTION, ANSWER), *_wire((*telling_now.outputs, *telling_now.new))]


def _wire(messages: Sequence[Outgoing]) -> list[dict[str, Any]]:
    return [{"type": "message", "role": message.role, "content": message.text} for message in messages]


def test_a_told_note_is_no_word_of_the_user() -> None:
    dialogue = read(told(QUESTION, Note(text=TODAY_NOTE)))
    assert dialogue.request == QUESTION.text
    assert str(dialogue.today) == "2026-11-21"


def test_a_follow_up_builds_on_a_result_that_is_told_behind_its_answer() -> None:
    move = plan(answered_and_told(UserMessage(text="what if I save 1,500?")), TOOLS)
    assert isinstance(move, tuple)
    (call,) = move
    assert isinstance(call, Call)
    assert call.arguments["goal_amount"] == "60k"
    assert call.arguments["monthly_savings"] == "1,500"


def test_a_result_that_was_told_behind_its_answer_is_not_told_again() -> None:
    move = plan(answered_and_told(UserMessage(text="thanks!")), TOOLS)
    assert isinstance(move, Say)
    assert "50 months" not in move.text


def test_a_result_without_an_answer_is_explained() -> None:
    move = plan(told(QUESTION, CALL, OUTPUT), TOOLS)
    assert isinstance(move, Say)
    assert "It takes 50 months." in move.text


def test_a_result_whose_call_is_unknown_is_background() -> None:
    dialogue = read(told(QUESTION, OUTPUT))
    assert dialogue.request == QUESTION.text
    assert dialogue.answered == ()
