"""What became of a request whose answer never came."""

from hypothesis import given
from hypothesis import strategies as st

from bot.assistant.engine import AssistantMessage, FunctionCall, FunctionOutput, Item, UserMessage
from bot.assistant.engines.reconcile import Committed, Diverged, NotSent, compare

HELLO, AGAIN = UserMessage(text="Hello"), UserMessage(text="Hello?")
WELCOME = AssistantMessage(text="Welcome")
CALL = FunctionCall(call_id="c1", name="list_goals", arguments="{}")
OUTPUT = FunctionOutput(call_id="c1", output="[]")
SAID: st.SearchStrategy[Item] = st.sampled_from([HELLO, AGAIN, WELCOME, CALL, OUTPUT])


def test_a_conversation_that_ends_with_the_history_was_not_told() -> None:
    assert compare([HELLO, WELCOME], [AGAIN], [HELLO, WELCOME]) == NotSent()


def test_a_conversation_that_goes_on_with_an_answer_was_told() -> None:
    assert compare([HELLO, WELCOME], [AGAIN], [HELLO, WELCOME, AGAIN, WELCOME]) == Committed((WELCOME,))


def test_calls_are_part_of_an_answer() -> None:
    assert compare([], [HELLO], [HELLO, WELCOME, CALL]) == Committed((WELCOME, CALL))


def test_an_output_is_known_by_its_call() -> None:
    other = FunctionOutput(call_id="c1", output="written in another way")
    assert compare([HELLO, CALL], [OUTPUT], [HELLO, CALL, other, WELCOME]) == Committed((WELCOME,))


def test_the_same_words_twice_are_not_taken_for_an_answer() -> None:
    assert compare([HELLO, WELCOME], [HELLO], [HELLO, WELCOME]) == NotSent()


def test_a_message_without_an_answer_diverged() -> None:
    assert compare([], [HELLO], [HELLO]) == Diverged()


def test_a_conversation_with_something_else_in_it_diverged() -> None:
    assert compare([HELLO, WELCOME], [AGAIN], [HELLO, WELCOME, CALL]) == Diverged()
    assert compare([], [HELLO], [HELLO, WELCOME, AGAIN]) == Diverged()


@given(st.lists(SAID), st.lists(SAID, min_size=1))
def test_only_the_history_itself_counts_as_not_sent(history: list[Item], new: list[Item]) -> None:
    assert compare(history, new, history) == NotSent()
    assert compare(history, new, [*history, *new, WELCOME]) == Committed((WELCOME,))
