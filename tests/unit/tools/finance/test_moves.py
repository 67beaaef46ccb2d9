"""Which bill to move: every way is tried here by looking at the days anew."""

from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.tools.finance.test_projection import TODAY, Flow, projection
from tools.finance.moves import Move, best_move, moved_day
from tools.finance.projection import Payment, Projection, project
from tools.toolkit.calendar import in_month
from tools.toolkit.recurrence import Every, Once, OnDate, OnDays, OnWeekday

PAY: Flow = (200_000, Every(14, "day", date(2026, 12, 4)))
bills = st.lists(
    st.tuples(
        st.integers(-200_000, -1_000),
        st.one_of(
            st.integers(1, 31).map(lambda day: OnDays((day,))),
            st.dates(TODAY, TODAY + timedelta(days=90)).map(Once),
            st.dates(TODAY, TODAY + timedelta(days=90)).map(lambda day: OnDate(day.month, day.day)),
            st.integers(0, 6).map(OnWeekday),
        ),
    ),
    min_size=1,
    max_size=3,
)


def with_bill_moved(found: Projection, number: int, to: dict[date, date]) -> Projection:
    payments = [
        Payment(to[entry.day], entry.minor, entry.of) if entry.of == number else entry for entry in found.payments
    ]
    return project(found.balance, found.today, found.last, payments)


def ways(found: Projection, listed: list[Flow]) -> Iterator[tuple[int, int]]:
    """Yield for every way to move a bill how far it is moved at most, and the lowest balance then."""
    for number, (_, when) in enumerate(listed):
        days = [entry.day for entry in found.payments if entry.of == number]
        changes: list[dict[date, date]] = []
        match when:
            case OnDays():
                changes = [{day: in_month(day, new) for day in days} for new in range(1, 29)]
            case Once() | OnDate():
                changes = [{day: day + timedelta(days=shift) for day in days} for shift in range(-31, 32)]
            case _:
                pass
        for change in changes if days else ():
            to = {day: min(new, found.last) if new > TODAY else day for day, new in change.items()}
            distance = max(abs((new - day).days) for day, new in to.items())
            yield distance, with_bill_moved(found, number, to).low


@settings(max_examples=250, deadline=None)
@given(balance=st.integers(-50_000, 300_000), listed=bills)
def test_the_move_is_the_shortest_that_is_enough_or_else_the_one_that_helps_most(
    balance: int, listed: list[Flow]
) -> None:
    found = projection(balance, TODAY + timedelta(days=75), [*listed, PAY])
    helpful = [(distance, low) for distance, low in ways(found, listed) if low > found.low]
    enough = [(distance, -low) for distance, low in helpful if low >= 0]
    most = [(-low, distance) for distance, low in helpful]
    move = best_move(found, [when for _, when in listed])

    expected = (min(enough)[0], -min(enough)[1]) if enough else (min(most)[1], -min(most)[0]) if most else None
    assert (move and (move.distance, move.low)) == expected


def test_rent_before_the_first_pay_is_moved_behind_it() -> None:
    found = projection(100_000, date(2027, 11, 21), [(-120_000, OnDays((1,))), PAY])

    assert best_move(found, [OnDays((1,))]) == Move(of=0, day=4, shift=None, distance=3, low=100_000)


def test_a_bill_that_comes_every_week_is_not_moved() -> None:
    found = projection(0, date(2027, 1, 21), [(-5_000, OnWeekday(0)), PAY])

    assert best_move(found, [OnWeekday(0)]) is None


def test_what_would_be_moved_behind_the_end_counts_on_the_last_day() -> None:
    found = projection(10_000, date(2026, 12, 1), [(-20_000, Once(date(2026, 11, 28)))])

    assert best_move(found, [Once(date(2026, 11, 28))]) is None
    assert moved_day(found, date(2026, 11, 28), Move(0, None, 20, 20, 0)) == found.last
    assert moved_day(found, date(2026, 11, 28), Move(0, None, -20, 20, 0)) == date(2026, 11, 28)
