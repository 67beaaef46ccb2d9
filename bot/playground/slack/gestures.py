"""What people do in the workspace besides writing: click, fill in, submit, close, command, take a shortcut."""

import copy
import re
from typing import Any

from bot.playground.slack.arguments import Arguments
from bot.playground.slack.backend import Backend
from bot.playground.slack.directory import Json
from bot.playground.slack.errors import ApiError, GestureError
from bot.playground.slack.form_input import missing_or_malformed, state_values
from bot.playground.slack.interactive import elements_of, entered_value
from bot.playground.slack.methods.responses import post_answer
from bot.playground.slack.payloads import Payloads
from bot.playground.slack.validation import check_response, check_view_answer

_COMMAND = re.compile(r"/[a-z0-9_-]{1,31}")


class Gestures:
    """Sends gestures to the app, waits for its acknowledgement and does what that says."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._payloads = Payloads(backend)

    async def click(self, user: str, channel_id: str, ts: str, target: "Target", state: Json | None = None) -> None:
        """Use an element of a message; GestureError no_such_message, no_such_element, operation_timeout."""
        channel = self._backend.directory.channel_of(user, channel_id)
        message = self._backend.store.find(channel.id, ts)
        if message is None or message.get("ephemeral_to", user) != user:
            raise GestureError("no_such_message")
        action = target.action_in(message.get("blocks", []), self._backend.store.next_ts())
        payload = self._payloads.message_action(user, channel, message, action, state or {})
        await self._interact("block_actions", payload)

    async def click_in_view(self, user: str, view_id: str, target: "Target", values: Json | None = None) -> None:
        """Use an element of a modal or of Home; `values` is what the person has filled in so far."""
        view = self._view(user, view_id)
        action = target.action_in(view["blocks"], self._backend.store.next_ts())
        view["state"] = {"values": state_values(view["blocks"], values or {}, given=view["state"]["values"])}
        view["state"]["values"].setdefault(action["block_id"], {})[action["action_id"]] = _held(action)
        await self._interact("block_actions", self._payloads.view_action(user, view, action))

    async def submit(self, user: str, view_id: str, values: Json) -> Json:
        """Submit the modal in front; return {"ok": True} or the errors by block id.

        What Slack's own client refuses (an empty required input, a number that is none) never reaches the app.
        """
        view = self._backend.views.top(user)
        if view is None or view["id"] != view_id:
            raise GestureError("view_not_found")
        entered = state_values(view["blocks"], values, given=view["state"]["values"])
        if errors := missing_or_malformed(view["blocks"], entered):
            return {"ok": False, "errors": errors}
        view["state"] = {"values": entered}
        answer = await self._interact("view_submission", self._payloads.submission(user, copy.deepcopy(view)))
        return self._follow(user, view, answer)

    async def close_view(self, user: str, view_id: str) -> None:
        """Close a modal with its X; the app is told if the view asks for it."""
        if view_id not in [view["id"] for view in self._backend.views.stack(user)]:
            raise GestureError("view_not_found")
        for view in self._backend.views.close(user, view_id):
            if view["notify_on_close"]:
                payload = self._payloads.closing(user, view, cleared=bool(view["clear_on_close"]))
                await self._interact("view_closed", payload)

    async def command(self, user: str, channel_id: str, command: str, text: str) -> None:
        """Run a slash command; GestureError unknown_command, dispatch_failed, operation_timeout."""
        known = self._backend.directory.commands
        if not _COMMAND.fullmatch(command) or (known and command not in known):
            raise GestureError("unknown_command")
        channel = self._backend.directory.channel_of(user, channel_id)
        payload = self._payloads.command(user, channel, command, self._backend.posts.encode(text))
        answer = await self._backend.hub.dispatch("slash_commands", command, payload).answer
        if answer.get("text") or answer.get("blocks"):
            with self._backend.audit.watching(command):
                check_response(Arguments(answer))
            post_answer(self._backend, user, channel.id, Arguments(answer))

    async def message_shortcut(self, user: str, channel_id: str, ts: str, callback_id: str) -> None:
        """Choose a shortcut in a message's menu; GestureError unknown_shortcut, no_such_message and more."""
        self._require_shortcut(callback_id, "message")
        channel = self._backend.directory.channel_of(user, channel_id)
        message = self._backend.store.find(channel.id, ts)
        if message is None or "ephemeral_to" in message:
            raise GestureError("no_such_message")
        now = self._backend.store.next_ts()
        payload = self._payloads.message_shortcut(user, channel, message, callback_id, now)
        await self._interact("message_action", payload)

    async def global_shortcut(self, user: str, callback_id: str) -> None:
        """Choose a shortcut in the composer's menu; GestureError unknown_shortcut and more."""
        self._require_shortcut(callback_id, "global")
        now = self._backend.store.next_ts()
        await self._interact("shortcut", self._payloads.global_shortcut(user, callback_id, now))

    def _require_shortcut(self, callback_id: str, kind: str) -> None:
        known = self._backend.directory.shortcuts
        if known and (callback_id not in known or known[callback_id].type != kind):
            raise GestureError("unknown_shortcut")

    async def _interact(self, name: str, payload: Json) -> Json:
        return await self._backend.hub.dispatch("interactive", name, payload).answer

    def _view(self, user: str, view_id: str) -> Json:
        home = self._backend.views.homes.get(user)
        for view in (*self._backend.views.stack(user), *([home] if home else [])):
            if view["id"] == view_id:
                return view
        raise GestureError("view_not_found")

    def _follow(self, user: str, view: Json, answer: Json) -> Json:
        views = self._backend.views
        with self._backend.audit.watching("view_submission"):
            check_view_answer(answer)
        match answer:
            case {"response_action": "errors", "errors": dict()}:
                return {"ok": False, "errors": _errors(view, answer["errors"])}
            case {"response_action": "update", "view": dict()}:
                views.update(answer["view"], view_id=view["id"], external_id=None, known_hash=None)
            case {"response_action": "push", "view": dict()}:
                views.push_onto(user, answer["view"])
            case {"response_action": "clear"}:
                views.clear(user)
            case _:
                self._close_if_open(user, view)
        return {"ok": True}

    def _close_if_open(self, user: str, view: Json) -> None:
        if view in self._backend.views.stack(user):
            self._backend.views.close(user, view["id"])


