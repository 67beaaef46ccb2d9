"""What is said about a simulated plan, in sentences that can be quoted as they are."""

from collections.abc import Iterator
from decimal import Decimal

from tools.finance.returns import CAUTION, historical
from tools.finance.shocks import BLOCK_YEARS
from tools.finance.us_history import YEARS
from tools.futures.parameters import FuturesParameters
from tools.futures.planned import HALF, stocks_of
from tools.futures.scenarios_case import ScenarioCase
from tools.futures.simulation import BAD, CHANCES, GOOD, Needed

LIKELY, VERY_LIKELY = CHANCES[1:]
"""Below the first, what would help is said."""


def summary(case: ScenarioCase) -> str:
    """Return the chance, where the middle and the edges of the futures end, and what a good chance takes."""
    return " ".join((_chance(case), *_endings(case), *_takes(case)))


def suggestions(case: ScenarioCase) -> tuple[str, ...]:
    """Return what makes success likely; nothing where it is likely already."""
    return () if case.outlook.chance >= LIKELY else tuple(_suggestions(case))


def assumptions(case: ScenarioCase) -> tuple[str, ...]:
    """Return what the answer rests on: returns and their source, prices, timing, and how it was simulated."""
    return tuple(_assumptions(case))


def span(years: int) -> str:
    """Return "20 years"."""
    return "1 year" if years == 1 else f"{years} years"


def _futures(case: ScenarioCase) -> str:
    count = case.voice.formatter.number(case.outlook.draw.paths)
    return f"{case.chance()} of {count} simulated futures"


def _chance(case: ScenarioCase) -> str:
    outlook, time = case.outlook, span(case.outlook.plan.years)
    goal = case.voice.money(outlook.goal)
    left = f" with at least {goal} left" if outlook.goal else ""
    if outlook.certain:
        verdict = "is" if outlook.chance else "is not"
        what = f"Your money {'lasts' if outlook.chance else 'does not last'} {time}{left}"
        reached = f"{goal} in today's money {verdict} reached within {time}"
        return f"{what if outlook.aim == 'lasts' else reached} at a return that never swings."
    if outlook.aim == "lasts":
        return f"Your money lasts {time}{left} in {_futures(case)}."
    return f"You have {goal} in today's money after {time} in {_futures(case)}."


def _endings(case: ScenarioCase) -> Iterator[str]:
    outlook, when = case.outlook, case.year(case.outlook.plan.years)
    middle = f"about {case.about(outlook.ending())} are there" if outlook.ending() else "nothing is left"
    if outlook.certain:
        yield f"In {when} {middle}."
        return
    bad = outlook.ending(BAD)
    worst = f"{case.about(bad)} or less" if bad else f"nothing from {case.year(_used_up(outlook.line(BAD)))} on"
    yield (
        f"In the middle of them {middle} in {when}; in the worst twentieth it is {worst}, in the best "
        f"{case.about(outlook.ending(GOOD))} or more."
    )


def _used_up(line: tuple[Decimal, ...]) -> int:
    """Return the year from which on nothing is left."""
    return next(year for year in range(len(line)) if not any(line[year:]))


def _takes(case: ScenarioCase) -> Iterator[str]:
    """What a better chance takes each month; where success is not even likely the suggestions say that."""
    if case.outlook.chance < LIKELY:
        return
    needed = {entry.chance: entry for entry in case.outlook.needed if entry.chance > case.outlook.chance}
    told = [
        f"{_a_month(case, entry.contribution)} for a chance of {case.percent(chance)}"
        for chance, entry in needed.items()
        if chance >= LIKELY and entry.contribution is not None
    ]
    if told and not case.outlook.certain:
        yield f"It takes {' and '.join(told)}."


def _suggestions(case: ScenarioCase) -> Iterator[str]:
    likely, very_likely = case.outlook.needed[1:]
    for entry in (likely, very_likely):
        yield from _save_more(case, entry)
    if likely.spending and very_likely.spending:
        yield (
            f"Spend less: {case.voice.a_month(likely.spending)} at most lasts with a chance of {case.percent(LIKELY)}, "
            f"{case.voice.a_month(very_likely.spending)} with one of {case.percent(VERY_LIKELY)}."
        )


