"""What is counted while people talk, and what happens when a day's tokens are used up."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.assistant.allowance import Allowance
from storage.database import Database
from storage.repositories.usage import UsageSum
from tests.clock import FakeClock
from tests.integration.assistant_office import HOW_LONG, KEEP, Office, open_office

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
ONE_REQUEST = Allowance(user=1)


@pytest.fixture(params=["conversation", "local", "assistants"])
async def office(request: pytest.FixtureRequest, database: Database, clock: FakeClock) -> AsyncIterator[Office]:
    async with open_office(database, clock, request.param) as office:
        yield office


async def counted(office: Office) -> UsageSum:
    async with office.database.unit() as unit:
        [usage] = await unit.usage.by_engine(LONG_AGO)
    return usage


async def test_every_request_of_a_turn_is_counted(office: Office) -> None:
    await office.say("Hello Penny")
    await office.say(KEEP)
    usage = await counted(office)
    assert usage.group == (office.engine.name, "test")
    assert (usage.turns, usage.requests) == (2, 3)
    assert usage.input_tokens > usage.output_tokens > 0


async def test_a_message_beyond_the_limit_is_answered_kindly_without_the_model(office: Office) -> None:
    office.allowance = ONE_REQUEST
    await office.say("Hello Penny")
    heard = len(office.model.heard)
    reply = await office.say("One more thing")
    assert reply.ends == ["finish"]
    assert "ask me again after midnight" in reply.answers[-1]
    assert len(office.model.heard) == heard


async def test_a_turn_that_has_begun_is_finished(office: Office) -> None:
    office.allowance = ONE_REQUEST
    reply = await office.say(KEEP)
    assert (await counted(office)).requests == 2
    assert "House is a goal now" in reply.answers[-1]


async def test_beyond_the_limit_a_form_still_shows_its_result(office: Office) -> None:
    await office.say("Hello Penny")
    asked = await office.say(HOW_LONG)
    office.allowance = ONE_REQUEST
    reply = await office.fill(asked, monthly_savings="1,200")
    assert [result.summary for result in reply.results] == ["It takes 50 months."]
    assert "ask me again" in reply.answers[-1]
    assert (await counted(office)).requests == 2


async def test_the_next_day_what_was_said_meanwhile_is_heard(office: Office, clock: FakeClock) -> None:
    office.allowance = ONE_REQUEST
    await office.say("Hello Penny")
    await office.say("One more thing")
    clock.advance(timedelta(hours=12))
    reply = await office.say("Good morning")
    assert reply.answers[-1] == "You said: Good morning"
    assert "One more thing" in office.told()