class Target:
    """The element a person uses, and what they choose in it: a value, an option's value, a date, values."""

    def __init__(self, action_id: str, block_id: str | None = None, selection: Any = None) -> None:
        self._action_id = action_id
        self._block_id = block_id
        self._selection = selection

    def action_in(self, blocks: list[Json], ts: str) -> Json:
        """Return the action Slack sends for it; GestureError no_such_element."""
        for block in blocks:
            for element in elements_of(block):
                if element["action_id"] == self._action_id and self._block_id in (None, block["block_id"]):
                    return self._action(element, block["block_id"]) | {"action_ts": ts}
        raise GestureError("no_such_element")

    def _action(self, element: Json, block_id: str) -> Json:
        action: Json = {"action_id": element["action_id"], "block_id": block_id, "type": element["type"]}
        match element["type"]:
            case "button" | "icon_button":
                shown = ("text", "value", "style", "url")
                return action | {key: element[key] for key in shown if key in element}
            case "feedback_buttons":
                return action | self._feedback(element)
            case "overflow":
                chosen = entered_value(element | {"type": "static_select"}, self._selection)
                return action | {"selected_option": chosen["selected_option"]}
            case _:
                return action | entered_value(element, self._selection)

    def _feedback(self, element: Json) -> Json:
        for button in (element["positive_button"], element["negative_button"]):
            if self._selection in (button["value"], button):
                return {"text": button["text"], "value": button["value"]}
        raise GestureError("no_such_element")


def _held(action: Json) -> Json:
    return {key: value for key, value in action.items() if key not in ("action_id", "block_id", "action_ts")}


def _errors(view: Json, errors: Json) -> Json:
    inputs = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
    if not errors or not inputs.issuperset(errors):
        raise ApiError("invalid_errors", [f"no input block has the id {key!r}" for key in errors if key not in inputs])
    return errors
