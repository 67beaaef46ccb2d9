"""The provider that is not there: it says what to set."""

from datetime import date
from typing import NoReturn

from tools.markets.errors import NotConfiguredError
from tools.markets.providers import finnhub, twelve_data
from tools.markets.values import Match


class NoQuotes:
    """Stands where no key for quotes is set."""

    async def quote(self, symbol: str) -> NoReturn:
        """Raise NotConfiguredError."""
        raise NotConfiguredError("Stock quotes", _set(finnhub.VARIABLE, finnhub.WHERE))

    async def search(self, text: str) -> tuple[Match, ...]:
        """Raise NotConfiguredError."""
        raise NotConfiguredError("Stock quotes", _set(finnhub.VARIABLE, finnhub.WHERE))


class NoHistory:
    """Stands where no key for histories is set."""

    async def history(self, symbol: str, start: date, end: date) -> NoReturn:
        """Raise NotConfiguredError."""
        raise NotConfiguredError("Price histories", _set(twelve_data.VARIABLE, twelve_data.WHERE))


class NoRates:
    """Stands where nobody is to be asked for exchange rates."""

    async def rates(self) -> NoReturn:
        """Raise NotConfiguredError."""
        raise NotConfiguredError("Exchange rates", "set FRANKFURTER_BASE_URL")


def _set(variable: str, where: str) -> str:
    return f"set {variable} (a free key from {where})"
