"""The assistants engine, closed before its request came to an end: the run is cancelled at the provider."""

import asyncio
from dataclasses import replace

import pytest

from bot.assistant.engine import TextDelta
from bot.playground.openai.server import OpenAIServer
from tests.contract.talk import ASKED, HELLO, Listener, Talk, asked_for_a_call
from tests.contract.threads import made, statuses


async def test_closing_early_cancels_the_run(assistants: Talk, server: OpenAIServer) -> None:
    gate = server.gate("thread.message.delta", skip=1)
    await assistants.break_off(HELLO)
    gate.release()
    await server.assistants.settled()
    assert statuses(server) == ["cancelled"]


async def test_cancelling_the_task_cancels_the_run(assistants: Talk, server: OpenAIServer) -> None:
    gate = server.gate("thread.message.created")
    telling = asyncio.create_task(assistants.tell(HELLO))
    await gate.reached()
    telling.cancel()
    with pytest.raises(asyncio.CancelledError):
        await telling
    gate.release()
    await server.assistants.settled()
    assert statuses(server) == ["cancelled"]


async def test_a_run_that_is_just_being_begun_is_cancelled_too(assistants: Talk, server: OpenAIServer) -> None:
    gate = server.gate("thread.run.created")
    telling = asyncio.create_task(assistants.tell(HELLO))
    await gate.reached()
    telling.cancel()
    with pytest.raises(asyncio.CancelledError):
        await telling
    gate.release()
    await server.assistants.settled()
    assert statuses(server) == ["cancelled"]


async def test_closing_early_raises_nothing_when_the_provider_is_away(assistants: Talk, server: OpenAIServer) -> None:
    events = assistants.engine.start(assistants.thread, replace(ASKED, new=(HELLO,)))
    async for event in events:
        if isinstance(event, TextDelta):
            await server.stop()
            await events.aclose()


async def test_calls_that_wait_for_the_user_are_not_cancelled(
    assistants: Talk, server: OpenAIServer, listener: Listener
) -> None:
    await asked_for_a_call(assistants, listener)
    assert made(server, "POST", "/cancel") == []
    assert statuses(server) == ["requires_action"]
