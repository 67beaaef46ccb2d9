"""Long conversations: summed up on purpose, with the facts kept, and otherwise the same bytes from the front."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest

from bot.assistant.turn import FormAnswer, Message
from bot.playground.planner.moves import Call, Say
from storage.database import Database
from tests.clock import FakeClock
from tests.integration.assistant_office import ASK_BOTH, KEEP, Office, open_office
from tests.unit.bot.assistant.recording import RecordingReply

FEW = 1_000
"""Tokens that a handful of long messages fill."""

LONG = "I wonder about many things, such as " + "the weather and the price of bread, " * 20
INCOME = Call("months_to_save", {"goal_amount": "60,000", "monthly_savings": "1,000", "monthly_income": "5,000"})


@pytest.fixture(params=["conversation", "local", "assistants"])
async def office(request: pytest.FixtureRequest, database: Database, clock: FakeClock) -> AsyncIterator[Office]:
    async with open_office(database, clock, request.param) as office:
        office.history_tokens = FEW
        yield office


@pytest.fixture
async def local(database: Database, clock: FakeClock) -> AsyncIterator[Office]:
    async with open_office(database, clock, "local") as office:
        yield office


async def chat(office: Office, turns: int) -> list[RecordingReply]:
    return [await office.say(f"{LONG} ({number})") for number in range(turns)]


async def test_the_older_part_is_summed_up_and_every_message_is_answered(office: Office) -> None:
    replies = await chat(office, 12)
    assert [reply.ends for reply in replies] == [["finish"]] * 12
    assert "The earlier part of this conversation, summed up." in office.told()
    assert len(office.told()) < FEW * 3 * 1.5
    assert len(await office.items("user_message")) == 12


async def test_the_facts_and_the_results_stay_known(office: Office) -> None:
    office.model.moves = [(INCOME,), Say("Five years.")]
    await office.say("How long for 60,000 if I save 1,000 of my 5,000?")
    await chat(office, 8)
    told = office.told()
    assert "monthly income: $5,000" in told
    assert "Months to save: It takes 60 months." in told


async def test_a_form_that_is_open_outlives_the_summing_up(office: Office) -> None:
    await chat(office, 4)
    office.model.moves = [(ASK_BOTH,)]
    asked = await office.say("How long will it take me to save for a house?")
    call_id = asked.forms[-1].sections[0].call_id
    reply = await office.take(FormAnswer(answers={call_id: {"goal_amount": "60,000", "monthly_savings": "1,000"}}))
    assert "It takes 60 months." in reply.answers[0]


async def test_a_model_that_finds_it_too_long_is_told_less_and_asked_again(office: Office) -> None:
    office.history_tokens = 100_000
    await chat(office, 6)
    office.server.fail_next(400, "context_length_exceeded", path=office.run_path)
    reply = await office.say("Hello Penny")
    assert reply.answers == ["You said: Hello Penny"]
    assert "summed up" in office.told()
    assert office.waits.seconds == []


async def test_a_single_message_that_is_too_long_is_refused_and_spoils_nothing(office: Office) -> None:
    for _ in range(2):
        office.server.fail_next(400, "context_length_exceeded", path=office.run_path)
    reply, _ = await office.take_failing(Message(text="Too long", ts="1.5"))
    assert reply.failures == [("P-0001", False)]
    assert (await office.say("Hello Penny")).answers == ["You said: Hello Penny"]


def front(body: dict[str, Any]) -> str:
    """The bytes of a request that providers cache, from the front: instructions, tools, then the items."""
    return json.dumps([body["instructions"], body["tools"], body["input"]])


async def test_each_request_begins_with_the_bytes_of_the_one_before(local: Office) -> None:
    local.model.moves = [(INCOME,), Say("Five years."), (Call("keep_goal", {"name": "House"}),), Say("Kept.")]
    for text in ("How long for 60,000 if I save 1,000 of my 5,000?", KEEP, "Thank you", LONG):
        await local.say(text)
    bodies = local.server.bodies()
    assert len(bodies) == 6
    for before, after in pairwise(bodies):
        assert front(after).startswith(front(before)[: -len("]]")])


async def test_facts_and_the_day_come_after_everything_that_stays(local: Office) -> None:
    await local.say("Hello Penny")
    local.clock.advance(timedelta(days=1))
    await local.say("Good morning")
    before, after = local.server.bodies()
    assert "Today is" not in str(before["instructions"]) + str(before["tools"])
    assert front(after).startswith(front(before)[: -len("]]")])
    assert front(after).count("Today is") == 2
