"""Goals as the undo log keeps them, and how a change of one is taken back as long as nothing came on top of it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, cast

from pydantic import JsonValue

from storage.money import Money
from storage.tables.check_ins import Contribution
from storage.tables.goals import Goal
from tools.toolkit.errors import ToolError
from tools.toolkit.tool import Revert, ToolContext

GOAL = "goal"

Snapshot = dict[str, JsonValue]

_GONE = "That goal is not there any more."
_CHANGED_SINCE = "{name} was changed since: tell me what it should be, or ask me to delete it."
_NAME_TAKEN = "You have another goal called {name} by now: rename that one first."


def snapshot(goal: Goal) -> Snapshot:
    """Return all that makes up a goal."""
    return {
        "name": goal.name,
        "target_minor": goal.target_minor,
        "saved_minor": goal.saved_minor,
        "monthly_minor": goal.monthly_minor,
        "currency": goal.currency,
        "deadline": goal.deadline.isoformat() if goal.deadline else None,
        "status": goal.status,
        "created_at": goal.created_at.isoformat(),
    }


async def keep_change(
    goal: Goal,
    before: Snapshot | None,
    after: Snapshot | None,
    context: ToolContext,
    *,
    contribution: int | None = None,
    contributions: Sequence[Contribution] = (),
) -> int:
    """Remember a change of a goal and return its id; None stands for a goal that was not there before, or is not after.

    `contribution` is the one that the change made, `contributions` are those that it deleted.
    """
    deleted: list[JsonValue] = [[row.amount_minor, row.day.isoformat()] for row in contributions]
    payload: Snapshot = {
        "goal": goal.id,
        "before": before,
        "after": after,
        "contribution": contribution,
        "contributions": deleted,
    }
    return await context.unit.changes.add(context.caller.user.id, GOAL, payload)


async def take_back(payload: Mapping[str, JsonValue], context: ToolContext) -> str:
    """Make the goal what it was before the change. Raises ToolError when it is no longer what the change made it."""
    before, after = (cast("Snapshot | None", payload[key]) for key in ("before", "after"))
    if after is None and before is not None:
        return await _restore(before, cast("list[tuple[int, str]]", payload["contributions"]), context)
    goal = await _as_left(cast("int", payload["goal"]), after, context)
    if before is None:
        await context.unit.goals.delete(goal)
        return f"the goal {goal.name} is gone again."
    if (contribution := payload["contribution"]) is not None:
        await context.unit.contributions.remove(cast("int", contribution))
    if before["name"] != goal.name:
        await _require_free(str(before["name"]), context)
    _write(goal, before)
    await context.unit.goals.update(goal)
    money = context.format.money_short
    return f"{goal.name} is as it was, with {money(goal.saved)} of {money(goal.target)} saved."


async def _as_left(goal_id: int, after: Snapshot | None, context: ToolContext) -> Goal:
    goal = await context.unit.goals.find(context.caller.user.id, goal_id)
    if goal is None:
        raise ToolError(_GONE)
    if snapshot(goal) != after:
        raise ToolError(_CHANGED_SINCE.format(name=goal.name))
    return goal


async def _restore(before: Snapshot, contributions: Sequence[Sequence[Any]], context: ToolContext) -> str:
    await _require_free(str(before["name"]), context)
    name, currency = str(before["name"]), str(before["currency"])
    goal = Goal(user_id=context.caller.user.id, name=name, target_minor=0, currency=currency)
    _write(goal, before)
    await context.unit.goals.add(goal)
    for minor, day in contributions:
        await context.unit.contributions.add(goal.id, Money.from_minor(minor, goal.currency), date.fromisoformat(day))
    return f"the goal {goal.name} is back, with {context.format.money_short(goal.saved)} saved."


async def _require_free(name: str, context: ToolContext) -> None:
    taken = await context.unit.goals.find_by_name(context.caller.user.id, name)
    if taken is not None and taken.status != "archived":
        raise ToolError(_NAME_TAKEN.format(name=name))


def _write(goal: Goal, values: Snapshot) -> None:
    goal.name = str(values["name"])
    goal.target_minor = cast("int", values["target_minor"])
    goal.saved_minor = cast("int", values["saved_minor"])
    goal.monthly_minor = cast("int | None", values["monthly_minor"])
    goal.deadline = date.fromisoformat(str(values["deadline"])) if values["deadline"] else None
    goal.status = cast("Any", values["status"])
    goal.created_at = datetime.fromisoformat(str(values["created_at"]))


REVERTS: Mapping[str, Revert] = {GOAL: take_back}
