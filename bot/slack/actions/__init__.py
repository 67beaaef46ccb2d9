"""Handlers of buttons."""

from slack_bolt.async_app import AsyncApp

from bot.slack.actions import (
    command_form,
    command_run,
    command_share,
    command_talk,
    feedback,
    form_change,
    form_choose,
    form_decline,
    form_open,
    form_recall,
    form_reopen,
    home_expand,
    home_fact,
    home_forms,
    home_settings,
    home_stop,
    less,
    offer,
    private_answer,
    retry,
    thread_mute,
    undo,
)
from bot.slack.services import Services


def register(app: AsyncApp, services: Services) -> None:
    """Register every handler of a button."""
    for handler in (
        command_form,
        command_run,
        command_share,
        command_talk,
        feedback,
        form_open,
        form_recall,
        form_choose,
        form_change,
        form_decline,
        form_reopen,
        home_expand,
        home_fact,
        home_forms,
        home_settings,
        home_stop,
        less,
        offer,
        private_answer,
        retry,
        thread_mute,
        undo,
    ):
        handler.register(app, services)
