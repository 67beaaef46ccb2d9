"""Messages and their timestamps."""

import pytest

from bot.playground.slack.directory import Directory
from bot.playground.slack.errors import ApiError
from bot.playground.slack.events import Events
from bot.playground.slack.feed import Feed
from bot.playground.slack.messages import MessageStore
from bot.playground.slack.posts import Posts
from bot.playground.slack.sockets import SocketHub
from bot.playground.slack.timing import ManualSleep
from bot.playground.wire import WireLog
from tests.clock import FakeClock


@pytest.fixture
def store(clock: FakeClock) -> MessageStore:
    return MessageStore(clock)


@pytest.fixture
def posts(store: MessageStore, clock: FakeClock) -> Posts:
    feed = Feed()
    hub = SocketHub(feed, WireLog(), ManualSleep())
    return Posts(Directory(), store, feed, Events(hub, Directory(), clock, store.next_ts))


def test_timestamps_increase_while_the_clock_stands_still(store: MessageStore) -> None:
    assert [store.next_ts() for _ in range(3)] == ["1795262400.000000", "1795262400.000001", "1795262400.000002"]


def test_a_root_counts_its_replies(store: MessageStore) -> None:
    root = store.add({"channel": "C0MONEY", "ts": "1.0", "user": "U0ALEX"})
    store.add({"channel": "C0MONEY", "ts": "2.0", "thread_ts": "1.0", "user": "U0SAM"})
    store.add({"channel": "C0MONEY", "ts": "3.0", "thread_ts": "1.0", "user": "U0SAM"})
    store.remove("C0MONEY", "3.0")
    assert (root["reply_count"], root["reply_users"], root["latest_reply"]) == (1, ["U0SAM"], "2.0")


def test_a_thread_is_its_root_and_its_replies(store: MessageStore) -> None:
    store.add({"channel": "C0MONEY", "ts": "1.0", "user": "U0ALEX"})
    store.add({"channel": "C0MONEY", "ts": "2.0", "user": "U0SAM"})
    store.add({"channel": "C0MONEY", "ts": "3.0", "thread_ts": "1.0", "user": "U0SAM"})
    assert [message["ts"] for message in store.thread("C0MONEY", "1.0")] == ["1.0", "3.0"]


def test_an_ephemeral_is_in_no_history(store: MessageStore) -> None:
    store.add_ephemeral({"channel": "C0MONEY", "ts": "1.0", "ephemeral_to": "U0ALEX"})
    assert store.of_channel("C0MONEY") == []
    assert len(store.ephemerals("C0MONEY", "U0ALEX")) == 1
    assert store.ephemerals("C0MONEY", "U0SAM") == []


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("food < rent & fun", "food &lt; rent &amp; fun"),
        ("hi @Penny, how are you?", "hi <@U0PENNY>, how are you?"),
        ("<@U0PENNY> hi", "<@U0PENNY> hi"),
        ("mail me@Penny.example", "mail me@Penny.example"),
        ("@Pennyworth", "@Pennyworth"),
    ],
)
def test_typed_text_is_stored_as_slack_stores_it(posts: Posts, typed: str, stored: str) -> None:
    assert posts.encode(typed) == stored


def test_nobody_reads_somebody_elses_dm() -> None:
    with pytest.raises(ApiError, match="channel_not_found"):
        Directory().channel_of("U0SAM", "D0ALEX")
