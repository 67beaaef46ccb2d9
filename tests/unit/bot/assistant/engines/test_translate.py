"""Items to the wire and back."""

from hypothesis import given
from hypothesis import strategies as st

from bot.assistant.engine import (
    AssistantMessage,
    FunctionCall,
    FunctionOutput,
    Item,
    Note,
    Reasoning,
    UserMessage,
)
from bot.assistant.engines.translate import from_wire, to_wire

WORDS = st.text(min_size=1)
REASONING = Reasoning(payload={"type": "reasoning", "summary": [], "encrypted_content": "gAAA"})
ITEMS: st.SearchStrategy[Item] = st.one_of(
    st.builds(UserMessage, text=WORDS),
    st.builds(AssistantMessage, text=WORDS),
    st.builds(Note, text=WORDS),
    st.builds(FunctionCall, call_id=WORDS, name=WORDS, arguments=WORDS),
    st.builds(FunctionOutput, call_id=WORDS, output=WORDS),
    st.just(REASONING),
)


@given(st.lists(ITEMS))
def test_what_goes_to_the_wire_comes_back_the_same(items: list[Item]) -> None:
    assert from_wire(to_wire(items, reasoning=True), reasoning=True) == tuple(items)


def test_reasoning_is_kept_out_of_remote_conversations() -> None:
    assert to_wire([REASONING, UserMessage(text="Hello")], reasoning=False) == [
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
