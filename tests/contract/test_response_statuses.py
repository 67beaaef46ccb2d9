"""What each status and each event of a response leads to: the rows of the table in the engines' README."""

from collections.abc import AsyncIterator

import pytest

from bot.assistant.engine import AssistantMessage, FunctionCall, Usage
from bot.words.conversation import CUT_SHORT
from tests.contract.scripted import (
    Event,
    ScriptedProvider,
    added,
    call,
    delta,
    done,
    end,
    failed,
    incomplete,
    message,
    progress,
    refusal,
)
from tests.contract.talk import HELLO, Talk, answer_in, calls_in, failure_in, talk_with, text_of


@pytest.fixture
async def provider() -> AsyncIterator[ScriptedProvider]:
    provider = ScriptedProvider()
    yield provider
    await provider.stop()


@pytest.fixture
async def talk(provider: ScriptedProvider) -> AsyncIterator[Talk]:
    async with talk_with(await provider.start(), "local") as talk:
        yield talk


ANSWERS = [
    pytest.param([progress("created"), delta("Hi."), end("completed", message("Hi."))], "Hi.", id="completed"),
    pytest.param(
        [progress("created"), progress("queued"), progress("in_progress"), delta("Hi."), end("completed")],
        "Hi.",
        id="queued and in_progress, and no items at all",
    ),
    pytest.param([done(message("Hi.")), end("completed")], "Hi.", id="items left out of the closing event"),
    pytest.param([delta("No.", "refusal"), end("completed", refusal("No."))], "No.", id="refusal"),
    pytest.param([end("completed")], "", id="completed without a word"),
    pytest.param(
        [{"type": "response.something_new", "delta": "?"}, end("completed", message("Hi."))], "Hi.", id="unknown event"
    ),
    pytest.param(
        [delta("Well, "), incomplete("max_output_tokens", message("Well, ", "incomplete"))],
        f"Well, \n\n{CUT_SHORT}",
        id="incomplete with some text",
    ),
    pytest.param(
        [delta("Well, "), incomplete("max_output_tokens")],
        f"Well, \n\n{CUT_SHORT}",
        id="incomplete, the text left out of the closing event",
    ),
    pytest.param(
        [incomplete("max_messages", message("Well, ", "incomplete"))],
        f"Well, \n\n{CUT_SHORT}",
        id="incomplete for another reason, with some text",
    ),
]


@pytest.mark.parametrize(("events", "text"), ANSWERS)
async def test_an_answer(talk: Talk, provider: ScriptedProvider, events: list[Event], text: str) -> None:
    provider.play(*events)
    assert answer_in(await talk.tell(HELLO)).text == text


