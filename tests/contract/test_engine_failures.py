"""How every engine tells what went wrong, and what becomes of the next attempt."""

from typing import Any, Literal

import pytest

from bot.assistant.engine import FunctionOutput, UserMessage
from bot.playground.openai.server import OpenAIServer
from tests.contract.talk import ANSWER, HELLO, Listener, Talk, answer_in, calls_in, failure_in, text_of
from tests.contract.wire import Kind, engine_at, wire_of

AGAIN = UserMessage(text="And you?")


async def test_a_rate_limit_is_retryable_and_says_when(talk: Talk, server: OpenAIServer) -> None:
    server.fail_next(429, "rate_limit_exceeded", retry_after=7, path=talk.wire.path)
    failure = failure_in(await talk.tell(HELLO))
    assert (failure.code, failure.retryable, failure.retry_after) == ("rate_limit_exceeded", True, 7.0)


async def test_an_empty_account_is_not_retried(talk: Talk, server: OpenAIServer) -> None:
    server.fail_next(429, "insufficient_quota", path=talk.wire.path)
    assert not failure_in(await talk.tell(HELLO)).retryable


async def test_a_refused_key_is_neither_retried_nor_the_message_s_fault(talk: Talk, server: OpenAIServer) -> None:
    server.fail_next(401, "invalid_api_key", path=talk.wire.path)
    failure = failure_in(await talk.tell(HELLO))
    assert (failure.code, failure.retryable, failure.rejected) == ("invalid_api_key", False, False)


async def test_a_request_that_is_refused_as_such_is_rejected(talk: Talk, server: OpenAIServer) -> None:
    server.fail_next(400, "invalid_prompt", path=talk.wire.path)
    failure = failure_in(await talk.tell(HELLO))
    assert (failure.code, failure.retryable, failure.rejected) == ("invalid_prompt", False, True)


async def test_what_was_rejected_is_not_there_when_the_next_message_comes(
    talk: Talk, server: OpenAIServer, listener: Listener
) -> None:
    server.fail_next(400, "invalid_prompt", path=talk.wire.path)
    await talk.tell(HELLO)
    answer_in(await talk.tell(AGAIN))
    assert listener.last == [("user", "And you?")]


async def test_the_client_itself_never_repeats_a_request(talk: Talk, server: OpenAIServer) -> None:
    server.fail_next(500, path=talk.wire.path)
    before = len(server.requests)
    assert failure_in(await talk.tell(HELLO)).retryable
    made = [(request.method, request.path) for request in server.requests[before:]]
    assert len(made) == len(set(made))


@pytest.mark.parametrize("after", ["begun", "call", "text"])
async def test_a_stream_cut_anywhere_can_be_retried(
    talk: Talk, server: OpenAIServer, listener: Listener, after: Literal["begun", "call", "text"]
) -> None:
    server.cut_next_stream(getattr(talk.wire, after))
    assert failure_in(await talk.tell(HELLO)).retryable
    assert answer_in(await talk.tell(HELLO, retried=True)).text == ANSWER
    assert listener.last == [("user", "Hello Penny")]


async def test_a_cut_call_can_be_retried(talk: Talk, server: OpenAIServer, listener: Listener) -> None:
    listener.calls = ("list_goals",)
    server.cut_next_stream(talk.wire.call)
    assert failure_in(await talk.tell(HELLO)).retryable
    requested = calls_in(await talk.tell(HELLO, retried=True))
    output = FunctionOutput(call_id=requested.calls[0].call_id, output="[]")
    answer_in(await talk.tell(output, resume=True))


async def test_an_answer_that_was_kept_but_not_heard_comes_once(
    talk: Talk, server: OpenAIServer, listener: Listener
) -> None:
    server.fail_next(500, path=talk.wire.path, after_commit=True)
    assert failure_in(await talk.tell(HELLO)).retryable
    assert answer_in(await talk.tell(HELLO, retried=True)).text == ANSWER
    answer_in(await talk.tell(AGAIN))
    assert listener.last == [("user", "Hello Penny"), ("assistant", ANSWER), ("user", "And you?")]


@pytest.mark.parametrize("ending", ["error", "failed"])
async def test_a_failure_reported_in_the_stream_is_told(
    talk: Talk, server: OpenAIServer, ending: Literal["error", "failed"]
) -> None:
    endings: dict[str, Any] = {"error": "error", "failed": talk.wire.failed}
    server.end_next_stream(endings[ending])
    failure = failure_in(await talk.tell(HELLO))
    assert (failure.code, failure.retryable) == ("server_error", True)


async def test_an_answer_without_a_word_that_ran_out_of_room_is_a_failure(talk: Talk, server: OpenAIServer) -> None:
    server.end_next_stream(talk.wire.incomplete)
    failure = failure_in(await talk.tell(HELLO))
    assert (failure.code, failure.retryable) == ("max_output_tokens", False)


async def test_an_answer_that_ran_out_of_room_says_so(talk: Talk, server: OpenAIServer) -> None:
    server.end_next_stream(talk.wire.incomplete, after=talk.wire.text)
    events = await talk.tell(HELLO)
    completed = answer_in(events)
    assert completed.text == text_of(events)
    assert completed.text.startswith("Hello")
    assert completed.text != ANSWER


async def test_a_filtered_answer_is_rejected(talk: Talk, server: OpenAIServer) -> None:
    server.end_next_stream(talk.wire.incomplete, reason="content_filter")
    failure = failure_in(await talk.tell(HELLO))
    assert (failure.code, failure.retryable, failure.rejected) == ("content_filter", False, True)


async def test_a_server_that_is_away_is_a_retryable_failure(talk: Talk, server: OpenAIServer) -> None:
    await server.stop()
    failure = failure_in(await talk.tell(HELLO))
    assert (failure.code, failure.retryable) == ("connection", True)


@pytest.mark.parametrize("kind", ["conversation", "local", "assistants"])
async def test_a_response_that_takes_too_long_is_a_retryable_failure(
    server: OpenAIServer, url: str, kind: Kind
) -> None:
    gate = server.gate(wire_of(kind).last)
    engine = engine_at(url, kind, total_seconds=0.2)
    failure = failure_in(await Talk(engine, wire_of(kind)).tell(HELLO))
    gate.release()
    await engine.close()
    assert (failure.code, failure.retryable) == ("timeout", True)
