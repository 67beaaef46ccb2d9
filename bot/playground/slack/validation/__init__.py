"""What the app sends as Slack checks it: the arguments of methods, which blocks go where, their fields and limits."""

from bot.playground.slack.validation.calls import check_call, check_response, check_view_answer
from bot.playground.slack.validation.surfaces import check_message, check_view

__all__ = ["check_call", "check_message", "check_response", "check_view", "check_view_answer"]
