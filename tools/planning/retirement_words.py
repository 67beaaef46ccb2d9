"""The answer to a question about retirement, in sentences that can be quoted as they are."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from tools.finance.outcomes import AlreadyThere
from tools.finance.precision import exact
from tools.finance.time_value import MONTHS_A_YEAR
from tools.finance.us_history import YEARS
from tools.finance.withdrawals import historical_success_rate, mean_real_return, spans
from tools.planning.retirement_case import DEFAULT_RETURN, RetirementCase

HALF = Decimal("0.5")
"""The part of stocks in the mix that the assumptions are compared with; the rest is in bonds."""

MOST_FOR_LOSSES = 10
"""How many times the number somebody is told to save where losses eat it up: what takes more is no plan."""

LATEST_AGE = 75
"""Nobody is told to retire later than at this age, unless that is only a few years away."""

WORKING_ON = 120
"""Ten more years of work: for what saving more is worked out where retirement begins today."""


def summary(case: RetirementCase) -> str:
    """Return the answer in a few sentences: the number, what will be there, when, and how long that lasts."""
    return " ".join((_number(case), *_standing(case), *_duration(case)))


def assumptions(case: RetirementCase) -> tuple[str, ...]:
    """Return what the answer rests on: rates and their basis, the rule for the number, ages and timing."""
    return tuple(_assumptions(case))


def suggestions(case: RetirementCase) -> tuple[str, ...]:
    """Return what would close the gap, most useful first; nothing where there is none."""
    if case.outcome in ("already_there", "on_track"):
        return tuple(_lasting(case))
    return (*_save_more(case), *_retire_later(case), *_spend_less(case), *_lasting(case))


def _number(case: RetirementCase) -> str:
    plan = case.plan
    with exact():
        monthly = plan.yearly_spending / MONTHS_A_YEAR
    nominal = case.about(plan.nominal(plan.number, plan.months))
    then = f" ({nominal} in the money of {case.retires_on.year})" if plan.inflation and plan.months else ""
    return (
        f"To spend {case.about(plan.yearly_spending)} a year ({case.about(monthly)} a month) in retirement you need "
        f"{case.about(plan.number)} in today's money{then}, by the rule of withdrawing "
        f"{case.voice.formatter.percent(plan.withdrawal_rate)} a year."
    )


def _standing(case: RetirementCase) -> Iterator[str]:
    if isinstance(case.reached, AlreadyThere):
        yield f"You are already there: {case.about(case.plan.balance)} are saved."
    elif not case.plan.months:
        yield f"{case.about(case.plan.balance)} are saved today, {case.about(case.gap)} short of it."
    if case.plan.months:
        yield _projection(case)
    if case.outcome == "never":
        yield f"Going on like this you do not reach it before you are {case.plan_to}."
    elif isinstance(case.reached, int):
        time = "already" if case.outcome == "on_track" else "only"
        yield f"You reach it {time} in {case.voice.month_after(case.reached)}, at {case.age_after(case.reached)}."


def _projection(case: RetirementCase) -> str:
    plan, when = case.plan, case.voice.formatter.date(case.retires_on)
    nominal = plan.nominal(case.projected, plan.months)
    then = f", which will be {case.about(nominal)} in the money of that year" if plan.inflation else ""
    verdict = f"{case.about(case.gap)} short" if case.gap else f"{case.about(case.spare)} more than you need"
    pace = f"Putting in {case.voice.a_month(plan.monthly)}" if plan.monthly else "Without putting in any more"
    return f"{pace} you have about {case.about(case.projected)} at {case.retires}, in {when}{then}: {verdict}."


def _duration(case: RetirementCase) -> Iterator[str]:
    """How long what is there at retirement pays for the spending, where it is less than is needed."""
    if not case.gap or not case.projected:
        return
    age = case.lasts_to(case.projected)
    if age is not None:
        yield f"What you have at {case.retires} would be used up at {age}."
    else:
        yield (
            f"At the assumed return what you have at {case.retires} would still last until {case.plan_to}, but without "
            "the margin for bad years that the rule leaves."
        )


def _save_more(case: RetirementCase) -> Iterator[str]:
    """Say what has to be put in until retirement or, where that begins today, in some years of working on."""
    months = case.plan.months or WORKING_ON
    needed, age = replace(case.plan, months=months).monthly_needed(), case.age_after(months)
    if isinstance(needed, Decimal) and needed > case.plan.monthly and age < case.plan_to:
        more = f", {case.voice.money(needed - case.plan.monthly)} more than now," if case.plan.monthly else ""
        yield f"Save more: {case.voice.a_month(needed)}{more} gets you there by {age}."


def _retire_later(case: RetirementCase) -> Iterator[str]:
    if not isinstance(case.reached, int):
        return
    age, when = case.age_after(case.reached), case.voice.month_after(case.reached)
    if age <= LATEST_AGE or case.reached <= WORKING_ON:
        yield f"Retire later: going on like this you get there at {age}, in {when}."


def _spend_less(case: RetirementCase) -> Iterator[str]:
    yearly = case.plan.affordable_spending
    if yearly >= MONTHS_A_YEAR:
        with exact():
            monthly = yearly / MONTHS_A_YEAR
        yield (
            f"Spend less: {case.at_most(yearly)} a year ({case.at_most(monthly)} a month) is what your savings at "
            f"{case.retires} allow."
        )


def _lasting(case: RetirementCase) -> Iterator[str]:
    """Say what lasts to the end of the plan where even the number does not, at the assumed return."""
    age = case.lasts_to(case.plan.number)
    needed = case.plan.needed_to_last(case.retirement_months)
    if age is not None and case.projected < needed <= case.plan.number * MOST_FOR_LOSSES:
        yield (
            f"Plan for more: at the assumed return {case.about(case.plan.number)} would be used up at {age}; to "
            f"last until {case.plan_to} it takes {case.at_least(needed)}."
        )


def _assumptions(case: RetirementCase) -> Iterator[str]:
    plan, percent, voice = case.plan, case.voice.formatter.percent, case.voice
    real = percent(round(plan.real_annual_return, 4))
    prices = f"and prices rise {percent(plan.inflation)} a year: {real} in today's money"
    yield (
        f"The return is {percent(plan.annual_return)} a year before inflation (effective annual) "
        f"{prices if plan.inflation else 'and no inflation is counted'}, before and after you retire."
    )
    if plan.annual_return == DEFAULT_RETURN:
        yield (
            f"The {percent(DEFAULT_RETURN)} are my cautious assumption and no forecast: half stocks and half ten-year "
            f"bonds returned {percent(round(mean_real_return(HALF), 3))} above inflation in the United States from "
            f"{YEARS[0].number} to {YEARS[-1].number}."
        )
    yield _history(case)
    yield "Amounts are in today's money unless said otherwise; the contribution and the spending rise with prices."
    yield (
        f"You retire at {case.retires} and plan until {case.plan_to}, counted in whole years from today; you save at "
        f"the end of each month, first on {voice.formatter.long(voice.day_after(1))}."
    )
    yield "Taxes, fees, and pensions beside these savings are not counted."


def _history(case: RetirementCase) -> str:
    years, rate = case.plan_to - case.retires, case.plan.withdrawal_rate
    share = historical_success_rate(HALF, rate, years)
    return (
        f"Withdrawing {case.voice.formatter.percent(rate)}, and then as much in today's money each year, lasted "
        f"{years} years in {case.voice.formatter.percent(round(share, 2))} of the {spans(years)} such periods in the "
        f"United States since {YEARS[0].number} (half stocks, half bonds; data of Robert Shiller). The past promises "
        "nothing."
    )
