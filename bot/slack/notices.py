"""Posts what Penny says unasked: a thread of its own in the user's direct messages."""

from typing import Any

from bot.assistant.notices import Announce
from bot.assistant.turn import NoticeRequest, Place
from bot.blocks.outputs import answer_contents
from bot.slack.posts import Posts, TurnMark
from bot.slack.services import Services
from storage.repositories.turns import ClaimedTurn

_PART = "notice"


def announcer(services: Services) -> Announce:
    """Return what posts a notice."""

    async def announce(turn: ClaimedTurn, request: NoticeRequest) -> Place:
        mark = TurnMark(turn.id, turn.event_id, turn.conversation, turn.created_at, retried=turn.attempts > 1)
        speaker, notice = request.speaker, request.notice
        channel = await _direct_messages(services, speaker.user_id)
        first, *others = answer_contents(notice.text, notice.results)
        place = Place(team_id=speaker.team_id, channel_id=channel, thread_ts="", private=True)
        ts = await _posts(services, place, mark).post(_PART, first)
        thread = place.model_copy(update={"thread_ts": ts})
        posts = _posts(services, thread, mark)
        for number, content in enumerate(others, start=2):
            await posts.post(f"{_PART}-{number}", content)
        return thread

    return announce


async def _direct_messages(services: Services, user_id: str) -> str:
    """Return the channel of Penny's direct messages with the user, opened if need be. Raises SlackApiError."""
    client: Any = services.client
    response = await services.pace.patiently(lambda: client.conversations_open(users=user_id))
    return response["channel"]["id"]


def _posts(services: Services, place: Place, mark: TurnMark) -> Posts:
    return Posts(services.client, services.database, services.pace, place, mark)
