"""The tool that tells how a price went."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from tools.markets.data import Found, MarketData
from tools.markets.history_result import HistoryCase, HistoryResult, history_result
from tools.markets.quotes import NETWORK_LIMIT, SYMBOL_QUESTION
from tools.markets.symbols import Instrument, about
from tools.markets.values import History
from tools.toolkit.calendar import add_months
from tools.toolkit.params import Ask, Parameters
from tools.toolkit.tool import GatherContext, Tool, ToolContext

USUAL_MONTHS = 12


class HistoryParameters(Parameters):
    """Of what, and for how long, the history is told."""

    symbol: Annotated[str, SYMBOL_QUESTION]
    period: Annotated[
        int | None,
        Ask(
            "How far back shall I look?",
            "Period",
            "months",
            hint="A year, unless you say otherwise; ten years at most.",
            example="12 months",
            minimum=Decimal(1),
            maximum=Decimal(120),
        ),
    ] = None


@dataclass(frozen=True, slots=True)
class Told:
    """What a text means, and its history."""

    meant: Instrument
    found: Found[History]


async def tell(params: HistoryParameters, context: ToolContext) -> HistoryResult:
    """Return what the price did over the period that was gathered."""
    told = context.gathered_as(Told)
    months = params.period or USUAL_MONTHS
    case = HistoryCase(told.meant, told.found, months, _first_day(context.today, months), context.now, context.format)
    return history_result(case, context.today)


def _first_day(today: date, months: int) -> date:
    return add_months(today, -months)


def get_price_history(data: MarketData) -> Tool[HistoryParameters]:
    """Return the tool that asks `data` for a history."""

    async def gather(params: HistoryParameters, context: GatherContext) -> Told:
        first = _first_day(context.today, params.period or USUAL_MONTHS)
        return Told(*await about(data, params.symbol, lambda symbol: data.history(symbol, first, context.today)))

    return Tool(
        name="get_price_history",
        title="Price over time",
        purpose="show how a price went",
        description=(
            "Shows how the price of a share or a fund went, by its daily closes: the change over the period, its "
            "highest and lowest close, and the deepest fall from a peak, with a chart. Call it when the user asks how "
            "a share did over weeks, months or years, for its chart, its high or low. The period is a year unless the "
            "user names one. Say nothing about where the price will go: the past does not tell. For the price now use "
            "get_quote."
        ),
        working="Looking up the prices",
        parameters=HistoryParameters,
        run=tell,
        gather=gather,
        topic="markets",
        reads_only=True,
        time_limit=NETWORK_LIMIT,
    )
