"""How an answer's message begins: as a stream, or where an earlier attempt at the turn left it."""

from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.assistant.turn import Speaker
from bot.slack.errors import error_code, may_have_worked
from bot.slack.growing import EditedMessage, StreamedMessage
from bot.slack.orphans import remove_empty_streams, stop_stream
from bot.slack.posts import Posts


async def open_stream(posts: Posts, speaker: Speaker, part: str, *, plan: bool) -> StreamedMessage | None:
    """Open a stream; None where Slack refuses it. Its tasks are shown as a `plan`, or each where it comes.

    It is recorded before anything is written into it: an empty stream can be told from an answer after a crash.
    """
    if not posts.pace.can_stream or posts.pace.streams.take():
        return None
    mode: dict[str, Any] = {"task_display_mode": "plan"} if plan else {}
    try:
        response: Any = await posts.client.chat_startStream(
            channel=posts.place.channel_id,
            thread_ts=posts.place.thread_ts,
            recipient_team_id=speaker.team_id,
            recipient_user_id=speaker.user_id,
            **mode,
        )
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        if not isinstance(error, SlackApiError) or may_have_worked(error):
            posts.search()
            await remove_empty_streams(posts)
        else:
            posts.pace.can_stream = error_code(error) != "unknown_method"
        return None
    ts: str = response["ts"]
    await posts.record(part, ts)
    return StreamedMessage(posts, ts, part)


async def earlier_message(posts: Posts, part: str) -> EditedMessage | None:
    """Return an earlier attempt's message, its stream ended; remove a stream that it opened but did not record."""
    if not posts.searched:
        return None
    if ts := await posts.find(part):
        await stop_stream(posts, ts)
        return EditedMessage(posts, ts)
    await remove_empty_streams(posts)
    return None
