"""Wishes about settings, as people put them to the planner, and what sounds like them and is none."""

from typing import Any

import pytest

from tests.unit.bot.playground.planner.conversation import first_call

ASKED: dict[str, dict[str, Any]] = {
    "Set my currency to euros": {"currency": "euros"},
    "My currency is CHF": {"currency": "CHF"},
    "Count in Swiss francs please": {"currency": "Swiss francs"},
    "switch my currency to pounds from now on": {"currency": "pounds"},
    "use EUR as my currency": {"currency": "EUR"},
    "change my time zone to Berlin": {"time_zone": "Berlin"},
    "I moved to Tokyo last month": {"time_zone": "Tokyo"},
    "set my currency to euros and my time zone to Berlin": {"currency": "euros", "time_zone": "Berlin"},
    "keep my results in channels private": {"channel_results": "private"},
    "show my answers only to me in channels": {"channel_results": "private"},
    "show my results in channels to everyone": {"channel_results": "public"},
}

OTHERS = {
    "Convert 100 EUR to yen": "convert_currency",
    "I put 200 into my house goal": "contribute_to_goal",
    "I make $5,000 a month": "remember_fact",
    "no messages between 10 pm and 7 am": "set_quiet_hours",
}


@pytest.mark.parametrize("text", ASKED)
def test_a_setting_is_given_in_the_users_own_words(text: str) -> None:
    name, arguments = first_call(text)
    assert name == "change_settings"
    assert {key: value for key, value in arguments.items() if value is not None} == ASKED[text]


@pytest.mark.parametrize(("text", "tool"), OTHERS.items())
def test_what_sounds_like_a_setting_goes_where_it_belongs(text: str, tool: str) -> None:
    assert first_call(text)[0] == tool
