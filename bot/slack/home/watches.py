"""The prices that somebody watches, each beside the last one that is known."""

from typing import TYPE_CHECKING

from bot.blocks.home.content import WatchLine
from bot.words import home as words
from storage.tables.market import PriceWatch
from tools.markets.watch_result import label_of, view_of
from tools.markets.words import day_text, price_text
from tools.toolkit.tool import ToolContext

if TYPE_CHECKING:
    from bot.slack.services import LastQuote
    from tools.toolkit.formatting import Formatter


async def watch_lines(context: ToolContext, last_quote: "LastQuote") -> list[WatchLine]:
    """Return the user's watches, oldest first; nobody is asked for a price."""
    kept = await context.unit.watches.of_user(context.caller.user.id)
    return [_line(watch, last_quote, context.format) for watch in kept]


def _line(watch: PriceWatch, last_quote: "LastQuote", formatter: "Formatter") -> WatchLine:
    states = [_last(watch, last_quote, formatter), "" if watch.armed else words.WATCH_RESTS]
    sentence = view_of(watch, formatter).sentence
    return WatchLine(str(watch.id), label_of(watch), sentence, " · ".join(filter(None, states)))


def _last(watch: PriceWatch, last_quote: "LastQuote", formatter: "Formatter") -> str:
    """Return the last price with its time; one that is made up is called so."""
    quote = last_quote(watch.symbol)
    if quote is None or quote.currency != watch.currency:
        return ""
    price = price_text(quote.price, quote.currency, formatter)
    if quote.source.sample:
        return words.WATCH_SAMPLE.format(price=price)
    return words.WATCH_LAST.format(price=price, moment=day_text(quote.at, quote.zone, formatter))
