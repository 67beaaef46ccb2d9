"""What Slack delivers twice is answered once; what is not for Penny is left alone."""

from tests.world import ALEX, CHANNEL, DM, SAM, World

BUDGET = "<@U0PENNY> make a budget for $5,000"


async def test_three_deliveries_of_a_message_are_answered_once(world: World) -> None:
    thread = await world.workspace.say(ALEX, DM, "Make a budget for $5,000", deliveries=3)
    await world.settled()
    assert len(world.said(thread)) == 1
    assert len(world.model.bodies()) == 2


async def test_a_mention_is_answered_once_although_two_events_report_it(world: World) -> None:
    thread = await world.workspace.say(ALEX, CHANNEL, BUDGET, deliveries=3)
    await world.settled()
    assert len(world.said(thread, CHANNEL)) == 1


async def test_three_deliveries_of_a_filled_form_are_answered_once(world: World) -> None:
    thread = await world.say("Plan my budget")
    view = await world.open_form(thread)
    await world.fill(view, monthly_income="5000")
    await world.settled()
    submitted = next(d for d in reversed(world.workspace.deliveries) if d.payload.get("type") == "view_submission")
    world.workspace.backend.hub.dispatch(submitted.kind, submitted.name, submitted.payload, attempt=1)
    await world.settled()
    assert len(world.said(thread)) == 2


async def test_a_channel_message_without_a_mention_is_left_alone(world: World) -> None:
    thread = await world.say("Anybody for lunch?", channel=CHANNEL)
    assert world.said(thread, CHANNEL) == []


async def test_a_reply_in_pennys_thread_needs_no_mention(world: World) -> None:
    thread = await world.say(BUDGET, channel=CHANNEL)
    await world.say("make a budget for $6,000", thread_ts=thread, channel=CHANNEL)
    assert len(world.said(thread, CHANNEL)) == 2


async def test_a_reply_that_mentions_only_somebody_else_is_left_alone(world: World) -> None:
    thread = await world.say(BUDGET, channel=CHANNEL)
    await world.say("<@U0SAM> make a budget for $6,000", thread_ts=thread, channel=CHANNEL)
    assert len(world.said(thread, CHANNEL)) == 1


async def test_edits_deletions_and_other_bots_are_left_alone(world: World) -> None:
    thread = await world.say("Make a budget for $5,000")
    await world.workspace.edit(ALEX, DM, thread, "Make a budget for $9,000")
    await world.workspace.say(ALEX, DM, "Make a budget for $1", extra={"bot_id": "B0OTHER", "subtype": "bot_message"})
    await world.workspace.delete(ALEX, DM, thread)
    await world.settled()
    assert len(world.workspace.bot_messages(DM)) == 1


async def test_two_people_in_one_thread_have_conversations_of_their_own(world: World) -> None:
    thread = await world.say("<@U0PENNY> how long to save $60k?", channel=CHANNEL)
    await world.say("@Penny 1200", thread_ts=thread, user=SAM, channel=CHANNEL)
    assert "$60,000" not in world.said(thread, CHANNEL)[-1]
    await world.say("1200", thread_ts=thread, channel=CHANNEL)
    assert "50 months" in world.said(thread, CHANNEL)[-1]


async def test_a_fact_told_in_the_dm_is_not_used_in_a_channel(world: World) -> None:
    await world.say("I make $5,000 a month")
    thread = await world.say("<@U0PENNY> plan my budget", channel=CHANNEL)
    [question] = world.said(thread, CHANNEL)
    assert "income" in question
    assert "5,000" not in question
    assert "5,000" not in str(world.model.bodies()[-1])
