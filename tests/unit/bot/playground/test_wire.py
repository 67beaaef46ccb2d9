"""The wire log."""

import asyncio

from bot.playground.wire import WireLog, redact


def test_secrets_are_redacted_at_any_depth() -> None:
    secret = {"headers": [{"Authorization": "Bearer xoxb-1"}], "token": "t", "text": "kept"}
    assert redact(secret) == {"headers": [{"Authorization": "[redacted]"}], "token": "[redacted]", "text": "kept"}


def test_only_the_newest_exchanges_are_kept() -> None:
    wire = WireLog(limit=2)
    for name in ("one", "two", "three"):
        wire.record("penny→slack", name)
    assert [entry.name for entry in wire.entries] == ["two", "three"]


async def test_a_subscriber_receives_every_exchange_until_it_leaves() -> None:
    wire = WireLog()
    with wire.subscribe() as queue:
        wire.record("penny→model", "POST /v1/responses", status=200, ms=1.5)
        entry = await asyncio.wait_for(queue.get(), 1)
    wire.record("penny→model", "later")
    assert (entry.name, entry.status, entry.ms, queue.qsize()) == ("POST /v1/responses", 200, 1.5, 0)


def test_what_is_recorded_does_not_change_with_its_source() -> None:
    wire = WireLog()
    request = {"blocks": [{"text": "before"}]}
    entry = wire.record("penny→slack", "chat.update", request=request)
    request["blocks"][0]["text"] = "after"
    assert entry.request == {"blocks": [{"text": "before"}]}
