"""What can go wrong between Penny and Slack, and the one kind sentence that people read about it."""

import logging
import secrets
from typing import Any, cast

from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError

from bot.words import errors as words

_log = logging.getLogger(__name__)

_UNCERTAIN = {"", "fatal_error", "internal_error", "request_timeout", "service_unavailable"}
"""The empty code is that of a bare HTTP error, such as a proxy's 503."""


class SlackRoomError(Exception):
    """Base of what this package raises."""


class UnexpectedPayloadError(SlackRoomError):
    """Slack sent something without a part that it always has."""

    def __init__(self, part: str) -> None:
        super().__init__(f"Slack's payload has no {part!r}")


class WorkspaceError(SlackRoomError):
    """Slack cannot be reached or does not accept the tokens; the message says what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Slack: {reason}; run `penny doctor`")


def error_code(error: SlackApiError) -> str:
    """Return Slack's code of the error ("ratelimited", "invalid_blocks"); "" where something else answered."""
    data: Any = getattr(cast("Any", error.response), "data", None)
    return str(cast("dict[str, Any]", data).get("error", "")) if isinstance(data, dict) else ""


def reason_of(error: Exception) -> str:
    """Return for the log why a call came to nothing: Slack's code, or the kind of a connection's trouble."""
    return (error_code(error) if isinstance(error, SlackApiError) else "") or type(error).__name__


def may_have_worked(error: SlackApiError) -> bool:
    """Tell whether Slack may have done what it was asked although it answered with this error."""
    return error_code(error) in _UNCERTAIN


def retry_after(error: SlackApiError) -> float:
    """Return for how many seconds Slack asks to be left alone; 1 when it does not say."""
    headers: dict[str, str] = cast("Any", error.response).headers
    seconds = next((value for name, value in headers.items() if name.lower() == "retry-after"), "1")
    return float(seconds)


def apology(reference: str, retryable: bool) -> str:
    """Return the sentence for an answer that came to nothing."""
    what_next = words.SEVERAL_MINUTES if retryable else words.ASK_OTHERWISE
    return words.APOLOGY.format(next=what_next, reference=reference)


def new_reference() -> str:
    """Return a reference number under which the log has the details."""
    return secrets.token_hex(4)


def register_error_handler(app: AsyncApp) -> None:
    """Log what a handler raises; without an ack Slack delivers again, so nothing is lost.

    A payload that nobody can use is acked: the next delivery would be the same.
    """

    async def on_error(error: Exception, request: AsyncBoltRequest) -> BoltResponse | None:
        _log.error("a Slack handler failed", exc_info=error, extra={"reference": new_reference()})
        return BoltResponse(status=200) if isinstance(error, UnexpectedPayloadError) else None

    app.error(on_error)
