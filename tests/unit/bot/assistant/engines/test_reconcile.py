"""What became of a request whose answer never came."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from bot.assistant.engine import AssistantMessage, FunctionCall, FunctionOutput, Item, Note, Reasoning, UserMessage
from bot.assistant.engines.reconcile import Committed, Diverged, Held, NotSent, Surplus, compare, difference_to

HELLO, AGAIN = UserMessage(text="Hello"), UserMessage(text="Hello?")
WELCOME = AssistantMessage(text="Welcome")
CALL = FunctionCall(call_id="c1", name="list_goals", arguments="{}")
OUTPUT = FunctionOutput(call_id="c1", output="[]")
THOUGHT = Reasoning(payload={"type": "reasoning"})
SAID: st.SearchStrategy[Item] = st.sampled_from([HELLO, AGAIN, WELCOME, CALL, OUTPUT])


def held(*items: Item | None, broken: int | None = None) -> list[Held]:
    """The entries i0, i1, …; the one at `broken` broke off."""
    return [Held(f"i{place}", item, whole=place != broken) for place, item in enumerate(items)]


def ids(entries: Sequence[Held]) -> list[str]:
    return [entry.id for entry in entries]


def test_a_conversation_that_ends_with_the_history_was_not_told() -> None:
    assert compare([HELLO, WELCOME], [AGAIN], held(HELLO, WELCOME)) == NotSent()


def test_a_conversation_that_goes_on_with_an_answer_was_told() -> None:
    assert compare([HELLO, WELCOME], [AGAIN], held(HELLO, WELCOME, AGAIN, WELCOME)) == Committed((WELCOME,))


def test_calls_are_part_of_an_answer() -> None:
    assert compare([], [HELLO], held(HELLO, WELCOME, CALL)) == Committed((WELCOME, CALL))


def test_an_output_is_known_by_its_call() -> None:
    other = FunctionOutput(call_id="c1", output="written in another way")
    assert compare([HELLO, CALL], [OUTPUT], held(HELLO, CALL, other, WELCOME)) == Committed((WELCOME,))


def test_a_message_is_known_by_its_words_and_not_by_slacks_id_of_it() -> None:
    mine = UserMessage(text="Hello", ts="1.5")
    assert compare([mine], [], held(HELLO)) == NotSent()


def test_the_same_words_twice_are_not_taken_for_an_answer() -> None:
    assert compare([HELLO, WELCOME], [HELLO], held(HELLO, WELCOME)) == NotSent()


def test_a_message_without_an_answer_is_surplus() -> None:
    kept = held(HELLO)
    assert compare([], [HELLO], kept) == Surplus(tuple(kept))


def test_an_answer_that_broke_off_is_surplus() -> None:
    kept = held(HELLO, WELCOME, broken=1)
    assert compare([], [HELLO], kept) == Surplus(tuple(kept))


def test_an_answer_to_the_first_of_two_messages_is_surplus() -> None:
    kept = held(HELLO, WELCOME, AGAIN, WELCOME)
    assert compare([HELLO, WELCOME], [AGAIN, HELLO], kept) == Surplus(tuple(kept[2:]))


def test_a_call_that_nobody_knows_of_is_surplus_with_the_reasoning_that_led_to_it() -> None:
    kept = held(HELLO, None, WELCOME, None, CALL)
    assert compare([HELLO, THOUGHT, WELCOME], [AGAIN], kept) == Surplus(tuple(kept[3:]))


def test_more_than_can_be_deleted_one_by_one_has_the_conversation_rebuilt() -> None:
    notes = [Note(text=f"Note {number}") for number in range(21)]
    assert isinstance(compare([], [HELLO], held(*notes[:20])), Surplus)
    assert compare([], [HELLO], held(*notes)) == Diverged()


def test_a_conversation_that_lacks_some_of_the_history_diverged() -> None:
    assert compare([HELLO, CALL], [OUTPUT], held(HELLO)) == Diverged()
    assert compare([HELLO, WELCOME], [AGAIN], held(AGAIN, WELCOME)) == Diverged()


def test_a_difference_is_what_has_to_go_and_what_has_to_come() -> None:
    difference = difference_to([HELLO, THOUGHT, WELCOME, AGAIN], held(HELLO, None, CALL))
    assert ids(difference.surplus) == ["i1", "i2"]
    assert difference.missing == (WELCOME, AGAIN)


@given(st.lists(SAID), st.lists(SAID, min_size=1))
def test_only_the_history_itself_counts_as_not_sent(history: list[Item], new: list[Item]) -> None:
    assert compare(history, new, held(*history)) == NotSent()
    assert compare(history, new, held(*history, *new, WELCOME)) == Committed((WELCOME,))


@given(st.lists(SAID), st.lists(SAID))
def test_what_a_difference_says_makes_the_conversation_what_it_should_be(kept: list[Item], target: list[Item]) -> None:
    entries = held(*kept)
    difference = difference_to(target, entries)
    left = [entry.item for entry in entries[: len(entries) - len(difference.surplus)]]
    assert [*left, *difference.missing] == target
