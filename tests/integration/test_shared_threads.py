"""Two people in one thread of a channel, and what each conversation is known by at the provider."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.assistant.turn import Place, Speaker
from bot.playground.planner.moves import Call, Say
from storage.database import Database
from tests.clock import FakeClock
from tests.integration.assistant_office import Office, open_office

THREAD = Place(team_id="T1", channel_id="C1", thread_ts="1.0", private=False)
ASK_SAMS_SAVINGS = Call("months_to_save", {"goal_amount": "9,000"})


@pytest.fixture(params=["conversation", "local", "assistants"])
async def alex(request: pytest.FixtureRequest, database: Database, clock: FakeClock) -> AsyncIterator[Office]:
    async with open_office(database, clock, request.param) as office:
        yield replace(office, place=THREAD)


@pytest.fixture
def sam(alex: Office) -> Office:
    return replace(alex, speaker=Speaker(team_id="T1", user_id="U2"), turns=100)


async def test_what_the_other_wrote_is_told_as_a_note_once(alex: Office, sam: Office) -> None:
    await alex.say("I need a house")
    await sam.say("I need a boat")
    await alex.say("What was that?")
    await alex.say("And now?")
    assert alex.told().count("I need a boat") == 1
    assert "(U2) wrote" in alex.told()
    assert [item["text"] for item in await alex.items("user_message")] == [
        "I need a house",
        "What was that?",
        "And now?",
    ]


async def test_each_has_a_conversation_and_a_remote_thread_of_their_own(alex: Office, sam: Office) -> None:
    await alex.say("I need a house")
    await sam.say("I need a boat")
    assert [item["text"] for item in await sam.items("user_message")] == ["I need a boat"]
    assert sam.told().count("I need a house") == 1
    assert "You said: I need a house" not in sam.told()


async def test_the_form_of_one_is_not_touched_by_the_words_of_the_other(alex: Office, sam: Office) -> None:
    alex.model.moves = [(Call("months_to_save", {"goal_amount": "60,000"}),)]
    asked = await alex.say("How long for a house?")
    await sam.say("1,000")
    reply = await alex.fill(asked, monthly_savings="1,000")
    assert "It takes 60 months." in reply.answers[0]


async def test_what_was_filled_into_a_form_is_not_overheard(alex: Office, sam: Office) -> None:
    alex.model.moves = [(Call("months_to_save", {"goal_amount": "60,000"}),), Say("Five years.")]
    asked = await alex.say("How long for a house?")
    await alex.say("Something else")
    await alex.fill(asked, monthly_savings="1,234")
    await sam.say("What do you say?")
    assert "1,234" not in sam.told()
    assert "How long for a house?" in sam.told()
