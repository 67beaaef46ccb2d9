"""Edits of messages that stand in Slack already, beside any turn."""

import logging
from typing import Any

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError

from bot.blocks.outputs import Content
from bot.blocks.text import MESSAGE_TEXT, shorten
from bot.slack.errors import reason_of
from bot.slack.services import Services

_log = logging.getLogger(__name__)


async def replace_message(services: Services, channel: str, ts: str, content: Content) -> None:
    """Let the message show `content`; one that is gone, or that Slack does not let us edit, is left alone."""
    client: Any = services.client
    text, blocks = shorten(content.text, MESSAGE_TEXT), list(content.blocks)
    try:
        await services.pace.patiently(lambda: client.chat_update(channel=channel, ts=ts, text=text, blocks=blocks))
    except (SlackApiError, ClientError, TimeoutError) as error:
        _log.warning("a message could not be edited", extra={"channel": channel, "reason": reason_of(error)})
