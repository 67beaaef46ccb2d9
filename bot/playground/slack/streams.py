"""Streaming messages: text and tasks that grow until the app, a person or time stops them."""

import copy
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, cast

from bot.playground.slack.directory import Json
from bot.playground.slack.errors import ApiError
from storage.clock import Clock

LIFETIME = timedelta(minutes=5)
"""A stream that is not stopped by then takes no more text."""

MARKDOWN_LIMIT = 12_000

TaskMode = Literal["timeline", "plan"]


@dataclass
class Stream:
    """What one message has been made of so far: pieces of text, tasks and blocks in the order of their coming."""

    mode: TaskMode
    started_at: datetime
    parts: list[str | Json] = field(default_factory=list[str | Json])
    plan_title: str = ""
    below: list[Json] = field(default_factory=list[Json])
    stopped_by: Literal["app", "user"] | None = None

    @property
    def text(self) -> str:
        """All the text so far."""
        return "".join(part for part in self.parts if isinstance(part, str))

    def grown(self, chunks: list[Json]) -> "Stream":
        """Return the stream with chunks added; a task that is there already changes where it is.

        Raises ApiError invalid_chunks or msg_too_long; this stream is as it was either way.
        """
        grown = copy.deepcopy(self)
        for chunk in chunks:
            grown.add(chunk)
        if len(grown.text) > MARKDOWN_LIMIT:
            raise ApiError("msg_too_long")
        return grown

    def blocks(self) -> list[Json]:
        """Return the message's blocks so far."""
        found: list[Json] = []
        tasks = [part for part in self._dicts() if part["type"] == "task_card"]
        if self.mode == "plan" and (tasks or self.plan_title):
            found.append({"type": "plan", "title": self.plan_title or "Working", "tasks": tasks})
        for part in self.parts:
            found.extend(self._rendered(part))
        return found + self.below

    def _rendered(self, part: str | Json) -> list[Json]:
        if isinstance(part, str):
            return [{"type": "markdown", "text": part}] if part.strip() else []
        if part["type"] == "task_card":
            return [] if self.mode == "plan" else [part]
        return cast("list[Json]", part["blocks"])

    def _dicts(self) -> list[Json]:
        return [part for part in self.parts if isinstance(part, dict)]

    def add(self, chunk: Json) -> None:
        """Add one chunk; ApiError invalid_chunks."""
        match chunk:
            case {"type": "markdown_text", "text": str(text)}:
                self._append_text(text)
            case {"type": "task_update", "id": str(_), "title": str(_)}:
                self._append_task(chunk)
            case {"type": "plan_update", "title": str(title)}:
                self.plan_title = title
            case {"type": "blocks", "blocks": list()}:
                self.parts.append(chunk)
            case _:
                raise ApiError("invalid_chunks")

    def _append_text(self, text: str) -> None:
        if self.parts and isinstance(self.parts[-1], str):
            self.parts[-1] += text
        else:
            self.parts.append(text)

    def _append_task(self, chunk: Json) -> None:
        known = next((part for part in self._dicts() if part.get("task_id") == chunk["id"]), None)
        fields = {key: value for key, value in chunk.items() if key not in ("type", "id") and value is not None}
        if known is None:
            self.parts.append({"type": "task_card", "task_id": chunk["id"], "status": "pending"} | fields)
        else:
            known.update(fields)


class Streams:
    """The streams of the workspace by channel and timestamp."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._streams: dict[tuple[str, str], Stream] = {}

    def new(self, mode: TaskMode) -> Stream:
        """Return an empty stream that starts now."""
        return Stream(mode, self._clock())

    def keep(self, channel: str, ts: str, stream: Stream) -> None:
        """Remember the stream of a message."""
        self._streams[channel, ts] = stream

    def live(self, channel: str, ts: str) -> Stream:
        """Return a stream that still takes text; ApiError message_not_in_streaming_state or stopped_by_user."""
        stream = self._streams.get((channel, ts))
        if stream is not None and stream.stopped_by == "user":
            raise ApiError("stopped_by_user")
        if stream is None or not self.is_live(channel, ts):
            raise ApiError("message_not_in_streaming_state")
        return stream

    def is_live(self, channel: str, ts: str) -> bool:
        """Tell whether a message is a stream that still takes text."""
        stream = self._streams.get((channel, ts))
        return stream is not None and stream.stopped_by is None and self._clock() - stream.started_at < LIFETIME
