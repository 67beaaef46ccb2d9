"""The results of the tools for goals: one goal, or all of them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tools.memory.goal_progress import GoalProgress
from tools.planning.charts import MOST_CATEGORIES, chart_labels
from tools.toolkit.outcome import Chart, Display, Figure, Series, Table, ToolResult


class GoalResult(ToolResult):
    """A goal as it stands after it was created or changed."""

    goal: GoalProgress

    def display(self) -> Display:
        """Return what is saved, what is missing and when the goal is reached."""
        return Display(
            title=f"Goal: {self.goal.name}",
            summary=self.summary,
            figures=tuple(self._figures()),
            suggestions=self.suggestions,
            assumptions=self.assumptions,
        )

    def _figures(self) -> Iterator[Figure]:
        goal = self.goal
        yield Figure(label="Saved", value=f"{goal.saved.text} of {goal.target.text}")
        yield Figure(label="Progress", value=goal.progress_text)
        if goal.track != "reached":
            yield Figure(label="To go", value=goal.remaining.text)
        if goal.reached_in:
            yield Figure(label="At this pace", value=goal.reached_in)
        if goal.needed_monthly:
            yield Figure(label="Needed each month", value=goal.needed_monthly.text)


class GoalsResult(ToolResult):
    """All goals, oldest first."""

    goals: tuple[GoalProgress, ...]

    def display(self) -> Display:
        """Return the goals as a table and, to compare several, how far each has come as bars."""
        return Display(
            title="Your goals",
            summary=self.summary,
            table=_table(self.goals) if self.goals else None,
            chart=_chart(self.goals) if len(self.goals) > 1 else None,
            suggestions=self.suggestions,
            assumptions=self.assumptions,
        )


def _table(goals: Sequence[GoalProgress]) -> Table:
    rows = (
        (goal.name, goal.saved.text, goal.target.text, goal.progress_text, goal.reached_in or "-", _standing(goal))
        for goal in goals
    )
    return Table(
        caption="Your goals",
        columns=("Goal", "Saved", "Target", "Progress", "At this pace", "Standing"),
        rows=tuple(rows),
        numeric=(False, True, True, True, False, False),
    )


def _standing(goal: GoalProgress) -> str:
    if goal.status == "archived":
        return "dropped"
    words = {"reached": "reached", "on_track": "on track", "behind": "behind", "overdue": "overdue"}
    return words.get(goal.track, "under way")


def _chart(goals: Sequence[GoalProgress]) -> Chart:
    shown = goals[:MOST_CATEGORIES]
    states = ", ".join(f"{goal.name} {goal.progress_text}" for goal in shown)
    return Chart(
        title="How far your goals have come",
        kind="bar",
        categories=chart_labels([goal.name for goal in shown]),
        series=(Series(name="Saved", values=tuple(float(goal.progress * Decimal(100)) for goal in shown)),),
        alt=f"The part of each goal that is saved: {states}.",
        x_label="Goal",
        y_label="Saved, in percent",
    )
