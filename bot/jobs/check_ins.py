"""Says what users asked to be told at a time of their choosing."""

import logging
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.assistant.notices import put_notice
from bot.assistant.turn import LessOf
from storage.database import Database
from storage.repositories.check_ins import StoredCheckIn
from storage.unit import UnitOfWork
from tools.memory.check_in_notice import notice_of
from tools.memory.check_ins import NextFire
from tools.memory.less import OFTEN
from tools.memory.quiet import next_allowed
from tools.toolkit.formatting import Formatter
from tools.toolkit.tool import Caller, ToolContext

_BATCH = 100

_log = logging.getLogger(__name__)


class FireCheckIns:
    """Moves each check-in that is due on to its next time, and puts its notice into the inbox, in one transaction.

    Of the times that passed while nobody looked only one is made up for.
    """

    def __init__(self, database: Database, next_fire: NextFire) -> None:
        self._database = database
        self._next_fire = next_fire

    async def tick(self, now: datetime) -> None:
        """Fire what is due. Raises StorageError."""
        async with self._database.unit() as unit:
            due = await unit.check_ins.due(now, _BATCH)
        for check_in in due:
            try:
                async with self._database.unit() as unit:
                    await self._fire(unit, check_in, now)
            except Exception:
                # One that cannot be put into words must not keep the others from their users.
                _log.exception("a check-in is put off", extra={"check_in": check_in.id})
        if due:
            self._database.inbox.wake()

    async def _fire(self, unit: UnitOfWork, check_in: StoredCheckIn, now: datetime) -> None:
        user = await unit.users.get(check_in.user_id)
        if user is None:
            return
        quiet = await unit.quiet_times.of_user(user.id)
        allowed = next_allowed(now, quiet, user.time_zone)
        if allowed > now:
            await unit.check_ins.move(check_in, occurs_at=check_in.occurs_at, next_fire_at=allowed)
            return
        following = self._next_fire(check_in.cron, check_in.zone, now)
        if following is None:
            moved = await unit.check_ins.end(check_in)
        else:
            at = next_allowed(following, quiet, user.time_zone)
            moved = await unit.check_ins.move(check_in, occurs_at=following, next_fire_at=at)
        if moved:
            context = ToolContext(Caller(user, None, private=True), now, Formatter(user.locale, user.time_zone), unit)
            notice = await notice_of(check_in, context)
            less = _less_of(check_in, following)
            await put_notice(unit, user, notice.text, notice.results, event_id=_event_id(check_in), now=now, less=less)


def _less_of(check_in: StoredCheckIn, following: datetime | None) -> LessOf | None:
    """Return what the user can have less of: nothing where it does not come again."""
    if following is None:
        return None
    return LessOf(what="check_in", which=str(check_in.id), weekly=following - check_in.occurs_at < OFTEN)


def _event_id(check_in: StoredCheckIn) -> str:
    """Name the occurrence by the time on the user's wall: an hour that comes twice in autumn is one occurrence."""
    local = check_in.occurs_at.astimezone(ZoneInfo(check_in.zone))
    return f"check-in:{check_in.id}:{local:%Y-%m-%dT%H:%M}"
