"""The tools by which Penny comes back to a user: schedule a check-in, list them, stop one."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from tools.memory.alert_choices import alerts_of, in_words
from tools.memory.check_in_parameters import CheckInChoice, NewCheckIn, NoParameters
from tools.memory.check_in_results import CheckInResult, CheckInsResult
from tools.memory.check_in_words import meant, shown, shown_check_ins
from tools.memory.goal_changes import nearest_goal
from tools.memory.quiet import next_allowed
from tools.memory.quiet_hours import SET_QUIET_HOURS, quiet_in_words
from tools.toolkit.errors import ToolError
from tools.toolkit.outcome import ToolResult
from tools.toolkit.tool import Tool, ToolContext

NextFire = Callable[[Sequence[Mapping[str, Any]], str, datetime], datetime | None]
"""Returns the first instant after another at which a zone's clock shows what one of the cron alternatives asks for."""

MOST_CHECK_INS = 20
LONGEST_REMINDER = 300
PRIVATE = "I come back to people in our direct messages only: ask me there, please."


def without_clock(cron: Sequence[Mapping[str, Any]], zone: str, after: datetime) -> datetime | None:
    """Stand in for a clock where nothing rings. Raises ToolError."""
    raise ToolError("I cannot come back to you from here: ask me in Slack.")


async def schedule(params: NewCheckIn, context: ToolContext, *, next_fire: NextFire) -> CheckInResult:
    """Keep a new check-in. Raises ToolError for a time that has passed, an unknown goal, and one too many."""
    _require_privacy(context)
    user, known = context.caller.user, await shown_check_ins(context)
    if len(known) >= MOST_CHECK_INS:
        raise ToolError(f"You have {MOST_CHECK_INS} check-ins already: stop one before you add another.")
    occurs_at = next_fire(params.when.fields, user.time_zone, context.now)
    if occurs_at is None:
        raise ToolError(f"That time has passed where you live ({user.time_zone}): please name one to come.")
    goal = await _goal_of(params, context)
    text = _reminder(params)
    check_in = await context.unit.check_ins.add(
        user.id,
        params.what,
        cron=params.when.fields,
        zone=user.time_zone,
        occurs_at=occurs_at,
        next_fire_at=next_allowed(occurs_at, await context.unit.quiet_times.of_user(user.id), user.time_zone),
        text=text,
        goal_id=goal[0] if goal else None,
    )
    result = shown(check_in, len(known) + 1, goal[1] if goal else None, context.format)
    if any((old.title, old.schedule) == (result.title, result.schedule) for _, old in known):
        raise ToolError(f"You have that check-in already: {result.title}, {result.schedule}.")
    waits = " Your quiet hours or your pause come first." if check_in.next_fire_at > occurs_at else ""
    return CheckInResult(
        summary=f"{_promise(params, goal, result.schedule)} Next time: {result.next_text}.{waits}",
        as_of=context.today,
        assumptions=(_by_the_clock(user.time_zone),),
        check_in=result,
    )


async def list_all(params: NoParameters, context: ToolContext) -> CheckInsResult:
    """Return the user's check-ins and quiet times. Raises ToolError where others read along."""
    _require_privacy(context)
    known = [entry for _, entry in await shown_check_ins(context)]
    user_id = context.caller.user.id
    quiet = quiet_in_words(await context.unit.quiet_times.of_user(user_id), context)
    alerts = in_words(await alerts_of(context.unit, user_id))
    lines = [f"{entry.title}, {entry.schedule}; next on {entry.next_text}." for entry in known]
    count = f"You have {len(known)} check-ins." if len(known) > 1 else "You have one check-in."
    return CheckInsResult(
        summary=" ".join((count if known else "You have no check-ins.", *lines, *alerts, *quiet)),
        as_of=context.today,
        assumptions=(_by_the_clock(context.caller.user.time_zone),) if known else (),
        suggestions=() if known else ("For example: “remind me every Friday at 5 pm to log my expenses”.",),
        check_ins=tuple(known),
        quiet=quiet,
    )


