"""Answers in channels that only their owner sees: kept in the database, shown as often as the owner likes."""

from collections.abc import Sequence

from slack_sdk.errors import SlackApiError

from bot.assistant.turn import Place
from bot.blocks.channels import HiddenAnswer, for_owner
from bot.blocks.outputs import Content
from bot.slack.direct_messages import direct_messages
from bot.slack.errors import may_have_worked
from bot.slack.posts import Posts, TurnMark
from bot.slack.services import Services
from tools.toolkit.outcome import Display
from tools.toolkit.record import Record

_KEPT = "private:answer"
_PART = "private"


class KeptAnswer(Record):
    """An answer as it was finished."""

    text: str
    results: tuple[Display, ...]


async def keep_answer(services: Services, turn_id: int, text: str, results: Sequence[Display]) -> KeptAnswer:
    """Keep the answer with its turn, and return it; one that was kept before stays."""
    kept = KeptAnswer(text=text, results=tuple(results))
    async with services.database.unit() as unit:
        await unit.steps.put(turn_id, _KEPT, kept.model_dump(mode="json"))
    return kept


async def kept_answer(services: Services, turn_id: int) -> KeptAnswer | None:
    """Return the answer of a turn; None where there is none, or it is kept no more."""
    async with services.database.unit() as unit:
        kept = await unit.steps.get(turn_id, _KEPT)
    return None if kept is None else KeptAnswer.model_validate(kept)


async def show_again(services: Services, hidden: HiddenAnswer, kept: KeptAnswer) -> None:
    """Show the answer to its owner once more. Raises SlackApiError."""
    async with services.database.unit() as unit:
        turn = await unit.turns.get(hidden.turn)
    if turn is None:
        return
    mark = TurnMark(turn.id, turn.event_id, turn.conversation, turn.created_at, retried=False)
    place = Place(team_id=services.team_id, channel_id=hidden.channel, thread_ts=hidden.thread_ts, private=False)
    posts = Posts(services.client, services.database, services.pace, place, mark)
    await show_to_owner(services, posts, hidden, kept)


async def show_to_owner(services: Services, posts: Posts, hidden: HiddenAnswer, kept: KeptAnswer) -> None:
    """Show the answer to its owner alone, with the button to share it. Raises SlackApiError."""
    await whisper(services, posts, hidden.owner, for_owner(kept.text, kept.results, hidden))


async def whisper(services: Services, posts: Posts, user_id: str, contents: Sequence[Content]) -> None:
    """Show the contents to one person alone, in the thread or else in their direct messages. Raises SlackApiError."""
    try:
        for content in contents:
            await posts.whisper(user_id, content)
    except SlackApiError as error:
        if may_have_worked(error):
            raise
        await _write_to(services, posts, user_id, contents)


async def _write_to(services: Services, posts: Posts, user_id: str, contents: Sequence[Content]) -> None:
    channel = await direct_messages(services, user_id)
    place = Place(team_id=posts.place.team_id, channel_id=channel, thread_ts="", private=True)
    direct = Posts(services.client, services.database, services.pace, place, posts.turn)
    for number, content in enumerate(contents):
        await direct.post(f"{_PART}-{number}", content)
