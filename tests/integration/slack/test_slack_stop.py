"""The Stop button: whose turns it stops, and that it stops nothing that was said later."""

import pytest

from tests.integration.slack.penny import ALEX, CHANNEL, DM, PENNY, SAM, Penny

NOT_THEIRS = "I'm answering somebody else here, so only they can stop me."


@pytest.mark.parametrize("channel", [DM, CHANNEL])
async def test_what_its_user_asked_for_is_stopped(penny: Penny, channel: str) -> None:
    thread = await penny.converse(channel)
    await penny.workspace.say(ALEX, channel, f"<@{PENNY}> how long?", thread_ts=thread)
    assert len(await penny.turns()) == 1
    penny.woken = False
    await penny.workspace.stop(ALEX, channel, thread)
    assert list((await penny.halted()).values()) == ["stopped"]
    assert penny.woken


async def test_three_deliveries_stop_what_was_meant_and_nothing_that_was_said_later(penny: Penny) -> None:
    thread = await penny.converse()
    await penny.workspace.say(ALEX, DM, "How long?", thread_ts=thread)
    (_,) = await penny.turns()
    await penny.workspace.stop(ALEX, DM, thread, deliveries=2)
    assert list((await penny.halted()).values()) == ["stopped"]
    await penny.end_turns()
    await penny.workspace.say(ALEX, DM, "And 900?", thread_ts=thread)
    (_,) = await penny.turns()
    stop = next(d for d in penny.workspace.deliveries if d.name == "agent_session_stopped")
    await penny.workspace.backend.hub.dispatch(stop.kind, stop.name, stop.payload, attempt=2).answer
    assert await penny.halted() == {}
    assert not penny.workspace.calls("agents.sessions.setStatus")


async def test_where_nothing_runs_only_the_button_goes(penny: Penny) -> None:
    thread = await penny.converse()
    penny.workspace.backend.sessions.set_state(DM, thread, "processing")
    await penny.workspace.stop(ALEX, DM, thread)
    assert await penny.turns() == []
    assert penny.workspace.session(DM, thread) == "active"
    assert len(penny.workspace.bot_messages(DM, thread)) == 1


async def test_somebody_else_stops_nothing_and_is_told_so(penny: Penny) -> None:
    thread = await penny.converse(CHANNEL)
    await penny.workspace.say(ALEX, CHANNEL, "how long?", thread_ts=thread)
    assert len(await penny.turns()) == 1
    await penny.workspace.stop(SAM, CHANNEL, thread)
    assert await penny.halted() == {}
    (told,) = penny.workspace.ephemerals(CHANNEL, SAM)
    assert (told["text"], told["thread_ts"]) == (NOT_THEIRS, thread)


async def test_of_two_people_in_one_thread_only_the_one_who_pressed_is_stopped(penny: Penny) -> None:
    thread = await penny.converse(CHANNEL)
    await penny.workspace.say(ALEX, CHANNEL, "how long?", thread_ts=thread)
    await penny.workspace.say(SAM, CHANNEL, "@Penny and for me?", thread_ts=thread)
    assert len(await penny.turns()) == 2
    await penny.workspace.stop(SAM, CHANNEL, thread)
    (turn_id,) = await penny.halted()
    assert await penny.conversation_of(turn_id) == f"T0PENNY:{CHANNEL}:{thread}:{SAM}"


async def test_a_press_that_cannot_be_answered_is_acked_all_the_same(penny: Penny) -> None:
    thread = await penny.converse(CHANNEL)
    await penny.workspace.say(ALEX, CHANNEL, "how long?", thread_ts=thread)
    penny.workspace.refuse("chat.postEphemeral", "user_not_in_channel")
    await penny.workspace.stop(SAM, CHANNEL, thread)
    assert len(await penny.turns()) == 1
