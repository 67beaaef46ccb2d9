"""Many people at once: every message is answered once, with its own answer, in its own thread."""

import asyncio
import re
from collections.abc import Sequence

import pytest

from tests.world import ALEX, CHANNEL, DM, SAM, SAMS_DM, World

MESSAGES = 200
PATIENCE = 180
_INCOME = re.compile(r"^Of (?:US)?\$([\d,]+)(?:\.00)? a month")
PLACES = ((ALEX, DM, ""), (SAM, SAMS_DM, ""), (ALEX, CHANNEL, "<@U0PENNY> "), (SAM, CHANNEL, "<@U0PENNY> "))

Asked = tuple[str, str, int]
"""A question: its channel, its thread, and the income in it."""


@pytest.mark.slow
async def test_200_messages_in_200_threads_are_each_answered_once_with_their_own_answer(world: World) -> None:
    asked = await asyncio.gather(*(_ask(world, number) for number in range(MESSAGES)))
    await _all_answered(world)
    assert [_answers(world, question) for question in asked] == [[income] for _, _, income in asked]


@pytest.mark.slow
async def test_a_crowd_delivered_three_times_in_two_threads_is_heard_once_and_in_order(world: World) -> None:
    threads = [await world.say("Hello"), await world.say("Hello", user=SAM, channel=SAMS_DM)]
    for number in range(10):
        await world.workspace.say(ALEX, DM, _budget(number), thread_ts=threads[0], deliveries=3)
        await world.workspace.say(SAM, SAMS_DM, _budget(number), thread_ts=threads[1], deliveries=3)
    await _all_answered(world)
    for heard in (await _heard(world, DM, threads[0]), await _heard(world, SAMS_DM, threads[1])):
        assert heard == ["Hello", *(_budget(number) for number in range(10))]
    for answers in (_incomes(world.said(threads[0])), _incomes(world.said(threads[1], SAMS_DM))):
        # A message that came before the answer to the one before it is answered together with it.
        assert answers == sorted(set(answers))
        assert answers[-1] == _income(9)


async def _heard(world: World, channel: str, thread_ts: str) -> list[str]:
    """What the journal of the thread's conversation says that the user wrote."""
    assert world.penny
    async with world.penny.database.unit() as unit:
        others = await unit.journal.said_by_others(
            "T0PENNY", channel, thread_ts, conversation_id=0, after_id=0, limit=MESSAGES
        )
    return [said.text for said in others]


async def _ask(world: World, number: int) -> Asked:
    user, channel, mention = PLACES[number % len(PLACES)]
    return channel, await world.workspace.say(user, channel, mention + _budget(number)), _income(number)


async def _all_answered(world: World) -> None:
    assert world.penny
    await world.workspace.wait_for(lambda: all(d.acked for d in world.workspace.deliveries), PATIENCE)
    await asyncio.wait_for(world.penny.worker.idle(), PATIENCE)


def _answers(world: World, asked: Asked) -> list[int]:
    """The incomes whose budgets were told in the thread."""
    channel, thread, _ = asked
    return _incomes(world.said(thread, channel))


def _incomes(texts: Sequence[str]) -> list[int]:
    return [int(income.replace(",", "")) for text in texts for income in _INCOME.findall(text)]


def _budget(number: int) -> str:
    return f"Make a budget for ${_income(number)}"


def _income(number: int) -> int:
    return 2_000 + number
