"""Writing, changing and deleting messages, by people and by the app."""

import copy
import re
import secrets
from collections.abc import Callable

from bot.playground.slack.directory import APP_ID, BOT_ID, BOT_NAME, BOT_USER, TEAM_ID, Channel, Directory, Json
from bot.playground.slack.errors import ApiError
from bot.playground.slack.events import Events
from bot.playground.slack.feed import Feed
from bot.playground.slack.messages import MessageStore

_ENTITY = re.compile(r"(<(?:@U\w+|#C\w+|!\w+)(?:\|[^<>]*)?>)")
_BOT_PROFILE: Json = {"id": BOT_ID, "app_id": APP_ID, "name": BOT_NAME, "deleted": False, "team_id": TEAM_ID}


class Posts:
    """Puts messages where they belong, shows them on the page and tells the app."""

    def __init__(self, directory: Directory, store: MessageStore, feed: Feed, events: Events) -> None:
        self._directory = directory
        self._store = store
        self._feed = feed
        self._events = events
        self.on_bot_post: Callable[[Json], None] = lambda message: None

    def by_person(
        self,
        user: str,
        channel: Channel,
        text: str,
        thread_ts: str | None,
        *,
        deliveries: int = 1,
        extra: Json | None = None,
    ) -> Json:
        """Post what a person typed, as Slack's own client sends it; `extra` adds or replaces fields."""
        self._require_thread(channel, thread_ts)
        message: Json = {
            "type": "message",
            "user": self._directory.person(user).id,
            "client_msg_id": secrets.token_hex(16),
            "text": self.encode(text),
            "team": TEAM_ID,
        }
        posted = self._post(message | (extra or {}), channel, thread_ts)
        self._events.message_posted(posted, channel, deliveries=deliveries)
        return posted

    def by_bot(self, channel: Channel, fields: Json, thread_ts: str | None) -> Json:
        """Post a message of the app; the app itself hears of it too."""
        self._require_thread(channel, thread_ts)
        posted = self._post(_bot_message() | fields, channel, thread_ts)
        self.on_bot_post(posted)
        self._events.message_posted(posted, channel)
        return posted

    def ephemeral(self, channel: Channel, user: str, fields: Json, thread_ts: str | None) -> Json:
        """Show a message of the app to one person only."""
        message = _bot_message() | fields | self._address(channel, thread_ts) | {"ephemeral_to": user}
        self._store.add_ephemeral(message)
        self.show(message)
        return message

    def change(self, message: Json, fields: Json) -> Json:
        """Change fields of a message the app wrote."""
        message.update(fields)
        self.show(message)
        return message

    def edit(self, message: Json, text: str) -> None:
        """Change the text of a message a person wrote, and tell the app."""
        previous = copy.deepcopy(message)
        message["text"] = self.encode(text)
        message["edited"] = {"user": message["user"], "ts": self._store.next_ts()}
        self.show(message)
        self._events.message_changed(message, previous, self._directory.channel(message["channel"]))

    def remove(self, channel: Channel, ts: str, *, tell_app: bool) -> None:
        """Delete a message."""
        previous = self._store.remove(channel.id, ts)
        self._feed.publish({"type": "message_deleted", "channel": channel.id, "ts": ts})
        self._show_root(previous)
        if tell_app:
            self._events.message_deleted(previous, channel)

    def remove_ephemeral(self, channel: str, ts: str) -> None:
        """Take an ephemeral away."""
        self._store.remove_ephemeral(channel, ts)
        self._feed.publish({"type": "message_deleted", "channel": channel, "ts": ts})

    def show(self, message: Json) -> None:
        """Show a message, new or changed, on the page."""
        self._feed.publish({"type": "message", "message": message})

    def encode(self, text: str) -> str:
        """Return typed text as Slack stores it: & < > escaped, "@Name" as a mention."""
        parts = _ENTITY.split(text)
        parts[::2] = [part.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for part in parts[::2]]
        encoded = "".join(parts)
        for person in self._directory.people.values():
            encoded = re.sub(rf"(?<!\w)@{re.escape(person.name)}\b", f"<@{person.id}>", encoded)
        return encoded

    def _post(self, message: Json, channel: Channel, thread_ts: str | None) -> Json:
        posted = self._store.add(message | self._address(channel, thread_ts))
        self.show(posted)
        self._show_root(posted)
        return posted

    def _address(self, channel: Channel, thread_ts: str | None) -> Json:
        address: Json = {"channel": channel.id, "ts": self._store.next_ts()}
        if thread_ts is not None:
            root = self._store.find(channel.id, thread_ts)
            address |= {"thread_ts": thread_ts} | ({"parent_user_id": root["user"]} if root else {})
        return address

    def _require_thread(self, channel: Channel, thread_ts: str | None) -> None:
        if thread_ts is not None and self._store.find(channel.id, thread_ts) is None:
            raise ApiError("thread_not_found")

    def _show_root(self, message: Json) -> None:
        root = self._store.root(message)
        if root is not None:
            self.show(root)


def _bot_message() -> Json:
    return {
        "type": "message",
        "user": BOT_USER,
        "bot_id": BOT_ID,
        "app_id": APP_ID,
        "team": TEAM_ID,
        "bot_profile": dict(_BOT_PROFILE),
    }
