"""How expensive a home may be, in sentences that can be quoted as they are."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from tools.finance.affordability import Affordable, Household, affordable_home
from tools.planning.savings_case import Voice

ENOUGH_DOWN = Decimal("0.2")
"""The part of the price from which on lenders usually ask for no mortgage insurance."""


@dataclass(frozen=True, slots=True)
class MortgageCase:
    """A household, the most it can afford, and how to speak about it."""

    household: Household
    home: Affordable
    voice: Voice

    @property
    def housing(self) -> Decimal:
        """What the home takes each month: principal, interest and its other costs."""
        return self.home.payment + self.household.costs

    def at(self, rate: Decimal) -> Affordable:
        """Return the most that is affordable at another rate."""
        return affordable_home(replace(self.household, annual_rate=rate))


def summary(case: MortgageCase) -> str:
    """Return the highest price, what it is made of, and what limits it."""
    return f"{_price(case)} {_limit(case)}" if case.home.loan else _no_room(case)


def assumptions(case: MortgageCase) -> tuple[str, ...]:
    """Return what the answer rests on: the rule, the basis of the rate, and what is left out."""
    voice, household = case.voice, case.household
    percent = voice.formatter.percent
    costs = (
        f"Taxes, insurance and fees of {voice.a_month(household.costs)} count as housing."
        if household.costs
        else "Taxes, insurance and fees of the home count as housing, but are not included: tell me what they cost."
    )
    rate = (
        f"The rate of {percent(household.annual_rate)} a year is nominal, compounded monthly, and stays the same for "
        f"{voice.formatter.months(household.months)}; the loan is rounded down to the cent."
        if household.annual_rate
        else f"No interest is counted, over {voice.formatter.months(household.months)}."
    )
    return (
        f"The rule many lenders use: housing takes at most {percent(household.front_end)} of the income before tax, "
        f"housing and debts together at most {percent(household.back_end)}.",
        rate,
        costs,
        *_insured(case),
        "Closing costs, and what a lender thinks of you otherwise, are not included.",
    )


def suggestions(case: MortgageCase) -> tuple[str, ...]:
    """Return what would raise the price where debts hold it down; nothing where housing alone does."""
    return tuple(_suggestions(case))


def _insured(case: MortgageCase) -> Iterator[str]:
    home = case.home
    if home.loan and case.household.down_payment < home.price * ENOUGH_DOWN:
        yield (
            f"With less than {case.voice.percent(ENOUGH_DOWN)} down many lenders ask for mortgage insurance; it is not "
            "included."
        )


def _price(case: MortgageCase) -> str:
    voice, household, home = case.voice, case.household, case.home
    down = f", and {voice.money(household.down_payment)} down" if household.down_payment else ", and nothing down"
    return (
        f"With {voice.a_month(household.income)} before tax you can afford a home for up to {voice.money(home.price)}: "
        f"a loan of {voice.money(home.loan)} at {voice.formatter.percent(household.annual_rate)} over "
        f"{voice.formatter.months(household.months)}{down}."
    )


def _limit(case: MortgageCase) -> str:
    voice, household, home = case.voice, case.household, case.home
    percent = voice.formatter.percent
    payment = f"leaving {voice.money(home.payment)} for principal and interest" if household.costs else ""
    after = f", {payment}" if payment else ""
    if home.limit == "income":
        alone = home.front_room <= home.back_room
        share = f"{percent(household.front_end if alone else household.back_end)} of it for housing"
        together = "" if alone else " and debts together"
        return f"What limits it is the income: {share}{together} is {voice.a_month(home.room)}{after}."
    return (
        f"What limits it is the debts: of {percent(household.back_end)} for housing and debts together, "
        f"{voice.a_month(household.debts)} goes to debts, so that {voice.a_month(home.back_room)} is left for "
        f"housing{after}."
    )


def _no_room(case: MortgageCase) -> str:
    voice, household, home = case.voice, case.household, case.home
    if household.costs and home.room > 0:
        costs = voice.a_month(household.costs)
        why = f"the {voice.a_month(home.room)} left for housing is all taken by its {costs} of costs"
    elif not household.debts:
        why = f"{voice.a_month(household.income)} leaves nothing to repay a loan with"
    else:
        why = (
            f"{voice.a_month(household.debts)} on debts takes all of the {voice.formatter.percent(household.back_end)} "
            "of your income that housing and debts may take together"
        )
    cash = f"; the {voice.money(household.down_payment)} you have is all there is" if household.down_payment else ""
    return f"By this rule there is no room for a mortgage: {why}{cash}."


def _suggestions(case: MortgageCase) -> Iterator[str]:
    voice, household, home = case.voice, case.household, case.home
    if home.limit == "income":
        return
    less = min(home.front_room - home.back_room, household.debts)
    freed = affordable_home(replace(household, debts=household.debts - less))
    if freed.loan:
        yield (
            f"Pay debts off: {voice.a_month(less)} less on them makes {voice.money(freed.price)} possible, the most "
            "that housing alone may take."
        )
    if not home.loan and household.debts > (most := home.back_room + household.debts - household.costs) > 0:
        yield f"Room for a mortgage begins once debts take less than {voice.a_month(most)}."
