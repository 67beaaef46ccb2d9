"""The tools that watch prices: set a watch, list them, end one."""

from collections.abc import Iterator
from typing import Annotated, cast

from storage.tables.market import PriceWatch, WatchDirection
from tools.markets.data import MarketData
from tools.markets.quotes import NETWORK_LIMIT, SYMBOL_QUESTION, Priced, price
from tools.markets.watch_result import (
    LOOKS,
    ONCE,
    WatchesResult,
    WatchResult,
    WatchView,
    all_in_words,
    label_of,
    motion,
    priced,
    view_of,
)
from tools.markets.watch_rules import is_there
from tools.markets.words import headed, moment_text, source_lines
from tools.toolkit.amounts import parse_amount
from tools.toolkit.errors import ToolError
from tools.toolkit.form import Choice
from tools.toolkit.outcome import Figure
from tools.toolkit.params import Ask, Parameters
from tools.toolkit.tool import GatherContext, Tool, ToolContext

MOST_WATCHES = 20
PRIVATE = "Price watches are private: ask me in our direct messages."


class NewWatch(Parameters):
    """What is to be watched, and when the user is told."""

    symbol: Annotated[str, SYMBOL_QUESTION]
    level: Annotated[
        str,
        Ask(
            "At which price shall I tell you?",
            "Price",
            "text",
            hint="In the currency in which it is traded.",
            example="200",
        ),
    ]
    direction: Annotated[
        str,
        Ask(
            "Shall I tell you when the price rises to it or when it falls to it?",
            "Direction",
            "choice",
            choices=(
                Choice(value="above", label="Rises to it or above"),
                Choice(value="below", label="Falls to it or below"),
            ),
        ),
    ]


class NoParameters(Parameters):
    """Nothing needs to be known to list watches."""


class EndedWatch(Parameters):
    """Which watch is to end."""

    watch: Annotated[
        str,
        Ask(
            "Which price shall I no longer watch?",
            "Watch",
            "text",
            hint="Its number, its ticker symbol or its name.",
            example="TSLA",
        ),
    ]


async def set_watch(params: NewWatch, context: ToolContext) -> WatchResult:
    """Keep a watch. Raises ToolError where others read along, for a level that is no price, and for too many."""
    _require_privacy(context)
    found = context.gathered_as(Priced)
    quote, direction = found.found.value, cast("WatchDirection", params.direction)
    level = parse_amount(params.level, locale=context.format.locale, currency=quote.currency, per=None)
    if level.amount <= 0:
        raise ToolError("Please name a price above zero.")
    if is_there(direction, level.amount, quote.price):
        return _result(f"The price is there already, so I set no watch. {_now(found, context)}", found, None, context)
    kept = await context.unit.watches.of_user(context.caller.user.id)
    same = (quote.symbol, level.amount, direction)
    known = next((watch for watch in kept if (watch.symbol, watch.level, watch.direction) == same), None)
    if known is not None:
        return _result(f"I watch that for you already. {_now(found, context)}", found, known, context, known=True)
    if len(kept) >= MOST_WATCHES:
        raise ToolError(f"I watch {MOST_WATCHES} prices for you already: end one before you add another.")
    watch = await context.unit.watches.add(
        context.caller.user.id,
        symbol=quote.symbol,
        name=found.meant.name,
        currency=quote.currency,
        level=level.amount,
        direction=direction,
        seen_at=quote.at,
    )
    sentence = f"I'll tell you when {label_of(watch)} {view_of(watch, context.format).sentence}."
    await _tell_others(f"The user set up a price watch. {sentence}", context)
    return _result(f"{sentence} {_now(found, context)}", found, watch, context)


async def list_all(params: NoParameters, context: ToolContext) -> WatchesResult:
    """Return the user's watches. Raises ToolError where others read along."""
    _require_privacy(context)
    return _all(await context.unit.watches.of_user(context.caller.user.id), context)


async def end_watch(params: EndedWatch, context: ToolContext) -> WatchesResult:
    """End a watch. Raises ToolError where others read along, and where it is not clear which one is meant."""
    _require_privacy(context)
    kept = await context.unit.watches.of_user(context.caller.user.id)
    views = [view_of(watch, context.format) for watch in kept]
    meant = [view for view in views if _is_meant(params.watch, view)]
    if len(meant) != 1:
        raise ToolError(f"{_which(params.watch, len(meant))} {all_in_words(meant or views)}")
    await context.unit.watches.remove(context.caller.user.id, meant[0].number)
    ended = f"I no longer watch {meant[0].name or meant[0].symbol} ({meant[0].sentence})."
    await _tell_others(f"The user ended a price watch. {ended}", context)
    left = _all([watch for watch in kept if watch.id != meant[0].number], context)
    return left.model_copy(update={"summary": f"{ended} {left.summary}"})


