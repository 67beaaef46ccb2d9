"""Everything that knows Slack: handlers parse and queue, or render; the reply shows what a turn answers."""

from slack_bolt.async_app import AsyncApp

from bot.slack import actions, commands, events, shortcuts, views
from bot.slack.errors import register_error_handler
from bot.slack.services import Services


def register(app: AsyncApp, services: Services) -> None:
    """Register every handler with the app."""
    for package in (events, actions, views, commands, shortcuts):
        package.register(app, services)
    register_error_handler(app)
