"""What every engine does, in each of its states, against the loopback model server."""

from typing import Any

import pytest

from bot.assistant.engine import (
    AssistantMessage,
    FunctionCall,
    FunctionOutput,
    Note,
    RunCompleted,
    ToolCallsRequested,
    UserMessage,
)
from bot.assistant.engines.responses import ResponsesEngine
from bot.playground.openai.server import OpenAIServer
from bot.playground.planner.moves import Call
from tests.contract.talk import HELLO, INSTRUCTIONS, TOOL, Listener, Talk, engine_at, failure_in, text_of
from tools.toolkit.tool import ToolCall


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


async def test_a_model_without_encrypted_reasoning_is_told_without_it_from_then_on(
    url: str, server: OpenAIServer
) -> None:
    engine = engine_at(url, "local")
    talk = Talk(engine)
    server.fail_next(400)
    assert text_of(await talk.tell(HELLO)) == "Hello, good to see you."
    assert text_of(await talk.tell(UserMessage(text="And you?"))) == "Hello, good to see you."
    await engine.close()
    assert ["include" in body for body in server.bodies()] == [True, False, False]
