"""What a turn asks, and what becomes of its questions."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.assistant.turn import FormAnswer, FormDecline
from storage.database import Database
from tests.clock import FakeClock
from tests.integration.assistant_office import ASK_BOTH, HOW_LONG, Office, open_office


@pytest.fixture(params=["conversation", "local"])
async def office(request: pytest.FixtureRequest, database: Database, clock: FakeClock) -> AsyncIterator[Office]:
    async with open_office(database, clock, request.param) as office:
        yield office


def outputs(items: list[dict[str, str]]) -> list[dict[str, Any]]:
    return [json.loads(item["output"]) for item in items]


async def test_a_missing_value_is_asked_for_and_nothing_waits(office: Office) -> None:
    reply = await office.say(HOW_LONG)
    (section,) = reply.forms[0].sections
    assert [asked.name for asked in section.asked] == ["monthly_savings"]
    assert reply.ends == ["ask"]
    assert len(await office.open_calls()) == 1


async def test_a_filled_form_resumes_the_run(office: Office) -> None:
    office.server.script((ASK_BOTH,))
    asked = await office.say("How long until I have a house?")
    reply = await office.fill(asked, goal_amount="60,000", monthly_savings="1,200", monthly_income=None)
    output = json.loads(reply.answers[0])
    assert output["result"]["summary"] == "It takes 50 months."
    assert output["user_answered"] == {"goal_amount": "60,000", "monthly_savings": "1,200"}
    assert [result.summary for result in reply.results] == ["It takes 50 months."]
    assert await office.open_calls() == []


async def test_a_filled_form_is_marked_as_answered_in_the_words_of_its_questions(office: Office) -> None:
    office.server.script((ASK_BOTH,))
    asked = await office.say("How long until I have a house?")
    reply = await office.fill(asked, goal_amount="60,000", monthly_savings="1,200", monthly_income=None)
    (call_id,) = [section.call_id for section in asked.forms[0].sections]
    understood = (("Goal amount", "$60,000"), ("Monthly savings", "$1,200"))
    assert reply.settled == [((call_id,), "answered", understood)]


async def test_a_half_filled_form_is_asked_again_with_what_was_given(office: Office) -> None:
    office.server.script((ASK_BOTH,))
    asked = await office.say("How long until I have a house?")
    again = await office.fill(asked, goal_amount="60,000", monthly_savings=None)
    assert [field.name for field in again.forms[0].sections[0].asked] == ["monthly_savings"]
    reply = await office.fill(again, monthly_savings="1,200")
    assert [result.summary for result in reply.results] == ["It takes 50 months."]


async def test_the_one_missing_value_can_be_written_in_words(office: Office) -> None:
    await office.say(HOW_LONG)
    reply = await office.say("1,200")
    assert [result.summary for result in reply.results] == ["It takes 50 months."]
    assert json.loads(reply.answers[0])["user_answered"] == {"monthly_savings": "1,200"}
    assert [how for _, how, _ in reply.settled] == ["answered"]


async def test_other_words_supersede_the_question(office: Office) -> None:
    await office.say(HOW_LONG)
    reply = await office.say("Rather tell me a joke")
    assert reply.answers == ["You said: Rather tell me a joke"]
    assert [how for _, how, _ in reply.settled] == ["superseded"]
    assert outputs(await office.items("function_output"))[0]["status"] == "superseded"
    assert await office.open_calls() == []


async def test_two_missing_values_are_not_guessed_from_words(office: Office) -> None:
    office.server.script((ASK_BOTH,))
    await office.say("How long until I have a house?")
    reply = await office.say("1,200")
    assert reply.answers == ["You said: 1,200"]


async def test_the_model_is_told_that_the_user_declined(office: Office) -> None:
    asked = await office.say(HOW_LONG)
    reply = await office.decline(asked)
    assert json.loads(reply.answers[0])["status"] == "declined"
    assert [how for _, how, _ in reply.settled] == ["declined"]


async def test_declining_a_question_that_is_over_does_nothing(office: Office) -> None:
    asked = await office.say(HOW_LONG)
    await office.say("Never mind")
    reply = await office.decline(asked)
    assert (reply.ends, reply.statuses) == ([], [])


async def test_the_old_form_used_after_a_change_of_mind_is_told_as_words(office: Office) -> None:
    asked = await office.say(HOW_LONG)
    await office.say("Tell me a joke first")
    reply = await office.fill(asked, monthly_savings="1,200")
    assert reply.answers == [
        "You said: Please work out how many months it takes with what I wrote in the earlier form. "
        "Monthly savings: 1,200."
    ]
    assert [how for _, how, _ in reply.settled] == ["answered"]


async def test_the_old_form_overtakes_a_newer_question(office: Office) -> None:
    asked = await office.say(HOW_LONG)
    office.server.script((ASK_BOTH,))
    newer = await office.say("And for a car?")
    reply = await office.fill(asked, monthly_savings="1,200")
    assert [how for _, how, _ in reply.settled] == ["superseded", "answered"]
    assert reply.settled[0][0] == (newer.forms[0].sections[0].call_id,)
    assert await office.open_calls() == []


async def test_a_form_sent_twice_is_answered_once(office: Office) -> None:
    asked = await office.say(HOW_LONG)
    await office.fill(asked, monthly_savings="1,200")
    reply = await office.fill(asked, monthly_savings="1,200")
    assert reply.ends == []


async def test_a_form_sent_again_with_another_value_is_told_as_words(office: Office) -> None:
    asked = await office.say(HOW_LONG)
    await office.fill(asked, monthly_savings="1,200")
    reply = await office.fill(asked, monthly_savings="1,500")
    assert "Monthly savings: 1,500." in reply.answers[0]


async def test_a_form_of_nobody_s_call_is_left_alone(office: Office) -> None:
    answer = await office.take(FormAnswer(answers={"call_unknown": {"monthly_savings": "1,200"}}))
    decline = await office.take(FormDecline(call_ids=("call_unknown",)))
    assert (answer.ends, decline.ends) == ([], [])
