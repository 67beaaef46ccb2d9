"""Turns on PostgreSQL: the same handler and worker, only the URL is another one."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.assistant.halt import Halt
from bot.assistant.turn import Message, TurnRequest
from bot.worker import TurnWorker
from storage.crypto import Cipher
from storage.database import Database
from storage.repositories.turns import ClaimedTurn, NewTurn
from storage.tables.turns import EndStatus
from tests.clock import FakeClock
from tests.conftest import create_tables
from tests.integration.assistant_office import HOW_LONG, KEEP, Office, open_office
from tests.unit.bot.assistant.recording import PATIENCE, RecordingReply


@pytest.fixture
async def office(empty_postgres_url: str, cipher: Cipher, clock: FakeClock) -> AsyncIterator[Office]:
    await create_tables(empty_postgres_url)
    database = Database(empty_postgres_url, cipher, clock)
    async with open_office(database, clock, "conversation") as office:
        yield office
    await database.close()


async def test_a_form_is_asked_and_filled(office: Office) -> None:
    asked = await office.say(HOW_LONG)
    reply = await office.fill(asked, monthly_savings="1,200")
    assert [result.summary for result in reply.results] == ["It takes 50 months."]


async def test_a_repeated_turn_keeps_one_goal(office: Office) -> None:
    turn, reply = await office.claim(Message(text=KEEP, ts="1.5")), RecordingReply()
    await office.handler.run(turn, reply, Halt())
    await office.again(turn, reply)
    assert await office.goals() == ["House"]
    assert reply.ends == ["finish"]


async def test_two_workers_share_the_turns_of_many_conversations(office: Office) -> None:
    replies: dict[str, list[str]] = {}

    async def run(turn: ClaimedTurn, halt: Halt) -> EndStatus:
        reply = RecordingReply()
        status = await office.handler.run(turn, reply, halt)
        replies.setdefault(turn.event_id, []).extend(reply.answers)
        return status

    for number in range(20):
        place = office.place.model_copy(update={"thread_ts": f"{number}.0"})
        said = Message(text=f"Hello {number}", ts=f"{number}.5")
        request = TurnRequest(speaker=office.speaker, place=place, input=said)
        await office.database.inbox.put(NewTurn(f"e{number}", f"t{number}", request.model_dump(mode="json")))
    workers = [TurnWorker(office.database, run, owner=owner, clock=office.clock) for owner in ("one", "two")]
    for worker in workers:
        await worker.start()
    await asyncio.wait_for(workers[0].idle(), 4 * PATIENCE)
    for worker in workers:
        await worker.stop(timedelta(seconds=PATIENCE))
    assert replies == {f"e{number}": [f"You said: Hello {number}"] for number in range(20)}
