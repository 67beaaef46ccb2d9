"""What a turn comes to: answers, results, and what the model knows."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from bot.assistant.allowance import Allowance
from bot.assistant.run_handler import MAX_ROUNDS
from bot.assistant.turn import Place, Speaker
from bot.playground.planner.moves import Call, Say
from bot.words.conversation import NOTHING_SAID, TOO_MANY_ROUNDS
from storage.database import Database
from tests.clock import FakeClock
from tests.integration.assistant_office import HOW_LONG, KEEP, KEEP_HOUSE, Office, open_office


@pytest.fixture(params=["conversation", "local", "assistants"])
async def office(request: pytest.FixtureRequest, database: Database, clock: FakeClock) -> AsyncIterator[Office]:
    async with open_office(database, clock, request.param) as office:
        yield office


def outputs(items: list[dict[str, str]]) -> list[dict[str, Any]]:
    return [json.loads(item["output"]) for item in items]


async def test_an_answer_is_streamed_and_finished(office: Office) -> None:
    reply = await office.say("Hello Penny")
    assert reply.answers == [reply.streamed] == ["You said: Hello Penny"]
    assert reply.ends == ["finish"]


async def test_the_journal_holds_both_sides_and_the_message_s_slack_id(office: Office) -> None:
    await office.say("Hello Penny")
    said = [(entry.item["type"], entry.slack_ts) for entry in await office.journal()]
    assert said == [("note", None), ("user_message", "1.5"), ("assistant_message", None)]


async def test_a_tool_runs_and_its_result_comes_with_the_answer(office: Office) -> None:
    office.server.script((KEEP_HOUSE,), Say("Done, *House* is your goal."))
    reply = await office.say(KEEP)
    assert reply.answers == ["Done, *House* is your goal."]
    assert [result.summary for result in reply.results] == ["House is a goal now."]
    assert reply.statuses == ["Thinking…", "Writing it down…", "Thinking…"]
    assert [(task.title, task.status) for task in reply.tasks] == [
        ("Writing it down", "in_progress"),
        ("Writing it down", "complete"),
    ]
    assert await office.goals() == ["House"]


async def test_words_before_and_after_a_call_are_one_answer(office: Office) -> None:
    office.server.script((Say("Let me write that down."), KEEP_HOUSE), Say("Done."))  # pyright: ignore[reportArgumentType]
    reply = await office.say(KEEP)
    assert reply.answers == [reply.streamed] == ["Let me write that down.\n\nDone."]


async def test_several_calls_of_one_response_all_run(office: Office) -> None:
    office.server.script((KEEP_HOUSE, Call("keep_goal", {"name": "Car"})), Say("Both are goals."))
    reply = await office.say("House and car")
    assert await office.goals() == ["House", "Car"]
    assert len(reply.results) == 2


async def test_an_unknown_tool_is_told_to_the_model(office: Office) -> None:
    office.server.script((Call("buy_house", {}),))
    reply = await office.say("Buy a house")
    assert json.loads(reply.answers[0])["code"] == "unknown_tool"


async def test_malformed_arguments_are_told_to_the_model(office: Office) -> None:
    office.server.script((KEEP_HOUSE,))
    office.server.break_next_arguments()
    reply = await office.say(KEEP)
    assert json.loads(reply.answers[0])["code"] == "invalid_arguments"


async def test_the_value_said_is_known_in_the_next_conversation(office: Office) -> None:
    said = {"goal_amount": "60,000", "monthly_savings": "1,200", "monthly_income": "5,000"}
    office.server.script((Call("months_to_save", said),))
    await office.say("60,000 at 1,200 a month, I make 5,000")
    office.place = office.place.model_copy(update={"thread_ts": "2.0"})
    await office.say("Hello again")
    notes = [item["text"] for item in await office.items("note")]
    assert "monthly income: $5,000 (said on November 21, 2026)" in notes[1]


async def test_news_from_elsewhere_is_told_once(office: Office) -> None:
    await office.say("Hello")
    async with office.database.unit() as unit:
        await unit.notes.add(1, "The user planned a budget of $5,000.", now=office.clock())
    await office.say("And now?")
    await office.say("And then?")
    notes = [item["text"] for item in await office.items("note")]
    assert notes[1:] == ["The user planned a budget of $5,000."]


async def test_in_a_channel_nothing_private_is_told(office: Office) -> None:
    said = {"goal_amount": "60,000", "monthly_savings": "1,200", "monthly_income": "5,000"}
    office.server.script((Call("months_to_save", said),))
    await office.say("60,000 at 1,200 a month, I make 5,000")
    office.place = Place(team_id="T1", channel_id="C1", thread_ts="1.0", private=False)
    await office.say("Hello everybody")
    assert len(await office.items("note")) == 1


async def test_each_person_in_a_thread_has_a_conversation_of_their_own(office: Office) -> None:
    await office.say("I am Alex")
    office.speaker = Speaker(team_id="T1", user_id="U2")
    await office.say("I am Sam")
    words = [item["text"] for item in await office.items("user_message")]
    assert words == ["I am Sam"]


async def test_the_day_is_told_again_when_it_is_another(office: Office, clock: FakeClock) -> None:
    await office.say("Hello")
    await office.say("Still there?")
    clock.now = clock.now.replace(day=22)
    await office.say("Good morning")
    days = [item["text"].split(",")[1].strip() for item in await office.items("note")]
    assert days == ["2026-11-21", "2026-11-22"]


async def test_calls_without_end_are_broken_off_with_an_honest_sentence(office: Office) -> None:
    office.server.script(*[(Call("keep_goal", {"name": f"Goal {number}"}),) for number in range(MAX_ROUNDS)])
    reply = await office.say(KEEP)
    assert reply.answers == [TOO_MANY_ROUNDS]
    assert len(await office.goals()) == MAX_ROUNDS - 1
    assert (await office.say("Hello?")).answers == ["You said: Hello?"]


async def test_a_model_without_a_word_gets_a_word_from_penny(office: Office) -> None:
    office.server.script(())  # pyright: ignore[reportArgumentType]
    assert (await office.say("Hm")).answers == [NOTHING_SAID]


async def test_the_tokens_of_each_round_are_kept(office: Office) -> None:
    office.server.script((KEEP_HOUSE,), Say("Done."))
    await office.say(KEEP)
    async with office.database.unit() as unit:
        assert await unit.usage.rounds(1) == 2
        assert await unit.usage.spent_by_user(1, office.clock() - timedelta(hours=1)) > 0


async def test_a_user_whose_tokens_are_used_up_is_told_so_without_asking_the_model(office: Office) -> None:
    office.allowance = Allowance(user=1)
    assert (await office.say("Hello")).answers == ["You said: Hello"]
    refused = await office.say("And again")
    assert "/budget" in refused.answers[0]
    assert len(office.model.heard) == 1
    office.clock.advance(timedelta(days=1))
    assert (await office.say("Good morning")).answers == ["You said: Good morning"]
    assert "And again" in office.told()


async def test_a_form_is_answered_with_its_result_when_the_tokens_are_used_up(office: Office) -> None:
    asked = await office.say(HOW_LONG)
    office.allowance = Allowance(user=1)
    reply = await office.fill(asked, monthly_savings="1,000")
    assert [result.summary for result in reply.results] == ["It takes 60 months."]


async def test_the_conversation_knows_its_engine_and_its_remote_thread(office: Office) -> None:
    await office.say("Hello")
    conversation = await office.conversation()
    assert (conversation.engine, conversation.endpoint) == (office.engine.name, office.engine.endpoint)
    assert [(conversation.remote_id, conversation.mirrored)] == (office.remote_threads() or [(None, {})])


async def test_what_tools_leave_in_the_metadata_is_mirrored_to_the_remote_thread(office: Office) -> None:
    office.server.script((KEEP_HOUSE,), Say("Done."))
    await office.say(KEEP)
    conversation = await office.conversation()
    assert conversation.details["tool"] == "keep_goal"
    mirrored = [metadata.get("tool") for _, metadata in office.remote_threads()]
    assert mirrored == ["keep_goal"] * len(office.remote_threads())


async def test_metadata_that_cannot_be_mirrored_is_mirrored_next_time(office: Office) -> None:
    await office.say("Hello")
    for remote_id, _ in office.remote_threads():
        office.server.fail_next(500, path=office.thread_path(remote_id))
    office.server.script((KEEP_HOUSE,), Say("Done."))
    assert (await office.say(KEEP)).answers == ["Done."]
    await office.say("Thank you")
    assert [metadata.get("tool") for _, metadata in office.remote_threads()] == ["keep_goal"] * len(
        office.remote_threads()
    )
