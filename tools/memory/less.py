"""Less of what Penny says by herself: at most once a week, or not at all."""

from datetime import timedelta
from typing import Literal, cast
from zoneinfo import ZoneInfo

from storage.repositories.check_ins import StoredCheckIn
from storage.tables.alerts import AlertKind
from tools.memory.alert_choices import spoken
from tools.memory.alerts import turn_off
from tools.memory.check_in_words import shown_check_ins
from tools.memory.check_ins import NextFire
from tools.memory.quiet import next_allowed
from tools.toolkit.schedule import WEEKDAYS, Cron, Schedule
from tools.toolkit.tool import ToolContext

Kind = Literal["alert", "check_in", "watch"]
Less = Literal["weekly", "off"]

OFTEN = timedelta(days=6)
"""What comes again sooner than this can come less often; a week may be an hour short."""


async def have_less(what: Kind, which: str, how: Less, context: ToolContext, next_fire: NextFire) -> str | None:
    """Let one alert kind, check-in or watch come less often; return a sentence, None where it is gone already.

    However often it is done, it is so once. The user's conversations are told.
    """
    match what:
        case "alert":
            said = await _alert(cast("AlertKind", which), how, context)
        case "watch" if how == "weekly":
            said = await _alert("price_alerts", how, context)
        case "watch":
            said = await _watch(int(which), context)
        case "check_in":
            said = await _check_in(int(which), how, context, next_fire)
    if said is not None:
        note = f"The user wanted less of what you write by yourself. {said}"
        await context.unit.notes.add(context.caller.user.id, note, now=context.now)
    return said


async def _alert(kind: AlertKind, how: Less, context: ToolContext) -> str:
    if how == "off":
        await turn_off(kind, context)
        return f"I no longer write by myself about {spoken(kind)}."
    await context.unit.alerts.choose(context.caller.user.id, kind, "weekly")
    # The one that was just read counts: the next comes in a week.
    await context.unit.alerts.told(context.caller.user.id, kind, context.now)
    return f"I write about {spoken(kind)} at most once a week now."


async def _watch(watch_id: int, context: ToolContext) -> str | None:
    kept = await context.unit.watches.of_user(context.caller.user.id)
    watch = next((one for one in kept if one.id == watch_id), None)
    if watch is None:
        return None
    await context.unit.watches.remove(context.caller.user.id, watch.id)
    return f"I no longer watch {watch.name or watch.symbol}."


async def _check_in(check_in_id: int, how: Less, context: ToolContext, next_fire: NextFire) -> str | None:
    known = [pair for pair in await shown_check_ins(context) if pair[0].id == check_in_id]
    if not known:
        return None
    [(check_in, shown)] = known
    if how == "off":
        await context.unit.check_ins.cancel(context.caller.user.id, [check_in.id])
        return f"Stopped: {shown.title}, {shown.schedule}."
    weekly = await _once_a_week(check_in, context, next_fire)
    return f"I write that once a week now, {weekly.in_words(context.format)}."


async def _once_a_week(check_in: StoredCheckIn, context: ToolContext, next_fire: NextFire) -> Schedule:
    """Move the check-in to the weekday it is now, at its first time of the day."""
    first, user = check_in.cron[0], context.caller.user
    day = list(WEEKDAYS)[context.now.astimezone(ZoneInfo(check_in.zone)).weekday()]
    weekly = Schedule((Cron(hour=first["hour"], minute=first["minute"], day_of_week=day),))
    occurs_at = next_fire(weekly.fields, check_in.zone, context.now) or check_in.occurs_at
    allowed = next_allowed(occurs_at, await context.unit.quiet_times.of_user(user.id), user.time_zone)
    await context.unit.check_ins.change(
        user.id, check_in.id, cron=weekly.fields, occurs_at=occurs_at, next_fire_at=allowed
    )
    return weekly
