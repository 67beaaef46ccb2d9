"""Block Kit as Slack checks it: which blocks go where, their fields and limits."""

from bot.playground.slack.validation.surfaces import check_message, check_view

__all__ = ["check_message", "check_view"]
