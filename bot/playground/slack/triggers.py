"""Trigger ids: what lets the app open a modal in answer to a gesture, once and within three seconds."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.playground.slack.errors import ApiError
from storage.clock import Clock

LIFETIME = timedelta(seconds=3)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A gesture of a person: `view_id` is the modal it was made in, if any."""

    user: str
    view_id: str | None
    issued_at: datetime


class Triggers:
    """Issues trigger ids and takes them back."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._open: dict[str, Trigger] = {}
        self._used: set[str] = set()

    def issue(self, user: str, view_id: str | None = None) -> str:
        """Return a new trigger id for a gesture of `user`."""
        trigger_id = f"{secrets.randbelow(10**12)}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
        self._open[trigger_id] = Trigger(user, view_id, self._clock())
        return trigger_id

    def redeem(self, trigger_id: str) -> Trigger:
        """Use a trigger id up; ApiError invalid_, exchanged_ or expired_trigger_id."""
        if trigger_id in self._used:
            raise ApiError("exchanged_trigger_id")
        trigger = self._open.pop(trigger_id, None)
        if trigger is None:
            raise ApiError("invalid_trigger_id")
        self._used.add(trigger_id)
        if self._clock() - trigger.issued_at > LIFETIME:
            raise ApiError("expired_trigger_id")
        return trigger
