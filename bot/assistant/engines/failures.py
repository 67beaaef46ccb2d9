"""What went wrong at the provider, by the error's class and code and never by its words."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from bot.assistant.engine import RunFailed

if TYPE_CHECKING:
    from openai import APIStatusError, OpenAIError

LOCKED = "conversation_locked"
_PASSING_CODES = frozenset({LOCKED, "server_error", "rate_limit_exceeded", "overloaded", "slow_down", "timeout"})
_LASTING_CODES = frozenset({"insufficient_quota", "billing_hard_limit_reached"})
_PASSING_STATUSES = frozenset({408, 409, 429})
_REJECTING_STATUSES = frozenset({400, 413, 422})
_REJECTING_CODES = frozenset({"invalid_prompt", "content_filter", "context_length_exceeded"})


def stream_cut() -> RunFailed:
    """Return the failure of a stream that ended before its terminal event."""
    return RunFailed("stream_cut", "the stream ended before the response did", retryable=True)


def timed_out() -> RunFailed:
    """Return the failure of a request that took longer than Penny waits."""
    return RunFailed("timeout", "the response took too long", retryable=True)


def reported(code: str | None, message: str) -> RunFailed:
    """Return the failure that the provider reported inside a stream."""
    return RunFailed(
        code or "server_error",
        message,
        retryable=code is None or code in _PASSING_CODES,
        rejected=code in _REJECTING_CODES,
    )


def raised(error: "OpenAIError | ValueError") -> RunFailed:
    """Return the failure behind an exception of the client (a ValueError is a stream that is no JSON)."""
    from openai import APIConnectionError, APIError, APIStatusError, APITimeoutError

    match error:
        case APITimeoutError():
            return timed_out()
        case APIConnectionError():
            return RunFailed("connection", "the provider cannot be reached", retryable=True)
        case APIStatusError():
            return _refused(error)
        case APIError():
            return reported(error.code, error.message)
        case ValueError():
            return RunFailed("malformed_stream", "the stream is not what it should be", retryable=True)
        case _:
            return RunFailed("client", type(error).__name__, retryable=False)


def _refused(error: "APIStatusError") -> RunFailed:
    status = error.status_code
    passing = status in _PASSING_STATUSES or status >= 500 or error.code in _PASSING_CODES
    retryable = passing and error.code not in _LASTING_CODES
    return RunFailed(
        error.code or f"http_{status}",
        error.message,
        retryable=retryable,
        rejected=not retryable and status in _REJECTING_STATUSES,
        retry_after=_seconds(error.response.headers.get("retry-after")),
    )


def _seconds(retry_after: str | None) -> float | None:
    if retry_after is None:
        return None
    if retry_after.replace(".", "", 1).isdecimal():
        return float(retry_after)
    try:
        return max(0.0, (parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None
