"""Errands: what a command leaves to the worker is shown once, in time, and with a word where it takes long."""

import asyncio
import json
from datetime import timedelta

from bot.blocks.commands import FORM
from bot.slack.commands.forms import begin_call, command_caller
from bot.slack.errands.errand import ToolErrand, leave
from bot.slack.errands.handler import ErrandHandler
from bot.slack.errands.tool import Meanwhile
from bot.slack.invocation import Invocation
from bot.words import commands as words
from storage.repositories.turns import ClaimedTurn
from tests.clock import FakeClock
from tests.integration.slack.penny import ALEX, CHANNEL, DM, Penny

CALL = "command:1"
DEBTS = json.dumps({"debts": "Visa 8,000 at 24.99% minimum 260"})


async def test_the_result_is_shown_where_the_command_was_written(penny: Penny) -> None:
    await ErrandHandler(penny.services).run(await _left(penny))
    (answer,) = penny.workspace.ephemerals(CHANNEL, ALEX)
    assert "$8,000 of debt" in answer["text"]
    assert len([note for note in await penny.notes() if "ran /debts" in note.text]) == 1


async def test_an_errand_that_is_taken_again_shows_nothing_twice(penny: Penny) -> None:
    turn, handler = await _left(penny), ErrandHandler(penny.services)
    await handler.run(turn)
    await handler.run(turn)
    assert len(penny.workspace.ephemerals(CHANNEL, ALEX)) == 1
    assert len([note for note in await penny.notes() if "ran /debts" in note.text]) == 1


async def test_after_half_an_hour_the_result_comes_by_direct_message(penny: Penny, clock: FakeClock) -> None:
    turn = await _left(penny)
    clock.advance(timedelta(minutes=31))
    await ErrandHandler(penny.services).run(turn)
    assert penny.workspace.ephemerals(CHANNEL, ALEX) == []
    (answer,) = penny.workspace.bot_messages(DM)
    assert "$8,000 of debt" in answer["text"]


async def test_whoever_waits_long_is_told_what_is_done(penny: Penny) -> None:
    meanwhile, late = Meanwhile(penny.services, _invocation(penny)), asyncio.Event()

    async def sleep(seconds: float) -> None:
        await late.wait()

    penny.services.pace.sleep = sleep
    telling = asyncio.create_task(meanwhile.tell_when_late())
    await meanwhile.progress("Simulating 10,000 futures")
    late.set()
    await telling
    (told,) = penny.workspace.ephemerals(CHANNEL, ALEX)
    assert told["text"] == "Simulating 10,000 futures…"


async def test_what_is_found_to_be_missing_is_asked_for_by_a_button(penny: Penny) -> None:
    turn = await _left(penny, "{}")
    await ErrandHandler(penny.services).run(turn)
    (asked,) = penny.workspace.ephemerals(CHANNEL, ALEX)
    assert asked["text"] == words.FORM_CLOSED
    await penny.workspace.click(ALEX, CHANNEL, asked["ts"], FORM)
    view = penny.modal()
    assert f"{CALL}:debts" in [block["block_id"] for block in view["blocks"]]


async def test_an_errand_that_nothing_came_of_says_so(penny: Penny) -> None:
    await ErrandHandler(penny.services).give_up(await _left(penny))
    (answer,) = penny.workspace.ephemerals(CHANNEL, ALEX)
    assert "Reference" in answer["text"]


async def _left(penny: Penny, arguments: str = DEBTS) -> ClaimedTurn:
    """Leave an errand and claim it as the worker does."""
    invocation, now = _invocation(penny), penny.services.clock()
    caller = await command_caller(penny.services, invocation)
    await begin_call(penny.services, CALL, "plan_debt_payoff", arguments, caller)
    assert await leave(penny.services, ToolErrand(invocation=invocation), event_id=CALL)
    assert not await leave(penny.services, ToolErrand(invocation=invocation), event_id=CALL)
    async with penny.services.database.unit() as unit:
        [turn] = await unit.turns.claim("test", now, now + timedelta(minutes=1), 9, 9)
    return turn


def _invocation(penny: Penny) -> Invocation:
    url = penny.workspace.backend.url + penny.workspace.backend.response_urls.issue(ALEX, CHANNEL)
    speaker = {"team_id": "T0PENNY", "user_id": ALEX}
    return Invocation.model_validate(
        {"speaker": speaker, "line": "/debts", "call_id": CALL, "channel": CHANNEL, "response_url": url}
    )
