"""Handlers of Slack's events."""

from slack_bolt.async_app import AsyncApp

from bot.slack.events import (
    agent_session_stopped,
    app_context_changed,
    app_home_opened,
    app_mention,
    app_uninstalled,
    message,
)
from bot.slack.services import Services


def register(app: AsyncApp, services: Services) -> None:
    """Register every event handler."""
    talk, visits = (message, app_mention), (app_home_opened, app_context_changed)
    for handler in (*talk, *visits, agent_session_stopped, app_uninstalled):
        handler.register(app, services)
