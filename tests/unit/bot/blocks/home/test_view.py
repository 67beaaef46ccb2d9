"""The Home tab as a whole."""

import json
from dataclasses import replace
from typing import Any

import pytest

from bot.blocks.home.view import SET_UP, SETTINGS, home_view
from bot.playground.slack.validation.surfaces import check_view
from tests.snapshots import assert_snapshot
from tests.unit.bot.blocks.home.homes import CROWDED, EMPTY, FULL

PARTS = ("waiting", "goals", "check_ins", "watches", "facts")


def test_the_home_of_somebody_new_offers_the_set_up_and_says_how_to_begin() -> None:
    assert_snapshot("home_empty", home_view(EMPTY))


def test_the_home_of_somebody_known_shows_all_that_penny_keeps() -> None:
    assert_snapshot("home_full", home_view(FULL))


@pytest.mark.parametrize("expanded", ["", *PARTS])
def test_a_home_with_fifty_goals_keeps_to_slacks_limits(expanded: str) -> None:
    view = home_view(replace(CROWDED, expanded=expanded))
    check_view(view)
    assert len(view["blocks"]) <= 100


def test_a_long_list_is_cut_short_and_says_how_many_there_are() -> None:
    assert "Show all 50" in _text(home_view(CROWDED))
    assert "Goal 6" not in _text(home_view(CROWDED))


def test_all_goals_fit_into_the_list_that_is_shown_in_full() -> None:
    shown = _text(home_view(replace(CROWDED, expanded="goals", waiting=(), welcome=False)))
    assert all(f"Goal {number}" in shown for number in range(50))
    assert "Show fewer" in shown


def test_what_does_not_fit_is_counted_and_nothing_below_it_is_lost() -> None:
    view = home_view(replace(CROWDED, expanded="facts"))
    assert "more. Ask me for the whole list." in _text(view)
    assert len(view["blocks"]) == 100
    assert "`/penny export`" in _text(view)


def test_only_the_list_that_was_asked_for_is_shown_in_full() -> None:
    shown = _text(home_view(replace(CROWDED, expanded="goals")))
    assert "Reminder 5" not in shown
    assert "Show all 20" in shown


def test_the_set_up_is_offered_until_it_is_done() -> None:
    assert SET_UP in _action_ids(home_view(EMPTY))
    assert SET_UP not in _action_ids(home_view(replace(EMPTY, welcome=False)))


def test_the_settings_are_always_at_hand() -> None:
    assert SETTINGS in _action_ids(home_view(EMPTY))
    assert SETTINGS in _action_ids(home_view(replace(CROWDED, expanded="facts")))


def test_what_people_wrote_calls_nobody() -> None:
    assert "<!channel>" not in str([block.get("text") for block in home_view(FULL)["blocks"]])


def _text(view: dict[str, Any]) -> str:
    return json.dumps(view, ensure_ascii=False)


def _action_ids(view: dict[str, Any]) -> set[str]:
    found = [block.get("accessory", {}) for block in view["blocks"]]
    found += [element for block in view["blocks"] for element in block.get("elements", [])]
    return {element.get("action_id", "") for element in found}
