"""No call goes to the provider without an output, no output without its call."""

import json

from hypothesis import given
from hypothesis import strategies as st

from bot.assistant.engine import FunctionCall, FunctionOutput, Item, UserMessage
from bot.assistant.engines.pairing import paired

HELLO = UserMessage(text="Hello")


def call(number: int) -> FunctionCall:
    return FunctionCall(call_id=f"c{number}", name="list_goals", arguments="{}")


def output(number: int) -> FunctionOutput:
    return FunctionOutput(call_id=f"c{number}", output="[]")


def test_what_is_whole_stays_as_it_is() -> None:
    items = (HELLO, call(1), call(2), output(2), output(1), HELLO)
    assert paired(items) == items


def test_a_call_without_an_output_is_said_not_to_have_run() -> None:
    before, said = paired([call(1), HELLO])[:2]
    assert before == call(1)
    assert isinstance(said, FunctionOutput)
    assert (said.call_id, json.loads(said.output)["status"]) == ("c1", "superseded")


def test_an_output_without_its_call_is_left_out() -> None:
    assert paired([output(1), HELLO, call(1)])[0] == HELLO


def test_what_was_told_before_counts() -> None:
    assert paired([output(1), HELLO], before=[call(1)]) == (output(1), HELLO)


def test_a_call_that_was_told_before_and_never_answered_is_answered_first() -> None:
    first, second = paired([HELLO], before=[call(1), call(2), output(2)])
    assert isinstance(first, FunctionOutput)
    assert (first.call_id, second) == ("c1", HELLO)


@given(st.lists(st.one_of(st.just(HELLO), st.builds(call, st.integers(0, 3)), st.builds(output, st.integers(0, 3)))))
def test_whatever_there_is_comes_out_whole_and_whole_it_stays(items: list[Item]) -> None:
    whole = paired(items)
    calls = {item.call_id for item in whole if isinstance(item, FunctionCall)}
    outputs = {item.call_id for item in whole if isinstance(item, FunctionOutput)}
    assert calls == outputs
    assert paired(whole) == whole
