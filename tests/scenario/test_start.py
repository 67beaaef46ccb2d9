"""Penny's start, where something refuses her or keeps her waiting."""

import asyncio
import os
import signal
import socket

import pytest

from bot.app import build_app
from bot.process import run_until_signal
from bot.slack.errors import WorkspaceError
from tests.world import START_SECONDS, World


async def test_a_refused_app_level_token_ends_the_start_with_a_reason(outside: World) -> None:
    outside.workspace.refuse("apps.connections.open", "invalid_auth")
    with pytest.raises(WorkspaceError, match="app-level token is refused"):
        await asyncio.wait_for(outside.enter(), START_SECONDS)
    await outside.leave()


async def test_a_signal_ends_a_start_that_waits_for_slack(outside: World) -> None:
    gate = outside.workspace.hold("apps.connections.open")
    run = asyncio.create_task(run_until_signal(build_app(outside.settings)))
    await gate.reached()
    os.kill(os.getpid(), signal.SIGTERM)
    assert await asyncio.wait_for(run, START_SECONDS) == 0
    gate.release()


async def test_a_port_in_use_ends_the_start_with_a_reason(outside: World) -> None:
    with socket.create_server(("0.0.0.0", 0)) as taken:
        port = taken.getsockname()[1]
        settings = outside.settings.model_copy(update={"slack_app_token": None, "port": port})
        penny = build_app(settings)
        with pytest.raises(WorkspaceError, match=str(port)):
            await penny.start()
        await penny.stop()
