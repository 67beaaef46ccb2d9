"""What the responses engine does with remote conversations that are not what they should be."""

import pytest

from bot.assistant.engine import FunctionOutput, Note, RemoteThread, UserMessage
from bot.playground.openai.server import OpenAIServer
from bot.playground.planner.moves import Call
from tests.contract.talk import ANSWER, HELLO, Listener, Talk, answer_in, calls_in, failure_in

AGAIN = UserMessage(text="And you?")
ITEMS = "/v1/conversations/*/items"


async def test_a_remote_conversation_is_opened_once_with_its_metadata(remote: Talk, server: OpenAIServer) -> None:
    await remote.tell(HELLO)
    await remote.tell(AGAIN)
    (conversation,) = server.conversations.all()
    assert remote.opened == [remote.thread]
    assert remote.thread.remote_id == conversation.id
    assert conversation.metadata == {"team": "T1", "channel": "C1"}


async def test_a_remote_conversation_is_told_only_what_is_new(remote: Talk, server: OpenAIServer) -> None:
    await remote.tell(HELLO)
    await remote.tell(AGAIN)
    assert [len(list(body["input"])) for body in server.bodies()] == [1, 1]  # pyright: ignore[reportArgumentType]


async def test_a_response_that_was_kept_is_taken_up_instead_of_asked_for_again(
    remote: Talk, server: OpenAIServer
) -> None:
    await remote.tell(HELLO)
    server.fail_next(500, after_commit=True)
    assert failure_in(await remote.tell(AGAIN)).retryable
    assert answer_in(await remote.tell(AGAIN, retried=True)).text == ANSWER
    assert len(server.bodies()) == 2


async def test_a_call_that_was_kept_is_taken_up_instead_of_asked_for_again(remote: Talk, server: OpenAIServer) -> None:
    server.script((Call("list_goals", {}),))
    server.fail_next(500, after_commit=True)
    await remote.tell(HELLO)
    (call,) = calls_in(await remote.tell(HELLO, retried=True)).calls
    answer_in(await remote.tell(FunctionOutput(call_id=call.call_id, output="[]"), resume=True))
    assert len(server.bodies()) == 2


async def test_the_same_words_said_twice_are_told_twice(remote: Talk, server: OpenAIServer) -> None:
    await remote.tell(HELLO)
    await remote.tell(HELLO, retried=True)
    assert len(server.bodies()) == 2
    assert [item["type"] for item in server.conversations.all()[0].items] == ["message"] * 4


async def test_a_busy_conversation_is_a_retryable_failure_and_nobodys_fault(remote: Talk, server: OpenAIServer) -> None:
    await remote.tell(HELLO)
    server.lock_next()
    failure = failure_in(await remote.tell(AGAIN))
    assert (failure.code, failure.retryable, failure.rejected) == ("conversation_locked", True, False)
    assert server.bodies(f"/v1/conversations/{remote.thread.remote_id}/items", "GET") == []
    answer_in(await remote.tell(AGAIN, retried=True))


@pytest.mark.parametrize("retried", [True, False])
async def test_a_deleted_conversation_is_rebuilt_with_all_that_was_said(
    remote: Talk, server: OpenAIServer, listener: Listener, retried: bool
) -> None:
    await remote.tell(HELLO)
    server.forget(remote.thread.remote_id or "")
    answer_in(await remote.tell(AGAIN, retried=retried))
    assert remote.thread.generation == 1
    assert [told[0] for told in listener.last] == ["user", "assistant", "user"]


async def test_an_output_without_its_call_has_the_conversation_rebuilt(remote: Talk, server: OpenAIServer) -> None:
    server.script((Call("list_goals", {}),))
    (call,) = calls_in(await remote.tell(HELLO)).calls
    server.conversations.all()[0].items.pop()
    answer_in(await remote.tell(FunctionOutput(call_id=call.call_id, output="[]"), resume=True))
    assert remote.thread.generation == 1


