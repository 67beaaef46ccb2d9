"""Posts what Penny says unasked: a thread of its own in the user's direct messages."""

from bot.assistant.notices import Announce
from bot.assistant.turn import Notice, NoticeRequest, Place
from bot.blocks.less import with_less
from bot.blocks.outputs import Content, answer_contents
from bot.slack.direct_messages import direct_messages
from bot.slack.posts import Posts, TurnMark
from bot.slack.services import Services
from storage.repositories.turns import ClaimedTurn

_PART = "notice"


def announcer(services: Services) -> Announce:
    """Return what posts a notice."""

    async def announce(turn: ClaimedTurn, request: NoticeRequest) -> Place:
        mark = TurnMark(turn.id, turn.event_id, turn.conversation, turn.created_at, retried=turn.attempts > 1)
        speaker, notice = request.speaker, request.notice
        channel = await direct_messages(services, speaker.user_id)
        first, *others = _contents(notice, speaker.user_id)
        place = Place(team_id=speaker.team_id, channel_id=channel, thread_ts="", private=True)
        ts = await _posts(services, place, mark).post(_PART, first)
        thread = place.model_copy(update={"thread_ts": ts})
        posts = _posts(services, thread, mark)
        for number, content in enumerate(others, start=2):
            await posts.post(f"{_PART}-{number}", content)
        return thread

    return announce


def _contents(notice: Notice, owner: str) -> list[Content]:
    """Return the notice as messages; below the last stands the way to have less of it."""
    contents = answer_contents(notice.text, notice.results)
    if notice.less is None:
        return contents
    *before, last = contents
    less = notice.less
    return [*before, with_less(last, less.what, less.which, owner, weekly=less.weekly)]


def _posts(services: Services, place: Place, mark: TurnMark) -> Posts:
    return Posts(services.client, services.database, services.pace, place, mark)
