"""The answer's text while it is written: shown as it grows, merged to Slack's rates, and ended once."""

import asyncio
import logging
from collections.abc import Sequence
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.assistant.turn import Speaker
from bot.blocks.outputs import Content
from bot.blocks.text import MARKDOWN_TEXT, quiet
from bot.slack.attached import attached_task
from bot.slack.errors import error_code, may_have_worked, reason_of, retry_after
from bot.slack.growing import EditedMessage, GrowingMessage, StreamedMessage, growing_content
from bot.slack.posts import Posts
from storage.errors import StorageError

_log = logging.getLogger(__name__)

_PART = "answer"
_AGAIN = "answer-again"
_GONE = "message_not_found"
_STREAM_ENDED = "message_not_in_streaming_state"
_UNREACHABLE = (aiohttp.ClientError, TimeoutError)
_ROOM = 200
"""Characters of a message's Markdown left free for what is added to a text that still grows."""


class Answer:
    """The text of one turn. `append` never waits for Slack; `end` waits until everything is shown."""

    def __init__(self, posts: Posts, speaker: Speaker) -> None:
        self.text = ""
        self._posts = posts
        self._speaker = speaker
        self._message: GrowingMessage | None = None
        self._shown = ""
        self._shown_at: float | None = None
        self._pump: asyncio.Task[None] | None = None
        self._sending = asyncio.Lock()

    def append(self, piece: str) -> None:
        """Add to the text; it is shown as soon as Slack's rates allow."""
        self.text += piece
        if self.text.strip() and (self._pump is None or self._pump.done()):
            self._pump = attached_task(self._show_while_growing(), "answer")

    async def end(self, contents: Sequence[Content]) -> None:
        """Show the finished answer: the first content takes the place of the text so far, the others follow."""
        async with self._sending:
            if self._pump is not None:
                self._pump.cancel()
            await self._end_first(contents[0])
        for number, content in enumerate(contents[1:], start=2):
            await self._posts.post(f"{_PART}-{number}", content)

    async def abandon(self) -> None:
        """End a stream that an earlier attempt left open; its text stays as it is."""
        if ts := await self._posts.find(_PART):
            await self._stop_stream(ts)

    async def _end_first(self, content: Content) -> None:
        if self._message is None:
            self._message = await self._found()
        try:
            if self._message is None:
                await self._posts.post(_PART, content)
            else:
                await self._message.end(content)
        except SlackApiError as error:
            if error_code(error) != _GONE:
                raise
            await self._posts.post(_AGAIN, content)

    async def _show_while_growing(self) -> None:
        try:
            while self._shown != self._showable():
                await self._wait_for_our_turn()
                async with self._sending:
                    await self._show(self._showable())
        except (SlackApiError, StorageError, *_UNREACHABLE) as error:
            reason = reason_of(error)
            _log.warning("a growing answer is not shown", extra={"turn": self._posts.turn.id, "reason": reason})

    async def _wait_for_our_turn(self) -> None:
        pace = self._posts.pace
        if self._message is None or self._shown_at is None:
            return
        if (wait := self._shown_at + self._message.seconds - pace.monotonic()) > 0:
            await pace.sleep(wait)
        while wait := self._message.allowance.take():
            await pace.sleep(wait)

    async def _show(self, text: str) -> None:
        try:
            if self._message is None:
                await self._open(text)
            else:
                await self._message.show(text)
        except SlackApiError as error:
            await self._carry_on(error)
        except _UNREACHABLE:
            await self._edit_from_now_on()
            if self._message is None:
                raise
        else:
            self._shown = text
        self._shown_at = self._posts.pace.monotonic()

    async def _carry_on(self, error: SlackApiError) -> None:
        if self._message is not None and (error_code(error) == _STREAM_ENDED or may_have_worked(error)):
            await self._edit_from_now_on()
        elif error_code(error) == "ratelimited":
            await self._posts.pace.sleep(retry_after(error))
        else:
            raise error

    async def _edit_from_now_on(self) -> None:
        """Give up the stream: it has ended, or nobody knows whether the last piece arrived."""
        if self._message is not None:
            self._message = EditedMessage(self._posts, self._message.ts)
            await self._stop_stream(self._message.ts)

    async def _open(self, text: str) -> None:
        self._message = await self._found() or await self._start_stream()
        if self._message is None:
            self._message = EditedMessage(self._posts, await self._posts.post(_PART, growing_content(text)))
        else:
            await self._message.show(text)

    async def _start_stream(self) -> GrowingMessage | None:
        """Open a stream; None where Slack refuses it. It is recorded before its first text (see below)."""
        if not self._posts.pace.can_stream or self._posts.pace.streams.take():
            return None
        try:
            response: Any = await self._posts.client.chat_startStream(
                channel=self._posts.place.channel_id,
                thread_ts=self._posts.place.thread_ts,
                recipient_team_id=self._speaker.team_id,
                recipient_user_id=self._speaker.user_id,
            )
        except (SlackApiError, *_UNREACHABLE) as error:
            if not isinstance(error, SlackApiError) or may_have_worked(error):
                self._posts.search()
                await self._remove_empty_stream()
            else:
                self._posts.pace.can_stream = error_code(error) != "unknown_method"
            return None
        ts: str = response["ts"]
        await self._posts.record(_PART, ts)
        return StreamedMessage(self._posts, ts, _PART)

    async def _found(self) -> GrowingMessage | None:
        """Return an earlier attempt's message, its stream ended; remove a stream that it opened but did not record."""
        if not self._posts.searched:
            return None
        if ts := await self._posts.find(_PART):
            await self._stop_stream(ts)
            return EditedMessage(self._posts, ts)
        await self._remove_empty_stream()
        return None

    async def _stop_stream(self, ts: str) -> None:
        try:
            await self._posts.client.chat_stopStream(channel=self._posts.place.channel_id, ts=ts)
        except (SlackApiError, *_UNREACHABLE) as error:
            _log.debug("no stream to stop", extra={"turn": self._posts.turn.id, "reason": reason_of(error)})

    async def _remove_empty_stream(self) -> None:
        """A stream is recorded before its first text: one of ours that is empty belongs to nobody any more."""
        client, channel = self._posts.client, self._posts.place.channel_id
        identity: Any = await client.auth_test()
        me = identity["user_id"]
        for message in await self._posts.thread():
            if message.get("user") == me and not (
                message.get("text") or message.get("blocks") or message.get("metadata")
            ):
                await self._stop_stream(message["ts"])
                await client.chat_delete(channel=channel, ts=message["ts"])

    def _showable(self) -> str:
        return quiet(self.text)[: MARKDOWN_TEXT - _ROOM]
