"""Delivery over Socket Mode: acknowledgements, redelivery, several sockets."""

import asyncio

import pytest

from bot.playground.slack.directory import Json
from bot.playground.slack.errors import ApiError, GestureError
from bot.playground.slack.feed import Feed
from bot.playground.slack.sockets import MAX_SOCKETS, Socket, SocketHub
from bot.playground.slack.timing import ACK_SECONDS, RETRY_DELAYS, ManualSleep
from bot.playground.wire import WireLog


@pytest.fixture
def sleep() -> ManualSleep:
    return ManualSleep()


@pytest.fixture
def hub(sleep: ManualSleep) -> SocketHub:
    return SocketHub(Feed(), WireLog(), sleep)


async def received(socket: Socket) -> Json:
    envelope = await asyncio.wait_for(socket.outbox.get(), 1)
    assert envelope is not None
    return envelope


async def open_socket(hub: SocketHub) -> Socket:
    socket = hub.connect()
    assert (await received(socket))["type"] == "hello"
    return socket


async def test_an_event_that_is_not_acknowledged_comes_again_with_its_reason(
    hub: SocketHub, sleep: ManualSleep
) -> None:
    socket = await open_socket(hub)
    hub.dispatch("events_api", "message", {"event_id": "Ev1"})
    first = await received(socket)
    await sleep.advance(ACK_SECONDS)
    second = await received(socket)
    assert (first["retry_attempt"], first["retry_reason"]) == (0, "")
    assert (second["retry_attempt"], second["retry_reason"]) == (1, "timeout")
    assert first["payload"] == second["payload"]
    assert first["envelope_id"] != second["envelope_id"]
    hub.close()


async def test_an_acknowledged_event_does_not_come_again(hub: SocketHub, sleep: ManualSleep) -> None:
    socket = await open_socket(hub)
    delivery = hub.dispatch("events_api", "message", {})
    hub.acknowledge((await received(socket))["envelope_id"], {})
    await sleep.advance(1000)
    assert delivery.acked
    assert socket.outbox.empty()


async def test_a_late_acknowledgement_of_the_first_envelope_counts(hub: SocketHub, sleep: ManualSleep) -> None:
    socket = await open_socket(hub)
    delivery = hub.dispatch("events_api", "message", {})
    first = await received(socket)
    await sleep.advance(ACK_SECONDS)
    await received(socket)
    hub.acknowledge(first["envelope_id"], {})
    assert delivery.acked


async def test_an_event_is_given_up_after_three_retries(hub: SocketHub, sleep: ManualSleep) -> None:
    socket = await open_socket(hub)
    delivery = hub.dispatch("events_api", "message", {})
    for delay in RETRY_DELAYS:
        await received(socket)
        await sleep.advance(ACK_SECONDS)
        await sleep.advance(delay)
    await received(socket)
    await sleep.advance(ACK_SECONDS)
    assert (delivery.attempt, delivery.dropped) == (3, True)


async def test_one_of_several_sockets_gets_an_envelope(hub: SocketHub) -> None:
    sockets = [await open_socket(hub) for _ in range(3)]
    for number in range(6):
        hub.dispatch("events_api", "message", {"number": number})
    assert [socket.outbox.qsize() for socket in sockets] == [2, 2, 2]
    hub.close()


async def test_what_a_closed_socket_did_not_acknowledge_goes_to_the_next_one(hub: SocketHub) -> None:
    socket = await open_socket(hub)
    hub.dispatch("events_api", "message", {"event_id": "Ev1"})
    hub.disconnect(socket)
    await asyncio.sleep(0)
    again = await open_socket(hub)
    envelope = await received(again)
    assert (envelope["payload"], envelope["retry_attempt"]) == ({"event_id": "Ev1"}, 1)
    hub.close()


async def test_events_wait_for_the_first_socket(hub: SocketHub) -> None:
    hub.dispatch("events_api", "message", {"event_id": "Ev1"})
    socket = await open_socket(hub)
    assert (await received(socket))["payload"] == {"event_id": "Ev1"}
    hub.close()


async def test_a_gesture_fails_when_no_socket_is_open(hub: SocketHub) -> None:
    with pytest.raises(GestureError, match="dispatch_failed"):
        await hub.dispatch("interactive", "block_actions", {}).answer


async def test_a_gesture_that_is_not_acknowledged_is_not_repeated(hub: SocketHub, sleep: ManualSleep) -> None:
    socket = await open_socket(hub)
    delivery = hub.dispatch("slash_commands", "/budget", {})
    await received(socket)
    await sleep.advance(ACK_SECONDS)
    with pytest.raises(GestureError, match="operation_timeout"):
        await delivery.answer
    assert socket.outbox.empty()


async def test_an_eleventh_socket_is_refused(hub: SocketHub) -> None:
    for _ in range(MAX_SOCKETS):
        hub.connect()
    with pytest.raises(ApiError, match="too_many_websockets"):
        hub.issue_ticket()


def test_a_ticket_is_good_for_one_connection(hub: SocketHub) -> None:
    ticket = hub.issue_ticket()
    assert [hub.redeem_ticket(ticket), hub.redeem_ticket(ticket), hub.redeem_ticket("made up")] == [True, False, False]
