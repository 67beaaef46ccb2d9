"""A tool that waits for PostgreSQL for too long: it is stopped, and the database is as usable as before."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from storage.crypto import Cipher
from storage.database import Database
from tests.clock import FakeClock
from tests.conftest import create_tables
from tests.unit.tools.toolkit.sample import Desk, NameParameters, open_desk, tool
from tools.toolkit.outcome import ToolResult
from tools.toolkit.tool import ToolContext


async def touch_conversation(params: NameParameters, context: ToolContext) -> ToolResult:
    assert context.caller.conversation_id is not None
    await context.unit.conversations.add_details(context.caller.conversation_id, {"name": params.name})
    return ToolResult(summary="Touched.", as_of=context.today)


@pytest.fixture
async def desk(empty_postgres_url: str, cipher: Cipher, clock: FakeClock) -> AsyncIterator[Desk]:
    await create_tables(empty_postgres_url)
    database = Database(empty_postgres_url, cipher, clock)
    touch = tool("touch", NameParameters, touch_conversation, time_limit=timedelta(seconds=1))
    yield await open_desk(database, clock, (touch,))
    await database.close()


async def test_a_tool_that_waits_for_a_locked_row_is_stopped_and_the_next_call_runs(desk: Desk) -> None:
    caller = replace(desk.private, conversation_id=await desk.conversation())
    async with desk.database.unit() as other:
        await other.conversations.add_details(caller.conversation_id or 0, {"busy": "yes"})
        stopped = await asyncio.create_task(desk.run("touch", '{"name": "House"}', caller=caller))
    assert (stopped.status, stopped.code) == ("failed", "timed_out")
    assert (await desk.run("touch", '{"name": "Car"}', "call_2", caller)).status == "completed"
    assert await desk.metadata(caller.conversation_id or 0) == {"busy": "yes", "name": "Car", "tool": "touch"}
