"""conversations.* and users.*: who and what there is, and what was written."""

import math
from collections.abc import Sequence

from bot.playground.slack.arguments import Arguments
from bot.playground.slack.backend import Backend
from bot.playground.slack.directory import Json
from bot.playground.slack.errors import ApiError
from bot.playground.slack.events import wire_form


def users_info(backend: Backend, arguments: Arguments) -> Json:
    """Describe a person, with the locale if it is asked for."""
    person = backend.directory.person(arguments.required("user"))
    return {"user": person.as_json(backend.clock(), include_locale=arguments.flag("include_locale"))}


def info(backend: Backend, arguments: Arguments) -> Json:
    """Describe a conversation."""
    return {"channel": backend.directory.channel(arguments.required("channel")).as_json()}


def open_im(backend: Backend, arguments: Arguments) -> Json:
    """Open the DM with one person."""
    channel = arguments.text("channel")
    users = (arguments.text("users") or "").split(",")
    if not channel and len(users) != 1:
        raise ApiError("invalid_user_combination")
    found = backend.directory.channel(channel) if channel else backend.directory.add_im(users[0])
    described = found.as_json() if arguments.flag("return_im") else {"id": found.id}
    return {"no_op": True, "already_open": True, "channel": described}


def members(backend: Backend, arguments: Arguments) -> Json:
    """List who is in a conversation."""
    channel = backend.directory.channel(arguments.required("channel"))
    return {"members": list(channel.members), "response_metadata": {"next_cursor": ""}}


def history(backend: Backend, arguments: Arguments) -> Json:
    """Return the messages of a conversation that are not replies, newest first."""
    channel = backend.directory.joined_channel(arguments.required("channel"))
    roots = [m for m in backend.store.of_channel(channel.id) if m.get("thread_ts", m["ts"]) == m["ts"]]
    return _page(roots[::-1], arguments, default=100)


def replies(backend: Backend, arguments: Arguments) -> Json:
    """Return a thread, its root first."""
    channel = backend.directory.joined_channel(arguments.required("channel"))
    ts = arguments.required("ts")
    message = backend.store.find(channel.id, ts)
    if message is None:
        raise ApiError("thread_not_found")
    return _page(backend.store.thread(channel.id, message.get("thread_ts", ts)), arguments, default=1000)


def _page(messages: Sequence[Json], arguments: Arguments, *, default: int) -> Json:
    oldest, latest = _ts(arguments, "oldest", 0.0), _ts(arguments, "latest", math.inf)
    wanted = [m for m in messages if oldest < float(m["ts"]) < latest or _at_edge(m, arguments)]
    start = arguments.integer("cursor", 0)
    end = start + arguments.integer("limit", default)
    more = end < len(wanted)
    return {
        "messages": [_shown(message, arguments) for message in wanted[start:end]],
        "has_more": more,
        "response_metadata": {"next_cursor": str(end) if more else ""},
    }


def _ts(arguments: Arguments, name: str, default: float) -> float:
    try:
        return float(arguments.text(name) or default)
    except ValueError as error:
        raise ApiError(f"invalid_ts_{name}") from error


def _at_edge(message: Json, arguments: Arguments) -> bool:
    edges = (arguments.text("oldest"), arguments.text("latest"))
    return arguments.flag("inclusive") and message["ts"] in edges


def _shown(message: Json, arguments: Arguments) -> Json:
    form = wire_form(message)
    if not arguments.flag("include_all_metadata") and "metadata" in form:
        form["metadata"] = {"event_type": form["metadata"]["event_type"]}
    return form
