"""Which failures pass and which stay."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx2
import pytest
from openai import APIConnectionError, APIStatusError, APITimeoutError, OpenAIError

from bot.assistant.engines import failures

REQUEST = httpx2.Request("POST", "http://127.0.0.1/v1/responses")


def refusal(status: int, code: str | None = None, **headers: str) -> APIStatusError:
    response = httpx2.Response(status, headers=headers, request=REQUEST)
    return APIStatusError("refused", response=response, body={"code": code})


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 529])
def test_a_passing_status_is_retryable(status: int) -> None:
    failure = failures.raised(refusal(status))
    assert (failure.code, failure.retryable, failure.rejected) == (f"http_{status}", True, False)


@pytest.mark.parametrize("status", [400, 413, 422])
def test_a_refused_content_is_rejected(status: int) -> None:
    failure = failures.raised(refusal(status))
    assert (failure.retryable, failure.rejected) == (False, True)


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_wrong_setting_is_neither(status: int) -> None:
    failure = failures.raised(refusal(status))
    assert (failure.retryable, failure.rejected) == (False, False)


def test_a_locked_conversation_is_retryable_although_it_is_a_bad_request() -> None:
    failure = failures.raised(refusal(400, "conversation_locked"))
    assert (failure.retryable, failure.rejected) == (True, False)


def test_an_empty_account_does_not_pass_by_waiting() -> None:
    assert not failures.raised(refusal(429, "insufficient_quota")).retryable


@pytest.mark.parametrize(
    "error", [APIConnectionError(request=REQUEST), APITimeoutError(REQUEST), ValueError("no JSON")]
)
def test_a_broken_connection_is_retryable(error: OpenAIError | ValueError) -> None:
    assert failures.raised(error).retryable


@pytest.mark.parametrize(("header", "seconds"), [("7", 7.0), ("0.5", 0.5), ("soon", None), ("", None)])
def test_the_wait_that_the_provider_asks_for_is_told(header: str, seconds: float | None) -> None:
    assert failures.raised(refusal(429, **{"retry-after": header})).retry_after == seconds


def test_a_wait_until_a_date_is_told_in_seconds() -> None:
    header = format_datetime(datetime.now(UTC) + timedelta(minutes=10), usegmt=True)
    seconds = failures.raised(refusal(503, **{"retry-after": header})).retry_after
    assert seconds == pytest.approx(600, abs=5)


@pytest.mark.parametrize(
    ("code", "retryable", "rejected"),
    [
        (None, True, False),
        ("server_error", True, False),
        ("rate_limit_exceeded", True, False),
        ("content_filter", False, True),
        ("invalid_prompt", False, True),
        ("max_output_tokens", False, False),
    ],
)
def test_a_failure_inside_the_stream_goes_by_its_code(code: str | None, retryable: bool, rejected: bool) -> None:
    failure = failures.reported(code, "in words that nobody reads")
    assert (failure.retryable, failure.rejected) == (retryable, rejected)
