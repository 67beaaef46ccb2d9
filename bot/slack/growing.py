"""The two ways in which a message grows while the model writes: Slack's stream, and edits of a posted message."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError

from bot.blocks.outputs import Content
from bot.blocks.text import MESSAGE_TEXT, Block, markdown, shorten
from bot.slack.errors import error_code
from bot.slack.pace import APPEND_SECONDS, UPDATE_SECONDS, Allowance
from bot.slack.posts import Posts

_MORE_TO_COME = " …"


class GrowingMessage(Protocol):
    """A message that shows more and more of a text. All methods raise SlackApiError."""

    ts: str
    seconds: float
    allowance: Allowance

    async def show(self, text: str) -> None:
        """Show `text`, of which the beginning may be shown already."""
        ...

    async def end(self, content: Content) -> None:
        """Show `content`, and nothing after it."""
        ...


class EditedMessage:
    """A posted message, edited with chat.update."""

    seconds = UPDATE_SECONDS

    def __init__(self, posts: Posts, ts: str) -> None:
        self.ts = ts
        self.allowance = posts.pace.updates
        self._posts = posts

    async def show(self, text: str) -> None:
        """Show `text` and that there is more to come."""
        content = growing_content(text)
        await self._posts.client.chat_update(
            channel=self._posts.place.channel_id, ts=self.ts, text=content.text, blocks=list(content.blocks)
        )

    async def end(self, content: Content) -> None:
        """Show `content`."""
        await self._posts.update(self.ts, content)


class StreamedMessage:
    """A message that Slack streams. Slack keeps a stream open for about five minutes."""

    seconds = APPEND_SECONDS

    def __init__(self, posts: Posts, ts: str, part: str) -> None:
        self.ts = ts
        self.allowance = posts.pace.appends
        self._posts = posts
        self._part = part
        self._shown = ""

    async def show(self, text: str) -> None:
        """Append what `text` has beyond what is shown."""
        await self._posts.client.chat_appendStream(
            channel=self._posts.place.channel_id, ts=self.ts, markdown_text=text[len(self._shown) :]
        )
        self._shown = text

    async def end(self, content: Content) -> None:
        """Append the rest of the text and the results; where that is not possible, edit the message as a whole."""
        text, results = _split(content)
        rest = text[len(self._shown) :]
        if text.startswith(self._shown) and await self._stopped(rest, results):
            return
        await self._stopped("", ())
        await self._posts.update(self.ts, content)

    async def _stopped(self, rest: str, results: Sequence[Block]) -> bool:
        arguments: dict[str, Any] = {"markdown_text": rest} if rest else {}
        if results:
            arguments["blocks"] = list(results)
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


def growing_content(text: str) -> Content:
    """Return a text of which more is to come, as a message."""
    return Content(shorten(text, MESSAGE_TEXT), (markdown(text + _MORE_TO_COME),))


def was_broken_off(message: Mapping[str, Any]) -> bool:
    """Tell whether the message shows an answer that was not ended: a stream gets its metadata only with its end."""
    shown = "".join(str(block.get("text", "")) for block in message.get("blocks", ()))
    return "metadata" not in message or shown.endswith(_MORE_TO_COME)


def _split(content: Content) -> tuple[str, Sequence[Block]]:
    first, *others = content.blocks
    return (first["text"], others) if first["type"] == "markdown" else ("", content.blocks)
