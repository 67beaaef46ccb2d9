"""Items to the wire and back."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openai.types.responses import ResponseOutputMessage

from bot.assistant.engine import (
    AssistantMessage,
    FunctionCall,
    FunctionOutput,
    Item,
    Note,
    Reasoning,
    UserMessage,
)
from bot.assistant.engines.dialect import NATIVE, Dialect
from bot.assistant.engines.translate import from_wire, to_wire

WORDS = st.text(min_size=1)
ARGUMENTS = st.dictionaries(WORDS, WORDS).map(json.dumps)
REASONING = Reasoning(payload={"type": "reasoning", "summary": [], "encrypted_content": "gAAA"})
ITEMS: st.SearchStrategy[Item] = st.one_of(
    st.builds(UserMessage, text=WORDS),
    st.builds(AssistantMessage, text=WORDS),
    st.builds(Note, text=WORDS),
    st.builds(FunctionCall, call_id=WORDS, name=WORDS, arguments=ARGUMENTS),
    st.builds(FunctionOutput, call_id=WORDS, output=WORDS),
    st.just(REASONING),
)


@given(st.lists(ITEMS), st.booleans())
def test_what_goes_to_the_wire_comes_back_the_same(items: list[Item], full_answers: bool) -> None:
    dialect = Dialect(reasoning=True, full_answers=full_answers)
    assert from_wire(to_wire(items, dialect), reasoning=True) == tuple(items)


@given(st.lists(ITEMS))
def test_a_full_answer_is_what_the_provider_gave(items: list[Item]) -> None:
    told = to_wire(items, Dialect(full_answers=True))
    answers = [ResponseOutputMessage.model_validate(wire) for wire in told if wire.get("role") == "assistant"]
    assert [answer.content[0].type for answer in answers] == ["output_text"] * len(answers)
    assert len({answer.id for answer in answers}) == len(answers)


@given(st.lists(ITEMS), st.lists(ITEMS), st.sampled_from([NATIVE, Dialect(reasoning=True, full_answers=True)]))
def test_what_was_told_is_told_the_same_way_with_more_behind_it(
    before: list[Item], more: list[Item], dialect: Dialect
) -> None:
    told = to_wire(before, dialect)
    assert to_wire([*before, *more], dialect)[: len(told)] == told


@pytest.mark.parametrize("arguments", ['{"name": "Hou', "", "[1]", "null"])
def test_arguments_that_are_no_object_are_left_out(arguments: str) -> None:
    (told,) = to_wire([FunctionCall(call_id="c1", name="list_goals", arguments=arguments)], NATIVE)
    assert told["arguments"] == "{}"


def test_notes_that_may_not_stand_alone_stand_in_front_of_the_users_words() -> None:
    items = [
        Note(text="Today is Monday."),
        Note(text="The user has a goal."),
        UserMessage(text="Hello"),
        AssistantMessage(text="Welcome"),
        UserMessage(text="And you?"),
    ]
    assert [(wire["role"], wire["content"]) for wire in to_wire(items, Dialect(notes_apart=False))] == [
        ("user", "[Context note: Today is Monday.]\n\n[Context note: The user has a goal.]\n\nHello"),
        ("assistant", "Welcome"),
        ("user", "And you?"),
    ]


def test_slacks_id_of_a_message_does_not_reach_the_provider() -> None:
    assert to_wire([UserMessage(text="Hello", ts="1.5")], NATIVE) == [
        {"type": "message", "role": "user", "content": "Hello"}
    ]


def test_reasoning_is_kept_out_of_remote_conversations() -> None:
    assert to_wire([REASONING, UserMessage(text="Hello")], NATIVE) == [
        {"type": "message", "role": "user", "content": "Hello"}
    ]
    assert from_wire([REASONING.payload], reasoning=False) == ()


def test_reasoning_is_replayed_without_its_id() -> None:
    wire = {**REASONING.payload, "id": "rs_1", "status": "completed"}
    assert from_wire([wire], reasoning=True) == (REASONING,)


def test_reasoning_without_its_secret_cannot_be_replayed_and_is_left_out() -> None:
    assert from_wire([{"type": "reasoning", "id": "rs_1", "summary": []}], reasoning=True) == ()


def test_a_message_in_parts_is_put_together_refusals_included() -> None:
    parts = [{"type": "output_text", "text": "Well, "}, {"type": "refusal", "refusal": "I cannot."}]
    wire = {"type": "message", "role": "assistant", "content": parts}
    assert from_wire([wire], reasoning=False) == (AssistantMessage(text="Well, I cannot."),)


def test_kinds_of_items_that_penny_does_not_use_are_left_out() -> None:
    empty = {"type": "message", "role": "assistant", "content": []}
    assert from_wire([{"type": "web_search_call", "id": "ws_1"}, empty], reasoning=True) == ()
