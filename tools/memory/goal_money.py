"""The tool that puts money into a goal, or takes it out."""

from storage.money import Money
from tools.memory.goal_answers import goal_result, require_privacy, tell_others
from tools.memory.goal_changes import nearest_goal
from tools.memory.goal_parameters import GoalContribution
from tools.memory.goal_results import GoalResult
from tools.memory.goal_undo import REVERTS, keep_change, snapshot
from tools.memory.relevance import may_there_be_goals
from tools.toolkit.errors import ToolError
from tools.toolkit.tool import Tool, ToolContext


async def contribute(params: GoalContribution, context: ToolContext) -> GoalResult:
    """Add to what is saved for a goal. Raises ToolError for unknown or dropped goals and for more than is there."""
    require_privacy(context)
    goal, amount = await nearest_goal(params.name, context), params.amount
    if goal.status == "archived":
        raise ToolError(f"You dropped {goal.name}: tell me first that you want to take it up again.")
    if amount.currency != goal.currency:
        raise ToolError(f"The goal is in {goal.currency}, but the amount in {amount.currency}: give it in the former.")
    if not amount:
        raise ToolError("How much did you put in? Nothing changes by zero.")
    money = context.format.money_short
    if goal.saved_minor + amount.minor < 0:
        raise ToolError(f"{goal.name} holds {money(goal.saved)}: you cannot take out more than that.")
    before = snapshot(goal)
    goal.saved_minor += amount.minor
    goal.status = "reached" if goal.saved_minor >= goal.target_minor else "active"
    await context.unit.goals.update(goal)
    contribution = await context.unit.contributions.add(goal.id, amount, context.today)
    change = await keep_change(goal, before, snapshot(goal), context, contribution=contribution)
    shown = money(Money.from_minor(abs(amount.minor), amount.currency))
    words = f"You put {shown} into {goal.name}." if amount.minor > 0 else f"You took {shown} out of {goal.name}."
    result = await goal_result(words, goal, context, undo=change)
    await tell_others(f"The user changed a goal. {result.summary}", context)
    return result


CONTRIBUTE_TO_GOAL = Tool(
    name="contribute_to_goal",
    title="Money for a goal",
    purpose="put money into your goal",
    description=(
        "Adds money to a savings goal, or takes it out (a negative amount), and shows where the goal stands. Call it "
        "when the user puts aside, adds, moves or withdraws money for one of their goals. Pass only what the user "
        "said and leave everything else null; the amount is asked for when they did not name it. It can be undone."
    ),
    working="Booking it on your goal",
    parameters=GoalContribution,
    run=contribute,
    reverts=REVERTS,
    topic="goals",
    relevant=may_there_be_goals,
)
