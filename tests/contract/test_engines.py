"""What every engine does, in each of its states, against the loopback model server."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest

from bot.assistant.engine import (
    AssistantMessage,
    FunctionCall,
    FunctionOutput,
    Note,
    RunCompleted,
    RunFailed,
    ToolCallsRequested,
    UserMessage,
)
from bot.assistant.engines.responses import ResponsesEngine
from bot.playground.openai.server import OpenAIServer
from bot.playground.planner.moves import Call, Move, Say, WireItem, WireTool
from tests.contract.talk import INSTRUCTIONS, TOOL, Talk, text_of
from tools.toolkit.tool import ToolCall

HELLO = UserMessage(text="Hello Penny")


class Listener:
    """A planner that says one thing and remembers what it was told."""

    def __init__(self) -> None:
        self.heard: list[list[dict[str, Any]]] = []

    def __call__(self, items: Sequence[WireItem], tools: Sequence[WireTool]) -> Move:
        self.heard.append([dict(item) for item in items])
        return Say("Hello, good to see you.")

    @property
    def last(self) -> list[tuple[str, str]]:
        """What the latest request amounted to, item by item: who or what, and the words or the call id."""
        return [_told(item) for item in self.heard[-1]]


def _told(item: dict[str, Any]) -> tuple[str, str]:
    if item["type"] == "message":
        return item["role"], item["content"][0]["text"]
    return item["type"], item["call_id"]


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
async def server(listener: Listener) -> AsyncIterator[OpenAIServer]:
    server = OpenAIServer(planner=listener)
    yield server
    await server.stop()


@pytest.fixture
async def url(server: OpenAIServer) -> str:
    return await server.start()


@pytest.fixture(params=["conversation", "local"])
async def talk(request: pytest.FixtureRequest, url: str) -> AsyncIterator[Talk]:
    engine = engine_at(url, request.param)
    yield Talk(engine)
    await engine.close()


@pytest.fixture
async def remote(url: str) -> AsyncIterator[Talk]:
    engine = engine_at(url, "conversation")
    yield Talk(engine)
    await engine.close()


def engine_at(url: str, state: Any) -> ResponsesEngine:
    return ResponsesEngine(api_key="sk-test", base_url=url, model="test", state=state, read_seconds=2.0)


def failure_in(events: Sequence[object]) -> RunFailed:
    (failure,) = [event for event in events if isinstance(event, RunFailed)]
    return failure


async def test_an_answer_is_streamed_and_then_completed(talk: Talk) -> None:
    events = await talk.tell(HELLO)
    assert text_of(events) == "Hello, good to see you."
    assert isinstance(events[-1], RunCompleted)
    assert events[-1].text == "Hello, good to see you."
    assert events[-1].items == (AssistantMessage(text="Hello, good to see you."),)
    assert events[-1].usage.input_tokens > 0
    assert events[-1].usage.output_tokens > 0


async def test_the_name_and_the_endpoint_tell_where_a_conversation_is_kept(talk: Talk, url: str) -> None:
    assert talk.engine.name in ("responses/conversation", "responses/local")
    assert talk.engine.endpoint == url


async def test_instructions_and_tools_come_with_every_request(talk: Talk, server: OpenAIServer) -> None:
    await talk.tell(HELLO)
    await talk.tell(UserMessage(text="And you?"))
    for body in server.bodies():
        assert body["instructions"] == INSTRUCTIONS
        assert body["tools"] == [TOOL]
        assert body["stream"] is True
        assert body["parallel_tool_calls"] is False
        assert body["safety_identifier"] == "a" * 64
        assert body["prompt_cache_key"] == "penny-T1"


async def test_the_model_knows_what_was_said_before(talk: Talk, listener: Listener) -> None:
    await talk.tell(Note(text="Today is Monday."), HELLO)
    await talk.tell(UserMessage(text="And you?"))
    assert listener.last == [
        ("developer", "Today is Monday."),
        ("user", "Hello Penny"),
        ("assistant", "Hello, good to see you."),
        ("user", "And you?"),
    ]


async def test_a_call_is_requested_and_its_output_resumes_the_run(
    talk: Talk, server: OpenAIServer, listener: Listener
) -> None:
    server.script((Call("list_goals", {}),))
    requested = (await talk.tell(HELLO))[-1]
    assert isinstance(requested, ToolCallsRequested)
    (call,) = requested.calls
    assert call == ToolCall(call.call_id, "list_goals", "{}")
    assert requested.items == (FunctionCall(call_id=call.call_id, name="list_goals", arguments="{}"),)

    completed = (await talk.tell(FunctionOutput(call_id=call.call_id, output="[]"), resume=True))[-1]
    assert isinstance(completed, RunCompleted)
    assert listener.last == [
        ("user", "Hello Penny"),
        ("function_call", call.call_id),
        ("function_call_output", call.call_id),
    ]


async def test_several_calls_in_one_response_are_all_requested(talk: Talk, server: OpenAIServer) -> None:
    server.script((Call("list_goals", {}), Call("list_goals", {})))
    requested = (await talk.tell(HELLO))[-1]
    assert isinstance(requested, ToolCallsRequested)
    outputs = [FunctionOutput(call_id=call.call_id, output="[]") for call in requested.calls]
    assert len(outputs) == 2
    assert isinstance((await talk.tell(*outputs, resume=True))[-1], RunCompleted)


async def test_arguments_that_are_no_json_are_passed_on_as_they_are(talk: Talk, server: OpenAIServer) -> None:
    server.script((Call("list_goals", {"name": "House"}),))
    server.break_next_arguments()
    requested = (await talk.tell(HELLO))[-1]
    assert isinstance(requested, ToolCallsRequested)
    assert requested.calls[0].arguments == '{"name": "House'


async def test_a_rate_limit_is_retryable_and_says_when(talk: Talk, server: OpenAIServer) -> None:
    server.fail_next(429, "rate_limit_exceeded", retry_after=7)
    failure = failure_in(await talk.tell(HELLO))
    assert (failure.code, failure.retryable, failure.retry_after) == ("rate_limit_exceeded", True, 7.0)


async def test_an_empty_account_is_not_retried(talk: Talk, server: OpenAIServer) -> None:
    server.fail_next(429, "insufficient_quota")
    assert not failure_in(await talk.tell(HELLO)).retryable


async def test_a_refused_key_is_neither_retried_nor_the_message_s_fault(talk: Talk, server: OpenAIServer) -> None:
    server.fail_next(401, "invalid_api_key")
    failure = failure_in(await talk.tell(HELLO))
    assert (failure.code, failure.retryable, failure.rejected) == ("invalid_api_key", False, False)


async def test_a_request_that_is_refused_as_such_is_rejected(talk: Talk, server: OpenAIServer) -> None:
    server.fail_next(400, "invalid_prompt")
    failure = failure_in(await talk.tell(HELLO))
    assert (failure.code, failure.retryable, failure.rejected) == ("invalid_prompt", False, True)


async def test_the_client_itself_never_repeats_a_request(talk: Talk, server: OpenAIServer) -> None:
    server.fail_next(500)
    assert failure_in(await talk.tell(HELLO)).retryable
    assert len(server.bodies()) == 1


@pytest.mark.parametrize("after", ["response.created", "response.output_item.added", "response.output_text.delta"])
async def test_a_stream_cut_anywhere_can_be_retried(talk: Talk, server: OpenAIServer, after: str) -> None:
    server.cut_next_stream(after)
    assert failure_in(await talk.tell(HELLO)).retryable
    assert isinstance((await talk.tell(HELLO, retried=True))[-1], RunCompleted)


async def test_a_cut_call_can_be_retried(talk: Talk, server: OpenAIServer) -> None:
    server.script((Call("list_goals", {}),), (Call("list_goals", {}),))
    server.cut_next_stream("response.output_item.added")
    assert failure_in(await talk.tell(HELLO)).retryable
    requested = (await talk.tell(HELLO, retried=True))[-1]
    assert isinstance(requested, ToolCallsRequested)
    output = FunctionOutput(call_id=requested.calls[0].call_id, output="[]")
    assert isinstance((await talk.tell(output, resume=True))[-1], RunCompleted)


@pytest.mark.parametrize("ending", ["error", "response.failed"])
async def test_a_failure_reported_in_the_stream_is_told(talk: Talk, server: OpenAIServer, ending: Any) -> None:
    server.end_next_stream(ending)
    failure = failure_in(await talk.tell(HELLO))
    assert (failure.code, failure.retryable) == ("server_error", True)


async def test_an_incomplete_response_is_a_failure(talk: Talk, server: OpenAIServer) -> None:
    server.end_next_stream("response.incomplete")
    failure = failure_in(await talk.tell(HELLO))
    assert (failure.code, failure.retryable) == ("max_output_tokens", False)


async def test_a_server_that_is_away_is_a_retryable_failure(talk: Talk, server: OpenAIServer) -> None:
    await server.stop()
    failure = failure_in(await talk.tell(HELLO))
    assert (failure.code, failure.retryable) == ("connection", True)


async def test_a_response_that_takes_too_long_is_a_retryable_failure(server: OpenAIServer, url: str) -> None:
    gate = server.gate("response.completed")
    engine = ResponsesEngine(api_key="sk-test", base_url=url, model="test", state="local", total_seconds=0.2)
    failure = failure_in(await Talk(engine).tell(HELLO))
    gate.release()
    await engine.close()
    assert (failure.code, failure.retryable) == ("timeout", True)


async def test_local_state_stores_nothing_at_the_provider(server: OpenAIServer, url: str) -> None:
    engine = engine_at(url, "local")
    await Talk(engine).tell(HELLO)
    await engine.close()
    (body,) = server.bodies()
    assert body["store"] is False
    assert "conversation" not in body
    assert server.conversations.all() == ()


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
