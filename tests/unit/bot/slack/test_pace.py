"""Slack's rates, by a clock that the test moves."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.slack.pace import Allowance, Pace
from tests.unit.bot.slack.stopwatch import Stopwatch


def _response(code: str, headers: dict[str, str]) -> Any:
    return AsyncSlackResponse(
        client=None, http_verb="POST", api_url="", req_args={}, data={"ok": False, "error": code}, headers=headers,
        status_code=200,
    )  # fmt: skip


def _failing(times: int, code: str, headers: dict[str, str]) -> Callable[[], Awaitable[str]]:
    left = [SlackApiError(code, _response(code, headers))] * times

    async def call() -> str:
        for error in left:
            left.remove(error)
            raise error
        return "done"

    return call


def test_an_allowance_is_used_up_and_fills_again() -> None:
    clock = Stopwatch()
    allowance = Allowance(60, clock)
    assert [allowance.take() for _ in range(60)] == [0.0] * 60
    assert allowance.take() == pytest.approx(1.0)
    clock.now += 1.0
    assert allowance.take() == 0.0


def test_an_allowance_never_holds_more_than_a_minutes_calls() -> None:
    clock = Stopwatch()
    allowance = Allowance(2, clock)
    clock.now += 3600
    assert [allowance.take() == 0.0 for _ in range(3)] == [True, True, False]


async def test_a_call_that_must_succeed_waits_as_long_as_slack_asks() -> None:
    clock = Stopwatch()
    pace = Pace(clock, clock.sleep)
    assert await pace.patiently(_failing(2, "ratelimited", {"Retry-After": "7"})) == "done"
    assert clock.now == 14.0


async def test_any_other_refusal_is_not_waited_out() -> None:
    clock = Stopwatch()
    with pytest.raises(SlackApiError):
        await Pace(clock, clock.sleep).patiently(_failing(1, "channel_not_found", {}))
    assert clock.now == 0.0


async def test_patience_ends() -> None:
    clock = Stopwatch()
    with pytest.raises(SlackApiError):
        await Pace(clock, clock.sleep).patiently(_failing(99, "ratelimited", {}))
    assert clock.now == 5.0
