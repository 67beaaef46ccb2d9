"""Keeping a long conversation within what is sent to the model: its older part is summed up, on purpose."""

import json
import logging
import textwrap
from collections.abc import Sequence
from typing import Any

from bot.assistant.context import facts_told
from bot.assistant.engine import FunctionCall, FunctionOutput, Item, RemoteThread, UserMessage
from bot.assistant.session import Session
from storage.clock import Clock
from storage.database import Database
from tools.toolkit.registry import Registry

_CHARACTERS_A_TOKEN = 3
"""On the safe side: English text has about four, JSON and other languages fewer."""

_KEPT = 1 / 3
"""What remains after the older part was left out, so that it does not happen again at every turn."""

_MOST_RESULTS = 15
_MOST_MESSAGES = 15
_MESSAGE_LENGTH = 200

_log = logging.getLogger(__name__)


class Compactor:
    """Puts a digest in the place of a conversation's older part; the journal keeps all of it.

    The remote thread is rebuilt with what remains, so that prompts stay the same from the front until next time.
    """

    def __init__(self, database: Database, registry: Registry, clock: Clock, history_tokens: int) -> None:
        self._database = database
        self._registry = registry
        self._clock = clock
        self._most = history_tokens * _CHARACTERS_A_TOKEN

    async def fit(self, session: Session) -> None:
        """Leave out what is too much."""
        if session.transcript.length > self._most:
            await self._compact(session, round(self._most * _KEPT))

    async def shrink(self, session: Session) -> bool:
        """Leave out as much as needed to halve what is told; False when there is nothing to leave out."""
        return await self._compact(session, session.transcript.length // 2)

    async def start_over(self, session: Session) -> bool:
        """Leave out all that was said before this turn, the user's words even from the digest."""
        return await self._compact(session, 0, with_words=False)

    async def _compact(self, session: Session, characters: int, *, with_words: bool = True) -> bool:
        last = session.transcript.cut(characters)
        if last is None:
            return False
        async with self._database.unit() as unit:
            facts = await facts_told(session, unit)
            text = self._digest(session.transcript.before(last), facts, with_words=with_words)
            await session.transcript.sum_up(unit, text, last, self._clock())
            await session.keep_thread(unit, RemoteThread(None, session.thread.generation + 1))
        _log.info(
            "a conversation is summed up", extra={"turn": session.turn.id, "generation": session.thread.generation}
        )
        return True

    def _digest(self, items: Sequence[Item], facts: Sequence[str], *, with_words: bool) -> str:
        parts = (
            ("What the user told about themselves (the tools know it too):", facts),
            ("What was worked out, oldest first:", self._results(items)[-_MOST_RESULTS:]),
            ("What the user wrote, oldest first:", _messages(items)[-_MOST_MESSAGES:] if with_words else ()),
        )
        told = [f"{heading}\n" + "\n".join(lines) for heading, lines in parts if lines]
        return "\n\n".join(["The earlier part of this conversation, summed up.", *told])

    def _results(self, items: Sequence[Item]) -> list[str]:
        calls = {item.call_id: item for item in items if isinstance(item, FunctionCall)}
        outputs = (item for item in items if isinstance(item, FunctionOutput))
        results = ((calls.get(output.call_id), _summary(output)) for output in outputs)
        return [f"- {self._title(call.name)}: {summary}" for call, summary in results if call and summary]

    def _title(self, name: str) -> str:
        tool = self._registry.get(name)
        return tool.title if tool else name


def _messages(items: Sequence[Item]) -> list[str]:
    return [
        f"- {textwrap.shorten(item.text, _MESSAGE_LENGTH, placeholder='…')}"
        for item in items
        if isinstance(item, UserMessage)
    ]


def _summary(output: FunctionOutput) -> str:
    told: Any = json.loads(output.output)
    result: Any = told.get("result") or told
    return str(result.get("summary", "")) if told["status"] == "completed" else ""
