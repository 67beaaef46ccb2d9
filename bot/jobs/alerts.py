"""Tells users what they asked to be told of: once each, in their hours, and no more often than they like."""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.assistant.notices import put_notice
from bot.assistant.turn import LessOf
from storage.database import Database
from storage.repositories.alerts import StoredAlert
from storage.tables.alerts import AlertKind
from storage.tables.users import User
from storage.unit import UnitOfWork
from tools.memory.alert_findings import Finding, findings
from tools.memory.quiet import next_allowed
from tools.toolkit.formatting import Formatter
from tools.toolkit.tool import Caller, ToolContext

WEEK = timedelta(days=7)

EVERY: Mapping[AlertKind, timedelta] = {
    "over_pace": timedelta(minutes=2),
    "goal_milestones": timedelta(minutes=2),
    "low_point": timedelta(hours=6),
    "price_alerts": timedelta(days=1),
}
"""After how long a kind is looked at again; prices are looked at where they are watched."""

_BATCH = 100

_log = logging.getLogger(__name__)


class SayAlerts:
    """Looks at what users chose, those that waited longest first, and puts what is new into the inbox.

    What is found is marked as said in the transaction that puts the notice. Nothing is looked at in quiet hours or
    during a pause: what is told afterwards is what is so then.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def tick(self, now: datetime) -> None:
        """Look at what is due. Raises StorageError."""
        async with self._database.unit() as unit:
            due = await unit.alerts.due(now, _BATCH)
        told = False
        for alert in due:
            try:
                async with self._database.unit() as unit:
                    told |= await _look(unit, alert, now)
            except Exception:
                # One that cannot be put into words must not keep the others from their users.
                _log.exception("an alert is put off", extra={"user": alert.user_id, "kind": alert.kind})
                await self._put_off(alert, now)
        if told:
            self._database.inbox.wake()

    async def _put_off(self, alert: StoredAlert, now: datetime) -> None:
        async with self._database.unit() as unit:
            await unit.alerts.look_again(alert, now + EVERY[alert.kind])


async def _look(unit: UnitOfWork, alert: StoredAlert, now: datetime) -> bool:
    """Look at one kind for its user; True when there was something new to tell."""
    user = await unit.users.get(alert.user_id)
    if user is None:
        return False
    allowed = next_allowed(now, await unit.quiet_times.of_user(user.id), user.time_zone)
    if alert.pace == "weekly" and alert.told_at is not None:
        allowed = max(allowed, alert.told_at + WEEK)
    if not await unit.alerts.look_again(alert, allowed if allowed > now else now + EVERY[alert.kind]) or allowed > now:
        return False
    context = ToolContext(Caller(user, None, private=True), now, Formatter(user.locale, user.time_zone), unit)
    return await _say(unit, user, alert, await findings(alert.kind, alert.basis, context), now)


async def _say(unit: UnitOfWork, user: User, alert: StoredAlert, found: Sequence[Finding], now: datetime) -> bool:
    """Put one notice of all that was not said before; False when that is nothing."""
    said = [await unit.alerts.say(user.id, alert.kind, (one.subject, *one.implied), now) for one in found]
    new = [one for one, marks in zip(found, said, strict=True) if one.subject in marks]
    if not new:
        return False
    await unit.alerts.told(user.id, alert.kind, now)
    mark = min(number for marks in said for number in marks.values())
    text = "\n\n".join(one.words for one in new)
    less = LessOf(what="alert", which=alert.kind, weekly=alert.pace == "each")
    return await put_notice(unit, user, text, event_id=f"alert:{mark}", now=now, less=less)
