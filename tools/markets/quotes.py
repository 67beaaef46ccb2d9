"""The tool that looks up a price."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from tools.markets.data import Found, MarketData
from tools.markets.quote_result import QuoteCase, QuoteResult, quote_result
from tools.markets.symbols import Instrument, about
from tools.markets.values import Quote
from tools.toolkit.params import Ask, Parameters
from tools.toolkit.tool import GatherContext, Tool, ToolContext

NETWORK_LIMIT = timedelta(seconds=25)
"""A symbol is searched for and then priced: two requests, each with its own time-out."""

SYMBOL_QUESTION = Ask(
    "Which share or fund is it?",
    "Share or fund",
    "text",
    hint="Its ticker symbol or its name.",
    example="AAPL",
)


class QuoteParameters(Parameters):
    """What is to be priced."""

    symbol: Annotated[str, SYMBOL_QUESTION]


@dataclass(frozen=True, slots=True)
class Priced:
    """What a text means, and its price."""

    meant: Instrument
    found: Found[Quote]


async def price(data: MarketData, text: str) -> Priced:
    """Return what `text` means and its price. Raises MarketError."""
    return Priced(*await about(data, text, data.quote))


async def tell(params: QuoteParameters, context: ToolContext) -> QuoteResult:
    """Return the price that was gathered."""
    priced = context.gathered_as(Priced)
    return quote_result(QuoteCase(priced.meant, priced.found, context.now, context.format), context.today)


def get_quote(data: MarketData) -> Tool[QuoteParameters]:
    """Return the tool that asks `data` for a price."""

    async def gather(params: QuoteParameters, context: GatherContext) -> Priced:
        return await price(data, params.symbol)

    return Tool(
        name="get_quote",
        title="Price",
        purpose="look up a price",
        description=(
            "Looks up the last price of a share or a fund on the stock exchange, with its time, currency and the "
            "change on the previous close. Call it whenever the user asks what a share costs, how a company's share is "
            "doing or whether it rose, and again for every new question: prices change. Pass the ticker symbol, or the "
            "company's name as the user wrote it where you are not certain of the symbol. Never name a price that did "
            "not come from this tool; where it has none, say what it says. Quote the time along with the price. For "
            "how a price went over time use get_price_history, for currencies convert_currency."
        ),
        working="Looking up the price",
        parameters=QuoteParameters,
        run=tell,
        gather=gather,
        topic="markets",
        reads_only=True,
        time_limit=NETWORK_LIMIT,
    )
