"""Handlers of slash commands."""

from typing import Final

from slack_bolt.async_app import AsyncApp

from bot.slack.commands import budget
from bot.slack.services import Services

COMMANDS: Final[tuple[dict[str, str], ...]] = (
    {"command": budget.COMMAND, "description": budget.DESCRIPTION, "usage_hint": budget.USAGE_HINT},
)
"""Every slash command, as the manifest declares it."""


def register(app: AsyncApp, services: Services) -> None:
    """Register every handler of a slash command."""
    budget.register(app, services)
