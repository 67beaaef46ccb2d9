"""What went wrong at the provider, by the error's class, code and type."""

from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from bot.assistant.engine import TOO_LONG, RunFailed
from bot.assistant.engines.context_limit import is_too_long
from bot.assistant.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openai import APIStatusError, OpenAIError

LOCKED = "conversation_locked"
UNREACHABLE = "connection"
_PASSING_CODES = frozenset(
    {LOCKED, "server_error", "rate_limit_exceeded", "overloaded", "slow_down", "timeout", "vector_store_timeout"}
)
_LASTING_CODES = frozenset({"insufficient_quota", "billing_hard_limit_reached"})
_PASSING_STATUSES = frozenset({408, 409, 429})
_REJECTING_STATUSES = frozenset({400, 413, 422})
_REJECTING_CODES = frozenset({"invalid_prompt", "content_filter", "bio_policy", "misalignment_policy_violation"})


class ProviderError(EngineError):
    """A request beside the run itself came to nothing; `failure` says how. It is never the user's words' fault."""

    def __init__(self, failure: RunFailed) -> None:
        super().__init__(f"the provider answered with {failure.code!r}")
        self.failure = RunFailed(failure.code, failure.message, failure.retryable, retry_after=failure.retry_after)


def stream_cut() -> RunFailed:
    """Return the failure of a stream that ended before its terminal event."""
    return RunFailed("stream_cut", "the stream ended before the response did", retryable=True)


def timed_out() -> RunFailed:
    """Return the failure of a request that took longer than Penny waits."""
    return RunFailed("timeout", "the response took too long", retryable=True)


def cancelled() -> RunFailed:
    """Return the failure of a response that somebody else cancelled."""
    return RunFailed("cancelled", "the response was cancelled", retryable=True)


def diverged() -> RunFailed:
    """Return the failure of a remote conversation that cannot be brought into line in a few steps."""
    return RunFailed("conversation_diverged", "the conversation holds something else", retryable=True)


def reported(code: str | None, message: str, kind: str | None = None) -> RunFailed:
    """Return the failure that the provider reported inside a stream; `kind` is the error's type."""
    if is_too_long(code, kind, message):
        return _too_long(message)
    if code is not None and code.isdecimal():
        return _by_status(int(code), None, message)
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
            return RunFailed(UNREACHABLE, "the provider cannot be reached", retryable=True)
        case APIStatusError():
            return _refused(error)
        case APIError():
            return reported(error.code, error.message, error.type)
        case ValueError():
            return RunFailed("malformed_stream", "the stream is not what it should be", retryable=True)
        case _:
            return RunFailed("client", type(error).__name__, retryable=False)


def names_nothing(error: "APIStatusError") -> bool:
    """Tell whether a refusal does not say what it is about: it has no code, or only its status as the code."""
    return error.code is None or error.code.isdecimal()


def _refused(error: "APIStatusError") -> RunFailed:
    if is_too_long(error.code, error.type, error.message):
        return _too_long(error.message)
    code = None if names_nothing(error) else error.code
    return _by_status(error.status_code, code, error.message, _wait(error.response.headers))


def _by_status(status: int, code: str | None, message: str, retry_after: float | None = None) -> RunFailed:
    passing = status in _PASSING_STATUSES or status >= 500 or code in _PASSING_CODES
    retryable = passing and code not in _LASTING_CODES
    rejected = not retryable and status in _REJECTING_STATUSES
    return RunFailed(code or f"http_{status}", message, retryable, rejected, retry_after)


def _too_long(message: str) -> RunFailed:
    return RunFailed(TOO_LONG, message, retryable=False, rejected=True)


def _wait(headers: "Mapping[str, str]") -> float | None:
    """Return for how many seconds the provider asks to wait."""
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    retry_after = headers.get("retry-after")
    seconds = _number(retry_after)
    return _until(retry_after, headers.get("date")) if seconds is None else seconds


def _number(text: str | None) -> float | None:
    text = (text or "").strip()
    return float(text) if text.isascii() and text.replace(".", "", 1).isdecimal() else None


def _until(date: str | None, now: str | None) -> float | None:
    # Both are read on the provider's clock: a date means nothing on another one.
    try:
        then, since = parsedate_to_datetime(date or ""), parsedate_to_datetime(now or "")
        return max(0.0, (then - since).total_seconds())
    except (ValueError, TypeError):
        return None
