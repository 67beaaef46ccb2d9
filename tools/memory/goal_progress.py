"""How far a goal has come, and when it is reached at this pace."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal
from typing import TYPE_CHECKING, Literal

from storage.money import Money
from tools.finance.savings import LONGEST_PLAN
from tools.planning.amount import Amount
from tools.toolkit.calendar import add_months, whole_months
from tools.toolkit.record import Record

if TYPE_CHECKING:
    from storage.tables.goals import Goal
    from tools.memory.goal_pace import ActualPace
    from tools.toolkit.formatting import Formatter

Track = Literal["reached", "on_track", "behind", "overdue", "no_pace", "no_deadline"]
"""Whether the pace meets the deadline; `no_pace` and `no_deadline` when one of them is not known."""


class GoalProgress(Record):
    """One goal: what it takes, what is there, and whether the pace is enough.

    `progress` is the fraction that is saved. `monthly` is what the user means to put in each month, `pace` what they
    did on average, or mean to; `reached_in` is the month in which the goal is reached at that pace. `needed_monthly` is
    what the deadline takes. `sentence` says all of it.
    """

    name: str
    status: Literal["active", "reached", "archived"]
    target: Amount
    saved: Amount
    remaining: Amount
    progress: Decimal
    progress_text: str
    monthly: Amount | None
    pace: Amount | None
    deadline: date | None
    months_left: int | None
    reached_on: date | None
    reached_in: str | None
    needed_monthly: Amount | None
    track: Track
    sentence: str


@dataclass(frozen=True, slots=True)
class _Pace:
    """What the plain arithmetic of a goal says on one day: no interest, saving at the end of each month."""

    goal: "Goal"
    today: date
    formatter: "Formatter"
    actual: "ActualPace | None" = None

    @property
    def monthly(self) -> Money | None:
        """What is put in each month: what was so far, where that is known, else what is planned."""
        return self.actual.monthly if self.actual else self.goal.monthly

    @property
    def remaining(self) -> Money:
        left = self.goal.target - self.goal.saved
        return max(left, Money.zero(self.goal.currency))

    @property
    def months_to_deadline(self) -> int | None:
        """Whole months left, at least one while the deadline lies ahead; None when it is past or unknown."""
        if self.goal.deadline is None or self.goal.deadline <= self.today:
            return None
        return max(1, whole_months(self.today, self.goal.deadline))

    @property
    def months_at_this_pace(self) -> int | None:
        """Months until the goal is reached; None without a pace, or when it takes more than a hundred years."""
        if not self.remaining:
            return 0
        if not self.monthly:
            return None
        months = -(-self.remaining.minor // self.monthly.minor)
        return months if months <= LONGEST_PLAN else None

    @property
    def reached_on(self) -> date | None:
        """The day on which this pace reaches the goal; a deadline may cut the first month short."""
        months = self.months_at_this_pace
        if not months:
            return None
        ahead = add_months(self.today, months)
        return min(ahead, self.goal.deadline or ahead) if self.track == "on_track" else ahead

    @property
    def needed(self) -> Money | None:
        """What must be saved each month to make the deadline."""
        months = self.months_to_deadline
        if months is None or not self.remaining:
            return None
        return Money.from_minor(-(-self.remaining.minor // months), self.goal.currency)

    @property
    def track(self) -> Track:
        if not self.remaining:
            return "reached"
        if self.goal.deadline is None:
            return "no_deadline" if self.monthly else "no_pace"
        if self.months_to_deadline is None:
            return "overdue"
        if not self.monthly or self.needed is None:
            return "no_pace"
        return "on_track" if self.monthly >= self.needed else "behind"


def progress_of(goal: "Goal", today: date, formatter: "Formatter", actual: "ActualPace | None" = None) -> GoalProgress:
    """Return how far `goal` has come on a day; its pace is the actual one where that is given."""
    pace = _Pace(goal, today, formatter, actual)
    fraction = _fraction(goal)
    day = pace.reached_on
    return GoalProgress(
        name=goal.name,
        status=goal.status,
        target=Amount.of(goal.target, formatter),
        saved=Amount.of(goal.saved, formatter),
        remaining=Amount.of(pace.remaining, formatter),
        progress=fraction,
        progress_text=formatter.percent(fraction),
        monthly=Amount.of(goal.monthly, formatter) if goal.monthly else None,
        pace=Amount.of(pace.monthly, formatter) if pace.monthly else None,
        deadline=goal.deadline,
        months_left=pace.months_at_this_pace,
        reached_on=day,
        reached_in=formatter.date(day) if day else None,
        needed_monthly=Amount.of(pace.needed, formatter) if pace.needed else None,
        track=pace.track,
        sentence=" ".join(_sentences(pace)),
    )


def _fraction(goal: "Goal") -> Decimal:
    """Return the part that is saved, rounded down: only a reached goal is at 100%."""
    share = min(goal.saved.amount / goal.target.amount, Decimal(1))
    return share.quantize(Decimal("0.001"), rounding=ROUND_DOWN)


def _sentences(pace: _Pace) -> Iterator[str]:
    goal, money = pace.goal, pace.formatter.money_short
    if not pace.remaining:
        yield f"{goal.name} is reached: {money(goal.saved)} of {money(goal.target)}. Well done!"
        return
    fraction = pace.formatter.percent(_fraction(goal))
    yield f"{goal.name}: {money(goal.saved)} of {money(goal.target)} saved ({fraction}), {money(pace.remaining)} to go."
    months, day = pace.months_at_this_pace, pace.reached_on
    if pace.monthly:
        since = f" you have put in since {pace.formatter.date(pace.actual.since)}" if pace.actual else ""
        rate = f"At {'the ' if since else ''}{money(pace.monthly)} a month{since}"
        when = (
            f"you get there in {pace.formatter.months(months)}, in {pace.formatter.date(day)}" if months and day else ""
        )
        yield f"{rate} {when or 'that takes more than a hundred years'}."
    yield from _against_the_deadline(pace)


def _against_the_deadline(pace: _Pace) -> Iterator[str]:
    goal, money = pace.goal, pace.formatter.money_short
    if goal.deadline is None:
        return
    when = pace.formatter.long(goal.deadline)
    if pace.needed is None:
        yield f"The deadline, {when}, has passed."
        return
    match pace.track:
        case "on_track":
            yield f"That is on track for {when}."
        case "behind":
            yield f"That is too slow for {when}: it takes {money(pace.needed)} a month."
        case _:
            yield f"To make it by {when}, save {money(pace.needed)} a month."
