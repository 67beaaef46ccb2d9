"""Modals, stacked per person, and the Home tab of each person."""

import copy
import secrets

from bot.playground.slack.directory import APP_ID, BOT_ID, TEAM_ID, Json
from bot.playground.slack.errors import ApiError
from bot.playground.slack.feed import Feed
from bot.playground.slack.interactive import with_ids
from bot.playground.slack.triggers import Trigger
from storage.clock import Clock

MAX_STACK = 3
_OPTIONAL: Json = {
    "callback_id": "",
    "external_id": "",
    "private_metadata": "",
    "title": None,
    "submit": None,
    "close": None,
    "clear_on_close": False,
    "notify_on_close": False,
}


class Views:
    """Opens, changes and closes views, as views.* and the answers to submissions ask for."""

    def __init__(self, feed: Feed, clock: Clock) -> None:
        self._feed = feed
        self._clock = clock
        self._stacks: dict[str, list[Json]] = {}
        self.homes: dict[str, Json] = {}

    def top(self, user: str) -> Json | None:
        """Return the modal a person sees; None when there is none."""
        stack = self._stacks.get(user)
        return stack[-1] if stack else None

    def stack(self, user: str) -> tuple[Json, ...]:
        """Return a person's modals, the one in front last."""
        return tuple(self._stacks.get(user, ()))

    def find(self, view_id: str) -> tuple[str, Json]:
        """Return whose modal it is, and the modal; ApiError not_found."""
        for user, stack in self._stacks.items():
            for view in stack:
                if view["id"] == view_id:
                    return user, view
        raise ApiError("not_found")

    def open(self, user: str, definition: Json) -> Json:
        """Show a new modal in place of whatever modals the person had open."""
        self._refuse_external_id(definition)
        view = self._new(definition)
        self._stacks[user] = [view]
        self._show(user)
        return view

    def push(self, trigger: Trigger, definition: Json) -> Json:
        """Show a modal on top of the one the gesture was made in; ApiError push_limit_reached."""
        stack = self._stacks.get(trigger.user, [])
        if trigger.view_id not in [view["id"] for view in stack]:
            raise ApiError("invalid_arguments", ["no modal is open that this trigger_id belongs to"])
        return self.push_onto(trigger.user, definition)

    def push_onto(self, user: str, definition: Json) -> Json:
        """Show a modal on top of the person's stack; ApiError push_limit_reached."""
        stack = self._stacks[user]
        if len(stack) >= MAX_STACK:
            raise ApiError("push_limit_reached")
        self._refuse_external_id(definition)
        view = self._new(definition) | {"root_view_id": stack[0]["id"], "previous_view_id": stack[-1]["id"]}
        stack.append(view)
        self._show(user)
        return view

    def update(self, definition: Json, *, view_id: str | None, external_id: str | None, known_hash: str | None) -> Json:
        """Replace what a modal shows; ApiError not_found or hash_conflict."""
        user, view = self.find(view_id) if view_id else self._find_external(external_id)
        if known_hash is not None and known_hash != view["hash"]:
            raise ApiError("hash_conflict")
        kept = {key: view[key] for key in ("id", "root_view_id", "previous_view_id")}
        view.update(self._new(definition) | kept)
        self._show(user)
        return view

    def publish_home(self, user: str, definition: Json, known_hash: str | None) -> Json:
        """Replace a person's Home; ApiError hash_conflict."""
        current = self.homes.get(user)
        if known_hash is not None and current is not None and known_hash != current["hash"]:
            raise ApiError("hash_conflict")
        view = self._new(definition)
        if current is not None:
            view |= {"id": current["id"], "root_view_id": current["id"]}
        self.homes[user] = view
        self._feed.publish({"type": "home", "user": user, "view": view})
        return view

    def close(self, user: str, view_id: str) -> list[Json]:
        """Close a modal, and with `clear_on_close` all of them; return those that went."""
        stack = self._stacks.get(user, [])
        view = next((view for view in stack if view["id"] == view_id), None)
        if view is None:
            raise ApiError("not_found")
        gone = list(stack) if view["clear_on_close"] else [view]
        self._stacks[user] = [view for view in stack if view not in gone]
        self._show(user)
        return gone

    def clear(self, user: str) -> None:
        """Close all modals of a person."""
        self._stacks.pop(user, None)
        self._show(user)

    def _find_external(self, external_id: str | None) -> tuple[str, Json]:
        for user, stack in self._stacks.items():
            for view in stack:
                if external_id and view["external_id"] == external_id:
                    return user, view
        raise ApiError("not_found")

    def _refuse_external_id(self, definition: Json) -> None:
        external_id = definition.get("external_id")
        if any(external_id and view["external_id"] == external_id for s in self._stacks.values() for view in s):
            raise ApiError("duplicate_external_id")

    def _show(self, user: str) -> None:
        self._feed.publish({"type": "view", "user": user, "view": self.top(user)})

    def _new(self, definition: Json) -> Json:
        view_id = f"V{secrets.token_hex(5).upper()}"
        given = {key: value for key, value in copy.deepcopy(definition).items() if value is not None}
        view = _OPTIONAL | given
        view |= {
            "id": view_id,
            "team_id": TEAM_ID,
            "app_id": APP_ID,
            "bot_id": BOT_ID,
            "app_installed_team_id": TEAM_ID,
            "root_view_id": view_id,
            "previous_view_id": None,
            "state": {"values": {}},
            "hash": f"{int(self._clock().timestamp())}.{secrets.token_hex(4)}",
        }
        view["blocks"] = with_ids(view.get("blocks", []))
        return view
