"""Answers that only the one who wrote a command sees: through its response_url, else in the direct messages."""

import asyncio
import logging
from collections.abc import Sequence
from typing import Any

from aiohttp import ClientError
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.blocks.outputs import Content
from bot.blocks.text import MESSAGE_TEXT, shorten
from bot.slack.invocation import Invocation
from bot.slack.services import Services

_log = logging.getLogger(__name__)

_SECONDS = 10
"""The longest that one answer may take; Slack takes them in well below one."""


async def answer(services: Services, invocation: Invocation, contents: Sequence[Content]) -> None:
    """Show the contents to the speaker alone, where they wrote the command or, if that is over, in their DM.

    Raises SlackClientError where Slack takes them in neither.
    """
    left = list(contents)
    while left and await respond(services, invocation.response_url, left[0]):
        del left[0]
    for content in left:
        await _post(services, invocation.speaker.user_id, content)


async def respond(
    services: Services, response_url: str, content: Content, *, replace: bool = False, for_all: bool = False
) -> bool:
    """Answer through a response_url; False where there is none, where its half hour or its five uses are over.

    The answer may `replace` the message in which a button was pressed, or be `for_all` in the channel.
    """
    if not response_url:
        return False
    webhook = AsyncWebhookClient(response_url, timeout=_SECONDS, session=services.client.session)
    try:
        async with asyncio.timeout(_SECONDS):
            response = await webhook.send(
                text=shorten(content.text, MESSAGE_TEXT),
                blocks=list(content.blocks),
                response_type="in_channel" if for_all else "ephemeral",
                replace_original=replace,
            )
    except (ClientError, TimeoutError) as error:
        _log.warning("a response_url cannot be reached", extra={"reason": type(error).__name__})
        return False
    if response.status_code != 200:
        _log.warning("a response_url took no answer", extra={"reason": response.status_code})
    return response.status_code == 200


async def _post(services: Services, user: str, content: Content) -> None:
    client: Any = services.client
    text, blocks = shorten(content.text, MESSAGE_TEXT), list(content.blocks)
    await services.pace.patiently(lambda: client.chat_postMessage(channel=user, text=text, blocks=blocks))
