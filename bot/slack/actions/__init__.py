"""Handlers of buttons."""

from slack_bolt.async_app import AsyncApp

from bot.slack.actions import form_choose, form_decline, form_open, retry, undo
from bot.slack.services import Services


def register(app: AsyncApp, services: Services) -> None:
    """Register every handler of a button."""
    for handler in (form_open, form_choose, form_decline, retry, undo):
        handler.register(app, services)
