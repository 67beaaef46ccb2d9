"""Pauses between requests that fail."""

import pytest

from bot.assistant.backoff import Backoff
from bot.assistant.engine import RunFailed

PASSING = RunFailed("server_error", "", retryable=True)


class Waits:
    """Records the pauses instead of making them."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


@pytest.fixture
def waits() -> Waits:
    return Waits()


async def test_pauses_double_and_vary(waits: Waits) -> None:
    backoff = Backoff(first_seconds=2.0, wait=waits)
    assert [await backoff.before_retry(PASSING, failures) for failures in (1, 2, 3)] == [True, True, True]
    assert [low <= pause <= 2 * low for pause, low in zip(waits.seconds, (1.0, 2.0, 4.0), strict=True)] == [True] * 3


async def test_attempts_are_bounded(waits: Waits) -> None:
    assert not await Backoff(attempts=3, wait=waits).before_retry(PASSING, 3)
    assert waits.seconds == []


async def test_what_does_not_pass_is_not_retried(waits: Waits) -> None:
    assert not await Backoff(wait=waits).before_retry(RunFailed("bad", "", retryable=False), 1)


async def test_the_wait_that_the_provider_asks_for_is_kept(waits: Waits) -> None:
    asked = RunFailed("rate_limit_exceeded", "", retryable=True, retry_after=7.0)
    assert await Backoff(wait=waits).before_retry(asked, 1)
    assert waits.seconds == [7.0]


async def test_nobody_is_kept_waiting_for_minutes(waits: Waits) -> None:
    asked = RunFailed("rate_limit_exceeded", "", retryable=True, retry_after=600.0)
    assert not await Backoff(wait=waits).before_retry(asked, 1)
    assert waits.seconds == []
