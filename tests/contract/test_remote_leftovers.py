"""What a stopped, broken or refused attempt leaves in a remote conversation goes before the next one."""

import pytest

from bot.assistant.engine import AssistantMessage, Note, RemoteThread, ThreadOpened, UserMessage
from bot.playground.openai.server import OpenAIServer
from bot.playground.planner.moves import Call
from bot.words.conversation import CUT_SHORT
from tests.contract.talk import ANSWER, HELLO, Listener, Talk, answer_in, calls_in, failure_in

AGAIN = UserMessage(text="And you?")
NEWER = UserMessage(text="Never mind.")
ITEM = "/v1/conversations/*/items/*"
ITEMS = "/v1/conversations/*/items"


def deletions(server: OpenAIServer) -> int:
    return len([request for request in server.requests if request.method == "DELETE"])


def kept(server: OpenAIServer) -> list[str]:
    """What the newest remote conversation holds: each message's text, or the kind of each other item."""
    items = server.conversations.all()[-1].items
    return [item["content"][0]["text"] if item["type"] == "message" else item["type"] for item in items]


@pytest.fixture
async def stopped(remote: Talk, server: OpenAIServer) -> Talk:
    """A conversation whose second answer was stopped in the middle, while the provider finished and kept it."""
    await remote.tell(HELLO)
    server.faults.linger = True
    gate = server.gate("response.output_text.delta", skip=1)
    await remote.break_off(AGAIN)
    await server.idle()
    gate.release()
    assert kept(server) == ["Hello Penny", ANSWER, "And you?", ANSWER]
    return remote


async def test_an_answer_that_was_stopped_goes_and_both_messages_are_told(
    stopped: Talk, server: OpenAIServer, listener: Listener
) -> None:
    answer_in(await stopped.tell(AGAIN, NEWER, retried=True))
    assert listener.last == [
        ("user", "Hello Penny"),
        ("assistant", ANSWER),
        ("user", "And you?"),
        ("user", "Never mind."),
    ]
    assert (stopped.thread.generation, deletions(server)) == (0, 2)


async def test_an_answer_that_was_kept_in_part_goes_too(stopped: Talk, server: OpenAIServer) -> None:
    server.conversations.all()[0].items[-1]["status"] = "incomplete"
    answer_in(await stopped.tell(AGAIN, retried=True))
    assert kept(server) == ["Hello Penny", ANSWER, "And you?", ANSWER]
    assert deletions(server) == 2


async def test_a_message_that_was_kept_without_an_answer_goes_too(stopped: Talk, server: OpenAIServer) -> None:
    server.conversations.all()[0].items.pop()
    answer_in(await stopped.tell(AGAIN, retried=True))
    assert kept(server) == ["Hello Penny", ANSWER, "And you?", ANSWER]
    assert deletions(server) == 1


@pytest.mark.parametrize("retried", [True, False])
async def test_a_call_that_nobody_knows_goes(
    remote: Talk, server: OpenAIServer, listener: Listener, retried: bool
) -> None:
    server.script((Call("list_goals", {}),))
    server.fail_next(500, after_commit=True)
    await remote.tell(HELLO)
    answer_in(await remote.tell(HELLO, AGAIN, retried=retried))
    assert listener.last == [("user", "Hello Penny"), ("user", "And you?")]
    assert remote.thread.generation == 0


async def test_what_is_gone_already_is_no_trouble(stopped: Talk, server: OpenAIServer) -> None:
    server.fail_next(404, path=ITEM, method="DELETE")
    answer_in(await stopped.tell(AGAIN, NEWER, retried=True))
    assert deletions(server) == 2


async def test_what_cannot_be_deleted_now_is_deleted_next_time(stopped: Talk, server: OpenAIServer) -> None:
    server.fail_next(503, path=ITEM, method="DELETE")
    failure = failure_in(await stopped.tell(AGAIN, NEWER, retried=True))
    assert (failure.retryable, failure.rejected) == (True, False)
    answer_in(await stopped.tell(AGAIN, NEWER, retried=True))
    assert kept(server) == ["Hello Penny", ANSWER, "And you?", "Never mind.", ANSWER]


