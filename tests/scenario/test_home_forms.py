"""The Home tab's own buttons: log an expense, set a limit, begin, fill and change a goal."""

import pytest

from bot.blocks.home.lists import GOAL
from bot.blocks.home.view import LOG_EXPENSE, NEW_GOAL, SET_LIMIT, SKIP_SET_UP
from tests.scenario.homes import open_from, press, shown, visit
from tests.world import DM, World


@pytest.mark.parametrize(
    ("button", "answers", "shows"),
    [
        (LOG_EXPENSE, {"amount": "12.50", "description": "lunch"}, "*$12.50* spent so far"),
        (SET_LIMIT, {"category": "groceries", "amount": "400"}, "$0 of $400"),
        (NEW_GOAL, {"name": "Japan", "target": "4,000"}, "*Japan*"),
    ],
)
async def test_a_button_opens_a_form_and_home_shows_what_came_of_it(
    world: World, button: str, answers: dict[str, str], shows: str
) -> None:
    await _home(world)
    view = await open_from(world, button)
    assert await world.fill(view, **answers) == {"ok": True}
    await world.settled()
    assert shows in shown(world)
    assert len(world.workspace.bot_messages(DM)) == 1, "what came of it is told in the direct messages, once"


async def test_money_is_put_into_a_goal_from_its_menu(world: World) -> None:
    await world.say("Create a goal: $12,000 for a car")
    await _home(world)
    view = await open_from(world, GOAL, selection="add:Car")
    assert await world.fill(view, amount="3,600") == {"ok": True}
    await world.settled()
    assert "30% · $3,600 of $12,000" in shown(world)


async def test_a_goal_is_changed_from_its_menu(world: World) -> None:
    await world.say("Create a goal: $12,000 for a car")
    await _home(world)
    view = await open_from(world, GOAL, selection="change:Car")
    assert await world.fill(view, target="10,000", new_name="Van") == {"ok": True}
    await world.settled()
    assert "*Van*" in shown(world)
    assert "$0 of $10,000" in shown(world)


async def test_later_conversations_know_what_was_done_in_home(world: World) -> None:
    await _home(world)
    await world.fill(await open_from(world, LOG_EXPENSE), amount="12.50", description="lunch")
    await world.say("Hello")
    assert "$12.50" in world.told()


async def _home(world: World) -> None:
    await visit(world)
    await press(world, SKIP_SET_UP)
