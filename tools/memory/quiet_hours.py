"""The tool that says when Penny writes nothing by herself: quiet hours of the day, and pauses."""

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from storage.tables.check_ins import QuietTimes
from tools.memory.check_in_parameters import QuietChange
from tools.memory.check_in_results import QuietResult
from tools.memory.quiet import FOREVER, MINUTES_OF_AN_HOUR, next_allowed
from tools.toolkit.errors import ToolError
from tools.toolkit.tool import Tool, ToolContext

if TYPE_CHECKING:
    from storage.tables.users import User

_NOTHING = "Tell me from when until when I should be quiet, for example “from 10 pm to 7 am”, or until when to pause."
_HALF = "Quiet hours need both times, for example “from 10 pm to 7 am”."
_SAME = "Quiet hours that end when they begin would last all day: pause me instead, or name two times."
_PROMISE = "What falls into that time comes right after it: check-ins, reminders and price alerts."


async def set_quiet_hours(params: QuietChange, context: ToolContext) -> QuietResult:
    """Change quiet hours and pauses; all that waits is moved to when it may be said. Raises ToolError for nonsense."""
    user = context.caller.user
    quiet = await context.unit.quiet_times.of_user(user.id)
    _change_hours(quiet, params)
    _change_pause(quiet, params, user, context.now)
    if params == QuietChange():
        raise ToolError(_NOTHING)
    await context.unit.quiet_times.keep(quiet)
    await _move_what_waits(quiet, context)
    words = quiet_in_words(quiet, context) or ("I may write to you at any time now.",)
    return QuietResult(
        summary=" ".join(words),
        as_of=context.today,
        assumptions=(_PROMISE,),
        quiet_from=_clock(quiet.starts),
        quiet_until=_clock(quiet.ends),
        paused=_is_paused(quiet, context.now),
        paused_until=None if quiet.paused_until == FOREVER else quiet.paused_until,
    )


def quiet_in_words(quiet: QuietTimes, context: ToolContext) -> tuple[str, ...]:
    """Return a sentence about the quiet hours and one about the pause, as far as there are any."""
    sentences: list[str] = []
    if quiet.starts is not None and quiet.ends is not None:
        begin, end = (context.format.clock(_time(minute)) for minute in (quiet.starts, quiet.ends))
        sentences.append(f"I write nothing by myself from {begin} to {end}.")
    if quiet.paused_until == FOREVER:
        sentences.append("I'm paused until you tell me to go on.")
    elif quiet.paused_until is not None and _is_paused(quiet, context.now):
        sentences.append(f"I'm paused until {context.format.moment(quiet.paused_until)}.")
    return tuple(sentences)


def _change_hours(quiet: QuietTimes, params: QuietChange) -> None:
    if params.quiet_hours is False:
        quiet.starts = quiet.ends = None
        return
    starts = quiet.starts if params.quiet_from is None else _minute(params.quiet_from)
    ends = quiet.ends if params.quiet_until is None else _minute(params.quiet_until)
    if (starts is None) != (ends is None) or (params.quiet_hours and starts is None):
        raise ToolError(_HALF)
    if starts is not None and starts == ends:
        raise ToolError(_SAME)
    quiet.starts, quiet.ends = starts, ends


def _change_pause(quiet: QuietTimes, params: QuietChange, user: "User", now: datetime) -> None:
    if params.pause_until is not None:
        day = params.pause_until
        midnight = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(user.time_zone))
        quiet.paused_until = midnight.astimezone(UTC)
    elif params.paused is not None:
        quiet.paused_until = FOREVER if params.paused else None
    elif not _is_paused(quiet, now):
        quiet.paused_until = None


async def _move_what_waits(quiet: QuietTimes, context: ToolContext) -> None:
    unit, user, now = context.unit, context.caller.user, context.now
    for check_in in await unit.check_ins.of_user(user.id):
        at = next_allowed(check_in.occurs_at, quiet, user.time_zone)
        await unit.check_ins.move(check_in, occurs_at=check_in.occurs_at, next_fire_at=at)
    allowed = next_allowed(now, quiet, user.time_zone)
    await unit.held_notices.move(user.id, allowed)
    await unit.alerts.move(user.id, allowed)


def _is_paused(quiet: QuietTimes, now: datetime) -> bool:
    return quiet.paused_until is not None and quiet.paused_until > now


def _minute(at: time) -> int:
    return at.hour * MINUTES_OF_AN_HOUR + at.minute


def _time(minute: int) -> time:
    return time(*divmod(minute, MINUTES_OF_AN_HOUR))


def _clock(minute: int | None) -> str | None:
    return None if minute is None else f"{_time(minute):%H:%M}"


SET_QUIET_HOURS = Tool(
    name="set_quiet_hours",
    title="Quiet hours",
    purpose="be quiet when you want me to",
    description=(
        "Sets the hours of the day in which Penny writes nothing by herself (check-ins, reminders, alerts), or pauses "
        "all of it until a day or until the user says so. Call it when the user wants no messages at night, quiet "
        "hours, a pause or an end of it. quiet_hours=false ends quiet hours, paused=true pauses without an end, "
        "paused=false ends a pause. Pass only what the user said and leave everything else null."
    ),
    working="Setting your quiet hours",
    parameters=QuietChange,
    run=set_quiet_hours,
    topic="check-ins",
)
