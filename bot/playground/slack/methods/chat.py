"""chat.*: messages that are there at once."""

from bot.playground.slack.arguments import Arguments
from bot.playground.slack.backend import Backend
from bot.playground.slack.directory import BOT_ID, TEAM_ID, Channel, Json
from bot.playground.slack.errors import ApiError
from bot.playground.slack.events import wire_form
from bot.playground.slack.interactive import with_ids

TEXT_LIMIT = 40_000
"""Longer texts are cut."""


def content(arguments: Arguments) -> Json:
    """Return the text and blocks of a message as its fields."""
    markdown = arguments.text("markdown_text")
    if markdown is not None:
        return {"text": markdown, "blocks": with_ids([{"type": "markdown", "text": markdown}])}
    fields: Json = {"text": (arguments.text("text") or "")[:TEXT_LIMIT]}
    blocks = arguments.items("blocks")
    return fields if blocks is None else fields | {"blocks": with_ids(blocks)}


def metadata(arguments: Arguments) -> Json:
    """Return the metadata of a message as a field of it."""
    given = arguments.values.get("metadata")
    return {} if given is None else {"metadata": given}


def post_message(backend: Backend, arguments: Arguments) -> Json:
    """Post a message to a channel, a DM or a thread."""
    channel = backend.directory.joined_channel(arguments.required("channel"))
    fields = content(arguments) | metadata(arguments)
    message = backend.posts.by_bot(channel, fields, arguments.text("thread_ts"))
    backend.audit.message("chat.postMessage", message)
    return {"channel": channel.id, "ts": message["ts"], "message": wire_form(message)}


def post_ephemeral(backend: Backend, arguments: Arguments) -> Json:
    """Show a message to one member of a channel."""
    channel = backend.directory.joined_channel(arguments.required("channel"))
    user = backend.directory.person(arguments.required("user")).id
    if user not in channel.members:
        raise ApiError("user_not_in_channel")
    message = backend.posts.ephemeral(channel, user, content(arguments), arguments.text("thread_ts"))
    backend.audit.message("chat.postEphemeral", message)
    return {"message_ts": message["ts"]}


def update(backend: Backend, arguments: Arguments) -> Json:
    """Change a message the app wrote; blocks that are not given stay as they are."""
    channel = backend.directory.channel(arguments.required("channel"))
    ts = arguments.required("ts")
    message = own_message(backend, channel, ts)
    if backend.streams.is_live(channel.id, ts):
        raise ApiError("streaming_state_conflict")
    fields = {key: value for key, value in content(arguments).items() if key != "text" or value}
    if "blocks" not in fields and _is_plain_markdown(message):
        fields["blocks"] = []
    edited: Json = {"streaming": False, "edited": {"user": message["user"], "ts": backend.store.next_ts()}}
    backend.posts.change(message, fields | metadata(arguments) | edited)
    backend.audit.message("chat.update", message)
    return {"channel": channel.id, "ts": ts, "text": message["text"], "message": wire_form(message)}


def _is_plain_markdown(message: Json) -> bool:
    """Tell whether the blocks are only what the message's own markdown text was turned into."""
    blocks = message.get("blocks", [])
    return all(b["type"] == "markdown" for b in blocks) and "".join(b["text"] for b in blocks) == message["text"]


def delete(backend: Backend, arguments: Arguments) -> Json:
    """Delete a message the app wrote."""
    channel = backend.directory.channel(arguments.required("channel"))
    ts = arguments.required("ts")
    if own_message(backend, channel, ts):
        backend.posts.remove(channel, ts, tell_app=False)
    return {"channel": channel.id, "ts": ts}


def get_permalink(backend: Backend, arguments: Arguments) -> Json:
    """Return the address of a message."""
    channel = backend.directory.channel(arguments.required("channel"))
    message = backend.store.get(channel.id, arguments.required("message_ts"))
    link = f"{backend.url}/archives/{channel.id}/p{message['ts'].replace('.', '')}"
    if message.get("thread_ts", message["ts"]) != message["ts"]:
        link += f"?thread_ts={message['thread_ts']}&cid={channel.id}"
    return {"channel": channel.id, "permalink": link, "team": TEAM_ID}


def own_message(backend: Backend, channel: Channel, ts: str) -> Json:
    """Return a message of the app; ApiError message_not_found or cant_update_message."""
    message = backend.store.get(channel.id, ts)
    if message.get("bot_id") != BOT_ID:
        raise ApiError("cant_update_message")
    return message
