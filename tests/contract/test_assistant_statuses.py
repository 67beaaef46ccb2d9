"""What each status of a run leads to: the rows of the table in the engine's README, one test a row.

Heard: the engine listens when the run comes to it. Found: an earlier attempt began the run and lost its stream.
"""

import asyncio
from datetime import timedelta

import pytest

from bot.assistant.engines.assistants.api import AssistantsApi
from bot.playground.gate import Gate
from bot.playground.openai.fault import EndStream, StreamEnd
from bot.playground.openai.server import OpenAIServer
from tests.contract.talk import ANSWER, HELLO, Listener, Talk, answer_in, calls_in, failure_in
from tests.contract.threads import statuses, thread_at
from tests.contract.wire import ASSISTANTS, assistants_engine_at

ELEVEN_MINUTES = timedelta(minutes=11)
ONCE = [("user", "Hello Penny")]
LOOK = 2
"""Requests of a look at a thread: its newest run, and its messages."""


async def test_heard_queued_in_progress_completed_is_an_answer(assistants: Talk, server: OpenAIServer) -> None:
    assert answer_in(await assistants.tell(HELLO)).text == ANSWER
    assert statuses(server) == ["completed"]


async def test_heard_requires_action_is_calls_to_run(
    assistants: Talk, server: OpenAIServer, listener: Listener
) -> None:
    listener.calls = ("list_goals",)
    assert [call.tool for call in calls_in(await assistants.tell(HELLO)).calls] == ["list_goals"]
    assert statuses(server) == ["requires_action"]


async def test_heard_failed_with_server_error_is_retryable(assistants: Talk, server: OpenAIServer) -> None:
    assert await _heard(assistants, server, "thread.run.failed", "server_error") == ("server_error", True, False)


async def test_heard_failed_with_rate_limit_is_retryable(assistants: Talk, server: OpenAIServer) -> None:
    heard = await _heard(assistants, server, "thread.run.failed", "rate_limit_exceeded")
    assert heard == ("rate_limit_exceeded", True, False)


async def test_heard_failed_with_invalid_prompt_is_rejected(assistants: Talk, server: OpenAIServer) -> None:
    assert await _heard(assistants, server, "thread.run.failed", "invalid_prompt") == ("invalid_prompt", False, True)


async def test_heard_incomplete_before_the_first_word_is_a_failure(assistants: Talk, server: OpenAIServer) -> None:
    heard = await _heard(assistants, server, "thread.run.incomplete", "max_completion_tokens")
    assert heard == ("max_output_tokens", False, False)


async def test_heard_incomplete_after_some_words_is_a_shorter_answer(assistants: Talk, server: OpenAIServer) -> None:
    server.end_next_stream("thread.run.incomplete", after="thread.message.delta")
    assert answer_in(await assistants.tell(HELLO)).text.startswith("Hello,\n\n")


async def test_heard_incomplete_for_the_prompt_s_length_is_too_long(assistants: Talk, server: OpenAIServer) -> None:
    heard = await _heard(assistants, server, "thread.run.incomplete", "max_prompt_tokens")
    assert heard == ("context_length_exceeded", False, True)


async def test_heard_incomplete_for_its_content_is_rejected(assistants: Talk, server: OpenAIServer) -> None:
    heard = await _heard(assistants, server, "thread.run.incomplete", "content_filter")
    assert heard == ("content_filter", False, True)


async def test_heard_expired_is_retryable(assistants: Talk, server: OpenAIServer) -> None:
    assert await _heard(assistants, server, "thread.run.expired") == ("run_expired", True, False)


async def test_heard_cancelling_and_cancelled_is_retryable(
    assistants: Talk, server: OpenAIServer, api: AssistantsApi
) -> None:
    gate = server.gate("thread.message.created")
    telling = asyncio.create_task(assistants.tell(HELLO))
    await gate.reached()
    await api.cancel(thread_at(server).id, thread_at(server).runs[0].id)
    failure = failure_in(await telling)
    assert (failure.code, failure.retryable) == ("cancelled", True)


async def test_found_in_progress_is_followed(assistants: Talk, server: OpenAIServer, listener: Listener) -> None:
    writing = await _lost(assistants, server)
    asking = server.gate("request", skip=LOOK)
    telling = asyncio.create_task(assistants.tell(HELLO, retried=True))
    await asking.reached()
    writing.release()
    asking.release()
    assert answer_in(await telling).text == ANSWER
    assert (listener.last, statuses(server)) == (ONCE, ["completed"])


