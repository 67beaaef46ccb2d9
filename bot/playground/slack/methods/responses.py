"""Answers to gestures: through a response URL, or in the acknowledgement of a slash command."""

from bot.playground.slack.arguments import Arguments
from bot.playground.slack.backend import Backend
from bot.playground.slack.directory import BOT_ID, Json
from bot.playground.slack.errors import ApiError
from bot.playground.slack.methods.chat import content, metadata
from bot.playground.slack.validation import check_response


def respond(backend: Backend, key: str, arguments: Arguments) -> None:
    """Post, replace or delete a message as an answer to a gesture; ApiError used_url, expired_url and more."""
    url = backend.response_urls.use(key)
    with backend.audit.watching("response_url"):
        check_response(arguments)
    if arguments.flag("delete_original"):
        _delete(backend, url.channel, url.ts)
    elif arguments.flag("replace_original") and url.ts is not None:
        _replace(backend, url.channel, url.ts, arguments)
    else:
        post_answer(backend, url.user, url.channel, arguments)


def post_answer(backend: Backend, user: str, channel_id: str, arguments: Arguments) -> None:
    """Post an answer: for everybody (`in_channel`) or, by default, for the person alone."""
    channel = backend.directory.channel(channel_id)
    fields = content(arguments) | metadata(arguments)
    thread_ts = arguments.text("thread_ts")
    if arguments.text("response_type") == "in_channel":
        posted = backend.posts.by_bot(channel, fields, thread_ts)
    else:
        posted = backend.posts.ephemeral(channel, user, fields, thread_ts)
    backend.audit.message("response", posted)


def _replace(backend: Backend, channel: str, ts: str, arguments: Arguments) -> None:
    message = backend.store.find(channel, ts)
    if message is None or message.get("bot_id") != BOT_ID:
        raise ApiError("message_not_found")
    replaced: Json = {"blocks": []}
    changed = backend.posts.change(message, replaced | content(arguments) | metadata(arguments))
    backend.audit.message("response", changed)


def _delete(backend: Backend, channel: str, ts: str | None) -> None:
    message = backend.store.find(channel, ts) if ts else None
    if ts is None or message is None:
        raise ApiError("message_not_found")
    if "ephemeral_to" in message:
        backend.posts.remove_ephemeral(channel, ts)
    else:
        backend.posts.remove(backend.directory.channel(channel), ts, tell_app=False)
