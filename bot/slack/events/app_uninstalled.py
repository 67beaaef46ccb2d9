"""Penny was removed from the workspace, or her token was taken away: whoever runs her is told what to do."""

import logging

from slack_bolt.async_app import AsyncApp

from bot.slack.identity import Payload
from bot.slack.services import Services

_log = logging.getLogger(__name__)


def register(app: AsyncApp, services: Services) -> None:
    """Register the handlers of app_uninstalled and tokens_revoked."""

    async def on_uninstalled(body: Payload) -> None:
        _log.error("penny was removed from the workspace: install the app again, or stop her", extra=_where(body))

    async def on_revoked(body: Payload) -> None:
        # Tokens of people are none of hers.
        if services.bot_user_id in body["event"].get("tokens", {}).get("bot", ()):
            _log.error("the bot token was revoked: install the app again and set SLACK_BOT_TOKEN", extra=_where(body))

    app.event("app_uninstalled")(on_uninstalled)
    app.event("tokens_revoked")(on_revoked)


def _where(body: Payload) -> dict[str, str]:
    return {"team": str(body.get("team_id", ""))}
