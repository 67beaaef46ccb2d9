"""What goes wrong in the playground's Slack workspace."""

from collections.abc import Sequence
from typing import Any


class SlackError(Exception):
    """Base of everything the workspace refuses. `code` is Slack's error code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class ApiError(SlackError):
    """The Web API refuses a call. `details` become `response_metadata.messages`, as Slack words them."""

    def __init__(self, code: str, details: Sequence[str] = (), **extra: Any) -> None:
        super().__init__(code)
        self.details = tuple(details)
        self.extra = extra

    def as_json(self) -> dict[str, Any]:
        """Return the body of Slack's answer."""
        body: dict[str, Any] = {"ok": False, "error": self.code, **self.extra}
        if self.details:
            body["errors"] = list(self.details)
            body["response_metadata"] = {"messages": [f"[ERROR] {detail}" for detail in self.details]}
        return body


class RateLimitedError(ApiError):
    """The Web API asks to slow down: HTTP 429 with Retry-After in seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__("ratelimited")
        self.retry_after = retry_after


class HttpFailure(SlackError):  # noqa: N818
    """The Web API answers with a bare HTTP status, as it does when Slack itself is in trouble."""

    def __init__(self, status: int) -> None:
        super().__init__("internal_error")
        self.status = status


class GestureError(SlackError):
    """What a person tried has no effect: there is no such button, or the app did not answer in time."""
