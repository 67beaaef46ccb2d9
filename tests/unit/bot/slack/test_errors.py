"""What is read out of an error of Slack's client, whoever answered."""

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.slack.errors import error_code, may_have_worked


def _error(data: dict[str, object] | str, status: int = 200) -> SlackApiError:
    response = AsyncSlackResponse(
        client=AsyncWebClient(),
        http_verb="POST",
        api_url="https://slack.com/api/chat.postMessage",
        req_args={},
        data=data,  # pyright: ignore[reportArgumentType]  # text/plain arrives as a string
        headers={},
        status_code=status,
    )
    return SlackApiError("refused", response)


def test_slacks_code_is_read() -> None:
    assert error_code(_error({"ok": False, "error": "ratelimited"})) == "ratelimited"


@pytest.mark.parametrize("data", ["upstream error", {}, ""])
def test_an_answer_that_is_not_slacks_own_has_no_code(data: dict[str, object] | str) -> None:
    assert error_code(_error(data, 503)) == ""


@pytest.mark.parametrize("code", ["fatal_error", "internal_error", "service_unavailable"])
def test_after_a_failure_inside_slack_nobody_knows_whether_it_worked(code: str) -> None:
    assert may_have_worked(_error({"ok": False, "error": code}))
    assert may_have_worked(_error("upstream error", 503))


def test_a_refusal_has_no_effect() -> None:
    assert not may_have_worked(_error({"ok": False, "error": "channel_not_found"}))
