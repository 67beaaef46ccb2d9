"""What the responses engine does with remote conversations that are not what they should be."""

import pytest

from bot.assistant.engine import (
    FunctionOutput,
    Note,
    RunCompleted,
    ToolCallsRequested,
    UserMessage,
)
from bot.playground.openai.server import OpenAIServer
from bot.playground.planner.moves import Call
from tests.contract.talk import HELLO, Listener, Talk, failure_in


async def test_a_remote_conversation_is_opened_once_with_its_metadata(remote: Talk, server: OpenAIServer) -> None:
    await remote.tell(HELLO)
    await remote.tell(UserMessage(text="And you?"))
    (conversation,) = server.conversations.all()
    assert remote.opened == [remote.thread]
    assert remote.thread.remote_id == conversation.id
    assert conversation.metadata == {"team": "T1", "channel": "C1"}


async def test_a_remote_conversation_is_told_only_what_is_new(remote: Talk, server: OpenAIServer) -> None:
    await remote.tell(HELLO)
    await remote.tell(UserMessage(text="And you?"))
    assert [len(list(body["input"])) for body in server.bodies()] == [1, 1]  # pyright: ignore[reportArgumentType]


async def test_a_response_that_was_kept_is_taken_up_instead_of_asked_for_again(
    remote: Talk, server: OpenAIServer
) -> None:
    await remote.tell(HELLO)
    server.fail_next(500, after_commit=True)
    again = UserMessage(text="And you?")
    assert failure_in(await remote.tell(again)).retryable
    completed = (await remote.tell(again, retried=True))[-1]
    assert isinstance(completed, RunCompleted)
    assert completed.text == "Hello, good to see you."
    assert len(server.bodies()) == 2


async def test_a_call_that_was_kept_is_taken_up_instead_of_asked_for_again(remote: Talk, server: OpenAIServer) -> None:
    server.script((Call("list_goals", {}),))
    server.fail_next(500, after_commit=True)
    await remote.tell(HELLO)
    requested = (await remote.tell(HELLO, retried=True))[-1]
    assert isinstance(requested, ToolCallsRequested)
    output = FunctionOutput(call_id=requested.calls[0].call_id, output="[]")
    assert isinstance((await remote.tell(output, resume=True))[-1], RunCompleted)
    assert len(server.bodies()) == 2


async def test_the_same_words_said_twice_are_told_twice(remote: Talk, server: OpenAIServer) -> None:
    await remote.tell(HELLO)
    await remote.tell(HELLO, retried=True)
    assert len(server.bodies()) == 2
    assert [item["type"] for item in server.conversations.all()[0].items] == ["message"] * 4


async def test_a_busy_conversation_is_a_retryable_failure(remote: Talk, server: OpenAIServer) -> None:
    await remote.tell(HELLO)
    server.conversations.all()[0].locked = True
    failure = failure_in(await remote.tell(HELLO))
    assert (failure.code, failure.retryable) == ("conversation_locked", True)


async def test_a_deleted_conversation_is_rebuilt_with_all_that_was_said(
    remote: Talk, server: OpenAIServer, listener: Listener
) -> None:
    await remote.tell(HELLO)
    server.conversations.delete(server.conversations.all()[0].id)
    completed = (await remote.tell(UserMessage(text="And you?")))[-1]
    assert isinstance(completed, RunCompleted)
    assert remote.thread.generation == 1
    assert [told[0] for told in listener.last] == ["user", "assistant", "user"]


@pytest.mark.parametrize("retried", [True, False])
async def test_a_conversation_with_a_call_nobody_knows_is_rebuilt(
    remote: Talk, server: OpenAIServer, listener: Listener, retried: bool
) -> None:
    server.script((Call("list_goals", {}),))
    server.fail_next(500, after_commit=True)
    await remote.tell(HELLO)
    completed = (await remote.tell(HELLO, UserMessage(text="Are you there?"), retried=retried))[-1]
    assert isinstance(completed, RunCompleted)
    assert remote.thread.generation == 1
    assert listener.last == [("user", "Hello Penny"), ("user", "Are you there?")]


async def test_an_output_without_its_call_has_the_conversation_rebuilt(remote: Talk, server: OpenAIServer) -> None:
    server.script((Call("list_goals", {}),))
    requested = (await remote.tell(HELLO))[-1]
    assert isinstance(requested, ToolCallsRequested)
    server.conversations.all()[0].items.pop()
    output = FunctionOutput(call_id=requested.calls[0].call_id, output="[]")
    assert isinstance((await remote.tell(output, resume=True))[-1], RunCompleted)
    assert remote.thread.generation == 1


async def test_a_long_conversation_is_compared_page_by_page(remote: Talk, server: OpenAIServer) -> None:
    await remote.tell(*[Note(text=f"Note {number}") for number in range(130)], HELLO)
    await remote.tell(UserMessage(text="And you?"), retried=True)
    assert remote.thread.generation == 0
    assert len(server.bodies(f"/v1/conversations/{remote.thread.remote_id}/items", "GET")) == 2
