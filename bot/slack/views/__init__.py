"""Handlers of modals."""

from slack_bolt.async_app import AsyncApp

from bot.slack.services import Services
from bot.slack.views import budget_submitted, form_submitted


def register(app: AsyncApp, services: Services) -> None:
    """Register every handler of a modal."""
    for handler in (form_submitted, budget_submitted):
        handler.register(app, services)
