"""Looks at the prices that are watched, and lets the users be told whose levels they reached."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bot.assistant.notices import put_notice
from bot.assistant.turn import LessOf
from storage.clock import Clock
from storage.database import Database
from storage.repositories.alerts import StoredAlert
from storage.tables.alerts import AlertKind
from storage.tables.market import PriceWatch
from storage.unit import UnitOfWork
from tools.markets.data import MarketData
from tools.markets.errors import MarketError, RateLimitedError
from tools.markets.values import Quote
from tools.markets.watch_result import alert_text
from tools.markets.watch_rules import judge
from tools.toolkit.formatting import Formatter

EVERY = timedelta(minutes=1)
WHILE_CLOSED = timedelta(minutes=5)
"""How long a look is put off after one that found all markets closed, where prices stand still."""

BATCH = 30
"""Symbols of one look: half of what Finnhub's free plan answers in a minute, so that people can ask meanwhile."""

AT_ONCE = 5

WEEK = timedelta(days=7)
_KIND: AlertKind = "price_alerts"

_log = logging.getLogger(__name__)


class WatchPrices:
    """Asks for the watched prices at most once a minute, and only while somebody watches one.

    It asks beside the ticks, which do not wait for the network. Where more symbols are watched than fit into one look,
    the looks take turns.
    """

    def __init__(self, database: Database, data: MarketData, clock: Clock) -> None:
        self._database = database
        self._data = data
        self._clock = clock
        self._next = datetime.min.replace(tzinfo=UTC)
        self._last_symbol = ""
        self._looking: asyncio.Task[None] | None = None

    async def tick(self, now: datetime) -> None:
        """Begin a look when one is due. Raises StorageError."""
        if now < self._next or (self._looking is not None and not self._looking.done()):
            return
        self._next = now + EVERY
        async with self._database.unit() as unit:
            symbols = await unit.watches.symbols()
        if symbols:
            self._looking = asyncio.create_task(self._look_and_log(self.turn_of(symbols)))

    async def stop(self) -> None:
        """Break off a look; what it found is kept or not at all."""
        if self._looking is not None:
            self._looking.cancel()
            await asyncio.gather(self._looking, return_exceptions=True)
            self._looking = None

    async def finished(self) -> None:
        """Wait for the look that is under way."""
        if self._looking is not None:
            await self._looking

    async def look(self, symbols: Sequence[str]) -> None:
        """Ask for the prices of these symbols and judge everybody's watches of them."""
        places = asyncio.Semaphore(AT_ONCE)

        async def look_at(symbol: str) -> Quote | None:
            async with places:
                quote = await self._price(symbol)
            if quote is not None:
                await self._judge(quote)
            return quote

        quotes = await asyncio.gather(*(look_at(symbol) for symbol in symbols))
        if {quote.market for quote in quotes if quote is not None} == {"closed"}:
            self._next = max(self._next, self._clock() + WHILE_CLOSED)

    async def _look_and_log(self, symbols: Sequence[str]) -> None:
        try:
            await self.look(symbols)
        except Exception:
            # Whatever it is, the next look may succeed.
            _log.exception("a look at the watched prices broke off")

    def turn_of(self, symbols: Sequence[str]) -> list[str]:
        """Return the symbols whose turn it is: those that follow the last one looked at, in a circle."""
        ahead = [symbol for symbol in symbols if symbol > self._last_symbol]
        turn = [*ahead, *(symbol for symbol in symbols if symbol not in ahead)][:BATCH]
        self._last_symbol = turn[-1]
        return turn

    async def _price(self, symbol: str) -> Quote | None:
        """Return a price; None where there is none now: the next look asks again."""
        try:
            return (await self._data.quote(symbol)).value
        except MarketError as error:
            if isinstance(error, RateLimitedError):
                self._next = max(self._next, self._clock() + error.wait)
            _log.warning("a watched price is not known", extra={"code": type(error).__name__})
            return None

    async def _judge(self, quote: Quote) -> None:
        """Mark what the price makes of each watch, and put the notices, in one transaction."""
        now = self._clock()
        async with self._database.unit() as unit:
            watches = await unit.watches.of_symbol(quote.symbol)
            told = [await _mark(unit, watch, quote, now) for watch in watches if watch.currency == quote.currency]
        if any(told):
            self._database.inbox.wake()


async def _mark(unit: UnitOfWork, watch: PriceWatch, quote: Quote, now: datetime) -> bool:
    """Write what a price makes of a watch; True when its user is told."""
    verdict = judge(watch, quote.price, now)
    if verdict == "wait":
        return False
    fires = verdict == "fire"
    chosen = (await unit.alerts.of_user(watch.user_id)).get(_KIND) if fires else None
    if _rests(chosen, now):
        return False
    if not await unit.watches.mark(watch, armed=not fires, seen_at=quote.at, fired_at=now if fires else None):
        return False
    user = await unit.users.get(watch.user_id) if fires else None
    if user is None:
        return False
    await unit.alerts.told(user.id, _KIND, now)
    text = alert_text(watch, quote, Formatter(user.locale, user.time_zone))
    event_id = f"watch:{watch.id}:{quote.at.isoformat()}"
    less = LessOf(what="watch", which=str(watch.id), weekly=chosen is None or chosen.pace != "weekly")
    return await put_notice(unit, user, text, event_id=event_id, now=now, less=less)


def _rests(chosen: StoredAlert | None, now: datetime) -> bool:
    """Tell whether the user wants to be told once a week, and was: the watch stays as it is, and fires afterwards."""
    return chosen is not None and chosen.pace == "weekly" and chosen.told_at is not None and now - chosen.told_at < WEEK
