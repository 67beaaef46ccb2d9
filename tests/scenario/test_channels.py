"""Channels: threads without a new mention, people among themselves, keeping quiet, and two people in one thread."""

from bot.blocks.channels import MUTE, UNMUTE
from bot.words.channels import GO_ON, LEFT_TO_YOU, MUTED
from tests.world import ALEX, CHANNEL, SAM, World

ASKED = "<@U0PENNY> Make a budget for $5,000"


async def test_who_talks_with_penny_in_a_thread_need_not_mention_her_again(world: World) -> None:
    thread = await world.say(ASKED, channel=CHANNEL)
    await world.say("and for $6,000?", thread_ts=thread, channel=CHANNEL)
    first, second = world.said(thread, CHANNEL)
    assert "$5,000" in first
    assert "$6,000" in second


async def test_only_the_first_answer_in_a_thread_says_how_to_go_on_there(world: World) -> None:
    thread = await world.say(ASKED, channel=CHANNEL)
    await world.say("<@U0PENNY> Make a budget for $4,000", thread_ts=thread, channel=CHANNEL, user=SAM)
    first, second = world.said(thread, CHANNEL)
    assert GO_ON in first
    assert GO_ON not in second


async def test_what_people_write_to_each_other_is_left_alone(world: World) -> None:
    thread = await world.say(ASKED, channel=CHANNEL)
    await world.say("wow, that is a lot", thread_ts=thread, channel=CHANNEL, user=SAM)
    await world.say("you think so?", thread_ts=thread, channel=CHANNEL)
    await world.say("@Sam what do you put aside?", thread_ts=thread, channel=CHANNEL)
    assert len(world.said(thread, CHANNEL)) == 1
    assert [hint["text"] for hint in world.workspace.ephemerals(CHANNEL, ALEX)] == [LEFT_TO_YOU]


async def test_after_people_talked_to_each_other_penny_is_back_when_she_is_called(world: World) -> None:
    thread = await world.say(ASKED, channel=CHANNEL)
    await world.say("wow, that is a lot", thread_ts=thread, channel=CHANNEL, user=SAM)
    await world.say("Penny, and for $6,000?", thread_ts=thread, channel=CHANNEL)
    await world.say("and for $7,000?", thread_ts=thread, channel=CHANNEL)
    _, second, third = world.said(thread, CHANNEL)
    assert "$6,000" in second
    assert "$7,000" in third


async def test_what_somebody_wrote_while_penny_worked_does_not_keep_her_from_a_follow_up(world: World) -> None:
    gate = world.workspace.hold("chat.startStream")
    thread = await world.workspace.say(ALEX, CHANNEL, ASKED)
    await gate.reached()
    await world.workspace.say(SAM, CHANNEL, "oh, interesting", thread_ts=thread)
    await world.workspace.wait_for(lambda: all(delivery.acked for delivery in world.workspace.deliveries))
    gate.release()
    await world.settled()
    await world.say("and for $6,000?", thread_ts=thread, channel=CHANNEL)
    assert "$6,000" in world.said(thread, CHANNEL)[-1]


async def test_an_answer_to_pennys_question_counts_although_somebody_wrote_in_between(world: World) -> None:
    thread = await world.say("<@U0PENNY> plan my budget", channel=CHANNEL)
    await world.say("oh, good idea", thread_ts=thread, channel=CHANNEL, user=SAM)
    await world.say("5,000", thread_ts=thread, channel=CHANNEL)
    assert "$5,000" in world.said(thread, CHANNEL)[-1]


async def test_a_muted_penny_answers_only_who_mentions_her(world: World) -> None:
    thread = await world.say(ASKED, channel=CHANNEL)
    await world.say("@Penny mute", thread_ts=thread, channel=CHANNEL, user=SAM)
    await world.say("and for $6,000?", thread_ts=thread, channel=CHANNEL)
    assert world.said(thread, CHANNEL)[1:] == [MUTED]
    await world.say("@Penny and for $7,000?", thread_ts=thread, channel=CHANNEL)
    await world.say("and for $8,000?", thread_ts=thread, channel=CHANNEL)
    assert "$7,000" in world.said(thread, CHANNEL)[-1]


async def test_an_unmuted_penny_listens_again(world: World) -> None:
    thread = await world.say(ASKED, channel=CHANNEL)
    await world.say("@Penny mute", thread_ts=thread, channel=CHANNEL)
    await world.say("@Penny unmute", thread_ts=thread, channel=CHANNEL)
    await world.say("and for $6,000?", thread_ts=thread, channel=CHANNEL)
    assert world.said(thread, CHANNEL)[1:3] == [MUTED, GO_ON]
    assert "$6,000" in world.said(thread, CHANNEL)[-1]


async def test_she_is_muted_once_however_often_slack_delivers(world: World) -> None:
    thread = await world.say(ASKED, channel=CHANNEL)
    await world.say("@Penny mute", thread_ts=thread, channel=CHANNEL, deliveries=3)
    assert world.said(thread, CHANNEL)[1:] == [MUTED]


async def test_a_button_mutes_her_and_takes_it_back(world: World) -> None:
    thread = await world.say(ASKED, channel=CHANNEL)
    [answer] = world.workspace.bot_messages(CHANNEL, thread)
    await world.workspace.click(SAM, CHANNEL, answer["ts"], MUTE)
    [answer] = world.workspace.bot_messages(CHANNEL, thread)
    assert MUTED in answer["text"]
    await world.say("and for $6,000?", thread_ts=thread, channel=CHANNEL)
    await world.workspace.click(SAM, CHANNEL, answer["ts"], UNMUTE)
    await world.say("and for $7,000?", thread_ts=thread, channel=CHANNEL)
    first, second = world.said(thread, CHANNEL)
    assert GO_ON in first
    assert "$7,000" in second


async def test_two_people_have_their_own_conversations_in_one_thread(world: World) -> None:
    thread = await world.say(ASKED, channel=CHANNEL)
    await world.say("@Penny Make a budget for $4,000", thread_ts=thread, channel=CHANNEL, user=SAM)
    await world.say("plan my budget", thread_ts=thread, channel=CHANNEL)
    await world.say("plan my budget", thread_ts=thread, channel=CHANNEL, user=SAM)
    alex, sam = world.said(thread, CHANNEL)[-2:]
    assert "$5,000" in alex
    assert "4,000" in sam
    assert "$4,000" not in alex
