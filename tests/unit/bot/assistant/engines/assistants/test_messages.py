"""Conversation items as messages of a thread."""

from dataclasses import replace

from bot.assistant.engine import (
    AssistantMessage,
    FunctionCall,
    FunctionOutput,
    Item,
    Note,
    Reasoning,
    RunInput,
    UserMessage,
)
from bot.assistant.engines.assistants.messages import NOTE_MARK, RECORD_MARK, RESULT_MARK, outgoing, telling

HELLO = UserMessage(text="Hello", ts="1.1")
CALL = FunctionCall(call_id="call_1", name="list_goals", arguments='{"all":\n true}')
OUTPUT = FunctionOutput(call_id="call_1", output="[]")
ANSWER = AssistantMessage(text="You have none.")
RUN = RunInput(instructions="", tools=(), history=(), new=(), metadata={"user": "U1"})


def _told(history: tuple[Item, ...], *new: Item) -> RunInput:
    return replace(RUN, history=history, new=new)


def test_users_and_assistants_speak_for_themselves() -> None:
    assert [(m.role, m.text) for m in outgoing([HELLO, ANSWER], "U1")] == [
        ("user", "Hello"),
        ("assistant", "You have none."),
    ]


def test_a_note_is_marked_as_one() -> None:
    (message,) = outgoing([Note(text="Today is Monday.")], "U1")
    assert (message.role, message.text) == ("user", f"{NOTE_MARK}\nToday is Monday.")
    assert message.metadata["kind"] == "note"


def test_a_call_is_told_with_its_output_on_one_line() -> None:
    (message,) = outgoing([CALL, OUTPUT], "U1")
    assert message.text == f'{RESULT_MARK}\nlist_goals {{"all":  true}}\n[]'
    assert (message.metadata["kind"], message.metadata["call_id"]) == ("result", "call_1")


def test_an_output_whose_call_is_forgotten_is_told_all_the_same() -> None:
    (message,) = outgoing([OUTPUT], "U1")
    assert message.text == f"{RESULT_MARK}\n\n[]"


def test_empty_words_and_sealed_reasoning_are_no_messages() -> None:
    assert outgoing([UserMessage(text=" "), Reasoning(payload={"type": "reasoning"})], "U1") == ()


def test_only_the_user_s_own_words_say_who_wrote_them_and_when() -> None:
    said, answered = outgoing([HELLO, ANSWER], "U1")
    assert (said.metadata["user"], said.metadata["ts"]) == ("U1", "1.1")
    assert {"user", "ts"}.isdisjoint(answered.metadata)


def test_keys_are_the_same_on_every_attempt_and_differ_between_equal_words() -> None:
    first = outgoing([HELLO, HELLO], "U1")
    assert [message.key for message in first] == [message.key for message in outgoing([HELLO, HELLO], "U1")]
    assert first[0].key != first[1].key


def test_another_message_in_the_place_of_one_that_was_withheld_has_another_key() -> None:
    one, other = (telling(_told((HELLO, ANSWER), UserMessage(text="Again", ts=ts))).new[0] for ts in ("2.1", "3.1"))
    assert one.key != other.key


def test_a_message_keeps_its_key_when_it_becomes_history() -> None:
    (new,) = telling(_told((HELLO, ANSWER), Note(text="News"))).new
    assert new.key in {message.key for message in outgoing([HELLO, ANSWER, Note(text="News")], "U1")}


def test_outputs_given_to_a_run_are_on_record_for_the_next_one() -> None:
    to_tell = telling(_told((HELLO, CALL, OUTPUT, ANSWER), UserMessage(text="And now?")))
    (record,) = to_tell.outputs
    assert record.text.startswith(RECORD_MARK)
    assert [message.text for message in to_tell.missing(frozenset({record.key}))] == ["And now?"]


def test_outputs_are_on_record_once_something_else_was_told() -> None:
    history = (HELLO, CALL, OUTPUT, ANSWER, UserMessage(text="And now?"), ANSWER)
    assert telling(_told(history, UserMessage(text="Again"))).outputs == ()


def test_an_output_of_a_run_that_broke_off_is_still_to_be_reacted_to() -> None:
    second = CALL.model_copy(update={"call_id": "call_2"})
    to_tell = telling(_told((HELLO, CALL, OUTPUT, second), FunctionOutput(call_id="call_2", output="[]")))
    assert [message.text.partition("\n")[0] for message in (*to_tell.outputs, *to_tell.new)] == [RESULT_MARK] * 2
