"""/goal, /whatif, /invest, /quote, /networth and /remind: by a line, by a form, and known to the conversation."""

from typing import Any

import pytest

from bot.blocks.commands import TALK
from bot.playground.slack.directory import TEAM_ID
from tests.modals import prefilled
from tests.world import ALEX, CHANNEL, DM, World

COMMANDS = ("/goal", "/whatif", "/invest", "/quote", "/networth", "/remind")


@pytest.mark.parametrize("command", COMMANDS)
async def test_help_shows_a_line_for_everything_that_the_command_does(world: World, command: str) -> None:
    answer = await _run(world, command, "help")
    assert answer["text"].startswith(command)
    assert answer["text"].count(f"\n{command} ") >= 2


@pytest.mark.parametrize("command", COMMANDS)
async def test_the_bare_command_opens_a_form(world: World, command: str) -> None:
    view = await _form(world, command)
    assert [block for block in view["blocks"] if block["type"] == "input"]
    assert world.workspace.ephemerals() == []


async def test_a_goal_is_set_up_in_one_line(world: World) -> None:
    answer = await _run(world, "/goal", "House 60,000 by June 2030 with 1,000 a month", CHANNEL)
    assert "House" in answer["text"]
    assert "$60,000" in answer["text"]
    assert world.workspace.messages(CHANNEL) == []
    assert "House" in (await _run(world, "/goal", "list"))["text"]
    assert world.model.bodies() == [], "no model is asked"


async def test_a_goal_that_lacks_its_target_is_asked_for_it(world: World) -> None:
    view = await _form(world, "/goal", "Car")
    assert await world.fill(view, target="20,000") == {"ok": True}
    assert "Car" in (await _newest(world))["text"]


async def test_of_a_line_that_is_partly_wrong_the_form_keeps_what_was_right(world: World) -> None:
    view = await _form(world, "/goal", "House 60,000 by the next blue moon")
    assert prefilled(view)["name"] == "House"
    assert "Please write a date" in str(view["blocks"])
    assert await world.fill(view, deadline="2030-06-30") == {"ok": True}
    assert "$60,000" in (await _newest(world))["text"]


async def test_what_was_wrong_and_need_not_be_there_can_be_left_out(world: World) -> None:
    view = await _form(world, "/goal", "House 60,000 by the next blue moon")
    assert await world.fill(view) == {"ok": True}
    assert "$60,000" in (await _newest(world))["text"]


async def test_money_goes_into_a_goal_and_out_again(world: World) -> None:
    await _run(world, "/goal", "House 60,000")
    assert "$200" in (await _run(world, "/goal", "add House 200"))["text"]
    assert "$150" in (await _run(world, "/goal", "take 50 from House"))["text"]
    assert "$70,000" in (await _run(world, "/goal", "change House target 70,000"))["text"]


async def test_a_goal_is_deleted_only_after_consent(world: World) -> None:
    await _run(world, "/goal", "House 60,000")
    view = await _form(world, "/goal", "delete House")
    assert "Shall I delete the goal House" in str(view["blocks"])
    assert view["submit"]["text"] == "Yes, delete it"
    assert await world.workspace.submit(ALEX, view["id"]) == {"ok": True}
    assert "no goals" in (await _run(world, "/goal", "list"))["text"]


async def test_a_quote_comes_after_the_ack_with_its_time(world: World) -> None:
    answer = await _run(world, "/quote", "AAPL", CHANNEL)
    assert "AAPL" in answer["text"]
    assert "Talk about it" in str(answer["blocks"])


async def test_a_currency_is_converted(world: World) -> None:
    answer = await _run(world, "/quote", "convert 100 EUR to JPY")
    assert "JPY" in answer["text"]


async def test_a_price_is_watched_listed_and_no_longer_watched(world: World) -> None:
    assert "I'll tell you when" in (await _run(world, "/quote", "watch TSLA below 5"))["text"]
    assert "TSLA" in (await _run(world, "/quote", "watches"))["text"]
    assert "no longer watch" in (await _run(world, "/quote", "unwatch TSLA"))["text"]


async def test_an_unknown_symbol_is_told_with_what_to_do(world: World) -> None:
    answer = await _run(world, "/quote", "nosuchcompanyatall")
    assert "For example" in answer["text"] or "nosuchcompanyatall" in answer["text"]