async def cancel(params: CheckInChoice, context: ToolContext) -> ToolResult:
    """Stop one or several check-ins. Raises ToolError when it is not clear which."""
    _require_privacy(context)
    found = meant(params.which, await shown_check_ins(context))
    await context.unit.check_ins.cancel(context.caller.user.id, [check_in.id for check_in, _ in found])
    stopped = "; ".join(f"{entry.title}, {entry.schedule}" for _, entry in found)
    return ToolResult(summary=f"Stopped: {stopped}.", as_of=context.today)


async def _goal_of(params: NewCheckIn, context: ToolContext) -> tuple[int, str] | None:
    """Return the id and name of the goal to be looked at; None for all of them."""
    if params.what != "goal":
        return None
    if params.goal:
        goal = await nearest_goal(params.goal, context)
        return goal.id, goal.name
    goals = await context.unit.goals.of_user(context.caller.user.id)
    if not goals:
        raise ToolError("You have no goals yet: tell me what you save for and how much it takes.")
    return (goals[0].id, goals[0].name) if len(goals) == 1 else None


def _reminder(params: NewCheckIn) -> str:
    text = params.text if params.what == "reminder" else None
    if text is not None and len(text) > LONGEST_REMINDER:
        raise ToolError(f"Please keep the reminder to {LONGEST_REMINDER} characters.")
    return text or ""


def _promise(params: NewCheckIn, goal: tuple[int, str] | None, when: str) -> str:
    match params.what:
        case "goal":
            return f"I'll tell you how {goal[1] if goal else 'your goals'} {'is' if goal else 'are'} doing {when}."
        case "weekly_summary":
            return f"I'll send you a summary of your goals and your spending {when}."
        case _:
            return f"I'll remind you {when}: “{params.text}”."


def _by_the_clock(zone: str) -> str:
    return f"Times are those of your time zone ({zone}), also when the clock there is changed."


def _require_privacy(context: ToolContext) -> None:
    if not context.caller.private:
        raise ToolError(PRIVATE)


def schedule_check_in(next_fire: NextFire) -> Tool[NewCheckIn]:
    """Return the tool that sets up check-ins, going by this clock."""
    return Tool(
        name="schedule_check_in",
        title="Check-in",
        purpose="come back to you at a time you choose",
        description=(
            "Lets Penny write to the user by herself at a time they choose, once or again and again: how a goal is "
            "doing (what=goal), a summary of goals and spending (what=weekly_summary), or a reminder in the user's "
            "own words (what=reminder, text without the time). Call it when the user wants to be reminded, "
            "checked in on or sent a summary. Pass only what the user said and leave everything else null, also a "
            "time of the day they did not name."
        ),
        working="Setting that up",
        parameters=NewCheckIn,
        run=partial(schedule, next_fire=next_fire),
        topic="check-ins",
    )


LIST_CHECK_INS = Tool(
    name="list_check_ins",
    title="Your check-ins",
    purpose="show when I come back to you",
    description=(
        "Shows the user's check-ins and reminders with their next times, and their quiet hours. Call it when the user "
        "asks which reminders or check-ins there are, or when the next one comes."
    ),
    working="Looking up your check-ins",
    parameters=NoParameters,
    run=list_all,
    topic="check-ins",
    reads_only=True,
)

CANCEL_CHECK_IN = Tool(
    name="cancel_check_in",
    title="Stop a check-in",
    purpose="stop writing to you at that time",
    description=(
        "Stops check-ins or reminders for good. Call it when the user wants one or all of them to end; for a while "
        "only, or for certain hours, use set_quiet_hours. `which` is how the user names it (“the Friday reminder”, "
        "“all reminders”, a number of the list)."
    ),
    working="Stopping that",
    parameters=CheckInChoice,
    run=cancel,
    topic="check-ins",
)


def check_in_tools(next_fire: NextFire) -> tuple[Tool[Any], ...]:
    """Return the tools for check-ins, going by this clock."""
    return (schedule_check_in(next_fire), LIST_CHECK_INS, CANCEL_CHECK_IN, SET_QUIET_HOURS)
