"""The manifest and the handlers agree, both ways."""

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
import yaml
from jsonschema import Draft7Validator
from slack_bolt.async_app import AsyncApp

from bot.slack import register
from bot.slack.commands import COMMANDS
from bot.slack.health import SCOPES
from bot.slack.prompts import PROMPTS
from bot.slack.services import Services
from bot.slack.shortcuts import SHORTCUTS

ROOT = Path(__file__).parents[2]
MANIFEST: dict[str, Any] = yaml.safe_load((ROOT / "manifest.yml").read_text(encoding="utf-8"))
SCHEMA: dict[str, Any] = json.loads((ROOT / "tests/schemas/slack_manifest_2.0.0.json").read_text(encoding="utf-8"))
HOOKS: dict[str, Any] = json.loads((ROOT / ".slack/hooks.json").read_text(encoding="utf-8"))
SNAPSHOTS = sorted((ROOT / "tests/snapshots").glob("*.json"))
PRESSED = {"button", "overflow", "static_select", "datepicker", "checkboxes", "radio_buttons", "feedback_buttons"}
"""Elements of which Penny hears as soon as they are used."""

SCOPES_OF_METHODS = {
    "agents_sessions_rename": {"chat:write"},
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
    "files_upload_v2": {"files:write"},
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
    "app_context_changed": set[str](),
    "app_home_opened": set[str](),
    "app_mention": {"app_mentions:read"},
    "app_uninstalled": set[str](),
    "message.channels": {"channels:history"},
    "message.groups": {"groups:history"},
    "message.im": {"im:history"},
    "tokens_revoked": set[str](),
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


def test_the_manifest_is_valid_by_slacks_published_schema() -> None:
    Draft7Validator.check_schema(SCHEMA)
    assert [error.message for error in Draft7Validator(SCHEMA).iter_errors(MANIFEST)] == []


def test_the_slack_command_is_given_the_manifest_as_json() -> None:
    # As the command runs a hook: split at white space, without a shell, in the project's folder.
    hook = HOOKS["hooks"]["get-manifest"].split()
    ran = subprocess.run(hook, cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(ran.stdout.strip()) == MANIFEST


def test_the_slack_command_starts_penny_who_connects_herself() -> None:
    program, *arguments = HOOKS["hooks"]["start"].split()
    assert (ROOT / program).exists()
    assert arguments == ["run"]
    assert HOOKS["config"]["sdk-managed-connection-enabled"]


def test_what_the_slack_command_watches_exists() -> None:
    watched = [path for kind in HOOKS["config"]["watch"].values() for path in kind["paths"]]
    assert [path for path in watched if not (ROOT / path).exists()] == []


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
    assert _registered("view")
    assert MANIFEST["settings"]["interactivity"]["is_enabled"]


def test_every_shortcut_has_a_handler_and_every_handler_its_shortcut() -> None:
    declared = MANIFEST["features"]["shortcuts"]
    assert {shortcut["callback_id"] for shortcut in declared} == _registered("shortcut")
    assert declared == list(SHORTCUTS)


@pytest.mark.parametrize("snapshot", SNAPSHOTS, ids=lambda path: path.stem)
def test_every_button_and_every_modal_has_a_handler(snapshot: Path) -> None:
    parts = list(_parts(json.loads(snapshot.read_text(encoding="utf-8"))))
    pressed = [part["action_id"] for part in parts if part.get("type") in PRESSED and "action_id" in part]
    sent = [part["callback_id"] for part in parts if part.get("type") == "modal" and "submit" in part]
    assert [one for one in pressed if not _is_handled(one, "action")] == []
    assert [one for one in sent if not _is_handled(one, "view")] == []


def _parts(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object in a payload but those within inputs, which say nothing before they are sent."""
    if isinstance(value, dict):
        part = cast("dict[str, Any]", value)
        yield part
        inner = () if part.get("type") == "input" and not part.get("dispatch_action") else part.values()
    else:
        inner = cast("list[Any]", value) if isinstance(value, list) else ()
    for one in inner:
        yield from _parts(one)


def _is_handled(name: str, kind: str) -> bool:
    return any(name == known or re.search(known, name) for known in _registered(kind))


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
