"""The manifest and the handlers agree, both ways."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import yaml
from slack_bolt.async_app import AsyncApp

from bot.slack import register
from bot.slack.commands import COMMANDS
from bot.slack.events.app_home_opened import PROMPTS
from bot.slack.health import SCOPES
from bot.slack.services import Services

ROOT = Path(__file__).parents[2]
MANIFEST: dict[str, Any] = yaml.safe_load((ROOT / "manifest.yml").read_text(encoding="utf-8"))

SCOPES_OF_METHODS = {
    "agents_sessions_setStatus": {"chat:write"},
    "assistant_threads_setStatus": {"assistant:write"},
    "assistant_threads_setSuggestedPrompts": {"assistant:write"},
    "apps_connections_open": set[str](),
    "auth_test": set[str](),
    "chat_appendStream": {"chat:write"},
    "chat_delete": {"chat:write"},
    "chat_postEphemeral": {"chat:write"},
    "chat_postMessage": {"chat:write", "im:write"},
    "chat_startStream": {"chat:write"},
    "chat_stopStream": {"chat:write"},
    "chat_update": {"chat:write"},
    "conversations_open": {"im:write"},
    "conversations_history": {"im:history"},
    "conversations_replies": {"channels:history", "groups:history", "im:history"},
    "issue_new_wss_url": set[str](),
    "users_info": {"users:read"},
    "views_open": set[str](),
    "views_publish": set[str](),
}
"""From the reference page of each method; a message to a user id opens a DM, which needs im:write.

`issue_new_wss_url` is apps.connections.open with the app-level token.
"""

SCOPES_OF_EVENTS = {
    "agent_session_stopped": {"assistant:write"},
    "app_home_opened": set[str](),
    "app_mention": {"app_mentions:read"},
    "message.channels": {"channels:history"},
    "message.groups": {"groups:history"},
    "message.im": {"im:history"},
}

SCOPES_OF_FILES = {"files:read"}
"""What fetching a message's url_private_download with the bot's token needs."""


class Registrations:
    """Stands where the app would and notes what is registered."""

    def __init__(self) -> None:
        self.names: dict[str, set[str]] = {}

    def __getattr__(self, kind: str) -> Callable[[Any], Callable[[Any], None]]:
        def registered(name: Any) -> Callable[[Any], None]:
            self.names.setdefault(kind, set()).add(getattr(name, "pattern", name))
            return lambda handler: None

        return registered


def _registered(kind: str) -> set[str]:
    registrations = Registrations()
    register(cast("AsyncApp", registrations), cast("Services", None))
    return registrations.names[kind]


def _methods_called() -> set[str]:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "bot" / "slack").rglob("*.py")]
    return {name for source in sources for name in re.findall(r"(?:client|_web)\.([a-z]+_\w+)(?:\(|,)", source)}


def test_every_event_has_a_handler_and_every_handler_its_event() -> None:
    subscribed = MANIFEST["settings"]["event_subscriptions"]["bot_events"]
    assert {event.split(".")[0] for event in subscribed} == _registered("event")
    assert set(subscribed) == set(SCOPES_OF_EVENTS)


def test_every_command_has_a_handler_and_every_handler_its_command() -> None:
    declared = MANIFEST["features"]["slash_commands"]
    assert {command["command"] for command in declared} == _registered("command")
    assert [{key: command[key] for key in COMMANDS[0]} for command in declared] == list(COMMANDS)


def test_buttons_and_modals_need_interactivity() -> None:
    assert _registered("action")
    assert _registered("view") == {"form", "budget"}
    assert MANIFEST["settings"]["interactivity"]["is_enabled"]


def test_the_scopes_are_exactly_those_that_calls_and_events_need() -> None:
    needed = {"commands"}.union(
        SCOPES_OF_FILES, *(SCOPES_OF_METHODS[method] for method in _methods_called()), *SCOPES_OF_EVENTS.values()
    )
    assert set(MANIFEST["oauth_config"]["scopes"]["bot"]) == needed
    assert set(SCOPES) == needed


def test_the_agent_offers_the_prompts_that_the_code_offers() -> None:
    assert MANIFEST["features"]["agent_view"]["suggested_prompts"] == list(PROMPTS)
    assert len(PROMPTS) <= 4


def test_the_texts_have_the_lengths_that_slack_asks_for() -> None:
    information = MANIFEST["display_information"]
    assert len(information["name"]) <= 35
    assert len(information["description"]) <= 140
    assert 174 <= len(information["long_description"]) <= 4000
    assert len(MANIFEST["features"]["agent_view"]["agent_description"]) <= 300


def test_penny_is_an_agent_who_needs_no_public_address() -> None:
    assert "assistant_view" not in MANIFEST["features"]
    assert MANIFEST["settings"]["socket_mode_enabled"]
    assert MANIFEST["features"]["app_home"]["messages_tab_enabled"]
    assert MANIFEST["features"]["app_home"]["home_tab_enabled"]
