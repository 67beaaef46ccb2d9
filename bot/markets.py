"""The market data that the settings choose."""

from datetime import timedelta

from bot.settings import Settings
from storage.clock import Clock
from tools.markets.data import MarketData
from tools.markets.http import MarketHttp
from tools.markets.providers.finnhub import Finnhub
from tools.markets.providers.frankfurter import Frankfurter
from tools.markets.providers.missing import NoHistory, NoQuotes
from tools.markets.providers.sample import sample_data
from tools.markets.providers.twelve_data import TwelveData
from tools.markets.providers.yahoo import Yahoo


def market_data(settings: Settings, clock: Clock) -> MarketData:
    """Return the data; nothing is opened before it is asked. Where a key is missing, the data says which."""
    if settings.market_data == "sample":
        return sample_data(clock)
    http = MarketHttp(clock, timedelta(seconds=settings.market_timeout_seconds))
    rates = Frankfurter(http, clock, base_url=settings.frankfurter_base_url)
    if settings.market_data == "yahoo":
        yahoo = Yahoo(http, clock, base_url=settings.yahoo_base_url)
        return MarketData(quotes=yahoo, search=yahoo, histories=yahoo, rates=rates, clock=clock, http=http)
    quotes, histories = finnhub_of(settings, http, clock), twelve_data_of(settings, http, clock)
    return MarketData(
        quotes=quotes or NoQuotes(),
        search=quotes or histories or NoQuotes(),
        histories=histories or NoHistory(),
        rates=rates,
        clock=clock,
        http=http,
    )


def finnhub_of(settings: Settings, http: MarketHttp, clock: Clock) -> Finnhub | None:
    """Return the provider of quotes; None where its key is not set."""
    key = settings.finnhub_api_key
    if key is None:
        return None
    return Finnhub(http, clock, key=key.get_secret_value(), base_url=settings.finnhub_base_url)


def twelve_data_of(settings: Settings, http: MarketHttp, clock: Clock) -> TwelveData | None:
    """Return the provider of histories; None where its key is not set."""
    key = settings.twelve_data_api_key
    if key is None:
        return None
    return TwelveData(http, clock, key=key.get_secret_value(), base_url=settings.twelve_data_base_url)
