"""The tools that keep goals: create one, list them, change one."""

from collections.abc import Sequence

from storage.tables.goals import Goal
from tools.memory.goal_answers import BY_HAND, NO_INTEREST, goal_result, require_privacy, standing, tell_others
from tools.memory.goal_changes import apply_change, nearest_goal, require_new_name
from tools.memory.goal_parameters import GoalChange, GoalFilter, NewGoal
from tools.memory.goal_progress import GoalProgress
from tools.memory.goal_results import GoalResult, GoalsResult
from tools.memory.goal_undo import REVERTS, keep_change, snapshot
from tools.memory.offers import offer_once
from tools.memory.relevance import may_there_be_goals
from tools.toolkit.errors import ToolError
from tools.toolkit.tool import Tool, ToolContext

MOST_GOALS = 50

_OFFER = "Shall I tell you by myself when {goal} is a quarter, half and all the way there?"


async def create(params: NewGoal, context: ToolContext) -> GoalResult:
    """Keep a new goal. Raises ToolError for a name that is taken or too long, and for too many goals."""
    user = context.caller.user
    await require_new_name(params.name, context)
    if len(await context.unit.goals.of_user(user.id)) >= MOST_GOALS:
        raise ToolError(f"You have {MOST_GOALS} goals already: drop one before you add another.")
    goal = await context.unit.goals.add(_new_goal(params, user.id))
    change = await keep_change(goal, None, snapshot(goal), context)
    result = await goal_result("Your goal is set up.", goal, context, undo=change)
    await tell_others(f"The user set up a goal. {result.goal.sentence}", context)
    offer = await offer_once("goal_milestones", _OFFER.format(goal=goal.name), context)
    return result.model_copy(update={"offer": offer})


async def list_all(params: GoalFilter, context: ToolContext) -> GoalsResult:
    """Return the user's goals. Raises ToolError where others read along."""
    require_privacy(context)
    rows = await context.unit.goals.of_user(context.caller.user.id, include_archived=params.with_dropped)
    goals = tuple([await standing(goal, context) for goal in rows])
    return GoalsResult(
        summary=_all_in_words(goals),
        as_of=context.today,
        assumptions=(NO_INTEREST, BY_HAND) if goals else (),
        suggestions=() if goals else ("Tell me what you save for, for example “Create a goal: $60,000 for a house”.",),
        goals=goals,
    )


async def change(params: GoalChange, context: ToolContext) -> GoalResult:
    """Change a goal. Raises ToolError for unknown names, for nothing to change, and where others read along."""
    require_privacy(context)
    goal = await nearest_goal(params.name, context)
    before = snapshot(goal)
    if params.new_name and params.new_name.casefold() != goal.name.casefold():
        await require_new_name(params.new_name, context)
    if goal.status == "archived" and params.dropped is not False:
        raise ToolError(f"You dropped {goal.name}: tell me first that you want to take it up again.")
    changed = tuple(apply_change(goal, params, context.format))
    if not changed:
        raise ToolError(f"What shall I change in {goal.name}? What is saved, the target, the deadline or the name?")
    await context.unit.goals.update(goal)
    change_id = await keep_change(goal, before, snapshot(goal), context)
    result = await goal_result(" ".join(changed), goal, context, undo=change_id)
    await tell_others(f"The user changed a goal. {result.summary}", context)
    return result


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


def _all_in_words(goals: Sequence[GoalProgress]) -> str:
    if not goals:
        return "You have no goals yet."
    count = "one goal" if len(goals) == 1 else f"{len(goals)} goals"
    return " ".join((f"You have {count}.", *(goal.sentence for goal in goals)))


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
    reverts=REVERTS,
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
        "Changes a savings goal: a new total (saved), target, monthly amount, deadline or name; drops it for now or "
        "takes it up again. Call it when the user changes or gives up a goal; for money put in or taken out use "
        "contribute_to_goal. Pass only what changes, in the user's own words, and leave everything else null."
    ),
    working="Updating your goal",
    parameters=GoalChange,
    run=change,
    reverts=REVERTS,
    topic="goals",
    relevant=may_there_be_goals,
)
