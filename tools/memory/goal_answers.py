"""What the tools for goals answer: where a goal stands, what would help it, and what other conversations hear of it."""

from storage.tables.goals import Goal
from tools.memory.goal_pace import actual_pace
from tools.memory.goal_progress import GoalProgress, progress_of
from tools.memory.goal_results import GoalResult
from tools.toolkit.errors import ToolError
from tools.toolkit.tool import ToolContext

NO_INTEREST = "No interest is counted; you save at the end of each month."
BY_HAND = "A goal counts what you tell me you put into it; transactions and accounts are left as they are."
PRIVATE = "Goals are private: ask me in our direct messages, and I show them there."


async def standing(goal: Goal, context: ToolContext) -> GoalProgress:
    """Return how far a goal has come by today, at the pace at which it was filled so far where that is known."""
    contributions = await context.unit.contributions.of_goal(goal.id)
    return progress_of(goal, context.today, context.format, actual_pace(contributions, context.today))


async def goal_result(words: str, goal: Goal, context: ToolContext, *, undo: int | None = None) -> GoalResult:
    """Return a goal as it stands; its sentence follows the words, unless it was dropped."""
    progress = await standing(goal, context)
    sentence = "" if goal.status == "archived" else progress.sentence
    return GoalResult(
        summary=" ".join(filter(None, (words, sentence))),
        as_of=context.today,
        assumptions=(NO_INTEREST, BY_HAND),
        suggestions=_advice(progress),
        undo=undo,
        goal=progress,
    )


def require_privacy(context: ToolContext) -> None:
    """Raise ToolError where others read along."""
    if not context.caller.private:
        raise ToolError(PRIVATE)


async def tell_others(text: str, context: ToolContext) -> None:
    """Note a change for the user's other conversations; what is said among others stays there."""
    caller = context.caller
    if caller.private:
        await context.unit.notes.add(caller.user.id, text, conversation_id=caller.conversation_id, now=context.now)


def _advice(goal: GoalProgress) -> tuple[str, ...]:
    """Return what would help a goal that is behind, or that lacks a pace or a deadline."""
    match goal.track:
        case "behind" if goal.needed_monthly and goal.pace:
            if goal.reached_in is None:
                return ()
            return (f"Or move the deadline to {goal.reached_in}, and {goal.pace.text} a month is enough.",)
        case "overdue":
            return ("Give it a new deadline, and I tell you what that takes each month.",)
        case "no_pace" if goal.deadline is None:
            return ("Tell me what you put aside for it each month, and I'll tell you when you get there.",)
        case _:
            return ()
