"""views.*: modals and Home."""

from bot.playground.slack.arguments import Arguments
from bot.playground.slack.backend import Backend
from bot.playground.slack.directory import Json
from bot.playground.slack.triggers import Trigger


def open_view(backend: Backend, arguments: Arguments) -> Json:
    """Open a modal for whoever made the gesture."""
    view = arguments.object("view")
    trigger = _trigger(backend, arguments)
    return {"view": backend.views.open(trigger.user, view)}


def push(backend: Backend, arguments: Arguments) -> Json:
    """Open a modal on top of the one the gesture was made in."""
    view = arguments.object("view")
    trigger = _trigger(backend, arguments)
    return {"view": backend.views.push(trigger, view)}


def update(backend: Backend, arguments: Arguments) -> Json:
    """Replace what a modal shows."""
    view = arguments.object("view")
    updated = backend.views.update(
        view,
        view_id=arguments.text("view_id"),
        external_id=arguments.text("external_id"),
        known_hash=arguments.text("hash"),
    )
    return {"view": updated}


def publish(backend: Backend, arguments: Arguments) -> Json:
    """Replace a person's Home."""
    user = backend.directory.person(arguments.required("user_id")).id
    view = arguments.object("view")
    return {"view": backend.views.publish_home(user, view, arguments.text("hash"))}


def _trigger(backend: Backend, arguments: Arguments) -> Trigger:
    return backend.triggers.redeem(arguments.required("trigger_id"))
