"""Streams that were opened and never written to, because whoever opened them did not hear of it."""

import logging
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.slack.errors import reason_of
from bot.slack.posts import Posts

_log = logging.getLogger(__name__)


async def remove_empty_streams(posts: Posts) -> None:
    """Remove the empty streams of the thread, unless one may be that of somebody else who is being answered there.

    Slack does not say whose an empty stream is. It is nobody's any more when it was empty before, and still is after,
    a moment in which no other turn was open here: one that was opened later was not there before.
    """
    before = await _empty(posts)
    if not before or await posts.others_are_answered():
        return
    posts.search()
    for ts in sorted(before & await _empty(posts)):
        await stop_stream(posts, ts)
        await posts.client.chat_delete(channel=posts.place.channel_id, ts=ts)


async def stop_stream(posts: Posts, ts: str) -> None:
    """Take no more text into the message; one that is no stream any more stays as it is."""
    try:
        await posts.client.chat_stopStream(channel=posts.place.channel_id, ts=ts)
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        _log.debug("no stream to stop", extra={"turn": posts.turn.id, "reason": reason_of(error)})


async def _empty(posts: Posts) -> set[str]:
    identity: Any = await posts.client.auth_test()
    me = identity["user_id"]
    return {
        message["ts"]
        for message in await posts.thread()
        if message.get("user") == me and not (message.get("text") or message.get("blocks") or message.get("metadata"))
    }
