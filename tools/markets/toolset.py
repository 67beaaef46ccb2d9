"""The market tools, over the data that they ask."""

from typing import Any

from storage.clock import Clock, utc_now
from tools.markets.currency import convert_currency
from tools.markets.data import MarketData
from tools.markets.history import get_price_history
from tools.markets.providers.missing import NoHistory, NoQuotes, NoRates
from tools.markets.quotes import get_quote
from tools.markets.watches import LIST_WATCHES, UNWATCH, watch_price
from tools.toolkit.tool import Tool


def market_tools(data: MarketData) -> tuple[Tool[Any], ...]:
    """Return the tools that ask `data`, in the order in which the model is told of them."""
    return (
        get_quote(data),
        get_price_history(data),
        convert_currency(data),
        watch_price(data),
        LIST_WATCHES,
        UNWATCH,
    )


def no_data(clock: Clock = utc_now) -> MarketData:
    """Return data of which nothing is configured: whoever asks is told what to set."""
    nothing = NoQuotes()
    return MarketData(quotes=nothing, search=nothing, histories=NoHistory(), rates=NoRates(), clock=clock)
