"""The answer's text while it is written: shown as it grows, merged to Slack's rates, and ended once."""

import asyncio
import logging
from collections.abc import Sequence
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.assistant.turn import Speaker
from bot.blocks.endings import stopped_contents
from bot.blocks.outputs import Content
from bot.blocks.text import MARKDOWN_TEXT, quiet
from bot.slack.attached import attached_task
from bot.slack.errors import error_code, may_have_worked, reason_of, retry_after
from bot.slack.growing import EditedMessage, GrowingMessage, StreamedMessage, growing_content, was_broken_off
from bot.slack.orphans import remove_empty_streams, stop_stream
from bot.slack.posts import Posts
from storage.errors import StorageError

_log = logging.getLogger(__name__)

_PART = "answer"
_AGAIN = "answer-again"
_GONE = "message_not_found"
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
        await self._stop_growing()
        await self._end_first(contents[0])
        for number, content in enumerate(contents[1:], start=2):
            await self._posts.post(f"{_PART}-{number}", content)

    async def stop(self) -> None:
        """End the text where it is, and say that it was stopped; of one that nobody saw nothing remains."""
        await self._stop_growing()
        if self._shown:
            await self.end(stopped_contents(self.text))
        elif self._posts.searched:
            await self._stop_earlier()
        elif self._message is not None:
            await self._remove(self._message.ts)

    async def abandon(self) -> None:
        """End a stream that an earlier attempt left open; its text stays as it is."""
        if ts := await self._posts.find(_PART):
            await stop_stream(self._posts, ts)

    async def _stop_growing(self) -> None:
        # Never in the middle of a call to Slack, of which then nobody would know what it did.
        async with self._sending:
            if self._pump is not None:
                self._pump.cancel()

    async def _stop_earlier(self) -> None:
        """Stop what an earlier attempt showed, unless it had come to its end."""
        self._posts.search()
        ts = await self._posts.find(_PART)
        if ts is None:
            await remove_empty_streams(self._posts)
            return
        message = next((m for m in await self._posts.thread() if m["ts"] == ts), None)
        if message is not None and was_broken_off(message):
            await self._stop_unfinished(ts, message.get("text") or "")

    async def _stop_unfinished(self, ts: str, text: str) -> None:
        await stop_stream(self._posts, ts)
        if not text.strip():
            await self._remove(ts)
            return
        self._message = EditedMessage(self._posts, ts)
        await self.end(stopped_contents(text))

    async def _remove(self, ts: str) -> None:
        await stop_stream(self._posts, ts)
        try:
            await self._posts.client.chat_delete(channel=self._posts.place.channel_id, ts=ts)
        except (SlackApiError, *_UNREACHABLE) as error:
            _log.warning("an empty answer remains", extra={"turn": self._posts.turn.id, "reason": reason_of(error)})

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
        # A stream ends by itself after five minutes, and when anybody in the thread presses Stop.
        ended = isinstance(self._message, StreamedMessage)
        if error_code(error) == "ratelimited":
            await self._posts.pace.sleep(retry_after(error))
        elif self._message is not None and (ended or may_have_worked(error)):
            await self._edit_from_now_on()
        else:
            raise error

    async def _edit_from_now_on(self) -> None:
        """Give up the stream: it has ended, or nobody knows whether the last piece arrived."""
        if self._message is not None:
            self._message = EditedMessage(self._posts, self._message.ts)
            await stop_stream(self._posts, self._message.ts)

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
                await remove_empty_streams(self._posts)
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
            await stop_stream(self._posts, ts)
            return EditedMessage(self._posts, ts)
        await remove_empty_streams(self._posts)
        return None

    def _showable(self) -> str:
        return quiet(self.text)[: MARKDOWN_TEXT - _ROOM]
