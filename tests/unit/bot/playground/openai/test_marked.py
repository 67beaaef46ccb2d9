"""Messages of a thread that stand for something else."""

from bot.playground.openai.assistants.marked import read_marked
from bot.playground.openai.assistants.messages import Message, Role


def _message(text: str, kind: str = "", role: Role = "user") -> Message:
    metadata = {"kind": kind, "call_id": f"of {text}"} if kind else {}
    return Message("thread_1", role, 0, [f"[mark]\n{text}" if kind else text], metadata)


def _read(*messages: Message) -> list[tuple[str, str]]:
    return [
        (item.get("role") or item["type"], item.get("content") or item.get("arguments") or item["output"])
        for item in read_marked(messages)
    ]


def test_messages_without_a_kind_are_read_as_they_are() -> None:
    assert _read(_message("Hello"), _message("Hi", role="assistant")) == [("user", "Hello"), ("assistant", "Hi")]


def test_a_note_speaks_as_the_developer() -> None:
    assert _read(_message("Today is\nMonday.", "note")) == [("developer", "Today is\nMonday.")]


def test_a_result_is_a_call_with_its_output() -> None:
    call, output = read_marked([_message('list_goals {"all": true}\n[]\n', "result")])
    assert (call["name"], call["arguments"], output["output"]) == ("list_goals", '{"all": true}', "[]\n")
    assert call["call_id"] == output["call_id"]


def test_results_on_record_belong_before_the_answer_they_were_used_in() -> None:
    read = _read(
        _message("Hello"),
        _message("You have none.", role="assistant"),
        _message("first {}\n1", "record"),
        _message("second {}\n2", "record"),
        _message("Thanks"),
    )
    assert read == [
        ("user", "Hello"),
        ("function_call", "{}"),
        ("function_call_output", "1"),
        ("function_call", "{}"),
        ("function_call_output", "2"),
        ("assistant", "You have none."),
        ("user", "Thanks"),
    ]
