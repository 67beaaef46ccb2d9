"""How much of the model a user and a workspace may use in a day."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from bot.words import conversation as words
from storage.tables.users import User
from storage.unit import UnitOfWork
from tools.toolkit.locales import babel_locale


@dataclass(frozen=True, slots=True)
class Allowance:
    """Tokens a day, input and output together; None means as many as they like.

    A user's day begins at midnight where the user lives, a workspace's at midnight UTC.
    """

    user: int | None = None
    workspace: int | None = None

    async def refusal(self, unit: UnitOfWork, *, user: User, team_id: str, now: datetime) -> str | None:
        """Return the kind sentence for somebody whose day's tokens are used up; None while there are some left.

        It says what still works, and when talking does again.
        """
        zone = ZoneInfo(user.time_zone)
        ends: dict[datetime, str] = {}
        if (
            self.workspace is not None
            and await unit.usage.spent_by_team(team_id, _midnight(now, UTC)) >= self.workspace
        ):
            ends[_next_midnight(now, UTC)] = words.WORKSPACE_IS_DONE
        if self.user is not None and await unit.usage.spent_by_user(user.id, _midnight(now, zone)) >= self.user:
            ends[_next_midnight(now, zone)] = words.USER_IS_DONE
        if not ends:
            return None
        again = max(ends)
        return words.ASK_AGAIN.format(why=ends[again], when=_when(again, now, user))


def _midnight(now: datetime, zone: tzinfo) -> datetime:
    return _start_of_day(now.astimezone(zone), zone)


def _next_midnight(now: datetime, zone: tzinfo) -> datetime:
    return _start_of_day(now.astimezone(zone) + timedelta(days=1), zone)


def _start_of_day(local: datetime, zone: tzinfo) -> datetime:
    # Through UTC: where clocks go forward at midnight, the day begins at one.
    return datetime.combine(local.date(), time(), zone).astimezone(UTC)


def _when(instant: datetime, now: datetime, user: User) -> str:
    """Return "after midnight" or "tomorrow after 2:00 AM", as the clock of the user will show it."""
    from babel.dates import format_time

    zone = ZoneInfo(user.time_zone)
    local = instant.astimezone(zone)
    if local.time() == time():
        return words.AFTER_MIDNIGHT
    today = local.date() == now.astimezone(zone).date()
    time_of_day = format_time(local.time(), "short", locale=babel_locale(user.locale))
    return (words.LATER_TODAY if today else words.TOMORROW).format(time=time_of_day)
