"""People who write again before Penny has finished."""

from tests.world import ALEX, CHANNEL, DM, SAM, World

HOUSE = "How long will it take me to save for a house?"


async def test_a_message_in_mid_answer_stops_it_and_both_are_answered(world: World) -> None:
    gate = world.model.gate("response.output_text.delta", skip=2)
    ts = await world.workspace.say(ALEX, DM, "Hello Penny")
    await gate.reached()
    await world.workspace.wait_for(lambda: any(world.said(ts)))
    await world.workspace.say(ALEX, DM, "What can you do?", thread_ts=ts)
    await world.workspace.wait_for(lambda: "Stopped here." in str(world.workspace.bot_messages(DM, ts)))
    gate.release()
    await world.settled()
    assert "Hello Penny" in world.told()
    assert "What can you do?" in world.told()
    begun, answer = world.workspace.bot_messages(DM, ts)
    assert "Stopped here." in str(begun["blocks"])
    assert "Stopped here." not in str(answer)


async def test_three_messages_at_once_get_one_answer_to_all_of_them(world: World) -> None:
    gate = world.model.gate("request")
    ts = await world.workspace.say(ALEX, DM, HOUSE)
    await gate.reached()
    await world.workspace.say(ALEX, DM, "it costs 60,000", thread_ts=ts)
    await world.workspace.say(ALEX, DM, "and I save 1,000 a month", thread_ts=ts)
    gate.release()
    await world.settled()
    (answer,) = world.said(ts)
    assert "5 years" in answer


async def test_words_while_the_question_is_written_are_not_followed_by_the_question(world: World) -> None:
    gate = world.model.gate("response.completed")
    ts = await world.workspace.say(ALEX, DM, HOUSE)
    await gate.reached()
    await world.workspace.say(ALEX, DM, "Actually, what can you do?", thread_ts=ts)
    gate.release()
    await world.settled()
    assert len(world.said(ts)) <= 2
    assert world.penny
    async with world.penny.database.unit() as unit:
        assert await unit.tool_calls.open_of("conversation:1") == []


async def test_one_person_s_message_does_not_stop_the_other_s_answer_in_the_same_thread(world: World) -> None:
    gate = world.model.gate("response.output_text.delta", skip=2)
    ts = await world.workspace.say(ALEX, CHANNEL, "<@U0PENNY> hello")
    await gate.reached()
    await world.workspace.say(SAM, CHANNEL, "<@U0PENNY> hello from me", thread_ts=ts)
    gate.release()
    await world.settled()
    answers = world.workspace.bot_messages(CHANNEL, ts)
    assert len(answers) == 2
    assert "Stopped here." not in str(answers)
