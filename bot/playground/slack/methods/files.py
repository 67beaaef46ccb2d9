"""files.*: what the app knows of files, and the files it shares itself."""

from bot.playground.slack.arguments import Arguments
from bot.playground.slack.backend import Backend
from bot.playground.slack.directory import BOT_USER, Json
from bot.playground.slack.errors import ApiError
from bot.playground.slack.interactive import with_ids


def info(backend: Backend, arguments: Arguments) -> Json:
    """Describe a file."""
    return {"file": backend.files.get(arguments.required("file")), "comments": [], "response_metadata": {}}


def get_upload_url(backend: Backend, arguments: Arguments) -> Json:
    """Announce a file and learn where to send it."""
    name, length = arguments.required("filename"), arguments.integer("length", 0)
    file_id, path = backend.files.announce(name, length)
    return {"upload_url": f"{backend.url}{path}", "file_id": file_id}


def complete_upload(backend: Backend, arguments: Arguments) -> Json:
    """Share files that were sent, with a comment, as one message of the app; without a channel they stay private."""
    named = arguments.items("files") or []
    if not named:
        raise ApiError("invalid_arguments", ["missing required field: files"])
    given = arguments.text("channel_id") or arguments.text("channels") or ""
    channels = [backend.directory.joined_channel(name) for name in given.split(",") if name]
    files = [backend.files.complete(str(f.get("id")), BOT_USER, f.get("title"), backend.url) for f in named]
    fields: Json = {"text": arguments.text("initial_comment") or "", "files": files, "upload": True}
    if blocks := arguments.items("blocks"):
        fields["blocks"] = with_ids(blocks)
    for channel in channels:
        backend.posts.by_bot(channel, fields | {"subtype": "file_share"}, arguments.text("thread_ts"))
    return {"files": files}
