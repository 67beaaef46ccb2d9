"""The workspace as people and tests use it: speak, click, look, and make things go wrong."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, TypeVar

from bot.playground.gate import Gate
from bot.playground.slack.backend import build_backend
from bot.playground.slack.directory import BOT_ID, TEAM_ID, Directory, Json
from bot.playground.slack.errors import GestureError
from bot.playground.slack.gestures import Gestures, Target
from bot.playground.slack.sockets import Delivery
from bot.playground.slack.timing import Sleep
from bot.playground.slack.web_api import ApiCall, WebApi
from bot.playground.wire import WireLog
from storage.clock import Clock

T = TypeVar("T")


class SlackWorkspace:
    """A workspace with Alex, Sam and Penny, a channel and two DMs.

    Whoever acts is named by user id; messages are named by channel and timestamp. Gestures return when the app
    has acknowledged them and raise GestureError when they have no effect.
    """

    def __init__(
        self,
        commands: Iterable[Mapping[str, str]],
        wire: WireLog,
        clock: Clock,
        sleep: Sleep,
        shortcuts: Iterable[Mapping[str, str]] = (),
    ) -> None:
        self.backend = build_backend(commands, shortcuts, wire, clock, sleep)
        self.web_api = WebApi(self.backend)
        self._gestures = Gestures(self.backend)

    @property
    def directory(self) -> Directory:
        """People, channels and commands; more of each may be added."""
        return self.backend.directory

    # What people do

    async def say(
        self,
        user: str,
        channel: str,
        text: str,
        *,
        thread_ts: str | None = None,
        deliveries: int = 1,
        extra: Json | None = None,
    ) -> str:
        """Post a message as a person and return its timestamp.

        Each of its events is delivered `deliveries` times. `extra` adds fields: a subtype, files, another bot_id.
        """
        place = self.directory.channel_of(user, channel)
        message = self.backend.posts.by_person(user, place, text, thread_ts, deliveries=deliveries, extra=extra)
        return message["ts"]

    async def share(
        self,
        user: str,
        channel: str,
        files: Mapping[str, bytes],
        text: str = "",
        *,
        thread_ts: str | None = None,
        deliveries: int = 1,
    ) -> str:
        """Post files (contents by their names) with a text as a person and return the message's timestamp."""
        self.directory.channel_of(user, channel)
        keep, url = self.backend.files.add, self.backend.url
        shared = [keep(user, name, content, url) for name, content in files.items()]
        extra: Json = {"subtype": "file_share", "files": shared, "upload": True}
        return await self.say(user, channel, text, thread_ts=thread_ts, deliveries=deliveries, extra=extra)

    async def edit(self, user: str, channel: str, ts: str, text: str) -> None:
        """Change a message of one's own."""
        self.backend.posts.edit(self._own(user, channel, ts), text)

    async def delete(self, user: str, channel: str, ts: str) -> None:
        """Delete a message of one's own."""
        message = self._own(user, channel, ts)
        self.backend.posts.remove(self.directory.channel(message["channel"]), ts, tell_app=True)

    async def command(self, user: str, channel: str, command: str, text: str = "") -> None:
        """Run a slash command."""
        await self._gestures.command(user, channel, command, text)

    async def message_shortcut(self, user: str, channel: str, ts: str, callback_id: str) -> None:
        """Choose one of the app's shortcuts in the menu of a message."""
        await self._gestures.message_shortcut(user, channel, ts, callback_id)

    async def shortcut(self, user: str, callback_id: str) -> None:
        """Choose one of the app's global shortcuts."""
        await self._gestures.global_shortcut(user, callback_id)

    async def click(
        self,
        user: str,
        channel: str,
        ts: str,
        action_id: str,
        *,
        block_id: str | None = None,
        selection: Any = None,
        state: Json | None = None,
    ) -> None:
        """Use an element of a message: a button, or a menu with the value of the chosen option."""
        await self._gestures.click(user, channel, ts, Target(action_id, block_id, selection), state)

    async def click_in_view(
        self,
        user: str,
        view_id: str,
        action_id: str,
        *,
        block_id: str | None = None,
        selection: Any = None,
        values: Json | None = None,
    ) -> None:
        """Use an element of a modal or of Home; `values` is what is filled in so far."""
        await self._gestures.click_in_view(user, view_id, Target(action_id, block_id, selection), values)

    async def submit(self, user: str, view_id: str, values: Json | None = None) -> Json:
        """Submit a modal with {block_id: value}; return {"ok": True}, or {"ok": False, "errors": {block_id: …}}.

        A value is what a person enters (text, an ISO date, an option's value) or Slack's own object for it.
        """
        return await self._gestures.submit(user, view_id, values or {})

    async def close_view(self, user: str, view_id: str) -> None:
        """Close a modal with its X."""
        await self._gestures.close_view(user, view_id)

    async def open_home(self, user: str) -> None:
        """Look at the app's Home."""
        self._open(user, "home")

    async def open_dm(self, user: str) -> None:
        """Look at the DM with the app."""
        self._open(user, "messages")

    async def look_at(self, user: str, channel: str | None, ts: str | None = None) -> None:
        """Look at a channel, or at a message or thread in it, with the app open beside it; None: at none of them."""
        entities: list[Json] = []
        if channel is not None:
            place = self.directory.channel_of(user, channel).id
            seen: Json = {"type": "slack#/types/channel_id", "value": place, "team_id": TEAM_ID}
            where = {"channel_id": place, "message_ts": ts}
            message: Json = {"type": "slack#/types/message_context", "value": where, "team_id": TEAM_ID}
            entities = [message, seen] if ts else [seen]
        self.backend.events.context_changed(user, self.directory.add_im(user).id, entities)

    async def stop(self, user: str, channel: str, thread_ts: str, *, deliveries: int = 1) -> None:
        """Press Stop while the app answers in a thread: its streams end, the rest is up to the app."""
        place = self.directory.channel_of(user, channel).id
        thread = self.backend.store.thread(place, thread_ts)
        streaming = [m["ts"] for m in thread if self.backend.streams.is_live(place, m["ts"])]
        for ts in streaming:
            self.backend.streams.live(place, ts).stopped_by = "user"
            self.backend.posts.change(self.backend.store.get(place, ts), {"streaming": False})
        self.backend.events.session_stopped(user, place, thread_ts, streaming, deliveries=deliveries)

    # What there is to see

    def messages(self, channel: str, thread_ts: str | None = None) -> list[Json]:
        """Return the messages of a channel or of a thread, oldest first, without ephemerals."""
        store = self.backend.store
        return store.of_channel(channel) if thread_ts is None else store.thread(channel, thread_ts)

    def bot_messages(self, channel: str, thread_ts: str | None = None) -> list[Json]:
        """Return what the app wrote in a channel or a thread, oldest first, without ephemerals."""
        return [m for m in self.messages(channel, thread_ts) if m.get("bot_id") == BOT_ID]

    def ephemerals(self, channel: str | None = None, user: str | None = None) -> list[Json]:
        """Return the messages only one person sees, oldest first."""
        return self.backend.store.ephemerals(channel, user)

    def view(self, user: str) -> Json | None:
        """Return the modal a person has in front; None when there is none."""
        return self.backend.views.top(user)

    def home(self, user: str) -> Json | None:
        """Return a person's Home as the app published it."""
        return self.backend.views.homes.get(user)

    def status(self, channel: str, thread_ts: str) -> str:
        """Return the status shown in a thread; "" when there is none."""
        return self.backend.sessions.status(channel, thread_ts)

    def session(self, channel: str, thread_ts: str) -> str:
        """Return the state of a thread's session ("processing" shows a Stop button); "" when there is none."""
        return self.backend.sessions.states.get((channel, thread_ts), "")

    def calls(self, method: str | None = None) -> list[ApiCall]:
        """Return the calls of the Web API (`response_url` for those), oldest first."""
        return [call for call in self.web_api.calls if method in (None, call.method)]

    @property
    def deliveries(self) -> list[Delivery]:
        """What was sent to the app over Socket Mode, oldest first, with when it was acknowledged."""
        return list(self.backend.hub.deliveries)

    async def wait_for(self, predicate: Callable[[], T | None], timeout: float = 10.0) -> T:  # noqa: ASYNC109
        """Return what `predicate` returns as soon as it is true; TimeoutError after `timeout` seconds."""
        return await self.backend.feed.wait_for(predicate, timeout)

    async def connected(self, sockets: int = 1) -> None:
        """Wait until the app has that many sockets open."""
        await self.wait_for(lambda: self.backend.hub.connections >= sockets)

    # What can go wrong

    def fail_next(
        self,
        method: str,
        error: str | None = None,
        *,
        status: int | None = None,
        retry_after: int | None = None,
        after_effect: bool = False,
    ) -> None:
        """Fail the next call of a method; see Faults.fail_next."""
        self.backend.faults.fail_next(method, error, status=status, retry_after=retry_after, after_effect=after_effect)

    def refuse(self, method: str, error: str) -> None:
        """Fail every call of a method from now on."""
        self.backend.faults.refuse(method, error)

    def hold(self, method: str) -> Gate:
        """Let a method have its effect but hold its answers until the gate is released."""
        return self.backend.faults.hold(method)

    def _own(self, user: str, channel: str, ts: str) -> Json:
        message = self.backend.store.get(self.directory.channel(channel).id, ts)
        if message["user"] != user:
            raise GestureError("not_your_message")
        return message

    def _open(self, user: str, tab: Literal["home", "messages"]) -> None:
        channel = self.directory.add_im(user).id
        self.backend.events.app_home_opened(user, channel, tab, self.home(user))
