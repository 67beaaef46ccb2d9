"""Calls that Slack failed: those that might post twice are left to their callers."""

import pytest
from aiohttp import ServerDisconnectedError
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState

from bot.slack.retries import retry_handlers

OVERLOADED = HttpResponse(status_code=503, headers={})
TOO_MANY = HttpResponse(status_code=429, headers={"retry-after": "1"})


async def repeated(method: str, *, response: HttpResponse | None = None, error: Exception | None = None) -> bool:
    request = HttpRequest(method="POST", url=f"https://slack.com/api/{method}", headers={})
    answers = [
        await handler.can_retry_async(state=RetryState(), request=request, response=response, error=error)
        for handler in retry_handlers()
    ]
    return any(answers)


@pytest.mark.parametrize(
    ("method", "again"), [("chat.update", True), ("views.open", True), ("chat.postMessage", False)]
)
async def test_a_call_without_an_answer_is_repeated_unless_it_may_have_posted(method: str, again: bool) -> None:
    assert await repeated(method, error=ServerDisconnectedError()) is again
    assert await repeated(method, response=OVERLOADED) is again


async def test_what_slack_turned_away_for_its_rate_was_not_done_and_is_repeated() -> None:
    assert await repeated("chat.postMessage", response=TOO_MANY)
