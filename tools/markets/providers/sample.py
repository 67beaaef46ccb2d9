"""Sample data: invented figures for trying Penny out, the same for everybody on the same day, and labelled as such."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from hashlib import sha256
from zoneinfo import ZoneInfo

from storage.clock import Clock
from tools.markets.data import MarketData
from tools.markets.errors import NoPriceError, UnknownSymbolError
from tools.markets.listings import NEW_YORK
from tools.markets.values import Close, EuroRates, History, Match, Quote, Source

SOURCE = Source("sample data", "SAMPLE DATA, not a real price.", sample=True)

SHARES = {
    "A": ("Agilent Technologies Inc", Decimal(135)),
    "AAPL": ("Apple Inc", Decimal(190)),
    "AMZN": ("Amazon.com Inc", Decimal(180)),
    "F": ("Ford Motor Co", Decimal(12)),
    "FORD": ("Forward Industries Inc", Decimal(5)),
    "GOOGL": ("Alphabet Inc", Decimal(160)),
    "IBM": ("IBM Corp", Decimal(210)),
    "IT": ("Gartner Inc", Decimal(450)),
    "KO": ("Coca-Cola Co", Decimal(62)),
    "META": ("Meta Platforms Inc", Decimal(480)),
    "MSFT": ("Microsoft Corp", Decimal(410)),
    "NVDA": ("NVIDIA Corp", Decimal(120)),
    "SPY": ("SPDR S&P 500 ETF Trust", Decimal(520)),
    "TSLA": ("Tesla Inc", Decimal(230)),
    "VTI": ("Vanguard Total Stock Market ETF", Decimal(260)),
}
"""The shares there are, with what each was worth on the first day."""

RATES = {
    code: Decimal(rate)
    for code, rate in (
        ("AUD", "1.6512"), ("BRL", "6.1840"), ("CAD", "1.5230"), ("CHF", "0.9345"), ("CNY", "7.8120"),
        ("CZK", "24.350"), ("DKK", "7.4610"), ("GBP", "0.8465"), ("HKD", "8.4200"), ("HUF", "398.20"),
        ("INR", "92.450"), ("JPY", "163.50"), ("MXN", "20.140"), ("NOK", "11.620"), ("NZD", "1.8030"),
        ("PLN", "4.2600"), ("SEK", "11.350"), ("SGD", "1.4360"), ("TRY", "38.900"), ("USD", "1.0820"),
        ("ZAR", "19.250"),
    )
}  # fmt: skip
"""What a euro is worth."""

_FIRST_DAY = date(2020, 1, 1)
_ZONE = ZoneInfo(NEW_YORK)
_OPENS, _CLOSES = time(9, 30), time(16)
_CENT = Decimal("0.01")


class SampleMarket:
    """Quotes, histories and rates without a network. Its market keeps New York's hours and knows no holidays."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    async def quote(self, symbol: str) -> Quote:
        """Return the sample price of a share: within the day it moves evenly from one close to the next."""
        _require(symbol)
        now = self._clock()
        local = now.astimezone(_ZONE)
        session = _last_session(local)
        previous, close = close_on(symbol, _before(session)), close_on(symbol, session)
        is_open = session == local.date() and local.time() < _CLOSES
        at = local.replace(second=0, microsecond=0) if is_open else datetime.combine(session, _CLOSES, _ZONE)
        begin = datetime.combine(session, _OPENS, _ZONE)
        passed = Decimal((at - begin) // timedelta(minutes=1)) / Decimal(390)
        price = (previous + (close - previous) * passed).quantize(_CENT)
        return Quote(
            symbol=symbol,
            price=price,
            currency="USD",
            at=at,
            zone=NEW_YORK,
            source=SOURCE,
            fetched_at=now,
            previous_close=previous,
            high=max(previous, price),
            low=min(previous, price),
            market="open" if is_open else "closed",
        )

    async def search(self, text: str) -> tuple[Match, ...]:
        """Return the shares whose name or symbol holds the text, those that begin with it first."""
        return matches(text)

    async def history(self, symbol: str, start: date, end: date) -> History:
        """Return the sample closes up to the last one that is over."""
        _require(symbol)
        local = self._clock().astimezone(_ZONE)
        last = min(end, local.date() if local.time() >= _CLOSES else local.date() - timedelta(days=1))
        closes = tuple(Close(day, close_on(symbol, day)) for day in _weekdays(max(start, _FIRST_DAY), last))
        if len(closes) < 2:
            raise NoPriceError("The sample data", symbol, "it has none for that time")
        return History(symbol, "USD", closes, SOURCE, self._clock())

    async def rates(self) -> EuroRates:
        """Return the sample rates, dated on the last weekday."""
        now = self._clock()
        day = now.date() if now.weekday() < 5 else _before(now.date())
        source = replace(SOURCE, note="SAMPLE DATA, not a real rate.")
        return EuroRates(day, RATES, source, now)


def sample_data(clock: Clock) -> MarketData:
    """Return data of which all comes from the sample."""
    sample = SampleMarket(clock)
    return MarketData(quotes=sample, search=sample, histories=sample, rates=sample, clock=clock)


def matches(text: str) -> tuple[Match, ...]:
    """Return the shares whose name or symbol holds the text, those that begin with it first."""
    wanted = text.strip().casefold()
    found = [Match(symbol, name) for symbol, (name, _) in SHARES.items() if wanted in f"{symbol} {name}".casefold()]
    begins = {match: f"{match.name} ".casefold().startswith(wanted) or match.symbol == text for match in found}
    return tuple(sorted(found, key=lambda match: not begins[match]))


def close_on(symbol: str, day: date) -> Decimal:
    """Return the close of a weekday, from a walk that the symbol and the day alone determine."""
    return _walk(symbol, day.year)[day]


@cache
def _walk(symbol: str, year: int) -> dict[date, Decimal]:
    first = max(_FIRST_DAY, date(year, 1, 1))
    price = SHARES[symbol][1] if first == _FIRST_DAY else next(reversed(_walk(symbol, year - 1).values()))
    closes: dict[date, Decimal] = {}
    for day in _weekdays(first, date(year, 12, 31)):
        drawn = int.from_bytes(sha256(f"{symbol} {day}".encode()).digest()[:4])
        # Basis points, between 1.5% down and 1.56% up: a calm share that grows by some seven percent a year.
        price = (price * (10_000 + drawn % 307 - 150) / 10_000).quantize(_CENT)
        closes[day] = price
    return closes


def _require(symbol: str) -> None:
    if symbol not in SHARES:
        raise UnknownSymbolError(symbol)


def _weekdays(first: date, last: date) -> Iterator[date]:
    days = (first + timedelta(days=count) for count in range((last - first).days + 1))
    return (day for day in days if day.weekday() < 5)


def _before(day: date) -> date:
    """Return the weekday before."""
    return next(day - timedelta(days=back) for back in (1, 2, 3) if (day - timedelta(days=back)).weekday() < 5)


def _last_session(local: datetime) -> date:
    """Return the day on which the market last was open, or is."""
    today = local.date()
    return today if today.weekday() < 5 and local.time() >= _OPENS else _before(today)