async def test_what_may_not_be_deleted_has_the_conversation_rebuilt(stopped: Talk, server: OpenAIServer) -> None:
    server.fail_next(403, path=ITEM, method="DELETE")
    answer_in(await stopped.tell(AGAIN, NEWER, retried=True))
    assert stopped.thread.generation == 1
    assert kept(server) == ["Hello Penny", ANSWER, "And you?", "Never mind.", ANSWER]


async def test_too_much_to_delete_has_the_conversation_rebuilt(remote: Talk, server: OpenAIServer) -> None:
    await remote.tell(HELLO)
    server.fail_next(500, after_commit=True)
    await remote.tell(*[Note(text=f"Note {number}") for number in range(30)])
    answer_in(await remote.tell(AGAIN, retried=True))
    assert (remote.thread.generation, deletions(server)) == (1, 0)


async def test_an_answer_cut_short_is_in_the_remote_conversation_as_the_user_read_it(
    remote: Talk, server: OpenAIServer, listener: Listener
) -> None:
    await remote.tell(HELLO)
    server.end_next_stream("response.incomplete", after="response.output_text.delta")
    completed = answer_in(await remote.tell(AGAIN))
    assert completed.items == (AssistantMessage(text="Hello,"), AssistantMessage(text=CUT_SHORT))
    assert kept(server) == ["Hello Penny", ANSWER, "And you?", "Hello,", CUT_SHORT]
    answer_in(await remote.tell(UserMessage(text="Go on."), retried=True))
    assert remote.thread.generation == 0
    assert listener.last[-2:] == [("assistant", CUT_SHORT), ("user", "Go on.")]


async def test_an_answer_cut_short_that_cannot_be_kept_is_asked_for_again(remote: Talk, server: OpenAIServer) -> None:
    server.end_next_stream("response.incomplete", after="response.output_text.delta")
    server.fail_next(503, path=ITEMS, method="POST")
    assert failure_in(await remote.tell(HELLO)).retryable
    assert answer_in(await remote.tell(HELLO, retried=True)).text == ANSWER


async def test_what_was_filtered_is_gone_before_the_next_message(
    remote: Talk, server: OpenAIServer, listener: Listener
) -> None:
    await remote.tell(HELLO)
    leave_behind(server, "Something awful")
    server.end_next_stream("response.incomplete", reason="content_filter")
    assert failure_in(await remote.tell(UserMessage(text="Something awful"))).rejected
    answer_in(await remote.tell(AGAIN))
    assert [told for told in listener.last if told[0] == "user"] == [("user", "Hello Penny"), ("user", "And you?")]
    assert remote.thread.generation == 0


async def test_what_was_filtered_and_cannot_be_removed_has_the_conversation_made_anew(
    remote: Talk, server: OpenAIServer, listener: Listener
) -> None:
    await remote.tell(HELLO)
    server.end_next_stream("response.incomplete", reason="content_filter")
    server.fail_next(503, path=ITEMS, method="GET")
    events = await remote.tell(UserMessage(text="Something awful"))
    assert failure_in(events).rejected
    assert events[0] == ThreadOpened(RemoteThread(None, 1))
    answer_in(await remote.tell(AGAIN))
    assert [told[0] for told in listener.last] == ["user", "assistant", "user"]


async def test_a_call_after_a_stop_is_the_new_ones(stopped: Talk, server: OpenAIServer) -> None:
    server.script((Call("list_goals", {}),))
    (call,) = calls_in(await stopped.tell(AGAIN, NEWER, retried=True)).calls
    assert [item["call_id"] for item in server.conversations.all()[0].items if "call_id" in item] == [call.call_id]


def leave_behind(server: OpenAIServer, text: str) -> None:
    """Make the conversation hold a message that was refused, as a provider may that keeps the input."""
    items = server.conversations.all()[0].items
    items.append({**items[0], "id": "msg_refused", "content": [{"type": "input_text", "text": text}]})
