"""Facts in the Home tab: changed and forgotten with a click."""

import pytest

from bot.blocks.facts import VALUE
from bot.blocks.home.lists import FACT, FORGET
from bot.blocks.home.view import SKIP_SET_UP
from tests.scenario.homes import block_with, home_of, open_from, press, shown, submit, visit
from tests.world import World


async def test_a_fact_is_changed_in_a_form_that_shows_what_is_known(world: World) -> None:
    await world.say("I make $5,432 a month")
    await _home(world)
    view = await open_from(world, FACT, selection="change:monthly_income")
    assert view["blocks"][0]["element"]["initial_value"] == "5,432"
    assert await submit(world, view, **{VALUE: "6,000"}) == {"ok": True}
    assert "Monthly income: *$6,000*" in shown(world)


async def test_what_cannot_be_read_is_refused_at_the_field_and_nothing_is_lost(world: World) -> None:
    await world.say("I make $5,432 a month")
    await _home(world)
    view = await open_from(world, FACT, selection="change:monthly_income")
    answer = await submit(world, view, **{VALUE: "lots"})
    assert "can't read that as an amount" in answer["errors"][VALUE]
    assert "$5,432" in await visit(world)
    assert await submit(world, view, **{VALUE: "€6,000"}) == {"ok": True}
    assert "€6,000" in shown(world)


@pytest.mark.parametrize(
    ("said", "name", "written", "shows"),
    [
        ("I'm 34 years old", "age", "35", "Age: *35*"),
        ("I live in Berlin", "home", "Rome & <Paris>", "Home: *Rome &amp; &lt;Paris&gt;*"),
        ("remember that my dog is called Rex", "", "Max", "*Max*"),
    ],
)
async def test_facts_of_every_kind_can_be_changed(world: World, said: str, name: str, written: str, shows: str) -> None:
    await world.say(said)
    await _home(world)
    [option, _] = _options(world)
    assert option.startswith(f"change:{name}")
    view = await open_from(world, FACT, selection=option)
    assert await submit(world, view, **{VALUE: written}) == {"ok": True}
    assert shows in shown(world)


async def test_a_fact_is_forgotten_only_after_a_question(world: World) -> None:
    await world.say("I make $5,432 a month")
    await _home(world)
    view = await open_from(world, FACT, selection="forget:monthly_income")
    assert "Your monthly income: *$5,432*" in str(view["blocks"])
    assert "$5,432" in shown(world)
    assert await submit(world, view) == {"ok": True}
    assert "5,432" not in shown(world)


async def test_what_was_forgotten_is_used_by_no_conversation(world: World) -> None:
    await world.say("I make $5,432 a month")
    await _home(world)
    await submit(world, await open_from(world, FACT, selection="forget:monthly_income"))
    await world.say("Hello")
    assert "5,432" not in world.told()


async def test_the_menu_of_a_fact_that_is_gone_says_so(world: World) -> None:
    await world.say("I make $5,432 a month")
    await _home(world)
    before = home_of(world)["blocks"]
    await world.say("Forget my income")
    home_of(world)["blocks"] = before
    view = await open_from(world, FACT, selection="forget:monthly_income")
    assert "I don't remember that any more" in str(view["blocks"])


async def test_forgetting_twice_forgets_once(world: World) -> None:
    await world.say("I make $5,432 a month")
    await world.say("I live in Berlin")
    await _home(world)
    block = block_with(world, "Monthly income")
    first = await open_from(world, FACT, block_id=block, selection=f"{FORGET}:monthly_income")
    await submit(world, first)
    assert "Home: *Berlin*" in shown(world)
    assert "Monthly income" not in shown(world)


async def _home(world: World) -> None:
    await visit(world)
    await press(world, SKIP_SET_UP)


def _options(world: World) -> list[str]:
    menus = [block["accessory"] for block in home_of(world)["blocks"] if block.get("accessory")]
    return [option["value"] for menu in menus if menu["action_id"] == FACT for option in menu["options"]]
