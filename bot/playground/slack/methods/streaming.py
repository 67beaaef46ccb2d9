"""chat.startStream, appendStream and stopStream: messages that grow."""

from bot.playground.slack.arguments import Arguments
from bot.playground.slack.backend import Backend
from bot.playground.slack.directory import Json
from bot.playground.slack.errors import ApiError
from bot.playground.slack.events import wire_form
from bot.playground.slack.interactive import with_ids
from bot.playground.slack.methods.chat import metadata, own_message
from bot.playground.slack.streams import Stream, TaskMode
from bot.playground.slack.validation import check_message


def start_stream(backend: Backend, arguments: Arguments) -> Json:
    """Begin a message in a thread, whose session is at work from now on; in a channel the recipient must be named."""
    channel = backend.directory.joined_channel(arguments.required("channel"))
    thread_ts = arguments.required("thread_ts")
    if channel.kind == "channel":
        if not arguments.text("recipient_user_id"):
            raise ApiError("missing_recipient_user_id")
        if not arguments.text("recipient_team_id"):
            raise ApiError("missing_recipient_team_id")
    stream = backend.streams.new(_task_mode(arguments)).grown(_chunks(arguments))
    message = backend.posts.by_bot(channel, _shown(backend, stream) | {"streaming": True}, thread_ts)
    backend.streams.keep(channel.id, message["ts"], stream)
    backend.sessions.set_state(channel.id, thread_ts, "processing")
    return {"channel": channel.id, "ts": message["ts"]}


def append_stream(backend: Backend, arguments: Arguments) -> Json:
    """Add to a message that is being streamed."""
    channel = backend.directory.channel(arguments.required("channel"))
    ts = arguments.required("ts")
    message = own_message(backend, channel, ts)
    stream = backend.streams.live(channel.id, ts)
    chunks = _chunks(arguments)
    if not chunks:
        raise ApiError("no_text")
    _grow(backend, message, stream.grown(chunks), {})
    return {"channel": channel.id, "ts": ts}


def stop_stream(backend: Backend, arguments: Arguments) -> Json:
    """End a message, with blocks below its text if there are any."""
    channel = backend.directory.channel(arguments.required("channel"))
    ts = arguments.required("ts")
    message = own_message(backend, channel, ts)
    below = arguments.items("blocks") or []
    extra = metadata(arguments)
    stream = backend.streams.live(channel.id, ts).grown(_chunks(arguments))
    stream.below = below
    stream.stopped_by = "app"
    _grow(backend, message, stream, extra | {"streaming": False})
    backend.sessions.set_state(channel.id, message["thread_ts"], arguments.text("session_status") or "active")
    return {"channel": channel.id, "ts": ts, "message": wire_form(message)}


def _grow(backend: Backend, message: Json, stream: Stream, extra: Json) -> None:
    shown = _shown(backend, stream)
    backend.streams.keep(message["channel"], message["ts"], stream)
    backend.posts.change(message, shown | extra)


def _task_mode(arguments: Arguments) -> TaskMode:
    match arguments.text("task_display_mode") or "timeline":
        case "plan":
            return "plan"
        case _:
            return "timeline"


def _chunks(arguments: Arguments) -> list[Json]:
    markdown = arguments.text("markdown_text")
    chunks = arguments.items("chunks") or []
    return [*([{"type": "markdown_text", "text": markdown}] if markdown else []), *chunks]


def _shown(backend: Backend, stream: Stream) -> Json:
    blocks = stream.blocks()
    with backend.audit.watching("stream"):
        check_message(blocks)
    return {"text": stream.text, "blocks": with_ids(blocks)}
