"""Opening modals: Slack takes a trigger once, and for three seconds."""

import logging

from slack_sdk.errors import SlackApiError

from bot.slack.errors import error_code
from bot.slack.identity import Payload
from bot.slack.services import Services

_log = logging.getLogger(__name__)


async def open_modal(services: Services, trigger_id: str, view: Payload) -> bool:
    """Open the modal; False when Slack refuses, which another delivery of the same click could not change."""
    try:
        await services.client.views_open(trigger_id=trigger_id, view=view)
    except SlackApiError as error:
        _log.warning("a modal could not be opened", extra={"reason": error_code(error)})
        return False
    return True
