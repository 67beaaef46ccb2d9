"""The messages of the workspace, by channel and timestamp."""

from bot.playground.slack.directory import Json
from bot.playground.slack.errors import ApiError
from storage.clock import Clock


class MessageStore:
    """Keeps messages as Slack's JSON, each with its `channel`; timestamps are unique and increase."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._messages: dict[str, dict[str, Json]] = {}
        self._ephemerals: dict[tuple[str, str], Json] = {}
        self._last_micros = 0

    def next_ts(self) -> str:
        """Return a timestamp later than every one before: seconds, a dot, microseconds."""
        self._last_micros = max(int(self._clock().timestamp() * 1_000_000), self._last_micros + 1)
        return f"{self._last_micros // 1_000_000}.{self._last_micros % 1_000_000:06d}"

    def add(self, message: Json) -> Json:
        """Keep a message; the root of its thread then counts it."""
        self._messages.setdefault(message["channel"], {})[message["ts"]] = message
        self._count_replies(message)
        return message

    def add_ephemeral(self, message: Json) -> Json:
        """Keep a message that only `ephemeral_to` sees and that no history holds."""
        self._ephemerals[message["channel"], message["ts"]] = message
        return message

    def get(self, channel: str, ts: str) -> Json:
        """Return a message; ApiError message_not_found."""
        message = self._messages.get(channel, {}).get(ts)
        if message is None:
            raise ApiError("message_not_found")
        return message

    def find(self, channel: str, ts: str) -> Json | None:
        """Return a message or an ephemeral, or None."""
        return self._messages.get(channel, {}).get(ts) or self._ephemerals.get((channel, ts))

    def remove(self, channel: str, ts: str) -> Json:
        """Forget a message and return it; ApiError message_not_found."""
        message = self.get(channel, ts)
        del self._messages[channel][ts]
        self._count_replies(message)
        return message

    def remove_ephemeral(self, channel: str, ts: str) -> None:
        """Forget an ephemeral, if there is one."""
        self._ephemerals.pop((channel, ts), None)

    def thread(self, channel: str, thread_ts: str) -> list[Json]:
        """Return the root and all replies of a thread, oldest first."""
        return [m for m in self.of_channel(channel) if thread_ts in (m["ts"], m.get("thread_ts"))]

    def of_channel(self, channel: str) -> list[Json]:
        """Return all messages of a channel, replies among them, oldest first."""
        return list(self._messages.get(channel, {}).values())

    def everything(self) -> list[Json]:
        """Return all messages of all channels, oldest first within each."""
        return [message for channel in self._messages for message in self.of_channel(channel)]

    def ephemerals(self, channel: str | None = None, user: str | None = None) -> list[Json]:
        """Return the ephemerals of a channel or a person, oldest first."""
        return [
            message
            for message in self._ephemerals.values()
            if channel in (None, message["channel"]) and user in (None, message["ephemeral_to"])
        ]

    def root(self, message: Json) -> Json | None:
        """Return the root of the thread a message replies to; None when it replies to none."""
        thread_ts = message.get("thread_ts")
        return None if thread_ts in (None, message["ts"]) else self.find(message["channel"], str(thread_ts))

    def _count_replies(self, message: Json) -> None:
        root = self.root(message)
        if root is None:
            return
        replies = [m for m in self.thread(message["channel"], root["ts"]) if m["ts"] != root["ts"]]
        root["thread_ts"] = root["ts"]
        root["reply_count"] = len(replies)
        root["reply_users"] = list(dict.fromkeys(m["user"] for m in replies))
        root["latest_reply"] = replies[-1]["ts"] if replies else root["ts"]
