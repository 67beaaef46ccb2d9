"""A look ahead at the balance for those who want to be warned: when it gets lower than they want it to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from pydantic import JsonValue

from storage.money import Money
from tools.finance.projection import Payment, project
from tools.toolkit.kinds import FlowLine, fact_value
from tools.toolkit.recurrence import occurrences
from tools.toolkit.tool import ToolContext

AHEAD = timedelta(days=30)
"""How far ahead is looked: far enough to do something, near enough to be likely."""

STALE = timedelta(days=45)
"""How old a balance may be that is still reckoned from."""

NEEDED = "I look ahead with your paydays and your bills, which I don't know yet: ask me “Will my money last?” first."


@dataclass(frozen=True, slots=True)
class Basis:
    """What the user told: the balance of a day, how low it may get, and what everyday things take in a month."""

    balance: Money
    day: date
    at_least: Money
    everyday: Money | None = None

    def to_json(self) -> dict[str, JsonValue]:
        """Return the basis as it is stored."""
        return {
            "currency": self.balance.currency,
            "balance": self.balance.minor,
            "day": self.day.isoformat(),
            "at_least": self.at_least.minor,
            "everyday": self.everyday.minor if self.everyday else None,
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, JsonValue]) -> "Basis":
        """Return the basis that was stored. Raises KeyError for one that is none."""
        currency, everyday = str(kept["currency"]), kept["everyday"]
        return cls(
            balance=Money.from_minor(cast("int", kept["balance"]), currency),
            day=date.fromisoformat(str(kept["day"])),
            at_least=Money.from_minor(cast("int", kept["at_least"]), currency),
            everyday=None if everyday is None else Money.from_minor(cast("int", everyday), currency),
        )


@dataclass(frozen=True, slots=True)
class LowPoint:
    """A warning: `subject` names it, the words are Markdown."""

    subject: str
    words: str


@dataclass(frozen=True, slots=True)
class Flows:
    """What comes in and what goes out, as the user told it in private."""

    paydays: tuple[FlowLine, ...]
    bills: tuple[FlowLine, ...]

    def payments(self, currency: str, first: date, last: date) -> Iterator[Payment]:
        """Yield what comes and goes in these days; what counts in another currency is left out."""
        for of, (flow, sign) in enumerate([*((f, 1) for f in self.paydays), *((f, -1) for f in self.bills)]):
            days: Sequence[date] = occurrences(flow.when, first, last) if flow.amount.currency == currency else ()
            yield from (Payment(day, sign * flow.amount.minor, of) for day in days)


async def flows_of(context: ToolContext) -> Flows | None:
    """Return the user's paydays and bills; None unless both were told."""
    facts = {fact.name: fact for fact in await context.unit.facts.of_user(context.caller.user.id)}
    known = [fact_value(facts[name].kind, facts[name].value) for name in ("paydays", "bills") if name in facts]
    if len(known) < 2 or not all(isinstance(value, tuple) for value in known):
        return None
    paydays, bills = cast("list[tuple[FlowLine, ...]]", known)
    return Flows(paydays, bills)


async def low_point_ahead(basis: Mapping[str, JsonValue], context: ToolContext) -> LowPoint | None:
    """Return the warning that is due; None where the balance stays high enough, or nothing is known to go by."""
    flows = await flows_of(context) if basis else None
    if flows is None:
        return None
    told = Basis.from_json(basis)
    if context.today - told.day > STALE:
        return _stale(told, context)
    last = context.today + AHEAD
    everyday = told.everyday.minor if told.everyday else 0
    ahead = project(told.balance.minor, told.day, last, flows.payments(told.balance.currency, told.day, last), everyday)
    coming = [(balance, day) for day, balance in zip(ahead.days, ahead.balances, strict=True) if day >= context.today]
    minor, day = min(coming)
    low = Money.from_minor(minor, told.balance.currency)
    return None if low >= told.at_least else _warning(told, low, day, context)


def _warning(told: Basis, low: Money, day: date, context: ToolContext) -> LowPoint:
    money, long = context.format.money_short, context.format.long
    below = f"below the {money(told.at_least)} that you want to keep" if told.at_least.minor else "below zero"
    everyday = f" and {money(told.everyday)} a month for everyday things" if told.everyday else ""
    words = (
        f"Your balance may get low: by my reckoning it is at **{money(low)}** on {long(day)}, {below}. I went by the "
        f"{money(told.balance)} that you told me on {long(told.day)}, your paydays, your bills{everyday}. Ask me “Will "
        "my money last?”, and I look for a bill to move, or for what to hold back."
    )
    return LowPoint(f"{told.day.isoformat()}:{told.balance.minor}:{day.isoformat()}", words)


def _stale(told: Basis, context: ToolContext) -> LowPoint:
    since = context.format.long(told.day)
    words = (
        f"You told me your balance on {since}: that is too long ago to look ahead from. Tell me what it is now, for "
        "example “Warn me when my balance gets low, it's 1,850 now”, and I go on watching it."
    )
    return LowPoint(f"{told.day.isoformat()}:stale", words)
