"""Handlers of modals."""

from slack_bolt.async_app import AsyncApp

from bot.slack.services import Services
from bot.slack.views import (
    command_submitted,
    fact_changed,
    feedback_submitted,
    forget_confirmed,
    form_changed,
    form_submitted,
    question_asked,
    settings_saved,
)


def register(app: AsyncApp, services: Services) -> None:
    """Register every handler of a modal."""
    for handler in (
        form_submitted,
        form_changed,
        command_submitted,
        feedback_submitted,
        question_asked,
        fact_changed,
        forget_confirmed,
        settings_saved,
    ):
        handler.register(app, services)
