"""Messages that a turn posts once, however often it is tried.

A part of an answer is named ("answer", "form"). Its message carries metadata that names turn and part, and its ts is
kept as a step of the turn: a second attempt finds the step, or, when the crash fell between the post and the step, the
message itself.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.assistant.turn import Place
from bot.blocks.outputs import Content
from bot.blocks.tasks import without_tasks
from bot.blocks.text import MESSAGE_TEXT, Block, markdown, quiet, shorten
from bot.slack.errors import error_code, reason_of
from bot.slack.identity import thread_prefix
from bot.slack.pace import Pace
from storage.database import Database

_log = logging.getLogger(__name__)

EVENT_TYPE = "penny_turn"

_CLOCK_SKEW = timedelta(minutes=5)
"""By how much our clock may run ahead of Slack's when messages of this turn are looked for."""
_PAGE = 200
_REFUSED_BLOCKS = {"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long"}


@dataclass(frozen=True, slots=True)
class TurnMark:
    """The turn whose answer is posted. `retried` is true when an earlier attempt may have posted some of it."""

    id: int
    event_id: str
    conversation: str
    created_at: datetime
    retried: bool


class Posts:
    """Posts, finds and edits the messages of one turn in one thread; at a place without one it begins threads.

    `searched` says whether a part may be there although this attempt has not posted it.
    """

    def __init__(self, client: AsyncWebClient, database: Database, pace: Pace, place: Place, turn: TurnMark) -> None:
        self.client = client
        self._web: Any = client
        self.pace = pace
        self.place = place
        self.turn = turn
        self.searched = turn.retried
        self._database = database
        self._thread: list[dict[str, Any]] | None = None

    async def post(self, part: str, content: Content) -> str:
        """Post the part, or edit it when an earlier attempt posted it; return its ts. Raises SlackApiError."""
        return await self.pace.persistently(lambda: self._post(part, content))

    async def update(self, ts: str, content: Content) -> None:
        """Make the message show `content`. Raises SlackApiError."""
        await self.pace.persistently(lambda: self._with_fall_backs(self._web.chat_update, content, ts=ts))

    async def whisper(self, user_id: str, content: Content) -> None:
        """Show the content to one member of the channel; nothing remembers that it was shown. Raises SlackApiError."""
        await self.pace.persistently(lambda: self._with_fall_backs(self._web.chat_postEphemeral, content, user=user_id))

    async def retell(self, ts: str, text: str) -> None:
        """Let the `text` of a message say what its blocks say; where Slack does not let us, the blocks say it alone."""
        while wait := self.pace.updates.take():
            await self.pace.sleep(wait)
        try:
            await self._call(self._web.chat_update, ts=ts, text=shorten(quiet(text), MESSAGE_TEXT))
        except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
            _log.info("a text is not retold", extra={"turn": self.turn.id, "reason": reason_of(error)})

    def search(self) -> None:
        """Look in the thread before anything is posted: something may be there of which nobody was told."""
        self.searched, self._thread = True, None

    async def find(self, part: str) -> str | None:
        """Return the ts of the part that an earlier attempt posted, None when there is none."""
        if not self.searched:
            return None
        async with self._database.unit() as unit:
            recorded = await unit.steps.get(self.turn.id, step_of(part))
        if isinstance(recorded, str):
            return recorded
        wanted = self.metadata(part)
        ts = next((m["ts"] for m in await self.thread() if m.get("metadata") == wanted), None)
        if ts is not None:
            await self.record(part, ts)
        return ts

    async def record(self, part: str, ts: str) -> None:
        """Keep the ts of a posted part as a step of the turn."""
        async with self._database.unit() as unit:
            await unit.steps.put(self.turn.id, step_of(part), ts)

    async def thread(self) -> Sequence[Mapping[str, Any]]:
        """Return what was written in the thread since the turn began (read once). Raises SlackApiError."""
        if self._thread is None:
            self._thread = await self._read_thread()
        return self._thread

    async def others_are_answered(self) -> bool:
        """Tell whether a turn of another conversation is open in this thread."""
        async with self._database.unit() as unit:
            return await unit.turns.is_open_under(thread_prefix(self.place), except_for=self.turn.conversation)

    def metadata(self, part: str) -> dict[str, Any]:
        """Return the metadata by which the part is found again."""
        return {"event_type": EVENT_TYPE, "event_payload": {"turn": self.turn.event_id, "part": part}}

    async def _post(self, part: str, content: Content) -> str:
        if ts := await self.find(part):
            await self.update(ts, content)
            return ts
        try:
            response = await self._with_fall_backs(self._web.chat_postMessage, content, metadata=self.metadata(part))
        except (SlackApiError, aiohttp.ClientError, TimeoutError):
            self.search()
            raise
        await self.record(part, response["ts"])
        return response["ts"]

    async def _read_thread(self) -> list[dict[str, Any]]:
        messages: list[dict[str, Any]] = []
        oldest = f"{(self.turn.created_at - _CLOCK_SKEW).timestamp():.6f}"
        root = self.place.thread_ts
        read, of_thread = (
            (self._web.conversations_replies, {"ts": root}) if root else (self._web.conversations_history, {})
        )
        cursor: str | None = None
        while cursor != "":
            page = await self._call(
                read,
                **of_thread,
                oldest=oldest,
                include_all_metadata=True,
                limit=_PAGE,
                cursor=cursor,
            )
            messages += page["messages"]
            cursor = _next_cursor(page.get("response_metadata"))
        return messages

    async def _with_fall_backs(self, method: Any, content: Content, **arguments: Any) -> Any:
        """Call the method; where Slack refuses the blocks, without tasks, then with the text as one, then with none."""
        if "ts" not in arguments and self.place.thread_ts:
            arguments["thread_ts"] = self.place.thread_ts
        text = shorten(quiet(content.text), MESSAGE_TEXT)
        plain = without_tasks(content.blocks)
        for blocks in (content.blocks, *([plain] if 0 < len(plain) < len(content.blocks) else []), (markdown(text),)):
            try:
                return await self._call(method, text=text, blocks=list[Block](blocks), **arguments)
            except SlackApiError as error:
                if error_code(error) not in _REFUSED_BLOCKS:
                    raise
        return await self._call(method, text=text, blocks=[], **arguments)

    async def _call(self, method: Any, **arguments: Any) -> Any:
        return await self.pace.patiently(lambda: method(channel=self.place.channel_id, **arguments))


def _next_cursor(metadata: Any) -> str:
    return metadata.get("next_cursor", "") if metadata else ""


def step_of(part: str) -> str:
    """Return the key of the step that holds the ts of a part."""
    return f"slack:{part}"
