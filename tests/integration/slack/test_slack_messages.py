"""Messages, mentions and the opened app: what becomes a turn and what is left alone."""

from datetime import date

import pytest

from bot.assistant.turn import Message
from storage.tables.goals import Goal
from tests.integration.slack.penny import ALEX, CHANNEL, DM, PENNY, SAM, Penny


async def test_a_direct_message_becomes_a_turn(penny: Penny) -> None:
    ts = await penny.workspace.say(ALEX, DM, "Is 5 < 6 & 7?")
    (turn,) = await penny.turns()
    assert turn.input == Message(text="Is 5 < 6 & 7?", ts=ts)
    assert (turn.speaker.user_id, turn.place.thread_ts, turn.place.private) == (ALEX, ts, True)


async def test_three_deliveries_of_one_message_are_one_turn(penny: Penny) -> None:
    await penny.workspace.say(ALEX, DM, "Hello", deliveries=3)
    assert await penny.texts() == ["Hello"]


async def test_a_mention_is_one_turn_although_two_events_report_it(penny: Penny) -> None:
    thread = await penny.converse(CHANNEL)
    await penny.workspace.say(ALEX, CHANNEL, "@Penny and 1,500?", thread_ts=thread)
    assert await penny.texts() == ["and 1,500?"]


async def test_a_mention_begins_a_thread_in_a_channel(penny: Penny) -> None:
    ts = await penny.workspace.say(SAM, CHANNEL, f"<@{PENNY}> plan my budget")
    (turn,) = await penny.turns()
    assert (turn.place.channel_id, turn.place.thread_ts, turn.place.private) == (CHANNEL, ts, False)


async def test_a_mention_without_words_is_taken_for_a_greeting(penny: Penny) -> None:
    await penny.workspace.say(ALEX, CHANNEL, f"<@{PENNY}>")
    assert await penny.texts() == ["Hi"]


async def test_a_reply_in_pennys_thread_needs_no_mention(penny: Penny) -> None:
    thread = await penny.converse(CHANNEL)
    await penny.workspace.say(ALEX, CHANNEL, "once more", thread_ts=thread)
    assert await penny.texts() == ["once more"]


async def test_somebody_who_joins_a_thread_mentions_penny_first(penny: Penny) -> None:
    thread = await penny.converse(CHANNEL)
    await penny.workspace.say(SAM, CHANNEL, "nice!", thread_ts=thread)
    assert await penny.texts() == []
    await penny.workspace.say(SAM, CHANNEL, "@Penny me too", thread_ts=thread)
    assert await penny.texts() == ["me too"]
    await penny.workspace.say(SAM, CHANNEL, "and with 7%?", thread_ts=thread)
    assert await penny.next_texts() == ["and with 7%?"]


async def test_a_mention_of_penny_alone_gives_her_the_floor_back(penny: Penny) -> None:
    thread = await penny.converse(CHANNEL)
    await penny.workspace.say(ALEX, CHANNEL, f"<@{SAM}> what do you think?", thread_ts=thread)
    assert await penny.texts() == []
    await penny.workspace.say(ALEX, CHANNEL, "hm", thread_ts=thread)
    assert await penny.texts() == []
    await penny.workspace.say(ALEX, CHANNEL, "@Penny and 1,500?", thread_ts=thread)
    assert await penny.texts() == ["and 1,500?"]
    await penny.workspace.say(ALEX, CHANNEL, "and 1,600?", thread_ts=thread)
    assert await penny.next_texts() == ["and 1,600?"]


async def test_talk_that_is_not_for_penny_is_left_alone(penny: Penny) -> None:
    thread = await penny.converse(CHANNEL)
    other = await penny.workspace.say(SAM, CHANNEL, "lunch?")
    await penny.workspace.say(ALEX, CHANNEL, "yes!", thread_ts=other)
    await penny.workspace.say(ALEX, CHANNEL, f"<@{SAM}> what do you think?", thread_ts=thread)
    assert await penny.texts() == []


async def test_edits_deletions_and_other_apps_are_ignored(penny: Penny) -> None:
    ts = await penny.workspace.say(ALEX, DM, "one")
    await penny.workspace.edit(ALEX, DM, ts, "two")
    await penny.workspace.delete(ALEX, DM, ts)
    await penny.workspace.say(ALEX, DM, "three", extra={"bot_id": "B0OTHER", "subtype": "bot_message"})
    assert await penny.texts() == ["one"]


@pytest.mark.parametrize("subtype", ["file_share", "thread_broadcast"])
async def test_what_a_person_says_in_another_form_counts(penny: Penny, subtype: str) -> None:
    await penny.workspace.say(ALEX, DM, "look", extra={"subtype": subtype})
    assert await penny.texts() == ["look"]


async def test_opening_the_messages_offers_ways_to_begin(penny: Penny) -> None:
    await penny.workspace.open_dm(ALEX)
    call = await penny.workspace.wait_for(lambda: penny.workspace.calls("assistant.threads.setSuggestedPrompts"))
    assert len(call[0].arguments["prompts"]) == 4


async def test_the_home_shows_goals_and_facts(penny: Penny) -> None:
    user, now = await penny.alex(), penny.services.clock()
    async with penny.services.database.unit() as unit:
        await unit.goals.add(
            Goal(
                user_id=user.id, name="House", target_minor=6000000, saved_minor=1500000, currency="USD",
                deadline=date(2031, 3, 1),
            )
        )  # fmt: skip
        await unit.facts.remember(
            user.id, "nickname", "text", "Al", conversation_id=None, channel=DM, message_ts="1.0", said_at=now
        )
    await penny.workspace.open_home(ALEX)
    home = await penny.workspace.wait_for(lambda: penny.workspace.home(ALEX))
    assert home is not None
    shown = str(home["blocks"])
    for part in ("House", "$15,000", "$60,000", "Mar 1, 2031", "Nickname", "Al"):
        assert part in shown
