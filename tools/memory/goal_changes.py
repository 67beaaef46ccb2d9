"""Finding goals by the names people use, and changing them."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from storage.money import Money
from storage.tables.goals import Goal
from tools.memory.goal_parameters import GoalChange
from tools.toolkit.errors import ToolError
from tools.toolkit.tool import ToolContext

if TYPE_CHECKING:
    from tools.toolkit.formatting import Formatter

LONGEST_NAME = 80


async def nearest_goal(name: str, context: ToolContext) -> Goal:
    """Return the goal of that name in any case; raises ToolError that names the nearest ones when there is none."""
    goal = await context.unit.goals.find_by_name(context.caller.user.id, name)
    if goal is not None:
        return goal
    names = {goal.name.casefold(): goal.name for goal in await context.unit.goals.of_user(context.caller.user.id)}
    if not names:
        raise ToolError("You have no goals yet: tell me what you save for and how much it takes.")
    near = get_close_matches(name.casefold(), names, n=3) or [
        key for key in names if name.casefold() in key or key in name.casefold()
    ]
    if near:
        raise ToolError(f"You have no goal called “{name}”. Did you mean {' or '.join(names[key] for key in near)}?")
    raise ToolError(f"You have no goal called “{name}”. {_listed(list(names.values()))}")


async def require_new_name(name: str, context: ToolContext) -> None:
    """Raise ToolError for a name that is too long, or that another goal of the user has."""
    if len(name) > LONGEST_NAME:
        raise ToolError(f"Please give the goal a shorter name, of at most {LONGEST_NAME} characters.")
    taken = await context.unit.goals.find_by_name(context.caller.user.id, name)
    if taken is not None and taken.status != "archived":
        raise ToolError(
            f"You already have a goal called {taken.name}: ask me to change that one, or give this one another name."
        )


def apply_change(goal: Goal, change: GoalChange, formatter: "Formatter") -> Iterator[str]:
    """Change `goal`, yielding a sentence for each thing that is different now.

    Raises ToolError for a second currency.
    """
    if change.dropped is not None and change.dropped == (goal.status != "archived"):
        goal.status = "archived" if change.dropped else "active"
        yield f"{goal.name} is dropped." if change.dropped else f"{goal.name} is taken up again."
    if change.new_name and change.new_name != goal.name:
        yield f"{goal.name} is called {change.new_name} now."
        goal.name = change.new_name
    yield from _change_amounts(goal, change, formatter)
    if change.deadline not in (None, goal.deadline):
        goal.deadline = change.deadline
        yield f"The deadline is {formatter.long(change.deadline)} now."
    if goal.status != "archived":
        goal.status = "reached" if goal.saved_minor >= goal.target_minor else "active"


def _change_amounts(goal: Goal, change: GoalChange, formatter: "Formatter") -> Iterator[str]:
    target = _minor(change.target, goal.currency)
    if target not in (None, goal.target_minor):
        goal.target_minor = target
        yield f"The target is {formatter.money_short(goal.target)} now."
    saved = _minor(change.saved, goal.currency)
    if saved not in (None, goal.saved_minor):
        goal.saved_minor = saved
        yield f"{formatter.money_short(goal.saved)} are saved now."
    monthly = _minor(change.monthly_amount, goal.currency)
    if monthly not in (None, goal.monthly_minor):
        goal.monthly_minor = monthly
        yield f"You put aside {formatter.money_short(Money.from_minor(monthly, goal.currency))} a month now."


def _listed(names: Sequence[str]) -> str:
    return f"Your goals are {', '.join(names)}." if len(names) > 1 else f"Your only goal is {names[0]}."


def _minor(money: Money | None, currency: str) -> int | None:
    """Return an amount in minor units; raises ToolError when the user's currency is not the goal's any more."""
    if money is None:
        return None
    if money.currency != currency:
        raise ToolError(f"The goal is in {currency}, but an amount in {money.currency}: give all in {currency}.")
    return money.minor
