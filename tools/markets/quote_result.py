"""The result of asking for a price: what it is, from when, and how far it can be relied on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from tools.markets.data import Found
from tools.markets.symbols import Instrument
from tools.markets.values import MarketState, Quote
from tools.markets.words import age_text, change_text, headed, moment_text, price_text, source_lines
from tools.toolkit.outcome import Display, Figure, ToolResult
from tools.toolkit.record import Record

if TYPE_CHECKING:
    from tools.toolkit.formatting import Formatter

OLD_WHILE_OPEN = timedelta(minutes=20)
"""Prices may come with a delay of a quarter of an hour; an open market's price that is older has not been renewed."""

OLD_AT_ALL = timedelta(days=5)
"""No market rests longer over its holidays: an older price is no longer the market's."""

Standing = Literal["current", "last_close", "cached", "stale"]
"""How far a price can be relied on: new; the last of a market that is closed; kept from an earlier look because the
provider does not answer; older than a price of that market should be."""


class Price(Record):
    """A price for programs and for people."""

    amount: Decimal
    currency: str
    text: str


class QuoteResult(ToolResult):
    """A price with its time."""

    symbol: str
    name: str
    price: Price
    change: Price | None
    change_percent: Decimal | None
    change_text: str
    priced_at: datetime
    as_of_text: str
    market: MarketState
    standing: Standing
    source: str
    figures: tuple[Figure, ...] = Field(exclude=True)

    def display(self) -> Display:
        """Return the price and its time as figures."""
        return Display(
            title=f"Price of {self.name or self.symbol}",
            summary=self.summary,
            figures=self.figures,
            suggestions=self.suggestions,
            assumptions=self.assumptions,
        )


@dataclass(frozen=True, slots=True)
class QuoteCase:
    """A price, what it is of, and for whom it is put into words."""

    meant: Instrument
    found: Found[Quote]
    now: datetime
    formatter: "Formatter"

    @property
    def quote(self) -> Quote:
        """The price as the provider told it."""
        return self.found.value

    @property
    def change(self) -> Decimal | None:
        """The change on the close before, in major units."""
        before = self.quote.previous_close
        return None if before is None else self.quote.price - before

    @property
    def standing(self) -> Standing:
        """How far the price can be relied on."""
        age = self.now - self.quote.at
        if age > OLD_AT_ALL or (self.quote.market == "open" and age > OLD_WHILE_OPEN):
            return "stale"
        if self.found.trouble is not None:
            return "cached"
        return "last_close" if self.quote.market == "closed" else "current"

    @property
    def as_of(self) -> str:
        """The exchange's time of the price, and its age."""
        return moment_text(self.quote.at, self.quote.zone, self.now, self.formatter)

    @property
    def change_words(self) -> str:
        """The change on the close before: "up $1.20 (0.64%)"; "" where that is not known."""
        before = self.quote.previous_close
        if before is None:
            return ""
        change = self.quote.price - before
        return change_text(change, change / before, self.quote.currency, self.formatter)

    def money(self, price: Decimal) -> str:
        """Return a price in the currency of the quote."""
        return price_text(price, self.quote.currency, self.formatter)


def quote_result(case: QuoteCase, today: date) -> QuoteResult:
    """Return the result of a case."""
    quote, change = case.quote, case.change
    share = change / quote.previous_close if change is not None and quote.previous_close else None
    return QuoteResult(
        summary=headed(quote.source, " ".join(_sentences(case))),
        as_of=today,
        assumptions=tuple(_assumptions(case)),
        symbol=quote.symbol,
        name=case.meant.name,
        price=Price(amount=quote.price, currency=quote.currency, text=case.money(quote.price)),
        change=None if change is None else Price(amount=change, currency=quote.currency, text=case.money(change)),
        change_percent=None if share is None else round(share * 100, 2),
        change_text=case.change_words,
        priced_at=quote.at,
        as_of_text=case.as_of,
        market=quote.market,
        standing=case.standing,
        source=quote.source.name,
        figures=tuple(_figures(case)),
    )


def _sentences(case: QuoteCase) -> Iterator[str]:
    words = case.change_words
    change = f", {words} {'from' if words == 'unchanged' else 'on'} the previous close" if words else ""
    yield f"{case.meant.label} is at {case.money(case.quote.price)}{change}, {case.as_of}."
    if case.found.trouble is not None:
        looked = age_text(case.now - case.found.since)
        yield f"{case.found.trouble.message} This is the price that I looked up {looked}, not the current one."
    if case.standing == "stale":
        yield "That is older than a price of this market should be, so treat it with care."
    elif case.quote.market == "closed":
        yield "The market is closed now."


def _assumptions(case: QuoteCase) -> Iterator[str]:
    yield from source_lines(case.quote.source)
    if case.meant.is_read:
        yield f"“{case.meant.written}” was read as {case.meant.label}."
    if case.found.kept and case.found.trouble is None:
        yield f"Looked up {age_text(case.now - case.found.since)}; I ask again after a minute."


def _figures(case: QuoteCase) -> Iterator[Figure]:
    quote = case.quote
    yield Figure(label="Price", value=case.money(quote.price))
    if case.change_words:
        yield Figure(label="On the previous close", value=case.change_words)
    if quote.low is not None and quote.high is not None:
        yield Figure(label="Range of the day", value=f"{case.money(quote.low)} to {case.money(quote.high)}")
    yield Figure(label="Time", value=case.as_of.removeprefix("as of "))
    yield Figure(label="Market", value={"open": "open", "closed": "closed", "unknown": "not known"}[quote.market])
