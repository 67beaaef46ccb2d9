"""From what people write to a symbol: a ticker is taken at its word, a company's name is looked up."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from tools.markets.data import MarketData
from tools.markets.errors import UnknownSymbolError
from tools.markets.listings import SYMBOL
from tools.markets.values import Match

T = TypeVar("T")

MOST_NEAR = 5
"""Symbols that are offered where none fits."""

_FORMS = re.compile(
    r"\W+(?:inc|incorporated|corp|corporation|co|company|ltd|limited|plc|sa|se|ag|nv|group|holdings?|platforms)\b\.?",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Instrument:
    """A symbol, the name of what it stands for ("" where that is not known), and how it was written.

    `near` are other symbols that might have been meant.
    """

    symbol: str
    name: str
    written: str
    near: tuple[Match, ...] = ()

    @property
    def label(self) -> str:
        """Both as people read them: "Apple Inc (AAPL)"."""
        return f"{self.name} ({self.symbol})" if self.name else self.symbol

    @property
    def is_read(self) -> bool:
        """Whether it was written as a name, which might mean something else."""
        return self.written.upper() != self.symbol


async def about(data: MarketData, text: str, ask: Callable[[str], Awaitable[T]]) -> tuple[Instrument, T]:
    """Return the instrument that `text` means and what `ask` finds for its symbol.

    Raises UnknownSymbolError with the nearest ones, and MarketError.
    """
    meant = await instrument(data, text)
    try:
        return meant, await ask(meant.symbol)
    except UnknownSymbolError:
        raise UnknownSymbolError(meant.written, meant.near) from None


async def instrument(data: MarketData, text: str) -> Instrument:
    """Return the instrument that `text` means. Raises UnknownSymbolError with the nearest ones, and MarketError.

    "FORD" is a ticker before it is a name; "Ford" and "ford" are a company before they are a ticker: where its name
    goes on ("Ford Motor"), the ticker of another company is not taken for it.
    """
    written = " ".join(text.strip().lstrip("$").split())
    found = await data.search(written)
    symbol = written.upper()
    exact = next((match for match in found if match.symbol == symbol), None)
    raw = Match(symbol, "") if SYMBOL.fullmatch(symbol) and not _looks_like_a_name(written) else None
    if written == symbol:
        chosen = exact or _named(written, found) or raw
    else:
        chosen = _named(written, found) or (None if _goes_on(written, found) else exact or raw)
    near = tuple(match for match in found if "." not in match.symbol)[:MOST_NEAR]
    if chosen is None:
        raise UnknownSymbolError(written, near)
    return Instrument(chosen.symbol, chosen.name, written, near)


def _named(text: str, found: tuple[Match, ...]) -> Match | None:
    """Return the one whose name is the text, forms of companies aside; None when there are several or none."""
    alike = [match for match in found if _bare(match.name) == _bare(text) and "." not in match.symbol]
    return alike[0] if len(alike) == 1 else None


def _goes_on(text: str, found: tuple[Match, ...]) -> bool:
    """Tell whether a company's name begins with the text and goes on after it."""
    return any(_bare(match.name).startswith(f"{text.casefold()} ") for match in found)


def _looks_like_a_name(text: str) -> bool:
    return " " in text or (text[:1].isupper() and any(character.islower() for character in text))


def _bare(name: str) -> str:
    return _ARTICLE.sub("", _FORMS.sub("", f" {name}").strip()).casefold().strip(" .,")
