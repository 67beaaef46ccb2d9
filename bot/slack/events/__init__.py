"""Handlers of Slack's events."""

from slack_bolt.async_app import AsyncApp

from bot.slack.events import agent_session_stopped, app_home_opened, app_mention, message
from bot.slack.services import Services


def register(app: AsyncApp, services: Services) -> None:
    """Register every event handler."""
    for handler in (message, app_mention, app_home_opened, agent_session_stopped):
        handler.register(app, services)
