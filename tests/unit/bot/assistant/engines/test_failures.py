"""Which failures pass and which stay."""

import httpx2
import pytest
from openai import APIConnectionError, APIStatusError, APITimeoutError, OpenAIError

from bot.assistant.engines import failures
from bot.assistant.engines.failures import ProviderError

REQUEST = httpx2.Request("POST", "http://127.0.0.1/v1/responses")


def refusal(status: int, code: object = None, **headers: str) -> APIStatusError:
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


@pytest.mark.parametrize(("header", "seconds"), [("7", 7.0), ("0.5", 0.5), ("soon", None), ("", None), ("-1", None)])
def test_the_wait_that_the_provider_asks_for_is_told(header: str, seconds: float | None) -> None:
    assert failures.raised(refusal(429, **{"retry-after": header})).retry_after == seconds


@pytest.mark.parametrize(("until", "seconds"), [("12:10:00", 600.0), ("11:00:00", 0.0)])
def test_a_wait_until_a_date_is_told_in_seconds_of_the_providers_clock(until: str, seconds: float) -> None:
    headers = {"date": "Sat, 21 Nov 2026 12:00:00 GMT", "retry-after": f"Sat, 21 Nov 2026 {until} GMT"}
    assert failures.raised(refusal(503, **headers)).retry_after == seconds


def test_a_date_without_the_time_it_was_written_says_nothing() -> None:
    headers = {"retry-after": "Sat, 21 Nov 2026 12:00:00 GMT"}
    assert failures.raised(refusal(503, **headers)).retry_after is None


def test_the_finer_wait_in_milliseconds_counts() -> None:
    headers = {"retry-after": "2", "retry-after-ms": "1250"}
    assert failures.raised(refusal(429, **headers)).retry_after == 1.25


@pytest.mark.parametrize("code", [400, "400"])
def test_a_number_is_no_code(code: object) -> None:
    error = refusal(400, code)
    assert failures.names_nothing(error)
    assert failures.raised(error).code == "http_400"


@pytest.mark.parametrize(
    ("code", "retryable", "rejected"), [("429", True, False), ("500", True, False), ("400", False, True)]
)
def test_a_number_inside_the_stream_counts_as_a_status(code: str, retryable: bool, rejected: bool) -> None:
    failure = failures.reported(code, "in words that nobody reads")
    assert (failure.code, failure.retryable, failure.rejected) == (f"http_{code}", retryable, rejected)


def test_trouble_with_a_request_beside_the_run_is_never_the_messages_fault() -> None:
    failure = ProviderError(failures.raised(refusal(400, "invalid_value"))).failure
    assert (failure.code, failure.retryable, failure.rejected) == ("invalid_value", False, False)


@pytest.mark.parametrize(
    ("code", "retryable", "rejected"),
    [
        (None, True, False),
        ("server_error", True, False),
        ("rate_limit_exceeded", True, False),
        ("content_filter", False, True),
        ("invalid_prompt", False, True),
        ("bio_policy", False, True),
        ("misalignment_policy_violation", False, True),
        ("vector_store_timeout", True, False),
        ("data_residency_mismatch", False, False),
        ("context_length_exceeded", False, True),
    ],
)
def test_a_failure_inside_the_stream_goes_by_its_code(code: str | None, retryable: bool, rejected: bool) -> None:
    failure = failures.reported(code, "in words that nobody reads")
    assert (failure.retryable, failure.rejected) == (retryable, rejected)
