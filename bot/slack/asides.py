"""Short words to one person in a thread, which nobody needs to keep: Slack drops them at the next reload."""

import logging

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError

from bot.blocks.text import context, escape
from bot.slack.errors import reason_of
from bot.slack.services import Services

_log = logging.getLogger(__name__)


async def say_aside(services: Services, channel: str, thread_ts: str, user_id: str, text: str) -> None:
    """Say something to one person alone; where Slack refuses, it stays unsaid."""
    try:
        await services.client.chat_postEphemeral(
            channel=channel, thread_ts=thread_ts, user=user_id, text=text, blocks=[context(escape(text))]
        )
    except (SlackApiError, ClientError, TimeoutError) as error:
        _log.info("an aside stays unsaid", extra={"channel": channel, "reason": reason_of(error)})
