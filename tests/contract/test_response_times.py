"""How long the responses engine waits, and how fast it lets go."""

import asyncio
import socket
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import pytest

from bot.assistant.engines import failures
from bot.assistant.engines.responses import ResponsesEngine
from bot.playground.openai.server import OpenAIServer
from tests.contract.talk import HELLO, Talk, failure_in
from tests.contract.wire import RESPONSES


@asynccontextmanager
async def impatient(url: str, *, connect: float = 5.0, read: float = 5.0, total: float = 5.0) -> AsyncGenerator[Talk]:
    engine = ResponsesEngine(
        api_key="sk-test",
        base_url=url,
        model="test",
        state="local",
        connect_seconds=connect,
        read_seconds=read,
        total_seconds=total,
    )
    yield Talk(engine, RESPONSES)
    await engine.close()


async def timed_out(talk: Talk) -> bool:
    return failure_in(await talk.tell(HELLO)) == failures.timed_out()


async def test_a_server_that_lets_nobody_in_is_given_up_soon() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        async with impatient(f"https://127.0.0.1:{silent.getsockname()[1]}/v1", connect=0.1) as talk:
            assert await timed_out(talk)


@pytest.mark.parametrize("point", ["request", "response.created", "response.output_text.delta", "response.completed"])
async def test_a_server_that_falls_silent_is_given_up(server: OpenAIServer, url: str, point: str) -> None:
    gate = server.gate(point)
    async with impatient(url, read=0.1) as talk:
        assert await timed_out(talk)
        gate.release()


@pytest.mark.parametrize("point", ["request", "response.output_text.delta"])
async def test_a_response_that_takes_too_long_on_the_whole_is_given_up(
    server: OpenAIServer, url: str, point: str
) -> None:
    gate = server.gate(point)
    async with impatient(url, total=0.1) as talk:
        assert await timed_out(talk)
        gate.release()


async def test_after_a_response_was_given_up_the_server_serves_nobody(server: OpenAIServer, url: str) -> None:
    server.gate("response.output_text.delta")
    async with impatient(url, total=0.1) as talk:
        assert await timed_out(talk)
        await asyncio.wait_for(server.idle(), 5)


async def test_closing_the_events_ends_the_request(responses: Talk, server: OpenAIServer) -> None:
    gate = server.gate("response.output_text.delta", skip=1)
    await responses.break_off(HELLO)
    await asyncio.wait_for(server.idle(), 5)
    gate.release()
    assert not any(conversation.locked for conversation in server.conversations.all())


async def test_cancelling_the_reader_ends_the_request(responses: Talk, server: OpenAIServer) -> None:
    gate = server.gate("response.output_text.delta", skip=1)
    reading = asyncio.create_task(responses.tell(HELLO))
    await gate.reached()
    reading.cancel()
    await asyncio.wait({reading})
    await asyncio.wait_for(server.idle(), 5)
    gate.release()
    assert reading.cancelled()
