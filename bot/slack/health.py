"""Checks that Slack takes our tokens and that the app may do what Penny does."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.errors import error_code

SCOPES = (
    "app_mentions:read",
    "assistant:write",
    "channels:history",
    "chat:write",
    "commands",
    "files:read",
    "files:write",
    "groups:history",
    "im:history",
    "im:write",
    "users:read",
)
"""The bot scopes that Penny's calls and events need; the manifest asks for the same."""


@dataclass(frozen=True, slots=True)
class WorkspaceHealth:
    """What was found. `remedy` says what to do, and is empty when all is well."""

    state: str
    remedy: str = ""


async def check_workspace(api_url: str, bot_token: str, app_token: str | None) -> WorkspaceHealth:
    """Ask Slack who we are, what we may do, and whether it opens a socket for us (when there is an app token)."""
    client = AsyncWebClient(token=bot_token, base_url=api_url)
    try:
        identity: Any = await client.auth_test()
    except SlackApiError as error:
        return WorkspaceHealth(
            f"the bot token was refused ({error_code(error)})", "Copy SLACK_BOT_TOKEN again: OAuth & Permissions."
        )
    except (aiohttp.ClientError, TimeoutError) as error:
        return _unreachable(client, error)
    granted = _granted(identity.headers)
    if missing := [scope for scope in SCOPES if scope not in granted]:
        remedy = f"Paste manifest.yml into the app's settings again and reinstall it; missing: {', '.join(missing)}."
        return WorkspaceHealth(f"the app lacks {len(missing)} scopes", remedy)
    if app_token is not None and (problem := await _socket_problem(client, app_token)):
        return problem
    return WorkspaceHealth(f"{identity['user']} in {identity['team']}, all {len(SCOPES)} scopes")


def _unreachable(client: AsyncWebClient, error: Exception) -> WorkspaceHealth:
    remedy = f"Check the network and SLACK_API_URL ({client.base_url})."
    return WorkspaceHealth(f"not reachable ({type(error).__name__})", remedy)


def _granted(headers: dict[str, str]) -> Collection[str]:
    scopes = next((value for name, value in headers.items() if name.lower() == "x-oauth-scopes"), "")
    return {scope.strip() for scope in scopes.split(",")}


async def _socket_problem(client: AsyncWebClient, app_token: str) -> WorkspaceHealth | None:
    try:
        await client.apps_connections_open(app_token=app_token)
    except SlackApiError as error:
        remedy = "Make an app-level token with connections:write (Basic Information) and set SLACK_APP_TOKEN."
        return WorkspaceHealth(f"the app-level token was refused ({error_code(error)})", remedy)
    except (aiohttp.ClientError, TimeoutError) as error:
        return _unreachable(client, error)
    return None
