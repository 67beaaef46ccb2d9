"""What somebody looks at while they have Penny open: kept, so that their conversation with her can be told of it."""

from datetime import UTC, datetime
from typing import Any, NamedTuple

from slack_bolt.async_app import AsyncApp

from bot.slack.identity import Payload, is_direct_message, speaker_of_event
from bot.slack.services import Services

_CHANNEL, _MESSAGE = "slack#/types/channel_id", "slack#/types/message_context"


class Looked(NamedTuple):
    """A channel, and the message in it; "" for the channel as a whole."""

    channel: str
    message_ts: str


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of app_context_changed."""

    async def on_changed(body: Payload) -> None:
        event = body["event"]
        # Slack's own example names nobody: such an event is about nobody Penny could know.
        if not event.get("user"):
            return
        speaker, looked = speaker_of_event(body), looked_at(event.get("context") or {})
        at = datetime.fromtimestamp(float(event.get("event_ts") or body["event_time"]), UTC)
        async with services.database.unit() as unit:
            user = await unit.users.find(speaker.team_id, speaker.user_id)
            if user is None:
                return
            if looked is None:
                await unit.viewed_places.leave(user.id, at)
            else:
                await unit.viewed_places.see(user.id, looked.channel, looked.message_ts, at)

    app.event("app_context_changed")(on_changed)


def looked_at(context: Payload) -> Looked | None:
    """Return the channel that matters most in what Slack tells; None for none, and for direct messages."""
    entities: list[Any] = context.get("entities") or []
    for entity in entities:
        match entity:
            case {"type": str(kind), "value": str(channel)} if kind == _CHANNEL:
                found = Looked(channel, "")
            case {"type": str(kind), "value": {"channel_id": str(channel), "message_ts": str(ts)}} if kind == _MESSAGE:
                found = Looked(channel, ts)
            case _:
                continue
        return None if is_direct_message(found.channel) else found
    return None
