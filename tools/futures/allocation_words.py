"""What is said about an allocation, in sentences that can be quoted as they are: possibilities, never promises."""

from collections.abc import Iterator
from decimal import Decimal

from tools.finance.asset_classes import FIRST_YEAR, LAST_YEAR, SOURCE
from tools.finance.glide_path import STOCKS_BY_LEVEL
from tools.finance.monte_carlo import PATHS
from tools.futures.allocation_case import AllocationCase
from tools.futures.allocation_figures import bad_year, growth, money, percent, span, whole
from tools.futures.risk_questions import HORIZON_CHOICES

NAMES = {"stocks": "Stocks", "bonds": "Bonds", "cash": "Cash", "gold": "Gold"}

_TIMES = {choice.value: f"{choice.label[:1].lower()}{choice.label[1:]}" for choice in HORIZON_CHOICES}


def summary(case: AllocationCase) -> str:
    """Return the mix, what it may bring and lose, what becomes of the money, and what does not fit together."""
    return " ".join((_mix(case), _prospect(case), _path(case), *contradictions(case), *_cushion(case)))


def contradictions(case: AllocationCase) -> tuple[str, ...]:
    """Return what limits the mix against the tolerance, and where it might hurt more than the user would bear."""
    return tuple(_contradictions(case))


def assumptions(case: AllocationCase) -> tuple[str, ...]:
    """Return what the figures rest on: their source and its date, the method, and what is not counted."""
    return tuple(_assumptions(case))


def suggestions(case: AllocationCase) -> tuple[str, ...]:
    """Return what to think of before investing."""
    return tuple(_suggestions(case))


def _mix(case: AllocationCase) -> str:
    time = _TIMES[case.wish.horizon]
    if case.all_cash:
        return (
            f"Money that you need {time} belongs in cash, whatever your risk tolerance is: there is no time to wait "
            "for a recovery."
        )
    ranges = case.allocation.ranges
    parts = [f"{span(*ranges[name], case)} in {NAMES[name].lower()}" for name in ranges if ranges[name][1]]
    return (
        f"For {_tolerance(case)} and money that you need {time}, a common range is {', '.join(parts[:-1])} and "
        f"{parts[-1]}."
    )


def _prospect(case: AllocationCase) -> str:
    expected, loss = percent(growth(case), case), whole(bad_year(case), case)
    if case.all_cash:
        return (
            f"In the past cash grew by some {expected} a year above inflation: it about kept its worth, though in one "
            f"year of twenty prices took {loss} of it or more."
        )
    return (
        f"The example mix may grow by some {expected} a year above inflation; a year swings by "
        f"{percent(case.allocation.volatility, case)} around its mean, and one year in twenty loses {loss} or more."
    )


def _path(case: AllocationCase) -> str:
    last = case.worked_out.path[-1]
    return (
        f"{_invested(case)} may after {last.years} years have become between {money(last.low, case)} and "
        f"{money(last.high, case)} in nine of ten simulated futures, with {money(last.middle, case)} in the middle, "
        "all in today's money."
    )


def _invested(case: AllocationCase) -> str:
    start, monthly = case.voice.money(case.wish.start), case.wish.monthly
    if case.wish.is_example:
        return f"An example of {start}"
    parts = ([start] if case.wish.start else []) + ([case.voice.a_month(monthly)] if monthly else [])
    return f"Your {' and '.join(parts)}"


def _contradictions(case: AllocationCase) -> Iterator[str]:
    wish, stocks = case.wish, case.wish.stocks
    if stocks.limited_by and not case.all_cash:
        why = {"time": f"the money is needed {_TIMES[wish.horizon]}", "age": f"you are {wish.age}"}
        alone = _tolerance(case)
        yield (
            f"{alone[:1].upper()}{alone[1:]} alone stands for {span(*STOCKS_BY_LEVEL[wish.level], case)} in stocks; "
            f"since {' and '.join(why[name] for name in stocks.limited_by)}, it is at most "
            f"{span(stocks.most, stocks.most, case)}."
        )
    sells_at = case.circumstance.sells_at
    if sells_at is not None and not case.all_cash and bad_year(case) * 100 > sells_at:
        yield (
            f"This does not fit together: you would sell at a loss of {sells_at}%, and this mix loses more than that "
            "in a bad year. A lower risk tolerance would suit you better."
        )


def _cushion(case: AllocationCase) -> Iterator[str]:
    if case.circumstance.emergency_fund is False and not case.all_cash:
        yield "First things first: an emergency fund in cash comes before all of this."


def _suggestions(case: AllocationCase) -> Iterator[str]:
    if case.circumstance.emergency_fund is not True:
        begin = "Fill your" if case.circumstance.emergency_fund is False else "If you have none yet, fill an"
        yield f"{begin} emergency fund of three to six months of essentials first; ask me how much that is."
    if case.debt_first:
        rate = case.voice.formatter.percent(case.circumstance.dearest_debt or Decimal(0))
        yield f"A debt of yours costs {rate} a year, more than this mix may bring: paying it off comes first."
    if not case.all_cash:
        yield "Money that you need within three years belongs in cash, apart from this."
        yield "Within each class, many holdings at low cost lower the risk; I name no single stocks, funds or coins."
    if case.wish.is_example:
        yield "Tell me an amount, or what you put in each month, to see what may become of it."


def _assumptions(case: AllocationCase) -> Iterator[str]:
    yield (
        f"Returns, swings and correlations are those of the United States from {FIRST_YEAR} to {LAST_YEAR}, above "
        f"inflation ({SOURCE}): the past of one lucky country, and no forecast."
    )
    yield "Stocks are the S&P 500, bonds ten-year Treasury bonds, cash Treasury bills; costs and taxes are not counted."
    if not case.all_cash:
        yield (
            "The share of stocks is Morningstar's for the tolerance (April 2025), limited by the time and, if I know "
            "it, by age as in Vanguard's target-date funds (December 2024); the rest is the efficient mix for that "
            "share, with 5% of gold at most."
        )
        yield (
            "Growth is what many years come to (CAGR); the plain mean of the years is "
            f"{percent(case.allocation.expected, case)}."
        )
    yield (
        f"The path is a Monte Carlo simulation of {PATHS:,} futures with normal log returns and the mix kept as it is: "
        "real markets have worse extremes."
    )
    if case.wish.monthly:
        yield "Monthly contributions are made at each month's end and rise with prices."


def _tolerance(case: AllocationCase) -> str:
    article = "an" if case.wish.level == "aggressive" else "a"
    return f"{article} {case.wish.level} risk tolerance"
