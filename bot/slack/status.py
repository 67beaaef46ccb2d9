"""What Penny is doing in a thread: a line of text, and the session that shows Slack's Stop button meanwhile."""

import asyncio
import logging
from collections.abc import Awaitable, Sequence
from typing import Any, Literal

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.assistant.turn import Place, Speaker
from bot.slack.attached import attached_task
from bot.slack.errors import error_code, reason_of
from bot.slack.services import Services
from bot.words import answers as words

SessionStatus = Literal["processing", "active", "suspended"]
"""Slack's own words: at work; idle; waiting for the user."""

_log = logging.getLogger(__name__)

_PATIENCE = 3.0
"""For how many seconds an answer waits for its status to be shown."""
_LOADING_MESSAGES = 10
"""Most texts that Slack shows in turns (assistant.threads.setStatus)."""

_NO_SESSIONS = {"unknown_method", "not_agent_app", "not_authorized", "feature_disabled", "method_deprecated"}


class ThreadStatus:
    """The status of one turn. It does not hold up the turn: what Slack refuses is logged and done without.

    `left_behind` says that an earlier attempt may have left the session at work.
    """

    def __init__(
        self,
        services: Services,
        speaker: Speaker,
        place: Place,
        *,
        left_behind: bool = False,
        patience: float = _PATIENCE,
    ) -> None:
        self._services = services
        self._speaker = speaker
        self._place = place
        self._patience = patience
        self._showing: asyncio.Task[None] | None = None
        self._begun = False
        self._working = left_behind
        self._stays = False

    def show(self, text: str, topic: str | None = None, *, stays: bool = False) -> None:
        """Show what Penny is doing, and Slack's Stop button beside it; nobody waits for that.

        With a `topic` texts that fit it take turns with this one. One that `stays` goes with no message of Penny's.
        """
        self._stays = self._stays or stays
        texts = (text, *_while_thinking(topic))[:_LOADING_MESSAGES]
        self._showing = attached_task(self._show(text, texts, self._showing), "status")

    async def shown(self) -> None:
        """Wait, for a while, for what was to be shown: a status that arrives after the answer would stay."""
        if self._showing is not None:
            await asyncio.wait([self._showing], timeout=self._patience)
            self._showing.cancel()

    async def leave(self, status: SessionStatus) -> None:
        """Say that the work is over; the text goes with the answer, the session does not."""
        if self._stays:
            await self._attempt(self._set_text("", ()))
        if self._working:
            await self._set_session(status)

    async def clear(self) -> None:
        """Take the text and the Stop button away although no answer comes."""
        await self._attempt(self._set_text("", ()))
        await self._set_session("active")

    async def rename(self, title: str) -> bool:
        """Give the session a title; False where there is no session, or Slack refuses."""
        await self.shown()
        if not (self._working and self._services.pace.has_sessions):
            return False
        refused = await self._attempt(
            self._services.client.agents_sessions_rename(
                channel_id=self._place.channel_id, thread_ts=self._place.thread_ts, title=title
            )
        )
        return refused is None

    async def _show(self, text: str, texts: Sequence[str], before: asyncio.Task[None] | None) -> None:
        if before is not None:
            await before
        if not self._begun:
            self._begun = True
            await self._begin()
        await self._attempt(self._set_text(_behind_name(text), texts))

    async def _begin(self) -> None:
        pace = self._services.pace
        if pace.has_sessions and not pace.sessions.take():
            self._working = True
            await self._set_session("processing")

    def _set_text(self, text: str, texts: Sequence[str]) -> Awaitable[Any]:
        return self._services.client.assistant_threads_setStatus(
            channel_id=self._place.channel_id,
            thread_ts=self._place.thread_ts,
            status=text,
            loading_messages=list(texts) or None,
        )

    async def _set_session(self, status: SessionStatus) -> None:
        if not self._services.pace.has_sessions:
            return
        refused = await self._attempt(
            self._services.client.agents_sessions_setStatus(
                channel_id=self._place.channel_id,
                thread_ts=self._place.thread_ts,
                status=status,
                initiator_user_id=self._speaker.user_id,
            )
        )
        self._services.pace.has_sessions = refused not in _NO_SESSIONS

    async def _attempt(self, call: Awaitable[Any]) -> str | None:
        """Make the call; return Slack's code when it is refused, "" when it was not heard, None otherwise."""
        try:
            await call
        except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
            extra = {"channel": self._place.channel_id, "reason": reason_of(error)}
            _log.warning("a status was not shown", extra=extra)
            return error_code(error) if isinstance(error, SlackApiError) else ""
        return None


def _while_thinking(topic: str | None) -> tuple[str, ...]:
    if topic is None:
        return ()
    return words.WHILE_THINKING.get(topic, words.WHILE_THINKING[""])


def _behind_name(text: str) -> str:
    """Return the text as Slack shows it behind Penny's name."""
    return words.STATUS.format(doing=text[:1].lower() + text[1:])
