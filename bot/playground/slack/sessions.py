"""What the app says about a thread besides its messages: status, title, suggested prompts, session state."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.playground.slack.directory import Json
from bot.playground.slack.feed import Feed
from storage.clock import Clock

STATUS_LIFETIME = timedelta(minutes=2)
"""A status the app does not renew disappears by then."""


@dataclass(frozen=True, slots=True)
class Status:
    """A line under the composer: "Penny is working out your timeline"."""

    text: str
    loading_messages: tuple[str, ...]
    set_at: datetime


class Sessions:
    """Statuses, titles, prompts and states of threads; a new message of the app clears the status."""

    def __init__(self, feed: Feed, clock: Clock) -> None:
        self._feed = feed
        self._clock = clock
        self._statuses: dict[tuple[str, str], Status] = {}
        self.titles: dict[tuple[str, str], str] = {}
        self.states: dict[tuple[str, str], str] = {}
        self.prompts: dict[tuple[str, str | None], Json] = {}

    def status(self, channel: str, thread_ts: str) -> str:
        """Return the status that is shown in a thread; "" when there is none."""
        status = self._statuses.get((channel, thread_ts))
        if status is None or self._clock() - status.set_at >= STATUS_LIFETIME:
            return ""
        return status.text

    def set_status(self, channel: str, thread_ts: str, text: str, loading: tuple[str, ...] = ()) -> None:
        """Show a status; "" takes it away."""
        self._statuses[channel, thread_ts] = Status(text, loading, self._clock())
        self._feed.publish(
            {
                "type": "status",
                "channel": channel,
                "thread_ts": thread_ts,
                "status": text,
                "loading_messages": list(loading),
            }
        )

    def clear_after(self, message: Json) -> None:
        """Take the status of a thread away because the app has written there."""
        thread_ts = message.get("thread_ts", message["ts"])
        if self.status(message["channel"], thread_ts):
            self.set_status(message["channel"], thread_ts, "")

    def set_title(self, channel: str, thread_ts: str, title: str) -> None:
        """Name a thread."""
        self.titles[channel, thread_ts] = title
        self._feed.publish({"type": "title", "channel": channel, "thread_ts": thread_ts, "title": title})

    def set_state(self, channel: str, thread_ts: str, state: str) -> None:
        """Set the state of a thread's session; while it is "processing" people see a Stop button."""
        self.states[channel, thread_ts] = state
        self._feed.publish({"type": "session", "channel": channel, "thread_ts": thread_ts, "state": state})

    def set_prompts(self, channel: str, thread_ts: str | None, title: str, prompts: list[Json]) -> None:
        """Suggest what a person may want to say."""
        shown: Json = {"type": "prompts", "channel": channel, "title": title, "prompts": prompts}
        if thread_ts is not None:
            shown["thread_ts"] = thread_ts
        self.prompts[channel, thread_ts] = shown
        self._feed.publish(shown)