def _save_more(case: ScenarioCase, entry: Needed) -> Iterator[str]:
    monthly = case.outlook.plan.monthly
    if entry.contribution is not None and entry.contribution > monthly and not case.outlook.certain:
        more = f", {case.voice.money(entry.contribution - monthly)} more than now," if monthly else ""
        yield (
            f"Save more: {case.voice.a_month(entry.contribution)}{more} gives a chance of {case.percent(entry.chance)}."
        )
    elif entry.contribution is not None and entry.contribution > monthly and entry.chance == LIKELY:
        yield f"Save more: {case.voice.a_month(entry.contribution)} gets you there."


def _a_month(case: ScenarioCase, amount: Decimal) -> str:
    return case.voice.a_month(amount) if amount else "nothing more"


def _assumptions(case: ScenarioCase) -> Iterator[str]:
    told, percent = case.told, case.voice.formatter.percent
    yield from returns_assumed(case)
    fees = f"; fees take {percent(told.fees)} of the balance a year" if told.fees else "; no fees are counted"
    yield f"Prices rise {percent(told.inflation)} a year{fees}. All amounts are in today's money."
    yield from _flows(case)
    yield _method(case)
    yield "Taxes are not counted."


def returns_assumed(case: ScenarioCase) -> Iterator[str]:
    """Yield what is assumed of returns, and where that comes from."""
    told, returns, percent = case.told, case.outlook.plan.returns, case.voice.formatter.percent
    mean, swing = percent(round(returns.mean, 3)), percent(round(returns.volatility, 3))
    kind = "compounded" if returns.basis == "geometric" else "in an average year"
    yield f"The return is {mean} {kind} before inflation and swings by {swing} (the standard deviation of a year)."
    if told.annual_return is None or told.volatility is None:
        past = historical(stocks_of(told))
        yield (
            f"{_usual(told)} from {_mix(case)}, which returned {percent(round(past.mean, 3))} above inflation in an "
            f"average year and swung by {percent(round(past.volatility, 3))} in the United States {_SPAN}"
            f"{_caution(case)}."
        )


_SPAN = f"from {YEARS[0].number} to {YEARS[-1].number} (data of Robert Shiller)"


def _usual(told: FuturesParameters) -> str:
    if told.annual_return is None and told.volatility is None:
        return "That comes"
    return "The return comes" if told.annual_return is None else "The swing comes"


def _caution(case: ScenarioCase) -> str:
    points = case.voice.formatter.number(CAUTION * 100, 1)
    return f"; I take {points} points off that to be careful" if case.told.annual_return is None else ""


def _mix(case: ScenarioCase) -> str:
    stocks = stocks_of(case.told)
    if stocks in (0, 1):
        return "stocks" if stocks else "ten-year bonds"
    if stocks == HALF:
        return "half stocks and half ten-year bonds"
    return f"{case.percent(stocks)} stocks and {case.percent(1 - stocks)} ten-year bonds"


def _flows(case: ScenarioCase) -> Iterator[str]:
    plan, told, voice = case.outlook.plan, case.told, case.voice
    if plan.monthly and plan.months_of_saving:
        rise = told.contribution_growth
        how = "rises with prices" if rise is None else f"rises by {voice.formatter.percent(rise)} a year"
        until = f" until {case.year(plan.months_of_saving // 12)}" if plan.months_of_saving < plan.months else ""
        time = "beginning" if plan.saved_at == "begin" else "end"
        yield f"You add {voice.a_month(plan.monthly)} at the {time} of each month{until}; the amount {how}."
    if plan.spending:
        when = case.voice.formatter.date(voice.day_after(plan.months_of_saving))
        yield (
            f"From {when} on you take out {voice.a_month(plan.spending)} at the beginning of each month, rising with "
            "prices."
        )


def _method(case: ScenarioCase) -> str:
    draw, count = case.outlook.draw, case.voice.formatter.number(case.outlook.draw.paths)
    if draw.model == "bootstrap":
        shape = (
            f"strung together from runs of {BLOCK_YEARS} years of U.S. stocks since {YEARS[0].number}, scaled to that "
            "return and swing"
        )
    else:
        shape = "of independent months with log-normal returns"
    return (
        f"{count} futures {shape}; their shocks are the same each time, so the same question has the same answer. A "
        "chance is good to about one percentage point, as far as the assumptions hold."
    )
