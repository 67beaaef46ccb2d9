"""Penny as a process: the playground by itself, signals, and what refuses her at the start."""

import asyncio
import json
import re
import signal
import socket
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse

from bot.playground.openai.server import OpenAIServer
from bot.playground.planner.planner import LABEL
from tests.command_line import SECONDS, CommandLine, ended
from tests.world import ALEX, DM, TURN_SECONDS, World

# Nothing is opened on the machine of whoever runs the tests.
NO_BROWSER = {"BROWSER": "true"}
QUESTION = "How long will it take me to save for a house?"


async def test_without_tokens_penny_says_so_starts_the_playground_and_answers_there(tmp_path: Path) -> None:
    penny = await CommandLine(tmp_path, NO_BROWSER).start("run")
    assert "No Slack token is set, so this is the playground" in await _line(penny)
    url = _url(await _line(penny))
    async with ClientSession(url) as client:
        page = await (await client.get("/")).text()
        assert "<title>Penny" in page
        snapshot = await (await client.get("/playground/snapshot")).json()
        assert snapshot["workspace"]["planner"] == {"label": LABEL, "offline": True}
        async with client.ws_connect("/playground/live") as live:
            await client.post("/playground/message", json={"user": ALEX, "channel": DM, "text": QUESTION})
            assert "How much do you want to save in all?" in await _answer(live)
    penny.terminate()
    ran = await ended(penny)
    assert (ran.code, ran.err) == (0, "")


async def test_two_playgrounds_find_ports_of_their_own(tmp_path: Path) -> None:
    folders = (tmp_path / "one", tmp_path / "other")
    for folder in folders:
        folder.mkdir()
    pennies = [await CommandLine(folder, NO_BROWSER).start("playground", "--no-browser") for folder in folders]
    urls = {_url(await _line(penny)) for penny in pennies}
    assert len(urls) == 2
    for penny in pennies:
        penny.terminate()
    assert [(await ended(penny)).code for penny in pennies] == [0, 0]


async def test_a_port_that_is_taken_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = await CommandLine(tmp_path, NO_BROWSER).run("playground", "--no-browser", "--port", str(port))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"penny: port {port} cannot be used")
    assert "--port" in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_lets_the_running_turn_end(outside: World, number: signal.Signals) -> None:
    gate = outside.model.gate("response.created")
    penny = await outside.spawn()
    thread = await outside.workspace.say(ALEX, DM, "Make a budget for $5,432.10")
    await gate.reached(TURN_SECONDS)
    penny.send_signal(number)
    await outside.workspace.wait_for(lambda: outside.workspace.backend.hub.connections == 0, TURN_SECONDS)
    assert penny.returncode is None
    gate.release()
    assert await asyncio.wait_for(penny.wait(), TURN_SECONDS) == 0
    [answer] = outside.said(thread)
    assert "$2,716.05" in answer


async def test_a_message_that_comes_while_penny_is_away_is_answered_when_she_is_back(outside: World) -> None:
    penny = await outside.spawn()
    penny.terminate()
    assert await asyncio.wait_for(penny.wait(), TURN_SECONDS) == 0
    thread = await outside.workspace.say(ALEX, DM, "Make a budget for $5,432.10")
    await outside.enter()
    await outside.settled()
    [answer] = outside.said(thread)
    assert "$2,716.05" in answer


@pytest.mark.parametrize(
    ("variables", "reason"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-wrong"}, "invalid_auth"),
        ({"SLACK_APP_TOKEN": "xapp-wrong"}, "app-level token is refused"),
        ({"SLACK_API_URL": "http://127.0.0.1:1/"}, "run `penny doctor`"),
    ],
    ids=["bot token", "app token", "no Slack"],
)
async def test_a_slack_that_does_not_let_penny_in_ends_the_start_with_a_line_that_says_why(
    outside: World, variables: dict[str, str], reason: str
) -> None:
    ran = await CommandLine(outside.folder, {**outside.environment, **variables}).run("run")
    assert (ran.code, ran.out) == (1, "")
    last = ran.err.splitlines()[-1]
    assert last.startswith("penny: Slack: ")
    assert reason in last
    assert "Traceback" not in ran.err


async def test_an_engine_that_the_endpoint_does_not_have_ends_the_start_with_a_line_that_says_what_to_set(
    outside: World,
) -> None:
    model = OpenAIServer(profile="sunset")
    variables = {"ASSISTANT_ENGINE": "assistants", "OPENAI_BASE_URL": await model.start()}
    ran = await CommandLine(outside.folder, {**outside.environment, **variables}).run("run")
    await model.stop()
    assert (ran.code, ran.out) == (1, "")
    last = ran.err.splitlines()[-1]
    assert last.startswith("penny: ")
    assert "2026-08-26" in last
    assert "ASSISTANT_ENGINE=responses" in last
    assert "Traceback" not in ran.err


async def test_the_playground_runs_on_assistants_too(tmp_path: Path) -> None:
    penny = await CommandLine(tmp_path, {**NO_BROWSER, "ASSISTANT_ENGINE": "assistants"}).start("run")
    await _line(penny)
    async with ClientSession(_url(await _line(penny))) as client, client.ws_connect("/playground/live") as live:
        await client.post("/playground/message", json={"user": ALEX, "channel": DM, "text": QUESTION})
        assert "How much do you want to save in all?" in await _answer(live)
    penny.terminate()
    ran = await ended(penny)
    assert (ran.code, ran.err) == (0, "")


async def test_no_call_to_slack_is_waited_for_much_longer_than_people_wait(world: World) -> None:
    assert world.penny
    session = world.penny.services.client.session
    assert session
    assert session.timeout.total == 30


async def _line(process: asyncio.subprocess.Process) -> str:
    assert process.stdout
    return (await asyncio.wait_for(process.stdout.readline(), SECONDS)).decode()


def _url(line: str) -> str:
    found = re.search(r"playground is at (http://127\.0\.0\.1:\d+) ", line)
    assert found
    return found[1]


async def _answer(live: ClientWebSocketResponse) -> str:
    """The first finished message of Penny's that the page is shown."""
    async with asyncio.timeout(SECONDS):
        async for frame in live:
            shown: dict[str, Any] = json.loads(frame.data)
            if shown["type"] == "message" and "bot_id" in shown["message"] and not shown["message"].get("streaming"):
                return shown["message"]["text"]
    raise AssertionError("the page was shown no answer")
