"""The errand that shares a command's result with its channel: for everybody, once."""

from collections.abc import Sequence

from slack_sdk.errors import SlackApiError

from bot.assistant.turn import Place
from bot.blocks.commands import command_notice, command_result, shared_result
from bot.blocks.outputs import Content
from bot.blocks.text import context
from bot.slack.answering import respond
from bot.slack.commands.forms import command_caller
from bot.slack.errands.errand import ShareErrand
from bot.slack.errors import error_code
from bot.slack.invocation import Invocation
from bot.slack.posts import Posts, TurnMark
from bot.slack.results import completed_of
from bot.slack.services import Services
from bot.words import commands as words
from storage.repositories.turns import ClaimedTurn
from tools.toolkit.outcome import Display

_NOT_A_MEMBER = {"not_in_channel", "channel_not_found"}


async def share(services: Services, errand: ShareErrand, turn: ClaimedTurn) -> Sequence[Content]:
    """Post the result and return what the one who shared it is told. Raises SlackClientError."""
    invocation = errand.invocation
    completed = await completed_of(services, invocation.call_id, await command_caller(services, invocation))
    if completed is None:
        return (command_notice(words.GONE),)
    mark = TurnMark(turn.id, turn.event_id, turn.conversation, turn.created_at, retried=turn.attempts > 1)
    speaker = invocation.speaker
    place = Place(team_id=speaker.team_id, channel_id=invocation.channel, thread_ts="", private=False)
    posts = Posts(services.client, services.database, services.pace, place, mark)
    contents = shared_result(completed.display, speaker.user_id)
    try:
        for number, content in enumerate(contents):
            await posts.post(f"share-{number}", content)
    except SlackApiError as error:
        if error_code(error) not in _NOT_A_MEMBER:
            raise
        # Where Penny is no member she may still answer the click, and for everybody.
        shared = [await respond(services, invocation.response_url, content, for_all=True) for content in contents]
        if not all(shared):
            return (command_notice(words.SHARE_FAILED),)
    return await _without_button(services, invocation, completed.display)


async def _without_button(services: Services, invocation: Invocation, result: Display) -> Sequence[Content]:
    """Let the answer that had the button say that it is shared; return what is left to say."""
    contents = command_result(result, invocation.call_id, invocation.channel, shareable=False)
    if len(contents) == 1:
        [shown] = contents
        said = Content(f"{shown.text}\n{words.SHARED}", (*shown.blocks, context(words.SHARED)))
        if await respond(services, invocation.response_url, said, replace=True):
            return ()
    return (command_notice(words.SHARED),)
