"""Which calls of the Web API are repeated by themselves when Slack fails: all but those that would post twice."""

from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState

_ONCE_ONLY = frozenset({"chat.postMessage", "chat.postEphemeral", "chat.startStream", "chat.appendStream"})
"""Calls that may have had their effect although they failed: whoever makes them looks first, then repeats them."""


def retry_handlers() -> list[AsyncRetryHandler]:
    """Return the client's retry handlers, in the order in which they are asked."""
    return [_BrokenConnections(), AsyncRateLimitErrorRetryHandler(), _ServerErrors()]


class _BrokenConnections(AsyncConnectionErrorRetryHandler):
    async def _can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        failed = await super()._can_retry_async(state=state, request=request, response=response, error=error)
        return failed and _may_be_repeated(request)


class _ServerErrors(AsyncServerErrorRetryHandler):
    async def _can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        failed = await super()._can_retry_async(state=state, request=request, response=response, error=error)
        return failed and _may_be_repeated(request)


def _may_be_repeated(request: HttpRequest) -> bool:
    return request.url.rpartition("/")[2] not in _ONCE_ONLY
