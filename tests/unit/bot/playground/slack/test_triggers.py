"""Trigger ids and response URLs: what a gesture allows the app to do, and for how long."""

from datetime import timedelta

import pytest

from bot.playground.slack.errors import ApiError
from bot.playground.slack.response_urls import ResponseUrls
from bot.playground.slack.triggers import Triggers
from tests.clock import FakeClock


def test_a_trigger_works_once(clock: FakeClock) -> None:
    triggers = Triggers(clock)
    trigger_id = triggers.issue("U0ALEX")
    assert triggers.redeem(trigger_id).user == "U0ALEX"
    with pytest.raises(ApiError, match="exchanged_trigger_id"):
        triggers.redeem(trigger_id)


def test_a_trigger_expires_after_three_seconds(clock: FakeClock) -> None:
    triggers = Triggers(clock)
    trigger_id = triggers.issue("U0ALEX")
    clock.advance(timedelta(seconds=3.1))
    with pytest.raises(ApiError, match="expired_trigger_id"):
        triggers.redeem(trigger_id)


def test_a_made_up_trigger_is_refused(clock: FakeClock) -> None:
    with pytest.raises(ApiError, match="invalid_trigger_id"):
        Triggers(clock).redeem("1.2.3")


def test_a_response_url_works_five_times(clock: FakeClock) -> None:
    urls = ResponseUrls(clock)
    key = urls.issue("U0ALEX", "D0ALEX").rpartition("/")[2]
    assert [urls.use(key).uses for _ in range(5)] == [1, 2, 3, 4, 5]
    with pytest.raises(ApiError, match="used_url"):
        urls.use(key)


def test_a_response_url_expires_after_half_an_hour(clock: FakeClock) -> None:
    urls = ResponseUrls(clock)
    key = urls.issue("U0ALEX", "D0ALEX").rpartition("/")[2]
    clock.advance(timedelta(minutes=30, seconds=1))
    with pytest.raises(ApiError, match="expired_url"):
        urls.use(key)
