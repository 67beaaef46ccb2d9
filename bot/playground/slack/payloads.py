"""What the app receives when a person clicks, submits, closes or commands."""

from bot.playground.slack.backend import Backend
from bot.playground.slack.directory import APP_ID, TEAM_ID, Channel, Json
from bot.playground.slack.events import wire_form

TEAM: Json = {"id": TEAM_ID, "domain": "playground"}


class Payloads:
    """Builds interaction payloads; each has a trigger id of its own."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def message_action(self, user: str, channel: Channel, message: Json, action: Json, state: Json) -> Json:
        """Return block_actions for an element of a message."""
        ephemeral = "ephemeral_to" in message
        container: Json = {
            "type": "message",
            "message_ts": message["ts"],
            "channel_id": channel.id,
            "is_ephemeral": ephemeral,
        }
        if "thread_ts" in message:
            container["thread_ts"] = message["thread_ts"]
        return self._interaction("block_actions", user) | {
            "container": container,
            "channel": {"id": channel.id, "name": "directmessage" if channel.kind == "im" else channel.name},
            **({} if ephemeral else {"message": wire_form(message)}),
            "state": {"values": state},
            "response_url": self.response_url(user, channel.id, message["ts"]),
            "actions": [action],
        }

    def view_action(self, user: str, view: Json, action: Json) -> Json:
        """Return block_actions for an element of a modal or of Home."""
        return self._interaction("block_actions", user, view["id"]) | {
            "container": {"type": "view", "view_id": view["id"]},
            "view": view,
            "actions": [action],
        }

    def submission(self, user: str, view: Json) -> Json:
        """Return view_submission."""
        return self._interaction("view_submission", user, view["id"]) | {"view": view, "response_urls": []}

    def closing(self, user: str, view: Json, *, cleared: bool) -> Json:
        """Return view_closed."""
        return self._interaction("view_closed", user, view["id"]) | {"view": view, "is_cleared": cleared}

    def message_shortcut(self, user: str, channel: Channel, message: Json, callback_id: str, ts: str) -> Json:
        """Return message_action: a shortcut chosen in the menu of a message."""
        return self._interaction("message_action", user) | {
            "callback_id": callback_id,
            "action_ts": ts,
            "channel": {"id": channel.id, "name": "directmessage" if channel.kind == "im" else channel.name},
            "message_ts": message["ts"],
            "message": wire_form(message),
            "response_url": self.response_url(user, channel.id, None),
        }

    def global_shortcut(self, user: str, callback_id: str, ts: str) -> Json:
        """Return shortcut: one chosen where no message is meant; it names no channel."""
        return self._interaction("shortcut", user) | {"callback_id": callback_id, "action_ts": ts}

    def command(self, user: str, channel: Channel, command: str, text: str) -> Json:
        """Return the form of a slash command, decoded."""
        person = self._backend.directory.person(user)
        return {
            "token": "playground",
            "team_id": TEAM_ID,
            "team_domain": TEAM["domain"],
            "channel_id": channel.id,
            "channel_name": "directmessage" if channel.kind == "im" else channel.name,
            "user_id": user,
            "user_name": person.name.lower(),
            "command": command,
            "text": text,
            "api_app_id": APP_ID,
            "is_enterprise_install": "false",
            "response_url": self.response_url(user, channel.id, None),
            "trigger_id": self._backend.triggers.issue(user),
        }

    def response_url(self, user: str, channel: str, ts: str | None) -> str:
        """Return a new response URL."""
        return self._backend.url + self._backend.response_urls.issue(user, channel, ts)

    def _interaction(self, kind: str, user: str, view_id: str | None = None) -> Json:
        person = self._backend.directory.person(user)
        name = person.name.lower()
        return {
            "type": kind,
            "user": {"id": user, "username": name, "name": name, "team_id": TEAM_ID},
            "api_app_id": APP_ID,
            "token": "playground",
            "trigger_id": self._backend.triggers.issue(user, view_id),
            "team": dict(TEAM),
            "enterprise": None,
            "is_enterprise_install": False,
        }
