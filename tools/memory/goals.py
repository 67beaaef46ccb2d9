"""The tools that keep goals: create one, list them, change one."""

from collections.abc import Sequence

from storage.tables.goals import Goal
from tools.memory.goal_changes import apply_change, nearest_goal, require_new_name
from tools.memory.goal_parameters import GoalChange, GoalFilter, NewGoal
from tools.memory.goal_progress import GoalProgress, progress_of
from tools.memory.goal_results import GoalResult, GoalsResult
from tools.memory.relevance import may_there_be_goals
from tools.toolkit.errors import ToolError
from tools.toolkit.tool import Tool, ToolContext

MOST_GOALS = 50
NO_INTEREST = "No interest is counted; you save at the end of each month."
PRIVATE = "Goals are private: ask me in our direct messages, and I show them there."


async def create(params: NewGoal, context: ToolContext) -> GoalResult:
    """Keep a new goal. Raises ToolError for a name that is taken or too long, and for too many goals."""
    user = context.caller.user
    await require_new_name(params.name, context)
    if len(await context.unit.goals.of_user(user.id)) >= MOST_GOALS:
        raise ToolError(f"You have {MOST_GOALS} goals already: drop one before you add another.")
    goal = await context.unit.goals.add(_new_goal(params, user.id))
    progress = progress_of(goal, context.today, context.format)
    await _tell_others(f"The user set up a goal. {progress.sentence}", context)
    return _result(f"Your goal is set up. {progress.sentence}", progress, context)


async def list_all(params: GoalFilter, context: ToolContext) -> GoalsResult:
    """Return the user's goals. Raises ToolError where others read along."""
    _require_privacy(context)
    rows = await context.unit.goals.of_user(context.caller.user.id, include_archived=params.with_dropped)
    goals = tuple(progress_of(goal, context.today, context.format) for goal in rows)
    return GoalsResult(
        summary=_all_in_words(goals),
        as_of=context.today,
        assumptions=(NO_INTEREST,) if goals else (),
        suggestions=() if goals else ("Tell me what you save for, for example “Create a goal: $60,000 for a house”.",),
        goals=goals,
    )


async def change(params: GoalChange, context: ToolContext) -> GoalResult:
    """Change a goal. Raises ToolError for unknown names, for nothing to change, and where others read along."""
    _require_privacy(context)
    goal = await nearest_goal(params.name, context)
    if params.new_name and params.new_name.casefold() != goal.name.casefold():
        await require_new_name(params.new_name, context)
    if goal.status == "archived" and params.dropped is not False:
        raise ToolError(f"You dropped {goal.name}: tell me first that you want to take it up again.")
    changed = tuple(apply_change(goal, params, context.format))
    if not changed:
        raise ToolError(
            f"What shall I change in {goal.name}? An amount you put in, the target, the deadline or the name?"
        )
    await context.unit.goals.update(goal)
    progress = progress_of(goal, context.today, context.format)
    sentences = " ".join((*changed, *(() if goal.status == "archived" else (progress.sentence,))))
    await _tell_others(f"The user changed a goal. {sentences}", context)
    return _result(sentences, progress, context)


def _new_goal(params: NewGoal, user_id: int) -> Goal:
    saved = params.saved.minor if params.saved else 0
    return Goal(
        user_id=user_id,
        name=params.name,
        target_minor=params.target.minor,
        saved_minor=saved,
        monthly_minor=params.monthly_amount.minor if params.monthly_amount else None,
        currency=params.target.currency,
        deadline=params.deadline,
        status="reached" if saved >= params.target.minor else "active",
    )


def _result(summary: str, progress: GoalProgress, context: ToolContext) -> GoalResult:
    return GoalResult(
        summary=summary, as_of=context.today, assumptions=(NO_INTEREST,), suggestions=_advice(progress), goal=progress
    )


def _advice(goal: GoalProgress) -> tuple[str, ...]:
    """Return what would help a goal that is behind, or that lacks a pace or a deadline."""
    match goal.track:
        case "behind" if goal.needed_monthly and goal.monthly:
            if goal.reached_in is None:
                return ()
            return (f"Or move the deadline to {goal.reached_in}, and {goal.monthly.text} a month is enough.",)
        case "overdue":
            return ("Give it a new deadline, and I tell you what that takes each month.",)
        case "no_pace" if goal.deadline is None:
            return ("Tell me what you put aside for it each month, and I tell you when you get there.",)
        case _:
            return ()


def _all_in_words(goals: Sequence[GoalProgress]) -> str:
    if not goals:
        return "You have no goals yet."
    count = "one goal" if len(goals) == 1 else f"{len(goals)} goals"
    return " ".join((f"You have {count}.", *(goal.sentence for goal in goals)))


def _require_privacy(context: ToolContext) -> None:
    if not context.caller.private:
        raise ToolError(PRIVATE)


async def _tell_others(text: str, context: ToolContext) -> None:
    """Note a change for the user's other conversations; what is said among others stays there."""
    caller = context.caller
    if caller.private:
        await context.unit.notes.add(caller.user.id, text, conversation_id=caller.conversation_id, now=context.now)


CREATE_GOAL = Tool(
    name="create_goal",
    title="New goal",
    purpose="set up your savings goal",
    description=(
        "Keeps a savings goal with its name and target, so that progress can be followed later. Call it when the user "
        "wants to set, start or track a goal; for a mere question of how long saving takes, use "
        "calculate_savings_timeline. Name it in a word or two of the user's own (House, Japan trip). Pass only what "
        "the user said and leave everything else null; the user is then asked for what is essential."
    ),
    working="Setting up your goal",
    parameters=NewGoal,
    run=create,
    topic="goals",
)

LIST_GOALS = Tool(
    name="list_goals",
    title="Your goals",
    purpose="show your goals",
    description=(
        "Shows the user's savings goals: what is saved, progress, whether each is on track, and when it is reached at "
        "this pace. Call it when the user asks about their goals or their progress, to find a goal's name, and when "
        "they ask to change a goal while update_goal is not offered: then there is none."
    ),
    working="Looking up your goals",
    parameters=GoalFilter,
    run=list_all,
    topic="goals",
    reads_only=True,
)

UPDATE_GOAL = Tool(
    name="update_goal",
    title="Change a goal",
    purpose="bring your goal up to date",
    description=(
        "Changes a savings goal: money put in or taken out (added; negative when taken out), a new total (saved), "
        "target, monthly amount, deadline or name; drops it or takes it up again. Call it when the user reports money "
        "put aside for a goal, or changes or gives up a goal. Pass only what changes, in the user's own words, and "
        "leave everything else null."
    ),
    working="Updating your goal",
    parameters=GoalChange,
    run=change,
    topic="goals",
    relevant=may_there_be_goals,
)
