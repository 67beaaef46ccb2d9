"""The results of the tools for watches: one that was set, and all there are."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from storage.tables.market import PriceWatch, WatchDirection
from tools.markets.quote_result import Price
from tools.markets.values import Quote
from tools.markets.words import day_text, headed, price_text
from tools.toolkit.outcome import Display, Figure, Table, ToolResult
from tools.toolkit.record import Record

if TYPE_CHECKING:
    from tools.toolkit.formatting import Formatter

ONCE = (
    "You are told once, in our direct messages. Then the watch rests, for a day at least, until the price was back on "
    "the other side by 1%."
)
LOOKS = "I look about once a minute, and the price may have moved on by the time you read it."


class WatchView(Record):
    """A watch for programs and for people; `number` is what it is called by."""

    number: int
    symbol: str
    name: str
    direction: WatchDirection
    level: Price
    armed: bool
    sentence: str
    state: str


class WatchResult(ToolResult):
    """What became of a wish to be told: "already" where the price is there as it is, and nothing was set."""

    outcome: Literal["set", "known", "already"]
    watch: WatchView | None
    price: Price
    figures: tuple[Figure, ...] = Field(exclude=True)

    def display(self) -> Display:
        """Return the level beside the price as it is."""
        return Display(
            title="Price watch",
            summary=self.summary,
            figures=self.figures,
            suggestions=self.suggestions,
            assumptions=self.assumptions,
        )


class WatchesResult(ToolResult):
    """All watches of the user, oldest first."""

    watches: tuple[WatchView, ...]

    def display(self) -> Display:
        """Return the watches as a table."""
        rows = tuple((f"#{w.number}", w.name or w.symbol, w.symbol, w.sentence, w.state) for w in self.watches)
        table = Table(
            caption="Your price watches",
            columns=("Watch", "Share", "Symbol", "Told when it", "State"),
            rows=rows,
            numeric=(False,) * 5,
        )
        return Display(
            title="Your price watches",
            summary=self.summary,
            table=table if rows else None,
            suggestions=self.suggestions,
            assumptions=self.assumptions,
        )


def view_of(watch: PriceWatch, formatter: "Formatter") -> WatchView:
    """Return a watch as it is shown."""
    level = priced(watch.level, watch.currency, formatter)
    told = f", told on {formatter.day_of(watch.fired_at)}" if watch.fired_at else ""
    return WatchView(
        number=watch.id,
        symbol=watch.symbol,
        name=watch.name,
        direction=watch.direction,
        level=level,
        armed=watch.armed,
        sentence=f"{motion(watch.direction)} {level.text}",
        state=("waiting" if watch.armed else "resting") + told,
    )


def motion(direction: WatchDirection) -> str:
    """Return how the price gets there: "rises to", "falls to"."""
    return "rises to" if direction == "above" else "falls to"


def label_of(watch: PriceWatch) -> str:
    """Return what is watched: "Tesla Inc (TSLA)"."""
    return f"{watch.name} ({watch.symbol})" if watch.name else watch.symbol


def priced(price: Decimal, currency: str, formatter: "Formatter") -> Price:
    """Return a price for programs and for people."""
    return Price(amount=price, currency=currency, text=price_text(price, currency, formatter))


def alert_text(watch: PriceWatch, quote: Quote, formatter: "Formatter") -> str:
    """Return what the user is told when a price reached the level; it may be read much later."""
    moved = "rose to" if watch.direction == "above" else "fell to"
    price, level = (price_text(amount, watch.currency, formatter) for amount in (quote.price, watch.level))
    alert = (
        f"{label_of(watch)} {moved} {price} (at {day_text(quote.at, quote.zone, formatter)}). You wanted to know when "
        f"it {motion(watch.direction)} {level}; I say so once and then let the watch rest."
    )
    return headed(quote.source, alert)


def all_in_words(watches: Sequence[WatchView]) -> str:
    """Return what is watched in a sentence or two."""
    if not watches:
        return "You watch no prices."
    count = "one price" if len(watches) == 1 else f"{len(watches)} prices"
    each = "; ".join(f"#{watch.number} {watch.name or watch.symbol} when it {watch.sentence}" for watch in watches)
    return f"You watch {count}: {each}."
