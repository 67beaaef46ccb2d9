"""Frankfurter: the European Central Bank's reference rates, without a key (https://frankfurter.dev/v1)."""

from datetime import date

from storage.clock import Clock
from tools.markets.errors import NotUnderstoodError
from tools.markets.http import Endpoint, MarketHttp
from tools.markets.providers.reading import object_in, price_in, text_in
from tools.markets.values import EuroRates, Source

NAME = "Frankfurter"

SOURCE = Source("the European Central Bank, through Frankfurter", "A reference rate: banks and cards charge another.")


class Frankfurter:
    """Rates of the last working day. All are asked for at once, in euros, as the bank fixes them: a cross rate that
    is divided here has more digits than a rounded one.
    """

    def __init__(self, http: MarketHttp, clock: Clock, *, base_url: str) -> None:
        self._http = http
        self._clock = clock
        self._endpoint = Endpoint(NAME, base_url)

    async def rates(self) -> EuroRates:
        """Return the latest rates."""
        answer = object_in(NAME, await self._http.get(self._endpoint, "/latest", "exchange rates", base="EUR"))
        listed = object_in(NAME, answer.get("rates"))
        rates = {code: rate for code in listed if (rate := price_in(listed, code)) is not None}
        try:
            day = date.fromisoformat(text_in(answer, "date"))
        except ValueError:
            raise NotUnderstoodError(NAME, "it does not say from which day it is") from None
        if text_in(answer, "base") != "EUR" or not rates:
            raise NotUnderstoodError(NAME, "it has no rates of the euro")
        return EuroRates(day, rates, SOURCE, self._clock())
