"""The set-up at the first visit, and the settings."""

from typing import Any

import pytest

from bot.assistant.turn import Speaker
from bot.blocks.home.view import LOG_EXPENSE, SET_UP, SETTINGS, SKIP_SET_UP
from bot.slack.home.settings import open_settings
from storage.tables.users import User
from tests.scenario.homes import open_from, press, shown, submit, visit
from tests.world import ALEX, DM, World

NEW_YORK = "New York, as in Slack"
SPEAKER = Speaker(team_id="T0PENNY", user_id=ALEX)


async def test_the_set_up_is_a_minute_and_is_not_offered_again(world: World) -> None:
    await visit(world)
    view = await open_from(world, SET_UP)
    chosen = {"currency": "EUR", "time_zone": "Europe/Berlin", "month_start": "25", "income": "4,000"}
    assert await submit(world, view, **chosen) == {"ok": True}
    home = shown(world)
    for part in ("Euro (EUR)", "*Time zone*\nBerlin", "on the 25th", "Monthly income: *€4,000*"):
        assert part in home
    assert "Set me up" not in home
    assert world.model.bodies() == [], "no model is asked"


async def test_whoever_skips_the_set_up_is_not_asked_again(world: World) -> None:
    assert "Set me up" in await visit(world)
    await press(world, SKIP_SET_UP)
    assert "Set me up" not in shown(world)
    assert "Set me up" not in await visit(world)


async def test_an_income_that_cannot_be_read_is_refused_at_its_field_and_nothing_is_kept(world: World) -> None:
    await visit(world)
    view = await open_from(world, SET_UP)
    answer = await submit(world, view, income="a lot", currency="EUR")
    assert set(answer["errors"]) == {"income"}
    assert "US Dollar (USD)" in await visit(world)
    assert await submit(world, view, income="4,000", currency="EUR") == {"ok": True}
    assert "Monthly income: *€4,000*" in shown(world)


async def test_settings_show_what_is_chosen_and_keep_what_is_changed(world: World) -> None:
    await _skipped(world)
    view = await _settings(world)
    chosen = {"channel_results": "private", "quiet_from": "22:00", "quiet_until": "07:00", "currency": "CHF"}
    assert await submit(world, view, **chosen) == {"ok": True}
    home = shown(world)
    for part in ("Swiss Franc (CHF)", "only you see them", "10:00 PM to 7:00 AM", NEW_YORK):
        assert part in home
    again = await _settings(world)
    assert _initial(again, "quiet_from")["initial_time"] == "22:00"
    assert _initial(again, "channel_results")["initial_option"]["value"] == "private"


async def test_settings_that_are_sent_unchanged_change_nothing(world: World) -> None:
    await _skipped(world)
    before = await _user(world)
    assert await submit(world, await _settings(world)) == {"ok": True}
    after = await _user(world)
    assert (after.currency, after.time_zone) == (before.currency, before.time_zone)
    assert NEW_YORK in shown(world)


async def test_quiet_hours_are_taken_away_by_emptying_them(world: World) -> None:
    await world.say("no messages between 10 pm and 7 am please")
    await _skipped(world)
    assert "10:00 PM to 7:00 AM" in shown(world)
    view = await _settings(world)
    await submit(world, view, quiet_from=None, quiet_until=None)
    assert "*Quiet hours*\nnone" in shown(world)


@pytest.mark.parametrize(
    ("quiet", "field"),
    [
        ({"quiet_from": "22:00"}, "quiet_until"),
        ({"quiet_until": "07:00"}, "quiet_from"),
        ({"quiet_from": "22:00", "quiet_until": "22:00"}, "quiet_until"),
    ],
)
async def test_half_of_the_quiet_hours_is_refused_at_the_other_half(
    world: World, quiet: dict[str, str], field: str
) -> None:
    await _skipped(world)
    answer = await submit(world, await _settings(world), **quiet)
    assert set(answer["errors"]) == {field}


async def test_what_may_be_told_unasked_is_chosen_by_ticking_it(world: World) -> None:
    await _skipped(world)
    view = await _settings(world)
    assert await submit(world, view, alerts=["over_pace", "goal_milestones"]) == {"ok": True}
    assert "A limit nearly or all used up, a goal" in shown(world)
    again = await _settings(world)
    ticked = {option["value"] for option in _initial(again, "alerts")["initial_options"]}
    assert ticked == {"over_pace", "goal_milestones"}
    assert await submit(world, again, alerts=[]) == {"ok": True}
    assert "*I tell you about*\nnone" in shown(world)


async def test_a_time_zone_that_was_chosen_stays_whatever_slack_says_and_goes_back_when_asked(world: World) -> None:
    await _skipped(world)
    await submit(world, await _settings(world), time_zone="Asia/Tokyo")
    assert (await _user(world)).time_zone == "Asia/Tokyo"
    view = await _settings(world)
    assert _initial(view, "time_zone")["initial_option"]["value"] == "Asia/Tokyo"
    await submit(world, view, time_zone="slack")
    assert NEW_YORK in shown(world)
    assert (await _user(world)).time_zone == "America/New_York"


async def test_settings_are_changed_in_words_too(world: World) -> None:
    await _skipped(world)
    await world.say("Set my currency to euros")
    await world.say("change my time zone to Berlin")
    await world.say("keep my results in channels private")
    home = shown(world)
    for part in ("Euro (EUR)", "*Time zone*\nBerlin", "only you see them"):
        assert part in home


async def test_later_conversations_know_what_was_set(world: World) -> None:
    await _skipped(world)
    await submit(world, await _settings(world), currency="EUR")
    await world.say("Hello")
    assert "I count in Euro (EUR) from now on." in world.told()


async def test_a_month_that_begins_on_payday_is_the_one_that_home_shows(world: World) -> None:
    await _skipped(world)
    await submit(world, await _settings(world), month_start="15")
    assert "15 to " in shown(world)


async def test_settings_can_be_opened_from_anywhere(world: World) -> None:
    await world.workspace.command(ALEX, DM, "/penny", "settings")
    await world.settled()
    view = world.workspace.view(ALEX)
    assert view
    assert view["callback_id"] == "settings"
    assert world.penny
    assert not await open_settings(world.penny.services, "gone", SPEAKER), "a trigger works once"


async def _skipped(world: World) -> None:
    """Open the Home tab, with the set-up put aside."""
    await visit(world)
    await press(world, SKIP_SET_UP)


async def _settings(world: World) -> dict[str, Any]:
    return await open_from(world, SETTINGS, block_id=LOG_EXPENSE)


def _initial(view: dict[str, Any], field: str) -> dict[str, Any]:
    return next(block["element"] for block in view["blocks"] if block["block_id"] == field)


async def _user(world: World) -> User:
    assert world.penny
    return await world.penny.services.people.user(SPEAKER)
