"""Errands in a channel's thread that no command began: to keep quiet there, and to share an answer with all."""

import logging
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from bot.assistant.turn import Place, Speaker
from bot.blocks.channels import muted_content, shared_below, shared_contents, with_way_to_go_on
from bot.blocks.feedback import with_feedback
from bot.slack.answer import ANSWER
from bot.slack.edits import replace_message
from bot.slack.posts import Posts, TurnMark, step_of
from bot.slack.private import kept_answer
from bot.slack.services import Services
from storage.inbox import NewTurn
from storage.repositories.turns import ClaimedTurn
from tools.toolkit.record import Record

_MUTED, _SHARED = "muted", "shared"

_log = logging.getLogger(__name__)


class MuteErrand(Record):
    """Keep quiet in the thread, or speak again, and say so there."""

    kind: Literal["mute"] = "mute"
    place: Place
    muted: bool


class ShareAnswerErrand(Record):
    """Post for everybody in the thread what the turn `turn` answered its speaker alone."""

    kind: Literal["share_answer"] = "share_answer"
    place: Place
    turn: int


ThreadErrand = Annotated[MuteErrand | ShareAnswerErrand, Field(discriminator="kind")]


class ThreadErrandRequest(Record):
    """A turn that is such an errand."""

    speaker: Speaker
    in_thread: ThreadErrand


def is_thread_errand(payload: Mapping[str, Any]) -> bool:
    """Tell whether a turn's payload is a ThreadErrandRequest."""
    return "in_thread" in payload


async def leave_in_thread(
    services: Services, speaker: Speaker, errand: ThreadErrand, *, event_id: str, message_key: str | None = None
) -> bool:
    """Store the errand; False when it was there already. Raises StorageError."""
    request = ThreadErrandRequest(speaker=speaker, in_thread=errand)
    turn = NewTurn(event_id, speaker.queue, request.model_dump(mode="json"), message_key)
    return await services.database.inbox.put(turn)


class ThreadErrandHandler:
    """Takes the turns that are such errands; what an earlier attempt posted is not posted again."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def run(self, turn: ClaimedTurn) -> Literal["done"]:
        """Do the errand. Whatever is raised, the turn may be tried again."""
        request = ThreadErrandRequest.model_validate(turn.payload)
        match request.in_thread:
            case MuteErrand() as errand:
                await self._mute(turn, errand)
            case ShareAnswerErrand() as errand:
                await self._share(turn, request.speaker, errand)
        return "done"

    async def give_up(self, turn: ClaimedTurn) -> None:
        """Note that nothing came of it: Slack does not take what is posted there."""
        _log.error("an errand in a thread was given up", extra={"turn": turn.id, "attempts": turn.attempts})

    async def _mute(self, turn: ClaimedTurn, errand: MuteErrand) -> None:
        place = errand.place
        async with self._services.database.unit() as unit:
            await unit.threads.mute(place.team_id, place.channel_id, place.thread_ts, muted=errand.muted)
        await self._posts(turn, place).post(_MUTED, muted_content(errand.muted))

    async def _share(self, turn: ClaimedTurn, speaker: Speaker, errand: ShareAnswerErrand) -> None:
        kept = await kept_answer(self._services, errand.turn)
        if kept is None:
            return
        posts = self._posts(turn, errand.place)
        contents = shared_contents(kept.text, kept.results, speaker.user_id)
        for number, content in enumerate(with_feedback(contents, errand.turn)):
            await posts.post(f"{_SHARED}-{number}", content)
        await self._note_shared(speaker, errand)

    async def _note_shared(self, speaker: Speaker, errand: ShareAnswerErrand) -> None:
        """Let the message that stood for the answer say that it is shared."""
        place = errand.place
        async with self._services.database.unit() as unit:
            stands_at = await unit.steps.get(errand.turn, step_of(ANSWER))
            thread = await unit.threads.get(place.team_id, place.channel_id, place.thread_ts)
        said = [shared_below(speaker.user_id)]
        if thread.introduced_by == errand.turn:
            said = with_way_to_go_on(said, thread.muted)
        if isinstance(stands_at, str):
            await replace_message(self._services, place.channel_id, stands_at, said[0])

    def _posts(self, turn: ClaimedTurn, place: Place) -> Posts:
        mark = TurnMark(turn.id, turn.event_id, turn.conversation, turn.created_at, retried=turn.attempts > 1)
        return Posts(self._services.client, self._services.database, self._services.pace, place, mark)
