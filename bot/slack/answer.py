"""The answer while it comes about: shown as it grows, merged to Slack's rates, and ended once."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.assistant.turn import Speaker
from bot.blocks.endings import stopped_contents
from bot.blocks.outputs import Content, characters
from bot.blocks.tasks import is_plan, task_blocks
from bot.blocks.text import MARKDOWN_TEXT, MESSAGE_CHARACTERS, Block, quiet
from bot.slack.attached import attached_task
from bot.slack.errors import error_code, may_have_worked, reason_of, retry_after
from bot.slack.growing import (
    NOTHING,
    Draft,
    EditedMessage,
    GrowingMessage,
    StreamedMessage,
    growing_content,
    was_broken_off,
)
from bot.slack.openings import earlier_message, open_stream
from bot.slack.orphans import remove_empty_streams, stop_stream
from bot.slack.posts import Posts
from bot.words import answers as words
from storage.errors import StorageError
from tools.toolkit.task import Task

_log = logging.getLogger(__name__)

ANSWER = "answer"
"""The part of a turn's messages that is its answer."""

_AGAIN = "answer-again"
_GONE = "message_not_found"
_NO_TASKS = {"invalid_chunks", "invalid_arguments", "no_text"}
_UNREACHABLE = (aiohttp.ClientError, TimeoutError)
_ROOM = 200
"""Characters of a message left free for what is added to a text that still grows."""
_MOST_TASKS = 12
"""How many tasks one message shows; what comes after them is told by the status."""


class Answer:
    """The text and the tasks of one turn. Showing them never waits for Slack; `end` waits until everything is shown.

    `tell` is given the tasks that cannot be shown in the message, since Slack streams none there.
    """

    def __init__(self, posts: Posts, speaker: Speaker, tell: Callable[[Task], None]) -> None:
        self.text = ""
        self._tasks: dict[str, Task] = {}
        self._tell = tell
        self._posts = posts
        self._speaker = speaker
        self._message: GrowingMessage | None = None
        self._shown = NOTHING
        self._shown_at: float | None = None
        self._pump: asyncio.Task[None] | None = None
        self._sending = asyncio.Lock()

    @property
    def begun(self) -> bool:
        """Whether there is anything of the answer to be seen."""
        return self._draft() != NOTHING

    @property
    def above(self) -> tuple[Block, ...]:
        """What stands above the text in the message."""
        return task_blocks(tuple(self._tasks.values()))

    def append(self, piece: str) -> None:
        """Add to the text; it is shown as soon as Slack's rates allow."""
        self.text += piece
        self._grow()

    def work(self, task: Task) -> None:
        """Show a task, or how far it is by now, as soon as Slack's rates allow."""
        pace = self._posts.pace
        room = pace.can_stream and pace.can_show_tasks and len(self._tasks) < _MOST_TASKS
        if room or task.id in self._tasks:
            self._tasks[task.id] = task
            self._grow()
        else:
            self._tell(task)

    async def end(self, contents: Sequence[Content]) -> None:
        """Show the finished answer: the first content takes the place of the text so far, the others follow."""
        await self._stop_growing()
        await self._end_first(contents[0])
        for number, content in enumerate(contents[1:], start=2):
            await self._posts.post(f"{ANSWER}-{number}", content)

    async def stop(self) -> None:
        """End the text where it is, and say that it was stopped; of one that nobody saw nothing remains."""
        await self._stop_growing()
        if self._shown != NOTHING:
            await self.end(stopped_contents(self.text))
        elif self._posts.searched:
            await self._stop_earlier()
        elif self._message is not None:
            await self._remove(self._message.ts)

    async def abandon(self) -> None:
        """End a stream that an earlier attempt left open; its text stays as it is."""
        await self._stop_growing()
        if ts := await self._posts.find(ANSWER):
            await stop_stream(self._posts, ts)
        elif self._message is not None:
            await self._remove(self._message.ts)

    def _grow(self) -> None:
        if self._draft() != self._shown and (self._pump is None or self._pump.done()):
            self._pump = attached_task(self._show_while_growing(), "answer")

    async def _stop_growing(self) -> None:
        # Never in the middle of a call to Slack, of which then nobody would know what it did.
        async with self._sending:
            if self._pump is not None:
                self._pump.cancel()

    async def _stop_earlier(self) -> None:
        """Stop what an earlier attempt showed, unless it had come to its end."""
        self._posts.search()
        ts = await self._posts.find(ANSWER)
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
            self._message = await earlier_message(self._posts, ANSWER)
        try:
            if self._message is None:
                await self._posts.post(ANSWER, content)
            else:
                await self._message.end(content, [_ended(task) for task in self._tasks.values()])
        except SlackApiError as error:
            if error_code(error) != _GONE:
                raise
            await self._posts.post(_AGAIN, content)

    async def _show_while_growing(self) -> None:
        try:
            while (draft := self._draft()) != self._shown:
                await self._wait_for_our_turn()
                async with self._sending:
                    await self._show(draft if self._message is None else self._draft())
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

    async def _show(self, draft: Draft) -> None:
        try:
            if self._message is None:
                await self._open(draft)
            else:
                await self._message.show(draft)
        except SlackApiError as error:
            await self._carry_on(error)
        except _UNREACHABLE:
            await self._edit_from_now_on()
            if self._message is None:
                raise
        else:
            self._shown = draft if self._message is not None else NOTHING
        self._shown_at = self._posts.pace.monotonic()

    async def _open(self, draft: Draft) -> None:
        plan = is_plan(draft.tasks)
        self._message = await earlier_message(self._posts, ANSWER) or await open_stream(
            self._posts, self._speaker, ANSWER, plan=plan
        )
        if self._message is not None:
            await self._message.show(draft)
        elif draft.text:
            self._message = EditedMessage(self._posts, await self._posts.post(ANSWER, growing_content(draft)))
        else:
            self._tell_tasks()

    async def _carry_on(self, error: SlackApiError) -> None:
        # A stream ends by itself after five minutes, and when anybody in the thread presses Stop.
        ended = isinstance(self._message, StreamedMessage)
        if error_code(error) == "ratelimited":
            await self._posts.pace.sleep(retry_after(error))
        elif ended and self._tasks and error_code(error) in _NO_TASKS:
            self._posts.pace.can_show_tasks = False
            self._tell_tasks()
        elif self._message is not None and (ended or may_have_worked(error)):
            await self._edit_from_now_on()
        else:
            raise error

    async def _edit_from_now_on(self) -> None:
        """Give up the stream: it has ended, or nobody knows whether the last piece arrived."""
        if self._message is not None:
            self._message = EditedMessage(self._posts, self._message.ts)
            await stop_stream(self._posts, self._message.ts)

    def _tell_tasks(self) -> None:
        """Take the tasks out of the message, in which they cannot be shown."""
        for task in self._tasks.values():
            self._tell(task)
        self._tasks.clear()

    def _draft(self) -> Draft:
        tasks = tuple(self._tasks.values())
        room = min(MARKDOWN_TEXT, MESSAGE_CHARACTERS - characters(task_blocks(tasks))) - _ROOM
        return Draft(quiet(self.text)[:room] if self.text.strip() else "", tasks)


def _ended(task: Task) -> Task:
    return replace(task, status="error", output=words.TASK_STOPPED) if task.status == "in_progress" else task
