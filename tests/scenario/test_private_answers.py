"""Answers in channels that rest on something private: their owner sees them, and shares them if they like."""

from typing import Any

from bot.blocks.channels import SHARE, SHOW
from bot.blocks.form import RECALL
from bot.words.channels import ONLY_YOU
from tests.world import ALEX, CHANNEL, DM, SAM, World

PLAN = "<@U0PENNY> plan my budget"
ONLY_ALEX = f"Only <@{ALEX}> can see this answer."
SHARED = f"<@{ALEX}> shared this answer below."


async def test_what_was_filled_into_a_form_is_answered_to_its_owner_alone(world: World) -> None:
    thread = await _answered_privately(world)
    [shown] = world.workspace.ephemerals(CHANNEL, ALEX)
    assert "$5,432" in shown["text"]
    assert ONLY_YOU in shown["text"]
    assert shown["thread_ts"] == thread
    assert ONLY_ALEX in world.said(thread, CHANNEL)[-1]
    assert "5,432" not in str(world.workspace.messages(CHANNEL, thread))


async def test_what_was_chosen_in_a_form_is_private_too(world: World) -> None:
    thread = await world.say("<@U0PENNY> what is my risk profile?", channel=CHANNEL)
    view = await world.open_form(thread, channel=CHANNEL)
    answers = {"horizon": "over_20_years", "loss_reaction": "wait", "need_of_cash": "likely"}
    await world.fill(view, **answers, income_stability="steady")
    await world.settled()
    assert "Only <@" in world.said(thread, CHANNEL)[-1]


async def test_nothing_of_a_private_answer_is_streamed_to_the_channel(world: World) -> None:
    await _answered_privately(world)
    streamed = [call.arguments for call in world.workspace.calls() if call.method.endswith("Stream")]
    assert "5,432" not in str(streamed)


async def test_a_follow_up_that_builds_on_it_is_private_too(world: World) -> None:
    thread = await _answered_privately(world)
    await world.say("plan my budget", thread_ts=thread, channel=CHANNEL)
    assert "5,432" not in str(world.workspace.messages(CHANNEL, thread))
    assert "$5,432" in world.workspace.ephemerals(CHANNEL, ALEX)[-1]["text"]


async def test_its_owner_shares_it_with_all_in_the_thread_once(world: World) -> None:
    thread = await _answered_privately(world)
    [shown] = world.workspace.ephemerals(CHANNEL, ALEX)
    placeholder = world.workspace.bot_messages(CHANNEL, thread)[-1]
    await world.workspace.click(ALEX, CHANNEL, placeholder["ts"], SHARE)
    await world.workspace.click(ALEX, CHANNEL, shown["ts"], SHARE)
    await world.settled()
    *_, stands, shared = world.said(thread, CHANNEL)
    assert SHARED in stands
    assert "$5,432" in shared
    assert str(world.said(thread, CHANNEL)).count("$5,432.10 a month") == 1
    assert world.workspace.ephemerals(CHANNEL, ALEX) == []


async def test_it_is_shown_again_after_a_restart(world: World) -> None:
    thread = await _answered_privately(world)
    await world.leave()
    await world.enter()
    [placeholder] = world.workspace.bot_messages(CHANNEL, thread)[-1:]
    await world.workspace.click(ALEX, CHANNEL, placeholder["ts"], SHOW)
    first, second = world.workspace.ephemerals(CHANNEL, ALEX)
    assert first["text"] == second["text"]


async def test_nobody_else_is_shown_it_or_shares_it(world: World) -> None:
    thread = await _answered_privately(world)
    placeholder = world.workspace.bot_messages(CHANNEL, thread)[-1]
    for action in (SHOW, SHARE):
        await world.workspace.click(SAM, CHANNEL, placeholder["ts"], action)
    await world.settled()
    assert world.workspace.ephemerals(CHANNEL, SAM) == []
    assert "5,432" not in str(world.workspace.messages(CHANNEL, thread))


async def test_who_prefers_it_is_always_answered_privately(world: World) -> None:
    await _prefer(world, "private")
    thread = await world.say("<@U0PENNY> Make a budget for $5,000", channel=CHANNEL)
    assert "$5,000" in world.workspace.ephemerals(CHANNEL, ALEX)[-1]["text"]
    assert "Of $5,000" not in str(world.said(thread, CHANNEL))


