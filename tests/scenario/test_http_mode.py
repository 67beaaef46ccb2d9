"""Events over HTTP: with a signing secret and no app-level token Penny listens at /slack/events."""

import asyncio
import json
import socket
import time
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pytest
from aiohttp import ClientResponse, ClientSession
from pydantic import SecretStr
from slack_sdk.signature import SignatureVerifier

from bot.app import Penny, build_app
from tests.world import ALEX, CHANNEL, DM, TURN_SECONDS, World

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
BUDGET = "Make a budget for $5,432.10"
SLACKS_WINDOW = 300


@dataclass
class Sender:
    """Sends what Slack would send, signed with the secret or with another one."""

    session: ClientSession
    world: World
    penny: Penny

    async def send(
        self,
        body: str,
        *,
        secret: str = SECRET,
        kind: str = "application/json",
        age: int = 0,
        headers: Mapping[str, str] | None = None,
    ) -> ClientResponse:
        moment = str(int(time.time()) - age)
        signature = SignatureVerifier(secret).generate_signature(timestamp=moment, body=body)
        assert signature
        signed = {"Content-Type": kind, "X-Slack-Request-Timestamp": moment, "X-Slack-Signature": signature}
        return await self.session.post("/slack/events", data=body.encode(), headers=signed | dict(headers or {}))

    async def event_of(self, text: str) -> tuple[str, str]:
        """Write a message and return its thread and the event that tells of it."""
        thread = await self.world.workspace.say(ALEX, DM, text)
        return thread, json.dumps(self.world.workspace.deliveries[-1].payload)

    async def settled(self) -> None:
        await asyncio.wait_for(self.penny.worker.idle(), TURN_SECONDS)


@pytest.fixture
async def slack(outside: World) -> AsyncIterator[Sender]:
    port = _free_port()
    changes = {"slack_app_token": None, "slack_signing_secret": SecretStr(SECRET), "port": port}
    penny = build_app(outside.settings.model_copy(update=changes))
    await penny.start()
    async with ClientSession(f"http://127.0.0.1:{port}") as session:
        yield Sender(session, outside, penny)
    await penny.stop()


async def test_a_signed_event_is_acked_and_answered(slack: Sender) -> None:
    thread, event = await slack.event_of(BUDGET)
    assert (await slack.send(event)).status == 200
    await slack.settled()
    [answer] = slack.world.said(thread)
    assert "$2,716.05" in answer


async def test_an_event_that_slack_sends_again_is_answered_once(slack: Sender) -> None:
    thread, event = await slack.event_of(BUDGET)
    again = {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"}
    answers = [await slack.send(event), await slack.send(event, headers=again), await slack.send(event, headers=again)]
    assert [answer.status for answer in answers] == [200, 200, 200]
    await slack.settled()
    assert len(slack.world.said(thread)) == 1


@pytest.mark.parametrize(
    "forgery", [{"secret": "another secret"}, {"age": SLACKS_WINDOW + 60}], ids=["wrong secret", "too old"]
)
async def test_a_request_that_slack_did_not_sign_now_is_refused(slack: Sender, forgery: dict[str, Any]) -> None:
    thread, event = await slack.event_of(BUDGET)
    assert (await slack.send(event, **forgery)).status == 401
    await slack.settled()
    assert slack.world.said(thread) == []


async def test_a_request_without_any_signature_is_refused(slack: Sender) -> None:
    _, event = await slack.event_of(BUDGET)
    response = await slack.session.post("/slack/events", data=event, headers={"Content-Type": "application/json"})
    assert response.status == 401


async def test_slacks_check_of_the_url_is_answered(slack: Sender) -> None:
    response = await slack.send(json.dumps({"type": "url_verification", "token": "t", "challenge": "3eZbrw1aB"}))
    assert response.status == 200
    assert "3eZbrw1aB" in await response.text()


async def test_a_slash_command_is_answered_in_its_response(slack: Sender) -> None:
    command = {
        "command": "/budget",
        "text": "5432.10",
        "team_id": "T0PENNY",
        "user_id": ALEX,
        "channel_id": CHANNEL,
        "trigger_id": "1.2.3",
    }
    response = await slack.send(urlencode(command), kind="application/x-www-form-urlencoded")
    assert response.status == 200
    answer = await response.json()
    assert answer["response_type"] == "ephemeral"
    assert "$2,716.05" in answer["text"]


async def test_a_form_is_filled_over_http(slack: Sender) -> None:
    thread, event = await slack.event_of("Plan my budget")
    await slack.send(event)
    await slack.settled()
    [question] = slack.world.workspace.bot_messages(DM, thread)
    pressed = _action(question)
    click = {
        "type": "block_actions",
        "trigger_id": slack.world.workspace.backend.triggers.issue(ALEX),
        "user": {"id": ALEX, "team_id": "T0PENNY"},
        "team": {"id": "T0PENNY"},
        "channel": {"id": DM},
        "message": question,
        "container": {"type": "message", "channel_id": DM, "message_ts": question["ts"]},
        "actions": [pressed],
    }
    body = urlencode({"payload": json.dumps(click)})
    assert (await slack.send(body, kind="application/x-www-form-urlencoded")).status == 200
    assert slack.world.workspace.view(ALEX)


def _action(message: dict[str, Any]) -> dict[str, Any]:
    blocks = [block for block in message["blocks"] if block["type"] == "actions"]
    return blocks[0]["elements"][0] | {"block_id": blocks[0]["block_id"], "action_ts": "1.0"}


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]
