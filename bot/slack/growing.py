"""The two ways in which a message grows while the model writes: Slack's stream, and edits of a posted message."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError

from bot.blocks.outputs import Content
from bot.blocks.tasks import is_plan, plan_chunk, task_blocks, task_chunks, tasks_text
from bot.blocks.text import MESSAGE_TEXT, Block, markdown, shorten
from bot.slack.errors import error_code
from bot.slack.pace import APPEND_SECONDS, UPDATE_SECONDS, Allowance
from bot.slack.posts import Posts
from tools.toolkit.task import Task

_MORE_TO_COME = " …"


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be seen of an answer that is not finished: its text so far, and the tools at work for it."""

    text: str = ""
    tasks: tuple[Task, ...] = ()


NOTHING = Draft()


class GrowingMessage(Protocol):
    """A message that shows more and more of an answer. All methods raise SlackApiError."""

    ts: str
    seconds: float
    allowance: Allowance

    async def show(self, draft: Draft) -> None:
        """Show `draft`, of which the beginning may be shown already."""
        ...

    async def end(self, content: Content, tasks: Sequence[Task]) -> None:
        """Show the tasks with `content` below them, and nothing after it."""
        ...


class EditedMessage:
    """A posted message, edited with chat.update."""

    seconds = UPDATE_SECONDS

    def __init__(self, posts: Posts, ts: str) -> None:
        self.ts = ts
        self.allowance = posts.pace.updates
        self._posts = posts

    async def show(self, draft: Draft) -> None:
        """Show `draft` and that there is more to come."""
        content = growing_content(draft)
        await self._posts.client.chat_update(
            channel=self._posts.place.channel_id, ts=self.ts, text=content.text, blocks=list(content.blocks)
        )

    async def end(self, content: Content, tasks: Sequence[Task]) -> None:
        """Show the tasks and `content`."""
        await self._posts.update(self.ts, _below_tasks(content, tasks))


class StreamedMessage:
    """A message that Slack streams. Slack keeps a stream open for about five minutes."""

    seconds = APPEND_SECONDS

    def __init__(self, posts: Posts, ts: str, part: str) -> None:
        self.ts = ts
        self.allowance = posts.pace.appends
        self._posts = posts
        self._part = part
        self._shown = NOTHING

    async def show(self, draft: Draft) -> None:
        """Append what `draft` has beyond what is shown."""
        await self._posts.client.chat_appendStream(
            channel=self._posts.place.channel_id, ts=self.ts, **self._growth(draft, at_work=True)
        )
        self._shown = draft

    async def end(self, content: Content, tasks: Sequence[Task]) -> None:
        """Append the rest of the text and the results; where that is not possible, edit the message as a whole.

        The text of a stream is what was streamed: what only its blocks say is told in it afterwards.
        """
        text, results = _split(content)
        whole = _below_tasks(content, tasks)
        growth = self._growth(Draft(text, tuple(tasks)), at_work=False)
        if text.startswith(self._shown.text) and await self._stopped(growth, results):
            if whole.text != text:
                await self._posts.retell(self.ts, whole.text)
            return
        await self._stopped({}, ())
        await self._posts.update(self.ts, whole)

    def _growth(self, draft: Draft, *, at_work: bool) -> dict[str, Any]:
        """Return the arguments that let the stream show `draft`."""
        rest = draft.text[len(self._shown.text) :]
        tasks = task_chunks(self._shown.tasks, draft.tasks)
        if is_plan(draft.tasks) and (not at_work or not self._shown.tasks):
            tasks.insert(0, plan_chunk(at_work=at_work))
        if tasks:
            return {"chunks": [*tasks, *([{"type": "markdown_text", "text": rest}] if rest else [])]}
        return {"markdown_text": rest} if rest else {}

    async def _stopped(self, growth: Mapping[str, Any], results: Sequence[Block]) -> bool:
        arguments: dict[str, Any] = {**growth, **({"blocks": list(results)} if results else {})}
        posts = self._posts
        try:
            await posts.pace.patiently(
                lambda: posts.client.chat_stopStream(
                    channel=posts.place.channel_id, ts=self.ts, metadata=posts.metadata(self._part), **arguments
                )
            )
        except SlackApiError as error:
            if error_code(error) == "message_not_found":
                raise
            return False
        except (ClientError, TimeoutError):
            return False
        return True


def growing_content(draft: Draft) -> Content:
    """Return an answer of which more is to come, as a message."""
    text = draft.text + _MORE_TO_COME if draft.text else ""
    shown = Content(shorten(draft.text, MESSAGE_TEXT), (markdown(text),) if text else ())
    return _below_tasks(shown, draft.tasks)


def was_broken_off(message: Mapping[str, Any]) -> bool:
    """Tell whether the message shows an answer that was not ended: a stream gets its metadata only with its end."""
    shown = "".join(str(block.get("text", "")) for block in message.get("blocks", ()))
    return "metadata" not in message or shown.endswith(_MORE_TO_COME)


def _below_tasks(content: Content, tasks: Sequence[Task]) -> Content:
    text = "\n\n".join(filter(None, (content.text, tasks_text(tasks))))
    return Content(text, (*task_blocks(tasks), *content.blocks))


def _split(content: Content) -> tuple[str, Sequence[Block]]:
    first, *others = content.blocks or ({"type": ""},)
    return (first["text"], others) if first["type"] == "markdown" else ("", content.blocks)
