"""The Stop button, and a newer message: the answer ends where it is, and the next one works."""

import asyncio

from bot.playground.gate import Gate
from tests.world import ALEX, CHANNEL, DM, SAM, World

BUDGET = "Make a budget for $5,432.10"
ANSWER = "$2,716.05 to needs"
STOPPED = "Stopped here."


async def _while_streaming(world: World, channel: str = DM, text: str = BUDGET) -> tuple[str, Gate]:
    """Ask, and wait until the first words of the answer are shown; return the thread and what holds the rest."""
    gate = world.model.gate("response.output_text.delta", skip=3)
    thread = await world.workspace.say(ALEX, channel, text)
    await gate.reached()
    await world.workspace.wait_for(lambda: any(world.said(thread, channel)))
    return thread, gate


async def test_a_streaming_answer_ends_where_it_is(world: World) -> None:
    thread, gate = await _while_streaming(world)
    assert world.workspace.session(DM, thread) == "processing"
    await world.workspace.stop(ALEX, DM, thread)
    await world.settled()
    [answer] = world.workspace.bot_messages(DM, thread)
    assert STOPPED in str(answer["blocks"])
    assert ANSWER not in answer["text"]
    assert not answer["streaming"]
    assert (world.workspace.status(DM, thread), world.workspace.session(DM, thread)) == ("", "active")
    gate.release()
    await world.say(BUDGET, thread_ts=thread)
    assert world.said(thread)[-1].count(ANSWER) == 1
    assert len(world.said(thread)) == 2


async def test_an_answer_that_was_not_begun_is_not_shown(world: World) -> None:
    gate = world.model.gate("request")
    thread = await world.workspace.say(ALEX, DM, BUDGET)
    await gate.reached()
    await world.workspace.wait_for(lambda: world.workspace.status(DM, thread))
    await world.workspace.stop(ALEX, DM, thread)
    await world.settled()
    assert world.said(thread) == []
    assert (world.workspace.status(DM, thread), world.workspace.session(DM, thread)) == ("", "active")
    gate.release()
    await world.say(BUDGET, thread_ts=thread)
    assert world.said(thread)[-1].count(ANSWER) == 1


async def test_three_deliveries_stop_once(world: World) -> None:
    thread, gate = await _while_streaming(world)
    await world.workspace.stop(ALEX, DM, thread, deliveries=3)
    await world.settled()
    gate.release()
    [answer] = world.workspace.bot_messages(DM, thread)
    assert str(answer["blocks"]).count(STOPPED) == 1
    stop = next(d for d in world.workspace.deliveries if d.name == "agent_session_stopped")
    gate = world.model.gate("request")
    await world.workspace.say(ALEX, DM, BUDGET, thread_ts=thread)
    await gate.reached()
    await world.workspace.backend.hub.dispatch(stop.kind, stop.name, stop.payload, attempt=3).answer
    gate.release()
    await world.settled()
    assert world.said(thread)[-1].count(ANSWER) == 1, "a late delivery stops nothing that was said after it"


async def test_a_press_when_nothing_runs_does_nothing(world: World) -> None:
    thread = await world.say(BUDGET)
    shown = world.workspace.bot_messages(DM, thread)
    await world.workspace.stop(ALEX, DM, thread)
    await world.settled()
    assert world.workspace.bot_messages(DM, thread) == shown
    await world.say(BUDGET, thread_ts=thread)
    assert world.said(thread)[-1].count(ANSWER) == 1


async def test_in_a_channel_somebody_else_stops_nothing(world: World) -> None:
    thread, gate = await _while_streaming(world, CHANNEL, f"@Penny {BUDGET}")
    await world.workspace.stop(SAM, CHANNEL, thread)
    await world.workspace.wait_for(lambda: world.workspace.ephemerals(CHANNEL, SAM))
    gate.release()
    await world.settled()
    [answer] = world.workspace.bot_messages(CHANNEL, thread)
    assert answer["text"].count(ANSWER) == 1
    assert STOPPED not in str(answer["blocks"])
    assert not answer["streaming"]


async def test_a_newer_message_ends_the_answer_to_the_older_one(world: World) -> None:
    thread, gate = await _while_streaming(world)
    await world.workspace.say(ALEX, DM, "Make a budget for $1,000", thread_ts=thread)
    await world.workspace.wait_for(lambda: STOPPED in str(world.workspace.bot_messages(DM, thread)[0]["blocks"]))
    gate.release()
    await world.settled()
    first, second = world.workspace.bot_messages(DM, thread)
    assert ANSWER not in first["text"]
    assert "$500 to needs" in second["text"]
    assert STOPPED not in str(second["blocks"])
    assert world.workspace.session(DM, thread) == "active"


async def test_of_messages_that_follow_each_other_closely_the_last_is_answered(world: World) -> None:
    gate = world.model.gate("request")
    thread = await world.workspace.say(ALEX, DM, BUDGET)
    await gate.reached()
    await asyncio.gather(
        *(world.workspace.say(ALEX, DM, f"Make a budget for ${n},000", thread_ts=thread) for n in range(1, 4))
    )
    await world.workspace.wait_for(lambda: all(delivery.acked for delivery in world.workspace.deliveries))
    gate.release()
    await world.settled()
    assert "$1,500 to needs" in world.said(thread)[-1]
    assert world.workspace.status(DM, thread) == ""
