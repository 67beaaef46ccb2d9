"""The tool that converts an amount into another currency, at a rate with a date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Annotated

from storage.money import Money
from tools.markets.data import Found, MarketData
from tools.markets.errors import UnknownCurrencyError
from tools.markets.quotes import NETWORK_LIMIT
from tools.markets.values import EuroRates
from tools.markets.words import age_text, headed, source_lines
from tools.planning.amount import LARGEST_AMOUNT, Amount
from tools.toolkit.currencies import named_currency
from tools.toolkit.errors import ToolError
from tools.toolkit.outcome import Display, Figure, ToolResult
from tools.toolkit.params import Ask, Parameters
from tools.toolkit.text import plain
from tools.toolkit.tool import GatherContext, Tool, ToolContext

MOST_NEAR = 5
_RATE_DIGITS = 6


class ConversionParameters(Parameters):
    """What is to be converted into what."""

    amount: Annotated[
        Money,
        Ask(
            "Which amount shall I convert, and in which currency is it?",
            "Amount",
            "money",
            hint="With its currency: 100 EUR.",
            example="100 EUR",
            foreign=True,
            minimum=Decimal(0),
            above=True,
            maximum=LARGEST_AMOUNT,
        ),
    ]
    to_currency: Annotated[
        str,
        Ask(
            "Into which currency?",
            "To",
            "text",
            hint="Its code, name or sign.",
            example="USD",
        ),
    ]


class ConversionResult(ToolResult):
    """An amount in another currency; `rate` is what one unit of the first is worth in the second."""

    amount: Amount
    converted: Amount
    rate: Decimal
    rate_text: str
    rate_date: date
    source: str

    def display(self) -> Display:
        """Return both amounts and the rate with its date as figures."""
        return Display(
            title=f"{self.amount.currency} to {self.converted.currency}",
            summary=self.summary,
            figures=(
                Figure(label=self.amount.currency, value=self.amount.text),
                Figure(label=self.converted.currency, value=self.converted.text),
                Figure(label="Rate", value=self.rate_text),
            ),
            assumptions=self.assumptions,
        )


@dataclass(frozen=True, slots=True)
class Fixed:
    """The rates that were found."""

    found: Found[EuroRates]


async def tell(params: ConversionParameters, context: ToolContext) -> ConversionResult:
    """Return the amount in the other currency. Raises ToolError for a currency nobody knows or without a rate."""
    found, formatter = context.gathered_as(Fixed).found, context.format
    rates = found.value
    base, quote = params.amount.currency, _currency(params.to_currency, context)
    rate = _rate(rates, base, quote)
    converted = Money(params.amount.amount * rate, quote)
    amount, other = Amount.of(params.amount, formatter), Amount.of(converted, formatter)
    line = f"1 {base} = {formatter.number(_shortened(rate))} {quote}"
    day = formatter.long(rates.day)
    return ConversionResult(
        summary=headed(rates.source, f"{amount.text} is {other.text}, at {line}, the rate of {day}."),
        as_of=context.today,
        assumptions=tuple(_assumptions(found, context)),
        amount=amount,
        converted=other,
        rate=_shortened(rate),
        rate_text=f"{line} on {day}",
        rate_date=rates.day,
        source=rates.source.name,
    )


def _currency(text: str, context: ToolContext) -> str:
    """Return the code that a text names: "usd", "US dollars", "€"; a sign of several currencies is read as a sum is."""
    from babel.core import get_global

    written = plain(text)
    if written.upper() in get_global("all_currencies"):
        return written.upper()
    named = named_currency(written, context.caller.user.currency, context.caller.user.locale)
    if named is None:
        raise ToolError(f"I don't know the currency “{text}”: please write its code, for example USD or EUR.")
    return named


def _rate(rates: EuroRates, base: str, quote: str) -> Decimal:
    for currency in (base, quote):
        if currency not in rates.currencies:
            near = get_close_matches(currency, rates.currencies, n=MOST_NEAR, cutoff=0)
            raise UnknownCurrencyError(currency, near)
    return rates.rate(base, quote)


def _shortened(rate: Decimal) -> Decimal:
    """Return a rate with six significant digits, as reference rates are stated."""
    return round(rate, _RATE_DIGITS - 1 - rate.adjusted()).normalize() + 0


def _assumptions(found: Found[EuroRates], context: ToolContext) -> Iterator[str]:
    rates = found.value
    yield from source_lines(rates.source)
    if rates.day < context.today and not rates.source.sample:
        yield "It is the latest there is: rates are fixed on working days, at about 16:00 Central European time."
    if found.trouble is not None:
        yield f"{found.trouble.message} The rate was looked up {age_text(context.now - found.since)}."


def convert_currency(data: MarketData) -> Tool[ConversionParameters]:
    """Return the tool that asks `data` for exchange rates."""

    async def gather(params: ConversionParameters, context: GatherContext) -> Fixed:
        return Fixed(await data.rates())

    return Tool(
        name="convert_currency",
        title="Currency conversion",
        purpose="convert an amount into another currency",
        description=(
            "Converts an amount into another currency at the European Central Bank's latest reference rate, and says "
            "the rate and its date. Call it when the user asks what an amount is in another currency, or for an "
            "exchange rate (then with the amount 1). Pass the amount with its currency as the user wrote it; where the "
            "user did not say from which currency or into which, leave that null: never assume one. Never work out a "
            "conversion yourself."
        ),
        working="Looking up the exchange rate",
        parameters=ConversionParameters,
        run=tell,
        gather=gather,
        topic="markets",
        reads_only=True,
        time_limit=NETWORK_LIMIT,
    )
