"""What Slack's client gets back: the answer's body, or the refusal's."""

from collections.abc import Awaitable
from typing import Any, cast

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

Body = dict[str, Any]


async def answer(call: Awaitable[AsyncSlackResponse]) -> Body:
    """Return the body of an answer."""
    return cast("Body", (await call).data)


async def refusal(call: Awaitable[AsyncSlackResponse]) -> Body:
    """Return the body of the error Slack's client raises."""
    with pytest.raises(SlackApiError) as refused:
        await call
    return cast("Body", refused.value.response.data)


async def refused(call: Awaitable[AsyncSlackResponse]) -> str:
    """Return the code of the error Slack's client raises."""
    return (await refusal(call))["error"]
