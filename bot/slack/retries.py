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
    return [
        _UnlessItPosts(AsyncConnectionErrorRetryHandler()),
        AsyncRateLimitErrorRetryHandler(),
        _UnlessItPosts(AsyncServerErrorRetryHandler()),
    ]


class _UnlessItPosts(AsyncRetryHandler):
    """Repeats what `handler` would, but no call that may have had its effect already."""

    def __init__(self, handler: AsyncRetryHandler) -> None:
        super().__init__(handler.max_retry_count, handler.interval_calculator)
        self._handler = handler

    async def _can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        if request.url.rpartition("/")[2] in _ONCE_ONLY:
            return False
        return await self._handler.can_retry_async(state=state, request=request, response=response, error=error)
