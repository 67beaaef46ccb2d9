"""What Penny says when a check-in comes due: the reminder, how a goal is doing, or the summary."""

from dataclasses import dataclass
from datetime import timedelta

from storage.repositories.check_ins import StoredCheckIn
from tools.memory.goal_answers import goal_result
from tools.memory.goal_parameters import GoalFilter
from tools.memory.goals import list_all
from tools.memory.summary import summary
from tools.toolkit.outcome import Display
from tools.toolkit.tool import ToolContext

PUNCTUAL = timedelta(minutes=10)
"""What is said within this time was said in time."""


@dataclass(frozen=True, slots=True)
class CheckInNotice:
    """The words, Markdown, and the results that stand below them."""

    text: str
    results: tuple[Display, ...] = ()


async def notice_of(check_in: StoredCheckIn, context: ToolContext) -> CheckInNotice:
    """Return what is said now; what comes late, because Penny was not running, says so."""
    said = await _said(check_in, context)
    late = context.now - check_in.next_fire_at > PUNCTUAL
    sorry = f"This was due on {context.format.moment(check_in.next_fire_at)}: I was away then. "
    return CheckInNotice(f"{sorry if late else ''}{said.text}", said.results)


async def _said(check_in: StoredCheckIn, context: ToolContext) -> CheckInNotice:
    match check_in.kind:
        case "reminder":
            return CheckInNotice(f"You asked me to remind you: **{check_in.text}**")
        case "goal":
            return await _goals(check_in, context)
        case "weekly_summary":
            return await _summary(context)


async def _goals(check_in: StoredCheckIn, context: ToolContext) -> CheckInNotice:
    if check_in.goal_id is not None:
        goals = await context.unit.goals.of_user(context.caller.user.id, include_archived=True)
        goal = next(goal for goal in goals if goal.id == check_in.goal_id)
        result = await goal_result("", goal, context)
        return CheckInNotice(f"Here is how {goal.name} is doing. {result.goal.sentence}", (result.display(),))
    result = await list_all(GoalFilter(), context)
    return CheckInNotice(f"Here is how your goals are doing. {result.summary}", (result.display(),))


async def _summary(context: ToolContext) -> CheckInNotice:
    words, results = await summary(context)
    return CheckInNotice(f"Here is your summary. {words}", results)
