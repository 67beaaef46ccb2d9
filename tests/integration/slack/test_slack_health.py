"""The check of Slack's side, against the loopback workspace."""

from collections.abc import AsyncIterator

import pytest

from bot.playground.server import SlackServer
from bot.slack.health import check_workspace


@pytest.fixture
async def server() -> AsyncIterator[SlackServer]:
    server = SlackServer()
    await server.start()
    yield server
    await server.stop()


async def test_a_workspace_that_takes_both_tokens_is_well(server: SlackServer) -> None:
    health = await check_workspace(f"{server.url}/api/", "xoxb-playground", "xapp-playground")
    assert health.remedy == ""
    assert "scopes" in health.state


async def test_a_refused_bot_token_is_named(server: SlackServer) -> None:
    health = await check_workspace(f"{server.url}/api/", "xoxb-wrong", None)
    assert "invalid_auth" in health.state
    assert "SLACK_BOT_TOKEN" in health.remedy


async def test_a_refused_app_token_is_named(server: SlackServer) -> None:
    health = await check_workspace(f"{server.url}/api/", "xoxb-playground", "xapp-wrong")
    assert "SLACK_APP_TOKEN" in health.remedy


async def test_a_workspace_out_of_reach_says_what_to_check(server: SlackServer) -> None:
    await server.stop()
    health = await check_workspace(f"{server.url}/api/", "xoxb-playground", None)
    assert "not reachable" in health.state
    assert "SLACK_API_URL" in health.remedy
