"""Handlers of shortcuts: those in a message's menu, and those that are found everywhere."""

from typing import Final

from slack_bolt.async_app import AsyncApp

from bot.slack.services import Services
from bot.slack.shortcuts import ask_penny, log_expense, new_goal
from bot.words import shortcuts as words

SHORTCUTS: Final[tuple[dict[str, str], ...]] = (
    {
        "name": words.ASK_PENNY,
        "type": "message",
        "callback_id": ask_penny.CALLBACK,
        "description": words.ASK_PENNY_DESCRIPTION,
    },
    {
        "name": words.LOG_EXPENSE,
        "type": "message",
        "callback_id": log_expense.CALLBACK,
        "description": words.LOG_EXPENSE_DESCRIPTION,
    },
    {
        "name": words.NEW_GOAL,
        "type": "global",
        "callback_id": new_goal.CALLBACK,
        "description": words.NEW_GOAL_DESCRIPTION,
    },
)
"""Every shortcut, as the manifest declares it."""


def register(app: AsyncApp, services: Services) -> None:
    """Register every handler of a shortcut."""
    for handler in (ask_penny, log_expense, new_goal):
        handler.register(app, services)
