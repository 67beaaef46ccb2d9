"""What is to be done with a thread."""

from dataclasses import replace
from typing import Any

import pytest
from openai.types.beta.threads import Run
from openai.types.beta.threads.run import RequiredAction

from bot.assistant.engine import AssistantMessage, FunctionCall, FunctionOutput, RunInput, UserMessage
from bot.assistant.engines.assistants.messages import telling
from bot.assistant.engines.assistants.verdict import Follow, Rebuild, Seen, Submit, TakeUp, Tell, followed, judge

HELLO = UserMessage(text="Hello")
CALL = FunctionCall(call_id="call_1", name="list_goals", arguments="{}")
OUTPUT = FunctionOutput(call_id="call_1", output="[]")
LATER = UserMessage(text="Never mind")
FIRST = RunInput(instructions="", tools=(), history=(), new=(HELLO,))
RESUMED = replace(FIRST, history=(HELLO, AssistantMessage(text="Let me see."), CALL), new=(OUTPUT,))
OVERTAKEN = replace(RESUMED, new=(OUTPUT, LATER))
NOTHING = Seen()
ASKING = {"tool_calls": [{"id": "call_1", "type": "function", "function": {"name": "list_goals", "arguments": "{}"}}]}
ASKING_MORE = {"tool_calls": [{"id": "call_2", "type": "function", "function": {"name": "other", "arguments": "{}"}}]}


def _run(status: str, key: str = "of an earlier message", asking: dict[str, Any] | None = None) -> Run:
    required = {"type": "submit_tool_outputs", "submit_tool_outputs": asking} if asking else None
    action = required and RequiredAction.model_validate(required)
    return Run.model_construct(
        id="run_1", thread_id="thread_1", status=status, metadata={"key": key}, required_action=action
    )


def _key(run: RunInput) -> str:
    return telling(run).run_key


def _keys(run: RunInput) -> frozenset[str]:
    return frozenset(message.key for message in telling(run).new)


def test_an_empty_thread_is_told_everything() -> None:
    assert judge(FIRST, NOTHING) == Tell(telling(FIRST).new)


def test_what_is_there_is_not_told_again() -> None:
    assert judge(FIRST, Seen(None, _keys(FIRST))) == Tell(())


def test_what_is_there_in_another_order_is_told_to_a_new_thread() -> None:
    both = replace(FIRST, new=(HELLO, LATER))
    assert judge(both, Seen(None, frozenset({_key(both)}))) == Rebuild()


@pytest.mark.parametrize("status", ["queued", "in_progress"])
def test_an_own_run_under_way_is_followed(status: str) -> None:
    run = _run(status, _key(FIRST))
    assert judge(FIRST, Seen(run, _keys(FIRST))) == Follow(run, (), ())


@pytest.mark.parametrize("status", ["completed", "requires_action"])
def test_an_own_run_that_came_to_something_is_taken_up(status: str) -> None:
    run = _run(status, _key(FIRST))
    assert judge(FIRST, Seen(run, _keys(FIRST))) == TakeUp(run, ())


@pytest.mark.parametrize("status", ["cancelling", "cancelled", "failed", "expired", "incomplete"])
def test_an_own_run_that_came_to_nothing_is_begun_anew(status: str) -> None:
    run = _run(status, _key(FIRST))
    assert judge(FIRST, Seen(run, _keys(FIRST))) == Tell((), run)


def test_a_run_that_is_followed_in_vain_is_given_up() -> None:
    run = _run("in_progress")
    assert followed(Follow(run, (), ()), run) == Tell((), run)


def test_a_run_that_is_followed_to_its_end_is_taken_up() -> None:
    run = _run("completed")
    assert followed(Follow(_run("in_progress"), (), ("Let me see.",)), run) == TakeUp(run, ("Let me see.",))


def test_an_answer_to_a_part_of_what_is_told_now_was_heard_by_nobody() -> None:
    both = replace(FIRST, new=(HELLO, LATER))
    assert judge(both, Seen(_run("completed", _key(FIRST)), _keys(FIRST))) == Rebuild()


def test_a_run_for_a_part_of_what_is_told_now_is_ended() -> None:
    both, run = replace(FIRST, new=(HELLO, LATER)), _run("in_progress", _key(FIRST))
    assert judge(both, Seen(run, _keys(FIRST))) == Tell(telling(both).new[1:], run)


def test_a_finished_run_of_an_earlier_message_is_let_be() -> None:
    assert judge(FIRST, Seen(_run("completed"))) == Tell(telling(FIRST).new)


def test_an_active_run_of_an_earlier_message_is_ended() -> None:
    run = _run("requires_action", asking=ASKING)
    assert judge(FIRST, Seen(run)) == Tell(telling(FIRST).new, run)


def test_outputs_are_submitted_to_the_run_that_waits_for_them() -> None:
    run = _run("requires_action", asking=ASKING)
    assert judge(RESUMED, Seen(run)) == Submit(run, (("call_1", "[]"),))


def test_outputs_that_come_with_newer_words_end_the_run() -> None:
    run = _run("requires_action", asking=ASKING)
    assert judge(OVERTAKEN, Seen(run)) == Tell(telling(OVERTAKEN).new, run)


def test_outputs_for_only_some_of_the_calls_end_the_run() -> None:
    second = CALL.model_copy(update={"call_id": "call_2"})
    partly = replace(RESUMED, history=(*RESUMED.history, second))
    run = _run("requires_action", asking={"tool_calls": ASKING["tool_calls"] * 2})
    assert judge(partly, Seen(run)) == Tell(telling(partly).new, run)


def test_a_run_that_asks_for_more_was_given_the_outputs() -> None:
    run = _run("requires_action", asking=ASKING_MORE)
    assert judge(RESUMED, Seen(run)) == TakeUp(run, ("Let me see.",))


@pytest.mark.parametrize("status", ["queued", "in_progress"])
def test_a_run_that_goes_on_was_given_the_outputs(status: str) -> None:
    run = _run(status)
    assert judge(RESUMED, Seen(run)) == Follow(run, telling(RESUMED).new, ("Let me see.",))


@pytest.mark.parametrize("status", ["cancelling", "cancelled", "failed", "expired", "incomplete"])
def test_a_run_that_broke_off_has_its_outputs_told_to_another(status: str) -> None:
    run = _run(status)
    assert judge(RESUMED, Seen(run)) == Tell(telling(RESUMED).new, run)
    assert judge(OVERTAKEN, Seen(run)) == Tell(telling(OVERTAKEN).new, run)


@pytest.mark.parametrize("status", ["queued", "in_progress", "completed"])
def test_a_run_that_was_given_the_outputs_is_left_behind_when_newer_words_come_with_them(status: str) -> None:
    assert judge(OVERTAKEN, Seen(_run(status))) == Rebuild()