async def test_a_slip_gets_the_nearest_subcommand(world: World) -> None:
    assert "Did you mean /quote history AAPL?" in (await _run(world, "/quote", "histroy AAPL"))["text"]


async def test_net_worth_is_noted_shown_and_corrected(world: World) -> None:
    answer = await _run(world, "/networth", "house 300,000, mortgage 210,000", CHANNEL)
    assert "$90,000" in answer["text"]
    assert "$90,000" in (await _run(world, "/networth", "show"))["text"]
    view = await _form(world, "/networth", "remove house")
    assert await world.workspace.submit(ALEX, view["id"]) == {"ok": True}
    assert "removed" in (await _newest(world))["text"]


async def test_what_ifs_ask_for_the_plan_and_then_compare(world: World) -> None:
    view = await _form(world, "/whatif", "save 200 more a month")
    plan = {"balance": "50,000", "monthly_contribution": "500", "goal_amount": "400,000", "years": "20"}
    assert await world.fill(view, **plan) == {"ok": True}
    answer = await _newest(world)
    assert "Save 200 more a month" in answer["text"]
    assert {"table", "data_table", "data_visualization"} & {block["type"] for block in answer["blocks"]}


async def test_the_next_what_if_begins_with_the_plan_that_was_told_last(world: World) -> None:
    plan = {"balance": "50,000", "monthly_contribution": "500", "goal_amount": "400,000", "years": "20"}
    await world.fill(await _form(world, "/whatif", "odds"), **plan)
    await _newest(world)
    again = prefilled(await _form(world, "/whatif", "save 200 more a month"))
    assert again == plan | {"monthly_spending": None, "until_age": None, "changes": "save 200 more a month"}


async def test_what_was_forgotten_does_not_come_back_with_the_next_what_if(world: World) -> None:
    plan = {"balance": "50,000", "monthly_contribution": "500", "goal_amount": "400,000", "years": "20"}
    await world.fill(await _form(world, "/whatif", "odds"), **plan)
    await _newest(world)
    assert world.penny
    async with world.penny.database.unit() as unit:
        alex = await unit.users.find(TEAM_ID, ALEX)
        assert alex
        assert await unit.facts.forget(alex.id, "investments")
    assert prefilled(await _form(world, "/whatif", "odds"))["balance"] is None


async def test_a_mix_is_shown_in_one_line(world: World) -> None:
    answer = await _run(world, "/invest", "20,000 balanced for 10 years")
    assert "stocks" in answer["text"].lower()


async def test_a_reminder_is_set_listed_and_stopped(world: World) -> None:
    assert "every Friday" in (await _run(world, "/remind", "log my expenses every Friday at 17:00"))["text"]
    assert "log my expenses" in (await _run(world, "/remind", "list"))["text"]
    assert "Stopped" in (await _run(world, "/remind", "stop 1"))["text"]


async def test_quiet_hours_are_set_and_ended(world: World) -> None:
    assert "10:00" in (await _run(world, "/remind", "quiet 22:00 to 7:00"))["text"]
    assert "at any time" in (await _run(world, "/remind", "quiet off"))["text"]


async def test_what_a_command_found_is_known_to_the_conversation(world: World) -> None:
    await _run(world, "/networth", "savings 12,000", CHANNEL)
    await world.say("Hello")
    assert "$12,000" in world.told()


async def test_a_result_can_be_talked_about(world: World) -> None:
    answer = await _run(world, "/quote", "AAPL", CHANNEL)
    await world.workspace.click(ALEX, CHANNEL, answer["ts"], TALK)
    await world.settled()
    opening = world.workspace.bot_messages(DM)[0]
    assert "AAPL" in opening["text"]
    await world.say("And over five years?", thread_ts=opening["ts"])
    assert "AAPL" in world.told()


async def _run(world: World, command: str, line: str, channel: str = DM) -> dict[str, Any]:
    """Run a command and return the newest answer to it."""
    await world.workspace.command(ALEX, channel, command, line)
    await world.settled()
    return await _newest(world)


async def _newest(world: World) -> dict[str, Any]:
    await world.settled()
    return world.workspace.ephemerals(user=ALEX)[-1]


async def _form(world: World, command: str, line: str = "") -> dict[str, Any]:
    await world.workspace.command(ALEX, DM, command, line)
    view = world.workspace.view(ALEX)
    assert view
    return view
