"""Outputs for a run of the assistants engine, by the status in which it is when they come: rows of the same table."""

import asyncio
from datetime import timedelta

from bot.assistant.engines.assistants.api import AssistantsApi
from bot.playground.openai.fault import EndStream
from bot.playground.openai.server import OpenAIServer
from tests.clock import FakeClock
from tests.contract.talk import ANSWER, Listener, Talk, answer_in, asked_for_a_call, failure_in
from tests.contract.threads import made, statuses, thread_at

ELEVEN_MINUTES = timedelta(minutes=11)


async def test_answered_requires_action_is_given_the_outputs(
    assistants: Talk, server: OpenAIServer, listener: Listener
) -> None:
    answer_in(await assistants.tell(await asked_for_a_call(assistants, listener), resume=True))
    assert len(made(server, "POST", "/submit_tool_outputs")) == 1
    assert statuses(server) == ["completed"]


async def test_answered_expired_is_told_the_outputs_in_a_new_run(
    assistants: Talk, server: OpenAIServer, listener: Listener, clock: FakeClock
) -> None:
    output = await asked_for_a_call(assistants, listener)
    clock.advance(ELEVEN_MINUTES)
    answer_in(await assistants.tell(output, resume=True))
    assert made(server, "POST", "/submit_tool_outputs") == []
    assert statuses(server) == ["expired", "completed"]
    assert [told for told, _ in listener.last] == ["user", "function_call", "function_call_output"]


async def test_answered_expired_in_this_moment_is_told_the_outputs_in_a_new_run(
    assistants: Talk, server: OpenAIServer, listener: Listener, clock: FakeClock
) -> None:
    output = await asked_for_a_call(assistants, listener)
    gate = server.gate("request", skip=1)
    telling = asyncio.create_task(assistants.tell(output, resume=True))
    await gate.reached()
    clock.advance(ELEVEN_MINUTES)
    gate.release()
    answer_in(await telling)
    assert len(made(server, "POST", "/submit_tool_outputs")) == 1
    assert statuses(server) == ["expired", "completed"]


async def test_answered_cancelled_is_told_the_outputs_in_a_new_run(
    assistants: Talk, server: OpenAIServer, listener: Listener, api: AssistantsApi
) -> None:
    output = await asked_for_a_call(assistants, listener)
    await api.cancel(thread_at(server).id, thread_at(server).runs[0].id)
    answer_in(await assistants.tell(output, resume=True))
    assert statuses(server) == ["cancelled", "completed"]


async def test_answered_and_taken_but_not_heard_is_taken_up(
    assistants: Talk, server: OpenAIServer, listener: Listener
) -> None:
    output = await asked_for_a_call(assistants, listener)
    server.fail_next(500, path="*/submit_tool_outputs", after_commit=True)
    assert failure_in(await assistants.tell(output, resume=True)).retryable
    assert answer_in(await assistants.tell(output, resume=True, retried=True)).text == ANSWER
    assert len(made(server, "POST", "/submit_tool_outputs")) == 1
    assert statuses(server) == ["completed"]


async def test_answered_and_failed_is_told_the_outputs_in_a_new_run(
    assistants: Talk, server: OpenAIServer, listener: Listener
) -> None:
    output = await asked_for_a_call(assistants, listener)
    server.faults.next_stream(EndStream("thread.run.failed", "thread.run.in_progress"))
    assert failure_in(await assistants.tell(output, resume=True)).retryable
    assert answer_in(await assistants.tell(output, resume=True, retried=True)).text == ANSWER
    assert statuses(server) == ["failed", "completed"]
