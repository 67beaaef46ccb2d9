"""Which payment to move to which day so that a balance stays above zero."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from tools.finance.projection import Payment, Projection
from tools.toolkit.calendar import in_month
from tools.toolkit.recurrence import Every, Once, OnDate, OnDays, Recurrence

LATEST_DAY = 28
"""Every month has this day: a bill that is moved is moved to none that a month may lack."""

FARTHEST = 31
"""Days by which a bill that does not come every month may be moved: about what those who bill agree to."""


@dataclass(frozen=True, slots=True)
class Move:
    """A flow with other days, and what becomes of the lowest balance.

    `day` is the new day of the month of a monthly flow, `shift` by how many days any other comes later; the one that
    does not apply is None. `distance` counts the days of the longest way.
    """

    of: int
    day: int | None
    shift: int | None
    distance: int
    low: int


def best_move(projection: Projection, flows: Sequence[Recurrence]) -> Move | None:
    """Return the move of one flow that helps most; None when none helps.

    Of those that keep the balance from going below zero the one over the fewest days, else the one that leaves the
    highest low. `flows` are the schedules of what goes out, by the numbers that its payments bear.
    """
    helpful = [move for move in _moves(projection, flows) if move.low > projection.low]
    enough = [move for move in helpful if move.low >= 0]
    if enough:
        return min(enough, key=lambda move: (move.distance, -move.low))
    return max(helpful, key=lambda move: (move.low, -move.distance), default=None)


def moved_day(projection: Projection, day: date, move: Move) -> date:
    """Return the day to which a payment is moved; where that has passed already it stays.

    One that would come after the end counts on the last day, so that nothing looks better for not being counted.
    """
    later = in_month(day, move.day) if move.day is not None else day + timedelta(days=move.shift or 0)
    return min(later, projection.last) if later > projection.today else day


def _moves(projection: Projection, flows: Sequence[Recurrence]) -> Iterator[Move]:
    for number, when in enumerate(flows):
        payments = [payment for payment in projection.payments if payment.of == number and payment.minor < 0]
        for day, shift in _candidates(when) if payments else ():
            move = Move(number, day, shift, 0, 0)
            days = [moved_day(projection, payment.day, move) for payment in payments]
            distance = max(abs(new - payment.day).days for new, payment in zip(days, payments, strict=True))
            if distance:
                yield Move(number, day, shift, distance, _low(projection, payments, days))


def _candidates(when: Recurrence) -> Iterator[tuple[int | None, int | None]]:
    match when:
        case OnDays((own,)):
            yield from ((day, None) for day in range(1, LATEST_DAY + 1) if day != own)
        case OnDate() | Once() | Every(unit="month"):
            yield from ((None, shift) for shift in range(-FARTHEST, FARTHEST + 1) if shift)
        case _:
            return


def _low(projection: Projection, payments: Sequence[Payment], days: Sequence[date]) -> int:
    changes = list(projection.changes)
    for payment, day in zip(payments, days, strict=True):
        changes[(payment.day - projection.today).days] -= payment.minor
        changes[(day - projection.today).days] += payment.minor
    return min(accumulate(changes[1:], initial=projection.balance))