FAILURES = [
    pytest.param([failed("server_error")], "server_error", True, False, id="failed: may pass"),
    pytest.param([failed("rate_limit_exceeded")], "rate_limit_exceeded", True, False, id="failed: too fast"),
    pytest.param([failed("invalid_prompt")], "invalid_prompt", False, True, id="failed: refused"),
    pytest.param([failed("context_length_exceeded")], "context_length_exceeded", False, True, id="failed: too long"),
    pytest.param(
        [failed("server_error", "Context size has been exceeded.")],
        "context_length_exceeded",
        False,
        True,
        id="failed: too long, in words",
    ),
    pytest.param([failed("data_residency_mismatch")], "data_residency_mismatch", False, False, id="failed: stays"),
    pytest.param([end("failed")], "server_error", True, False, id="failed without an error"),
    pytest.param([end("cancelled")], "cancelled", True, False, id="cancelled"),
    pytest.param(
        [{"type": "response.failed", "response": end("cancelled")["response"]}],
        "cancelled",
        True,
        False,
        id="a closing event of another type",
    ),
    pytest.param(
        [{"type": "error", "code": "server_error", "message": "", "param": None}],
        "server_error",
        True,
        False,
        id="error event",
    ),
    pytest.param(
        [{"type": "error", "code": "insufficient_quota", "message": "", "param": None}],
        "insufficient_quota",
        False,
        False,
        id="error event: no credit",
    ),
    pytest.param(
        [{"type": "error", "error": {"code": 429, "message": "Slow down.", "type": "rate_limit"}}],
        "http_429",
        True,
        False,
        id="error event, nested",
    ),
    pytest.param([progress("created"), delta("Well")], "stream_cut", True, False, id="no closing event"),
    pytest.param([], "stream_cut", True, False, id="no event at all"),
    pytest.param([incomplete("max_output_tokens")], "max_output_tokens", False, False, id="incomplete before a word"),
    pytest.param([incomplete(None)], "incomplete", True, False, id="incomplete without a reason or a word"),
    pytest.param(
        [delta("Well"), incomplete("content_filter", message("Well"))],
        "content_filter",
        False,
        True,
        id="incomplete: filtered",
    ),
    pytest.param(
        [incomplete("max_output_tokens", message("Let me see."), call("incomplete", '{"na'))],
        "max_output_tokens",
        True,
        False,
        id="incomplete in a call",
    ),
    pytest.param(
        [added(call("in_progress", "")), incomplete("max_output_tokens")],
        "max_output_tokens",
        True,
        False,
        id="incomplete in a call that is left out of the closing event",
    ),
    pytest.param(
        [incomplete("max_output_tokens", call())],
        "max_output_tokens",
        True,
        False,
        id="incomplete behind a call: others may be missing",
    ),
]


@pytest.mark.parametrize(("events", "code", "retryable", "rejected"), FAILURES)
async def test_a_failure(
    talk: Talk, provider: ScriptedProvider, events: list[Event], code: str, retryable: bool, rejected: bool
) -> None:
    provider.play(*events)
    failure = failure_in(await talk.tell(HELLO))
    assert (failure.code, failure.retryable, failure.rejected) == (code, retryable, rejected)


async def test_calls(talk: Talk, provider: ScriptedProvider) -> None:
    provider.play(added(call("in_progress", "")), end("completed", message("Let me see."), call()))
    requested = calls_in(await talk.tell(HELLO))
    assert [wanted.call_id for wanted in requested.calls] == ["call_1"]
    assert requested.items == (
        AssistantMessage(text="Let me see."),
        FunctionCall(call_id="call_1", name="list_goals", arguments="{}"),
    )


async def test_what_is_streamed_of_an_answer_cut_short_is_what_is_kept_of_it(
    talk: Talk, provider: ScriptedProvider
) -> None:
    provider.play(delta("Well, "), incomplete("max_output_tokens", message("Well, ", "incomplete")))
    events = await talk.tell(HELLO)
    completed = answer_in(events)
    assert text_of(events) == completed.text
    assert completed.items == (AssistantMessage(text="Well, "), AssistantMessage(text=CUT_SHORT))


@pytest.mark.parametrize(
    ("usage", "counted"),
    [
        (None, Usage()),
        ({"input_tokens": 7, "output_tokens": 2, "total_tokens": 9}, Usage(input_tokens=7, output_tokens=2)),
    ],
)
async def test_a_server_that_does_not_count_in_detail_is_understood(
    talk: Talk, provider: ScriptedProvider, usage: dict[str, int] | None, counted: Usage
) -> None:
    provider.play(end("completed", message("Hi."), usage=usage))
    assert answer_in(await talk.tell(HELLO)).usage == counted


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "7"}, 7.0),
        ({"retry-after-ms": "250"}, 0.25),
        ({"Date": "Sat, 21 Nov 2026 12:00:00 GMT", "Retry-After": "Sat, 21 Nov 2026 12:00:09 GMT"}, 9.0),
        ({}, None),
    ],
)
async def test_the_wait_that_the_provider_asks_for_is_told(
    talk: Talk, provider: ScriptedProvider, headers: dict[str, str], seconds: float | None
) -> None:
    provider.refuse(429, {"code": "rate_limit_exceeded", "message": "Slow down."}, **headers)
    assert failure_in(await talk.tell(HELLO)).retry_after == seconds
