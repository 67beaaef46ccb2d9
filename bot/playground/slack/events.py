"""What the app is told of through the Events API."""

import secrets
from collections.abc import Callable
from typing import Literal

from bot.playground.slack.directory import APP_ID, BOT_USER, TEAM_ID, Channel, Directory, Json
from bot.playground.slack.sockets import SocketHub
from storage.clock import Clock

_INTERNAL = frozenset({"streaming", "ephemeral_to", "channel"})

SessionStatus = Literal["processing", "active", "suspended", "closed"]


class Events:
    """Wraps events in Slack's outer event and sends them to the app."""

    def __init__(self, hub: SocketHub, directory: Directory, clock: Clock, next_ts: Callable[[], str]) -> None:
        self._hub = hub
        self._directory = directory
        self._clock = clock
        self._next_ts = next_ts

    def send(self, event: Json, *, deliveries: int = 1) -> str:
        """Send an event, as one retry after the other if `deliveries` says so; return its event id."""
        event_id = f"Ev{secrets.token_hex(5).upper()}"
        payload: Json = {
            "token": "playground",
            "team_id": TEAM_ID,
            "context_team_id": TEAM_ID,
            "context_enterprise_id": None,
            "api_app_id": APP_ID,
            "event": event,
            "type": "event_callback",
            "event_id": event_id,
            "event_time": int(self._clock().timestamp()),
            "authorizations": [
                {
                    "enterprise_id": None,
                    "team_id": TEAM_ID,
                    "user_id": BOT_USER,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": self._is_ext_shared(event),
            "event_context": f"4-{secrets.token_hex(8)}",
        }
        for attempt in range(deliveries):
            self._hub.dispatch("events_api", _name(event), payload, attempt=attempt)
        return event_id

    def message_posted(self, message: Json, channel: Channel, *, deliveries: int = 1) -> None:
        """Tell of a new message: a mention in a channel is told of twice, as app_mention and as message."""
        if BOT_USER not in channel.members:
            return
        event = wire_form(message) | {
            "channel": channel.id,
            "event_ts": message["ts"],
            "channel_type": channel.kind,
        }
        mentioned = f"<@{BOT_USER}>" in str(message.get("text", "")) and not message.get("bot_id")
        if mentioned and channel.kind == "channel":
            mention = {key: value for key, value in event.items() if key != "channel_type"}
            self.send(mention | {"type": "app_mention"}, deliveries=deliveries)
        self.send(event, deliveries=deliveries)

    def message_changed(self, message: Json, previous: Json, channel: Channel) -> None:
        """Tell that somebody edited a message."""
        ts = self._next_ts()
        self.send(
            {
                "type": "message",
                "subtype": "message_changed",
                "hidden": True,
                "message": wire_form(message),
                "previous_message": wire_form(previous),
                "channel": channel.id,
                "channel_type": channel.kind,
                "ts": ts,
                "event_ts": ts,
            }
        )

    def message_deleted(self, previous: Json, channel: Channel) -> None:
        """Tell that somebody deleted a message."""
        ts = self._next_ts()
        self.send(
            {
                "type": "message",
                "subtype": "message_deleted",
                "hidden": True,
                "deleted_ts": previous["ts"],
                "previous_message": wire_form(previous),
                "channel": channel.id,
                "channel_type": channel.kind,
                "ts": ts,
                "event_ts": ts,
            }
        )

    def app_home_opened(self, user: str, channel: str, tab: Literal["home", "messages"], view: Json | None) -> None:
        """Tell that a person opened the app's Home or its DM."""
        event: Json = {
            "type": "app_home_opened",
            "user": user,
            "channel": channel,
            "tab": tab,
            "event_ts": self._next_ts(),
        }
        self.send(event | ({"view": view} if view and tab == "home" else {}))

    def context_changed(self, user: str, dm: str, entities: list[Json]) -> None:
        """Tell what a person looks at while the app is open beside it, the most relevant first."""
        context: Json = {"entities": entities} if entities else {}
        self.send(
            {
                "type": "app_context_changed",
                "user": user,
                "channel": dm,
                "context": context,
                "event_ts": self._next_ts(),
            }
        )

    def session_stopped(
        self, user: str, channel: str, thread_ts: str, streaming: list[str], *, deliveries: int = 1
    ) -> None:
        """Tell that a person pressed Stop while the app was answering, and which streams that ended."""
        self.send(
            {
                "type": "agent_session_stopped",
                "user": user,
                "channel": channel,
                "thread_ts": thread_ts,
                "streaming_message_ts": streaming,
                "event_ts": self._next_ts(),
            },
            deliveries=deliveries,
        )

    def _is_ext_shared(self, event: Json) -> bool:
        channel = self._directory.channels.get(event.get("channel", ""))
        return channel is not None and channel.ext_shared


def wire_form(message: Json) -> Json:
    """Return a message without what only the playground keeps in it."""
    return {key: value for key, value in message.items() if key not in _INTERNAL}


def _name(event: Json) -> str:
    return event["subtype"] if event.get("subtype") in ("message_changed", "message_deleted") else event["type"]