async def test_a_call_that_the_journal_left_without_an_output_is_answered_for_it(
    remote: Talk, server: OpenAIServer, listener: Listener
) -> None:
    server.script((Call("list_goals", {}),))
    (call,) = calls_in(await remote.tell(HELLO)).calls
    answer_in(await remote.tell(AGAIN))
    assert listener.last[1:] == [
        ("function_call", call.call_id),
        ("function_call_output", call.call_id),
        ("user", "And you?"),
    ]
    assert remote.thread.generation == 0


async def test_an_output_that_the_journal_has_no_call_for_is_not_told(remote: Talk, listener: Listener) -> None:
    answer_in(await remote.tell(FunctionOutput(call_id="call_1", output="[]"), HELLO))
    assert listener.last == [("user", "Hello Penny")]


async def test_a_conversation_refused_for_a_reason_nobody_can_see_is_rebuilt(
    remote: Talk, server: OpenAIServer, listener: Listener
) -> None:
    await remote.tell(HELLO)
    server.fail_next(400)
    answer_in(await remote.tell(AGAIN))
    assert remote.thread.generation == 1
    assert [told[0] for told in listener.last] == ["user", "assistant", "user"]


async def test_what_is_refused_in_a_new_conversation_too_is_rejected(remote: Talk, server: OpenAIServer) -> None:
    await remote.tell(HELLO)
    for _ in range(3):
        server.fail_next(400)
    assert failure_in(await remote.tell(AGAIN)).rejected
    assert len(server.bodies()) == 3


async def test_words_that_are_refused_by_name_do_not_cost_the_conversation(remote: Talk, server: OpenAIServer) -> None:
    await remote.tell(HELLO)
    server.fail_next(400, "invalid_prompt")
    assert failure_in(await remote.tell(AGAIN)).rejected
    assert remote.thread.generation == 0


async def test_a_conversation_that_is_too_long_is_told_at_once(remote: Talk, server: OpenAIServer) -> None:
    await remote.tell(HELLO)
    asked = len(server.requests)
    server.fail_next(400, "context_length_exceeded")
    failure = failure_in(await remote.tell(AGAIN))
    assert (failure.code, failure.rejected) == ("context_length_exceeded", True)
    assert len(server.requests) == asked + 1


@pytest.mark.parametrize("retried", [True, False])
async def test_a_lookup_that_fails_is_a_retryable_failure(remote: Talk, server: OpenAIServer, retried: bool) -> None:
    await remote.tell(HELLO)
    server.fail_next(400, "invalid_prompt")
    server.fail_next(503, path=ITEMS, method="GET")
    failure = failure_in(await remote.tell(AGAIN, retried=retried))
    assert (failure.code, failure.retryable, failure.rejected) == ("http_503", True, False)


async def test_a_conversation_that_cannot_be_opened_is_never_the_messages_fault(
    remote: Talk, server: OpenAIServer
) -> None:
    server.fail_next(400, "invalid_value", path="/v1/conversations")
    failure = failure_in(await remote.tell(HELLO))
    assert (failure.code, failure.retryable, failure.rejected) == ("invalid_value", False, False)


async def test_a_long_conversation_is_compared_page_by_page(remote: Talk, server: OpenAIServer) -> None:
    await remote.tell(*[Note(text=f"Note {number}") for number in range(130)], HELLO)
    await remote.tell(AGAIN, retried=True)
    assert remote.thread.generation == 0
    assert len(server.bodies(f"/v1/conversations/{remote.thread.remote_id}/items", "GET")) == 2


async def test_a_conversation_too_long_to_compare_is_rebuilt(remote: Talk, server: OpenAIServer) -> None:
    await remote.tell(HELLO)
    kept = server.conversations.all()[0].items
    kept += [{**kept[0], "id": f"msg_{number}"} for number in range(1200)]
    answer_in(await remote.tell(AGAIN, retried=True))
    assert remote.thread.generation == 1
    assert len(server.bodies(f"/v1/conversations/{remote.opened[0].remote_id}/items", "GET")) <= 11


async def test_a_thread_made_anew_is_told_everything(remote: Talk, listener: Listener) -> None:
    await remote.tell(HELLO)
    remote.thread = RemoteThread(None, 5)
    answer_in(await remote.tell(AGAIN))
    assert remote.thread.generation == 5
    assert [told[0] for told in listener.last] == ["user", "assistant", "user"]
