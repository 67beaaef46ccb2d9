"""The parts of the workspace, put together once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.playground.slack.audit import Audit
from bot.playground.slack.directory import Directory
from bot.playground.slack.events import Events
from bot.playground.slack.faults import Faults
from bot.playground.slack.feed import Feed
from bot.playground.slack.files import SharedFiles
from bot.playground.slack.messages import MessageStore
from bot.playground.slack.posts import Posts
from bot.playground.slack.response_urls import ResponseUrls
from bot.playground.slack.sessions import Sessions
from bot.playground.slack.sockets import SocketHub
from bot.playground.slack.streams import Streams
from bot.playground.slack.timing import Sleep
from bot.playground.slack.triggers import Triggers
from bot.playground.slack.views import Views
from bot.playground.wire import WireLog
from storage.clock import Clock


@dataclass(slots=True)
class Backend:
    """Everything the Web API and the people of the workspace act upon. `url` is where the server listens."""

    clock: Clock
    wire: WireLog
    directory: Directory
    feed: Feed
    store: MessageStore
    hub: SocketHub
    events: Events
    posts: Posts
    sessions: Sessions
    streams: Streams
    triggers: Triggers
    views: Views
    response_urls: ResponseUrls
    faults: Faults
    files: SharedFiles
    audit: Audit
    url: str = ""


def build_backend(
    commands: Iterable[Mapping[str, str]],
    shortcuts: Iterable[Mapping[str, str]],
    wire: WireLog,
    clock: Clock,
    sleep: Sleep,
) -> Backend:
    """Wire an empty workspace."""
    directory, feed, store = Directory(commands, shortcuts), Feed(), MessageStore(clock)
    hub = SocketHub(feed, wire, sleep)
    events = Events(hub, directory, clock, store.next_ts)
    posts = Posts(directory, store, feed, events)
    sessions = Sessions(feed, clock)
    posts.on_bot_post = sessions.clear_after
    return Backend(
        clock=clock,
        wire=wire,
        directory=directory,
        feed=feed,
        store=store,
        hub=hub,
        events=events,
        posts=posts,
        sessions=sessions,
        streams=Streams(clock),
        triggers=Triggers(clock),
        views=Views(feed, clock),
        response_urls=ResponseUrls(clock),
        faults=Faults(),
        files=SharedFiles(clock),
        audit=Audit(),
    )
