"""Notices: what Penny says unasked, such as a reminder or a price alert.

`put_notice` is called in the very transaction that marks the notice's cause as done, so that neither comes without the
other. The notice is a turn like any other, or, while the user wants to hear nothing, held until they do.
`NoticeHandler` takes such a turn without a model: it posts to the user's direct messages and tells their conversations.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

from bot.assistant.engine import Note
from bot.assistant.session import FindUser
from bot.assistant.turn import LessOf, Message, Notice, NoticeRequest, Place, Speaker, TurnRequest
from storage.clock import Clock
from storage.database import Database
from storage.repositories.turns import ClaimedTurn, NewTurn
from storage.tables.users import User
from storage.unit import UnitOfWork
from tools.memory.quiet import next_allowed
from tools.toolkit.outcome import Display

Announce = Callable[[ClaimedTurn, NoticeRequest], Awaitable[Place]]
"""Begins a thread in the user's direct messages with a notice, once however often it is called; returns where."""

_TOLD = "told"
_NOTE = "You wrote to the user by yourself, without being asked just then: {text}"

_log = logging.getLogger(__name__)


async def put_notice(
    unit: UnitOfWork,
    user: User,
    text: str,
    results: Sequence[Display] = (),
    *,
    event_id: str,
    now: datetime,
    less: LessOf | None = None,
) -> bool:
    """Let the user be told, at once or when their quiet hours or their pause end; False when the event was put before.

    `text` is Markdown; `event_id` names the event, the same however often it is noticed: what happens at a local time
    is named by that time on the user's wall ("check-in:7:2026-11-02T09:00"); `less` says what the user can have less
    of. After the transaction `database.inbox.wake()` lets the worker see the turn.
    """
    speaker = Speaker(team_id=user.team_id, user_id=user.user_id)
    request = NoticeRequest(speaker=speaker, notice=Notice(text=text, results=tuple(results), less=less))
    turn = NewTurn(event_id, speaker.queue, request.model_dump(mode="json"))
    allowed = next_allowed(now, await unit.quiet_times.of_user(user.id), user.time_zone)
    if allowed > now:
        return await unit.held_notices.hold(user.id, turn, allowed)
    return await unit.turns.put(turn, now)


def is_notice(payload: Mapping[str, Any]) -> bool:
    """Tell whether a turn's payload is a NoticeRequest."""
    return "notice" in payload


class NoticeHandler:
    """Takes the turns that are notices. What was posted or told at an earlier attempt is not repeated.

    `engine` and `endpoint` say where the conversations that notices begin are kept.
    """

    def __init__(
        self,
        *,
        database: Database,
        engine: str,
        endpoint: str,
        clock: Clock,
        find_user: FindUser,
        announce: Announce,
    ) -> None:
        self._database = database
        self._engine = engine
        self._endpoint = endpoint
        self._clock = clock
        self._find_user = find_user
        self._announce = announce

    async def run(self, turn: ClaimedTurn) -> Literal["done"]:
        """Post the notice and tell the user's conversations. Whatever is raised, the turn may be tried again."""
        request = NoticeRequest.model_validate(turn.payload)
        place = await self._announce(turn, request)
        user = await self._find_user(request.speaker)
        await self._begin_conversation(turn, request, user, place)
        return "done"

    async def give_up(self, turn: ClaimedTurn) -> None:
        """Note that a notice could not be posted: there is no place where the user could be told so."""
        _log.error("notice given up", extra={"turn": turn.id, "attempts": turn.attempts})

    async def _begin_conversation(self, turn: ClaimedTurn, request: NoticeRequest, user: User, place: Place) -> None:
        """Begin the conversation of the notice's own thread with it; of one that came unasked the others hear too."""
        now, unasked = self._clock(), _NOTE.format(text=in_words(request.notice))
        async with self._database.unit() as unit:
            if await unit.steps.get(turn.id, _TOLD) is not None:
                return
            conversation = await unit.conversations.ensure(
                place.team_id,
                place.channel_id,
                place.thread_ts,
                user.id,
                engine=self._engine,
                endpoint=self._endpoint,
                now=now,
            )
            note = Note(text=request.told or unasked).model_dump(mode="json")
            await unit.journal.append(conversation.id, [note], turn_id=None, now=now)
            if not request.told:
                await unit.notes.add(user.id, unasked, conversation_id=conversation.id, now=now)
            if request.question:
                await unit.turns.put(_question(turn, request, place), now)
            await unit.steps.put(turn.id, _TOLD, True)
        self._database.inbox.wake()


def _question(turn: ClaimedTurn, request: NoticeRequest, place: Place) -> NewTurn:
    """Return the turn that answers the user's question in the thread that the notice began."""
    message = Message(text=request.question, ts=place.thread_ts, quoting=request.quoting)
    asked = TurnRequest(speaker=request.speaker, place=place, input=message)
    conversation = f"{place.team_id}:{place.channel_id}:{place.thread_ts}:{request.speaker.user_id}"
    return NewTurn(f"{turn.event_id}:question", conversation, asked.model_dump(mode="json"))


def in_words(notice: Notice) -> str:
    """Return what a notice says, without its tables and charts."""
    summaries = (result.summary for result in notice.results if result.summary not in notice.text)
    return " ".join((notice.text, *summaries))
