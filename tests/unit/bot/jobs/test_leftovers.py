"""Remote threads of people who are forgotten."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.assistant.engines.responses import ResponsesEngine
from bot.jobs.leftovers import DeleteLeftovers
from bot.playground.openai.server import OpenAIServer
from storage.database import Database
from tests.clock import FakeClock


@pytest.fixture
async def server(clock: FakeClock) -> AsyncIterator[OpenAIServer]:
    server = OpenAIServer(clock=clock)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def engine(server: OpenAIServer) -> AsyncIterator[ResponsesEngine]:
    engine = ResponsesEngine(api_key="sk-test", model="any", base_url=server.url, state="conversation")
    yield engine
    await engine.close()


@pytest.fixture
async def forgotten(database: Database, engine: ResponsesEngine) -> str:
    """The remote conversation of somebody who is forgotten."""
    thread = await engine.rebuild(0, (), {})
    assert thread.remote_id
    async with database.unit() as unit:
        user = await unit.users.ensure("T1", "U1", time_zone="UTC", locale="en_US", currency="USD")
        conversation = await unit.conversations.ensure(
            "T1", "D1", "1.0", user.id, engine=engine.name, endpoint=engine.endpoint, now=database.clock()
        )
        conversation.remote_id = thread.remote_id
        await unit.conversations.update(conversation)
    async with database.unit() as unit:
        await unit.personal_data.erase(user)
    return thread.remote_id


async def left(database: Database, engine: ResponsesEngine) -> list[str]:
    async with database.unit() as unit:
        return await unit.leftovers.oldest(engine.name, engine.endpoint, 10)


async def test_the_threads_of_somebody_who_is_forgotten_are_deleted(
    database: Database, engine: ResponsesEngine, server: OpenAIServer, clock: FakeClock, forgotten: str
) -> None:
    assert [conversation.id for conversation in server.conversations.all()] == [forgotten]
    await DeleteLeftovers(database, engine).tick(clock())
    assert server.conversations.all() == ()
    assert await left(database, engine) == []


async def test_a_thread_that_cannot_be_deleted_is_tried_again_later_and_not_at_once(
    database: Database, engine: ResponsesEngine, server: OpenAIServer, clock: FakeClock, forgotten: str
) -> None:
    job = DeleteLeftovers(database, engine)
    server.fail_next(403, path="/v1/*", method="DELETE")
    await job.tick(clock())
    clock.advance(timedelta(minutes=1))
    await job.tick(clock())
    assert await left(database, engine) == [forgotten]
    clock.advance(timedelta(minutes=10))
    await job.tick(clock())
    assert await left(database, engine) == []


async def test_a_thread_of_another_engine_waits_for_it(
    database: Database, engine: ResponsesEngine, clock: FakeClock, forgotten: str
) -> None:
    elsewhere = ResponsesEngine(api_key="sk-test", model="any", base_url="http://localhost:1/v1", state="conversation")
    await DeleteLeftovers(database, elsewhere).tick(clock())
    await elsewhere.close()
    assert await left(database, engine) == [forgotten]