def _now(found: Priced, context: ToolContext) -> str:
    quote = found.found.value
    price = priced(quote.price, quote.currency, context.format).text
    return f"{found.meant.label} is at {price}, {moment_text(quote.at, quote.zone, context.now, context.format)}."


def _result(
    summary: str, found: Priced, watch: PriceWatch | None, context: ToolContext, *, known: bool = False
) -> WatchResult:
    quote = found.found.value
    view = view_of(watch, context.format) if watch else None
    price = priced(quote.price, quote.currency, context.format)
    return WatchResult(
        summary=headed(quote.source, summary),
        as_of=context.today,
        assumptions=(*((ONCE, LOOKS) if watch else ()), *source_lines(quote.source)),
        suggestions=() if watch else ("Name a price on the other side, and I watch for that.",),
        outcome="already" if watch is None else "known" if known else "set",
        watch=view,
        price=price,
        figures=tuple(_figures(view, price.text)),
    )


def _figures(view: WatchView | None, price: str) -> Iterator[Figure]:
    if view is not None:
        yield Figure(label=f"Told when it {motion(view.direction)}", value=view.level.text)
    yield Figure(label="Price at the last look", value=price)


def _all(kept: list[PriceWatch], context: ToolContext) -> WatchesResult:
    views = tuple(view_of(watch, context.format) for watch in kept)
    return WatchesResult(
        summary=all_in_words(views),
        as_of=context.today,
        assumptions=(ONCE,) if views else (),
        suggestions=() if views else ("Tell me, for example, “Tell me when TSLA falls to 200”.",),
        watches=views,
    )


def _is_meant(text: str, view: WatchView) -> bool:
    wanted = text.strip().lstrip("#$").casefold()
    names = (str(view.number), view.symbol.casefold(), view.name.casefold())
    return wanted in names or (bool(wanted) and view.name.casefold().startswith(f"{wanted} "))


def _which(text: str, count: int) -> str:
    return f"“{text}” fits several: name its number." if count else f"I watch nothing like “{text}”."


def _require_privacy(context: ToolContext) -> None:
    if not context.caller.private:
        raise ToolError(PRIVATE)


async def _tell_others(text: str, context: ToolContext) -> None:
    """Note a change for the user's other conversations."""
    caller = context.caller
    await context.unit.notes.add(caller.user.id, text, conversation_id=caller.conversation_id, now=context.now)


def watch_price(data: MarketData) -> Tool[NewWatch]:
    """Return the tool that sets a watch on a price of `data`."""

    async def gather(params: NewWatch, context: GatherContext) -> Priced:
        if not context.caller.private:
            raise ToolError(PRIVATE)
        return await price(data, params.symbol)

    return Tool(
        name="watch_price",
        title="Price watch",
        purpose="watch a price for you",
        description=(
            "Watches a price and tells the user once when it gets to a level. Call it when the user wants to be told, "
            "alerted or notified when a share rises to or falls to a price. The direction is the user's to say: above "
            "for rises, climbs, goes over; below for drops, falls, goes under; with a mere hits or reaches leave it "
            "null, and the user is asked. Pass the level as the user wrote it. It does not trade."
        ),
        working="Looking up the price",
        parameters=NewWatch,
        run=set_watch,
        gather=gather,
        topic="markets",
        time_limit=NETWORK_LIMIT,
    )


LIST_WATCHES = Tool(
    name="list_watches",
    title="Your price watches",
    purpose="show the prices that I watch for you",
    description=(
        "Shows which prices are watched for the user, at which level, and whether they were told. Call it when the "
        "user asks about their watches or price alerts, and to find the number of one."
    ),
    working="Looking up your watches",
    parameters=NoParameters,
    run=list_all,
    topic="markets",
    reads_only=True,
)

UNWATCH = Tool(
    name="unwatch",
    title="End a price watch",
    purpose="stop watching a price",
    description=(
        "Ends one of the user's price watches. Call it when the user no longer wants to be told of a price. Pass the "
        "watch's number, or its symbol or name as the user wrote it."
    ),
    working="Ending the watch",
    parameters=EndedWatch,
    run=end_watch,
    topic="markets",
)
