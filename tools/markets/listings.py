"""Where a symbol is traded, as its ending tells: in which currency and time zone, and under which market's code."""

import re
from dataclasses import dataclass

SYMBOL = re.compile(r"[A-Z0-9^][A-Z0-9]{0,9}(?:[.-][A-Z0-9]{1,3})?")
"""A ticker symbol: AAPL, BRK.B, SHOP.TO."""

NEW_YORK = "America/New_York"


@dataclass(frozen=True, slots=True)
class Listing:
    """A market: the ISO currency of its prices, its zone and its ISO 10383 code.

    `in_hundredths` tells that prices are in pence, cents or agorot.
    """

    currency: str
    zone: str
    mic: str = ""
    in_hundredths: bool = False


AMERICAN = Listing("USD", NEW_YORK)

_ENDINGS = {
    "TO": Listing("CAD", "America/Toronto", "XTSE"),
    "V": Listing("CAD", "America/Toronto", "XTSX"),
    "L": Listing("GBP", "Europe/London", "XLON", in_hundredths=True),
    "DE": Listing("EUR", "Europe/Berlin", "XETR"),
    "F": Listing("EUR", "Europe/Berlin", "XFRA"),
    "PA": Listing("EUR", "Europe/Paris", "XPAR"),
    "AS": Listing("EUR", "Europe/Amsterdam", "XAMS"),
    "MI": Listing("EUR", "Europe/Rome", "XMIL"),
    "MC": Listing("EUR", "Europe/Madrid", "XMAD"),
    "SW": Listing("CHF", "Europe/Zurich", "XSWX"),
    "HK": Listing("HKD", "Asia/Hong_Kong", "XHKG"),
    "T": Listing("JPY", "Asia/Tokyo", "XTKS"),
    "AX": Listing("AUD", "Australia/Sydney", "XASX"),
    "NS": Listing("INR", "Asia/Kolkata", "XNSE"),
}
_HUNDREDTHS = {"GBp": "GBP", "GBX": "GBP", "ZAc": "ZAR", "ZAC": "ZAR", "ILA": "ILS"}


def listing_of(symbol: str) -> Listing | None:
    """Return the market of a symbol; None when its ending names one that is not known here.

    A single letter that is no market's is a class of an American share ("BRK.B").
    """
    _, _, ending = symbol.partition(".")
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    return AMERICAN if len(ending) <= 1 else None


def ticker_of(symbol: str) -> str:
    """Return the symbol without the ending that names its market: "SHOP" for SHOP.TO, "BRK.B" for itself."""
    ticker, _, ending = symbol.partition(".")
    return ticker if ending in _ENDINGS else symbol


def ending_of(mic: str) -> str | None:
    """Return the ending of the symbols of a market, by its code; None for a market that has none here."""
    return next((ending for ending, listing in _ENDINGS.items() if listing.mic == mic), None)


def currency_of_market(code: str) -> tuple[str, int]:
    """Return the ISO code of a market's currency and by what its prices are to be divided: "GBp" is ("GBP", 100)."""
    return (_HUNDREDTHS[code], 100) if code in _HUNDREDTHS else (code, 1)
