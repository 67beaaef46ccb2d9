"""views.*: modals and Home."""

from bot.playground.slack.arguments import Arguments
from bot.playground.slack.backend import Backend
from bot.playground.slack.directory import Json
from bot.playground.slack.errors import ApiError
from bot.playground.slack.triggers import Trigger
from bot.playground.slack.validation import check_view


def open_view(backend: Backend, arguments: Arguments) -> Json:
    """Open a modal for whoever made the gesture."""
    view = _definition(arguments, "modal")
    trigger = _trigger(backend, arguments)
    return {"view": backend.views.open(trigger.user, view)}


def push(backend: Backend, arguments: Arguments) -> Json:
    """Open a modal on top of the one the gesture was made in."""
    view = _definition(arguments, "modal")
    trigger = _trigger(backend, arguments)
    return {"view": backend.views.push(trigger, view)}


def update(backend: Backend, arguments: Arguments) -> Json:
    """Replace what a modal shows."""
    view = _definition(arguments, "modal")
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
    view = _definition(arguments, "home")
    return {"view": backend.views.publish_home(user, view, arguments.text("hash"))}


def _definition(arguments: Arguments, kind: str) -> Json:
    view = arguments.object("view")
    if view.get("type") != kind:
        raise ApiError("invalid_arguments", [f"must be of type {kind} [json-pointer:/view/type]"])
    check_view(view)
    return view


def _trigger(backend: Backend, arguments: Arguments) -> Trigger:
    return backend.triggers.redeem(arguments.required("trigger_id"))
