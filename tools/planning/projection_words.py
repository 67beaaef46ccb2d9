"""What is said about a projection, in sentences that can be quoted as they are."""

from collections.abc import Iterator

from tools.finance.moves import LATEST_DAY, Move, moved_day
from tools.planning.projection_case import ProjectionCase
from tools.toolkit.day_words import ordinal, shown_days
from tools.toolkit.recurrence import OnDays


def summary(case: ProjectionCase) -> str:
    """Return whether the balance goes below zero, its low point and its end."""
    found, long = case.projection, case.voice.formatter.long
    end = f"On {long(found.last)} you have {case.money(found.ending)}."
    if case.ending == "stays_above":
        return f"{_above(case)} {end}"
    if case.ending == "runs_out":
        return f"{_below(case)} It does not recover: on {long(found.last)} it is {case.money(found.ending)}."
    return f"{_below(case)} {end}"


def suggestions(case: ProjectionCase) -> tuple[str, ...]:
    """Return what keeps the balance from going below zero, or what is to spare."""
    if case.ending == "stays_above":
        return _spare(case)
    if case.ending == "runs_out":
        return (_gap(case), *_holding_back(case))
    return (*_moving(case), *_holding_back(case))


def assumptions(case: ProjectionCase) -> tuple[str, ...]:
    """Return what the answer rests on."""
    return tuple(_assumptions(case))


def _above(case: ProjectionCase) -> str:
    found, span = case.projection, case.voice.span(case.months)
    if found.low_on == found.today:
        return f"Your balance never falls below today's {case.money(found.low)} in the next {span}."
    return (
        f"Your balance stays above zero in the next {span}: its low point is {case.money(found.low)}, "
        f"on {case.voice.formatter.long(found.low_on)}."
    )


def _below(case: ProjectionCase) -> str:
    found, long = case.projection, case.voice.formatter.long
    below = found.below_on or found.low_on
    low = f"its low point is {case.money(found.low)}, on {long(found.low_on)}"
    if below == found.today:
        return f"Your balance is below zero already; {low}."
    if below == found.low_on:
        return f"Your balance goes below zero on {long(below)}: to {case.money(found.low)}, its low point."
    return f"Your balance goes below zero on {long(below)}; {low}."


def _spare(case: ProjectionCase) -> tuple[str, ...]:
    low = case.projection.low
    return (f"You could part with up to {case.money(low)} today and still not go below zero.",) if low else ()


def _gap(case: ProjectionCase) -> str:
    """Say what is missing in a month, on average; rounded up."""
    monthly = -(case.projection.net() // case.months)
    if monthly <= 0:
        return (
            f"What comes in covers what goes out, but not what is missing already: it takes "
            f"{case.money(case.projection.shortfall)} once."
        )
    return f"On average {case.money(monthly)} more a month goes out than comes in: cut or earn that much."


def _moving(case: ProjectionCase) -> Iterator[str]:
    move = case.move
    if move is None:
        return
    low = case.money(move.low)
    then = f"the low point is then {low}" + (
        ", and the balance stays above zero" if move.low >= 0 else ", which is not enough alone"
    )
    yield f"{_moved(case, move)}: {then}."


def _moved(case: ProjectionCase, move: Move) -> str:
    bill, long = case.bills[move.of], case.voice.formatter.long
    if move.day is not None and isinstance(bill.when, OnDays):
        return f"Move {bill.name} from the {ordinal(bill.when.days[0])} to the {ordinal(move.day)} of the month"
    days = [payment.day for payment in case.projection.payments if payment.of == move.of]
    first = next(day for day in days if moved_day(case.projection, day, move) != day)
    new = long(moved_day(case.projection, first, move))
    if len(days) == 1:
        return f"Pay {bill.name} on {new} instead of {long(first)}"
    count = abs(move.shift or 0)
    way = "later" if (move.shift or 0) > 0 else "earlier"
    return f"Pay {bill.name} {'1 day' if count == 1 else f'{count} days'} {way} each time, first on {new}"


def _holding_back(case: ProjectionCase) -> Iterator[str]:
    found, long, paydays = case.projection, case.voice.formatter.long, case.paydays
    below = found.below_on
    short = case.money(found.shortfall)
    if case.ending == "runs_out" or below is None:
        return
    either = "Or " if case.move is not None else ""
    if not paydays:
        when = "now" if below == found.today else f"by {long(below)}"
        words = f"have {short} more in the account {when}: no income comes before that."
    elif len(paydays) == 1:
        words = f"hold back {short} of what comes in on {long(paydays[0])}."
    else:
        each = case.money(-(-found.shortfall // len(paydays)))
        words = f"hold back {each} on each of the {len(paydays)} paydays until {long(below)}: {short} in all."
    yield f"{either}{words}" if either else f"{words[0].upper()}{words[1:]}"


def _assumptions(case: ProjectionCase) -> Iterator[str]:
    formatter = case.voice.formatter
    for flows, verb in ((case.income, "comes in"), (case.bills, "goes out")):
        for flow in flows:
            yield f"{flow.name}: {formatter.money_short(flow.amount)} {verb} {shown_days(flow.when, formatter)}."
    yield (
        f"Counted are the days until {formatter.long(case.last)}, from tomorrow on: what is due today is taken to be "
        "in your balance already. What comes and goes on the same day counts together."
    )
    if any(isinstance(flow.when, OnDays) and flow.when.days[-1] > LATEST_DAY for flow in (*case.income, *case.bills)):
        yield "A day that a month does not have becomes its last."
    if case.idle:
        yield f"Nothing falls on these days of: {', '.join(case.idle)}."
    yield _everyday(case)
    yield from _growth(case)


def _everyday(case: ProjectionCase) -> str:
    if case.everyday is None:
        return "Nothing but the bills you listed is spent: tell me your everyday spending to have it counted too."
    return f"Everyday spending of {case.voice.a_month(case.everyday.amount)} is spread evenly over each month."


def _growth(case: ProjectionCase) -> Iterator[str]:
    percent = case.voice.percent
    if case.income_growth or case.bill_growth:
        yield (
            f"Income changes by {percent(case.income_growth)} a year and bills by {percent(case.bill_growth)}, "
            "month by month."
        )
    else:
        yield "Income and bills stay as they are."
