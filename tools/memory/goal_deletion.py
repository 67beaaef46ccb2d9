"""The tool that deletes a goal, after its owner agreed to that."""

from tools.memory.goal_answers import require_privacy, tell_others
from tools.memory.goal_changes import nearest_goal
from tools.memory.goal_parameters import GoalDeletion
from tools.memory.goal_undo import REVERTS, keep_change, snapshot
from tools.memory.relevance import may_there_be_goals
from tools.toolkit.consent import Confirmation
from tools.toolkit.outcome import ToolResult
from tools.toolkit.tool import Tool, ToolContext


async def ask_first(params: GoalDeletion, context: ToolContext) -> Confirmation:
    """Return what the user is asked. Raises ToolError for an unknown goal and where others read along."""
    require_privacy(context)
    goal = await nearest_goal(params.name, context)
    money = context.format.money_short
    check_ins = [c for c in await context.unit.check_ins.of_user(goal.user_id) if c.goal_id == goal.id]
    ends = " Its check-ins end with it." if check_ins else ""
    return Confirmation(
        question=f"Shall I delete the goal {goal.name}, with {money(goal.saved)} of {money(goal.target)} saved?{ends}",
        subject=f"goal:{goal.id}:{goal.version}",
        yes="Yes, delete it",
    )


async def delete(params: GoalDeletion, context: ToolContext) -> ToolResult:
    """Delete a goal with all that was booked on it. Raises ToolError for an unknown one and where others read along."""
    require_privacy(context)
    goal = await nearest_goal(params.name, context)
    contributions = await context.unit.contributions.of_goal(goal.id)
    change = await keep_change(goal, snapshot(goal), None, context, contributions=contributions)
    name = goal.name
    await context.unit.goals.delete(goal)
    await tell_others(f"The user deleted the goal {name}.", context)
    return ToolResult(summary=f"The goal {name} is deleted.", as_of=context.today, undo=change)


DELETE_GOAL = Tool(
    name="delete_goal",
    title="Delete a goal",
    purpose="delete your goal",
    description=(
        "Deletes a savings goal with all that was booked on it; the user is asked to agree first. Call it when the "
        "user wants a goal deleted or removed. For one that they give up for now, and may take up again, use "
        "update_goal."
    ),
    working="Looking at your goal",
    parameters=GoalDeletion,
    run=delete,
    confirm=ask_first,
    reverts=REVERTS,
    topic="goals",
    relevant=may_there_be_goals,
)
