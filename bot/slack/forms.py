"""The messages that ask: where they stand, and what they say once they are settled."""

from collections.abc import Iterable, Sequence

from bot.assistant.turn import Place, Speaker
from bot.blocks.settled import Settled, settled
from bot.slack.edits import replace_message
from bot.slack.identity import is_direct_message
from bot.slack.services import Services
from storage.repositories.tool_calls import StoredCall
from storage.scopes import conversation_scope


async def scope_at(services: Services, speaker: Speaker, place: Place) -> str | None:
    """Return the scope of the conversation's tool calls, None when there is no such conversation."""
    async with services.database.unit() as unit:
        user = await unit.users.find(speaker.team_id, speaker.user_id)
        if user is None:
            return None
        found = await unit.conversations.find(place.team_id, place.channel_id, place.thread_ts, user.id)
    return conversation_scope(found.id) if found else None


async def calls_of(services: Services, scope: str, call_ids: Iterable[str]) -> list[StoredCall]:
    """Return those of the calls that are on record."""
    async with services.database.unit() as unit:
        found = [await unit.tool_calls.find(scope, call_id) for call_id in call_ids]
    return [call for call in found if call is not None]


async def settle(
    services: Services, calls: Sequence[StoredCall], how: Settled, answers: Sequence[tuple[str, str]] = ()
) -> None:
    """Let each message that asked for these calls say how it ended.

    The answers are repeated only where nobody else reads along. A message that is gone is left alone.
    """
    messages: dict[tuple[str, str], list[StoredCall]] = {}
    for call in calls:
        if call.form_channel and call.form_ts:
            messages.setdefault((call.form_channel, call.form_ts), []).append(call)
    for (channel, ts), asked in messages.items():
        told = answers if is_direct_message(channel) else ()
        again, owner = await _again(services, asked)
        await replace_message(services, channel, ts, settled(_title(services, asked), how, told, again, owner))


async def _again(services: Services, calls: Sequence[StoredCall]) -> tuple[list[str], str]:
    """Return which of the calls may be asked about again, as they are now, and the Slack id of their user."""
    async with services.database.unit() as unit:
        now = [await unit.tool_calls.find(call.scope, call.call_id) for call in calls]
        user = await unit.users.get(calls[0].user_id)
    again = [call.call_id for call in now if call is not None and services.executor.may_reopen(call)]
    return (again, user.user_id) if user is not None else ([], "")


async def settle_expired(services: Services, calls: Sequence[StoredCall]) -> None:
    """Let the messages that asked for these calls say that it is too late, and the Home tabs be without them."""
    await settle(services, calls, "expired")
    async with services.database.unit() as unit:
        owners = [await unit.users.get(user_id) for user_id in {call.user_id for call in calls}]
    for owner in owners:
        if owner is not None:
            services.home.soon(Speaker(team_id=owner.team_id, user_id=owner.user_id))


def _title(services: Services, calls: Sequence[StoredCall]) -> str:
    tools = [services.registry.get(call.tool) for call in calls]
    return " · ".join(dict.fromkeys(tool.title for tool in tools if tool is not None))
