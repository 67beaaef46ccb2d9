"""Wishes to be told unasked, as people put them to the planner, and what sounds like them and is none."""

from typing import Any

import pytest

from tests.unit.bot.playground.planner.conversation import first_call

ASKED: dict[str, dict[str, Any]] = {
    "tell me when groceries run over": {"alert": "over_pace"},
    "Warn me when I'm close to a limit": {"alert": "over_pace"},
    "let me know if I go over my budget": {"alert": "over_pace"},
    "notify me whenever a limit is nearly used up": {"alert": "over_pace"},
    "alert me once I overspend": {"alert": "over_pace"},
    "turn on the budget alerts": {"alert": "over_pace"},
    "tell me about goal milestones": {"alert": "goal_milestones"},
    "let me know when a goal is halfway there": {"alert": "goal_milestones"},
    "warn me before my balance gets low": {"alert": "low_point"},
    "Warn me when my balance drops below 200, my balance is 1,850": {
        "alert": "low_point",
        "lowest_balance": "200",
        "balance": "1,850",
    },
    "warn me when I'm running low": {"alert": "low_point"},
    "limit alerts only once a week please": {"alert": "over_pace", "how_often": "weekly"},
    "no more limit warnings": {"alert": "over_pace", "how_often": "off"},
    "turn off the goal notifications": {"alert": "goal_milestones", "how_often": "off"},
    "turn off all alerts": {"alert": "all", "how_often": "off"},
    "less of this, please": {"how_often": "weekly"},
}

OTHERS = {
    "Tell me when TSLA drops below 200": "watch_price",
    "alert me when AAPL goes over 250": "watch_price",
    "stop the price alerts": "unwatch",
    "how much is left of my grocery limit?": "budget_status",
    "remind me every Friday at 5pm to check my budget": "schedule_check_in",
    "send me a weekly summary every Monday at 9": "schedule_check_in",
    "at most 400 a month for groceries": "set_budget_limit",
    "tell me how my goals are doing": "list_goals",
}


@pytest.mark.parametrize(("text", "values"), ASKED.items())
def test_what_shall_be_told_and_how_often(text: str, values: dict[str, Any]) -> None:
    assert first_call(text) == ("set_alerts", values)


@pytest.mark.parametrize(("text", "tool"), OTHERS.items())
def test_what_only_sounds_like_it(text: str, tool: str) -> None:
    assert first_call(text)[0] == tool