async def test_found_in_progress_for_too_long_is_cancelled_and_begun_anew(
    url: str, server: OpenAIServer, listener: Listener
) -> None:
    engine = assistants_engine_at(url, follow=0.0)
    talk = Talk(engine, ASSISTANTS)
    writing = await _lost(talk, server)
    cancelled = server.gate("thread.run.cancelled")
    telling = asyncio.create_task(talk.tell(HELLO, retried=True))
    await cancelled.reached()
    writing.release()
    cancelled.release()
    assert answer_in(await telling).text == ANSWER
    await engine.close()
    assert (listener.last, statuses(server)) == (ONCE, ["cancelled", "completed"])


async def test_found_requires_action_is_taken_up(assistants: Talk, server: OpenAIServer, listener: Listener) -> None:
    listener.calls = ("list_goals",)
    server.cut_next_stream("thread.run.created")
    await assistants.tell(HELLO)
    await server.assistants.settled()
    assert len(calls_in(await assistants.tell(HELLO, retried=True)).calls) == 1
    assert statuses(server) == ["requires_action"]


async def test_found_completed_is_taken_up(assistants: Talk, server: OpenAIServer) -> None:
    server.cut_next_stream("thread.run.created")
    await assistants.tell(HELLO)
    await server.assistants.settled()
    taken_up = answer_in(await assistants.tell(HELLO, retried=True))
    assert taken_up.text == ANSWER
    assert taken_up.usage.output_tokens > 0
    assert statuses(server) == ["completed"]


@pytest.mark.parametrize(
    ("event", "status"),
    [
        ("thread.run.failed", "failed"),
        ("thread.run.incomplete", "incomplete"),
        ("thread.run.cancelled", "cancelled"),
        ("thread.run.expired", "expired"),
    ],
)
async def test_found_failed_incomplete_cancelled_or_expired_is_begun_anew(
    assistants: Talk, server: OpenAIServer, listener: Listener, event: StreamEnd, status: str
) -> None:
    server.end_next_stream(event)
    failure_in(await assistants.tell(HELLO))
    assert answer_in(await assistants.tell(HELLO, retried=True)).text == ANSWER
    assert (listener.last, statuses(server)) == (ONCE, [status, "completed"])


async def test_found_cancelling_is_waited_for(
    assistants: Talk, server: OpenAIServer, listener: Listener, api: AssistantsApi
) -> None:
    writing, cancelled = await _lost(assistants, server), server.gate("thread.run.cancelled")
    await api.cancel(thread_at(server).id, thread_at(server).runs[0].id)
    asking = server.gate("request", skip=LOOK + 1)
    telling = asyncio.create_task(assistants.tell(HELLO, retried=True))
    await asking.reached()
    for gate in (writing, cancelled, asking):
        gate.release()
    assert answer_in(await telling).text == ANSWER
    assert (listener.last, statuses(server)) == (ONCE, ["cancelled", "completed"])


async def test_found_cancelling_for_too_long_is_left_behind_for_a_new_thread(
    url: str, server: OpenAIServer, listener: Listener, api: AssistantsApi
) -> None:
    engine = assistants_engine_at(url, cancel=0.0)
    talk = Talk(engine, ASSISTANTS)
    writing, cancelled = await _lost(talk, server), server.gate("thread.run.cancelled")
    await api.cancel(thread_at(server).id, thread_at(server).runs[0].id)
    writing.release()
    assert answer_in(await talk.tell(HELLO, retried=True)).text == ANSWER
    cancelled.release()
    await engine.close()
    assert (talk.thread.generation, listener.last) == (1, ONCE)


async def _heard(talk: Talk, server: OpenAIServer, event: StreamEnd, detail: str = "") -> tuple[str, bool, bool]:
    """Listen to a run that ends with `event`; return the failure's code, and whether it may pass or is rejected."""
    server.faults.next_stream(EndStream(event, code=detail, reason=detail))
    failure = failure_in(await talk.tell(HELLO))
    return failure.code, failure.retryable, failure.rejected


async def _lost(talk: Talk, server: OpenAIServer) -> Gate:
    """Begin a run and lose its stream; return the gate before its first message."""
    gate = server.gate("thread.message.created")
    server.cut_next_stream("thread.run.in_progress")
    assert failure_in(await talk.tell(HELLO)).retryable
    await gate.reached()
    return gate
