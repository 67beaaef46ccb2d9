"""assistant.threads.* and agents.sessions.*: what an agent says about a thread besides its messages."""

from typing import Any, cast

from bot.playground.slack.arguments import Arguments
from bot.playground.slack.backend import Backend
from bot.playground.slack.directory import Json


def set_status(backend: Backend, arguments: Arguments) -> Json:
    """Show what the app is doing; "" takes it away."""
    channel = backend.directory.joined_channel(arguments.required("channel_id"))
    thread_ts = arguments.required("thread_ts")
    backend.sessions.set_status(channel.id, thread_ts, arguments.text("status") or "", _loading(arguments))
    return {}


def set_suggested_prompts(backend: Backend, arguments: Arguments) -> Json:
    """Suggest up to four things a person may want to say."""
    channel = backend.directory.joined_channel(arguments.required("channel_id"))
    prompts = arguments.items("prompts") or []
    title = arguments.text("title") or ""
    backend.audit.prompts(arguments.text("thread_ts"))
    backend.sessions.set_prompts(channel.id, arguments.text("thread_ts"), title, prompts)
    return {}


def set_title(backend: Backend, arguments: Arguments) -> Json:
    """Name a thread of the app's DM."""
    channel = backend.directory.joined_channel(arguments.required("channel_id"))
    backend.sessions.set_title(channel.id, arguments.required("thread_ts"), arguments.required("title"))
    return {}


def set_session_status(backend: Backend, arguments: Arguments) -> Json:
    """Set the state of a session, which begins with it if there is none yet."""
    channel = backend.directory.joined_channel(arguments.required("channel_id"))
    state = arguments.required("status")
    thread_ts = arguments.text("thread_ts") or ""
    backend.sessions.set_state(channel.id, thread_ts, state)
    if title := arguments.text("title"):
        backend.sessions.set_title(channel.id, thread_ts, title)
    return {"status": state, "agent_status": state}


def rename_session(backend: Backend, arguments: Arguments) -> Json:
    """Name a session."""
    channel = backend.directory.joined_channel(arguments.required("channel_id"))
    title = arguments.required("title")
    backend.sessions.set_title(channel.id, arguments.text("thread_ts") or "", title)
    return {}


def _loading(arguments: Arguments) -> tuple[str, ...]:
    given: Any = arguments.values.get("loading_messages") or []
    texts = cast("list[Any]", given) if isinstance(given, list) else [given]
    return tuple(str(text) for text in texts)
