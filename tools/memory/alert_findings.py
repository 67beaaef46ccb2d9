"""What there is to tell users who want to be told: limits used up, goals on their way, a balance that gets low."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from pydantic import JsonValue

from storage.tables.alerts import AlertKind
from storage.tables.goals import Goal
from tools.ledger.limit_marks import marks_passed
from tools.ledger.limit_result import LimitReport, limit_report
from tools.ledger.month_start import month_start_of
from tools.ledger.standings import month_around, spent_by_category, standing
from tools.memory.goal_answers import standing as goal_standing
from tools.memory.low_point import low_point_ahead
from tools.toolkit.tool import ToolContext

_MILESTONES: Mapping[int, str] = {
    100: "You made it: **{goal}** is all there!",
    75: "Three quarters of the way to **{goal}**: the rest is in sight.",
    50: "Halfway to **{goal}**. Well done!",
    25: "A quarter of the way to **{goal}**. A good start!",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is so now. `subject` names it, `implied` what it says too; the words are Markdown."""

    subject: str
    words: str
    implied: tuple[str, ...] = ()


async def findings(kind: AlertKind, basis: Mapping[str, JsonValue], context: ToolContext) -> tuple[Finding, ...]:
    """Return all that is so now of a kind, whether it was told or not; prices are found where they are looked at."""
    match kind:
        case "over_pace":
            return await _limits(context)
        case "goal_milestones":
            goals = await context.unit.goals.of_user(context.caller.user.id)
            return tuple([found for goal in goals if (found := await _milestone(goal, context)) is not None])
        case "low_point":
            warning = await low_point_ahead(basis, context)
            return () if warning is None else (Finding(warning.subject, warning.words),)
        case "price_alerts":
            return ()


async def pass_over(kind: AlertKind, context: ToolContext) -> None:
    """Take what is so already as told: from now on the user is told of what changes."""
    for found in await findings(kind, {}, context):
        subjects = (found.subject, *found.implied)
        await context.unit.alerts.say(context.caller.user.id, kind, subjects, context.now)


async def _limits(context: ToolContext) -> tuple[Finding, ...]:
    user = context.caller.user
    month = month_around(context.today, await month_start_of(context))
    limits = await context.unit.category_limits.of_user(user.id, user.currency)
    spent = await spent_by_category(context, user.currency, month.first, month.last) if limits else {}
    found: list[Finding] = []
    for category, limit in limits.items():
        at = standing(category, limit, spent, month, context.today)
        marks = marks_passed(category, at)
        if marks:
            report = limit_report(category, at, context.format)
            found.append(Finding(marks[0], _limit_words(report), marks[1:]))
    return tuple(found)


def _limit_words(report: LimitReport) -> str:
    if report.over is not None:
        return f"**{report.label}** is over its limit this month. {report.sentence}"
    return f"**{report.label}** is past 80% of its limit this month. {report.sentence} {report.pace}"


async def _milestone(goal: Goal, context: ToolContext) -> Finding | None:
    share = Decimal(goal.saved_minor) * 100 / goal.target_minor if goal.target_minor else Decimal(0)
    passed = [mark for mark in _MILESTONES if share >= mark]
    if not passed:
        return None
    progress = await goal_standing(goal, context)
    words = _MILESTONES[passed[0]].format(goal=goal.name)
    subjects = [f"{goal.id}:{mark}" for mark in passed]
    return Finding(subjects[0], f"{words} {progress.sentence}", tuple(subjects[1:]))