async def test_who_prefers_it_shows_everything(world: World) -> None:
    await _prefer(world, "public")
    thread = await world.say(PLAN, channel=CHANNEL)
    await world.fill(await world.open_form(thread, channel=CHANNEL), monthly_income="5,432.10")
    await world.settled()
    assert "$5,432" in world.said(thread, CHANNEL)[-1]
    assert world.workspace.ephemerals(CHANNEL, ALEX) == []


async def test_in_an_externally_shared_channel_everything_is_private(world: World) -> None:
    world.workspace.directory.add_channel("C0SHARED", "partners", (ALEX, SAM), ext_shared=True)
    thread = await world.say("<@U0PENNY> Make a budget for $5,000", channel="C0SHARED")
    await world.say("and for $6,000?", thread_ts=thread, channel="C0SHARED")
    first, second = world.workspace.ephemerals("C0SHARED", ALEX)
    assert "$5,000" in first["text"]
    assert "$6,000" in second["text"]
    assert "needs" not in str(world.said(thread, "C0SHARED"))


async def test_what_penny_knows_is_used_in_a_channel_after_a_click_and_seen_by_its_owner_alone(world: World) -> None:
    await world.say("I make 5,432.10 a month", channel=DM)
    thread = await world.say(PLAN, channel=CHANNEL)
    view = await _recall(world, thread)
    assert "5,432.1" in str(view["blocks"])
    await world.fill(view)
    await world.settled()
    assert "$5,432" in world.workspace.ephemerals(CHANNEL, ALEX)[-1]["text"]
    assert "5,432" not in str(world.workspace.messages(CHANNEL, thread))


async def test_where_nothing_is_known_nothing_is_offered(world: World) -> None:
    thread = await world.say(PLAN, channel=CHANNEL)
    assert RECALL not in str(world.workspace.messages(CHANNEL, thread))


async def test_an_answer_crashed_over_is_given_once(world: World) -> None:
    thread = await world.say(PLAN, channel=CHANNEL)
    view = await world.open_form(thread, channel=CHANNEL)
    world.workspace.fail_next("chat.postEphemeral", status=503)
    await world.fill(view, monthly_income="5,432.10")
    await world.settled()
    assert str(world.said(thread, CHANNEL)).count("Only <@") == 1
    assert "$5,432" in world.workspace.ephemerals(CHANNEL, ALEX)[-1]["text"]


async def test_a_share_of_which_nobody_knew_whether_it_worked_is_not_posted_twice(world: World) -> None:
    thread = await _answered_privately(world)
    placeholder = world.workspace.bot_messages(CHANNEL, thread)[-1]
    world.workspace.fail_next("chat.postMessage", status=503, after_effect=True)
    await world.workspace.click(ALEX, CHANNEL, placeholder["ts"], SHARE)
    await world.settled()
    assert str(world.said(thread, CHANNEL)).count("Of $5,432.10 a month") == 1


async def test_nothing_from_memory_is_told_with_what_is_shared(world: World) -> None:
    await world.say("I make 5,432.10 a month", channel=DM)
    thread = await world.say(PLAN, channel=CHANNEL)
    await world.fill(await _recall(world, thread))
    await world.settled()
    [shown] = world.workspace.ephemerals(CHANNEL, ALEX)
    await world.workspace.click(ALEX, CHANNEL, shown["ts"], SHARE)
    await world.settled()
    assert "From memory" not in str(world.said(thread, CHANNEL))


async def test_where_slack_shows_nothing_to_one_person_the_answer_comes_in_their_direct_messages(world: World) -> None:
    world.workspace.refuse("chat.postEphemeral", "user_not_in_channel")
    await _answered_privately(world)
    assert "$5,432" in str(world.workspace.bot_messages(DM))


async def _answered_privately(world: World) -> str:
    """Let Alex fill in what Penny asks in a channel; return the thread."""
    thread = await world.say(PLAN, channel=CHANNEL)
    await world.fill(await world.open_form(thread, channel=CHANNEL), monthly_income="5,432.10")
    await world.settled()
    return thread


async def _recall(world: World, thread: str) -> dict[str, Any]:
    await world.workspace.click(ALEX, CHANNEL, world.form(thread, CHANNEL), RECALL)
    view = await world.workspace.wait_for(lambda: world.workspace.view(ALEX))
    assert view
    return view


async def _prefer(world: World, wish: Any) -> None:
    await world.say("Hello")
    assert world.penny
    async with world.penny.database.unit() as unit:
        user = await unit.users.find("T0PENNY", ALEX)
        assert user
        await unit.preferences.change(user.id, channel_results=wish)
