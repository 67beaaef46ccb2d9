"""Prices and currencies: which share, over which time, which amount into what, and when to tell the user."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from bot.playground.planner.market_keywords import CURRENCY, MarketIntent
from bot.playground.planner.mentions import amounts
from bot.playground.planner.names import CONVERT, PRICE_HISTORY, QUOTE, UNWATCH, WATCH, WATCH_LIST
from bot.playground.planner.patterns import any_of
from bot.playground.planner.topic import Topic

Values = dict[str, Any]

MARKET_TOOLS: Mapping[MarketIntent, str] = {
    "unwatch": UNWATCH,
    "list_watches": WATCH_LIST,
    "watch": WATCH,
    "convert": CONVERT,
    "history": PRICE_HISTORY,
    "quote": QUOTE,
}

_WORD = r"[A-Za-z0-9][\w&.'\u2019-]*"
_PHRASE = rf"(?P<name>{_WORD}(?:\s+{_WORD}){{0,2}})"
_CASHTAG = re.compile(r"\$(?P<name>[A-Za-z]{1,5}(?:\.[A-Za-z])?)\b")
_TICKER = re.compile(r"(?<![\w$])(?P<name>[A-Z]{1,5}(?:\.[A-Z]{1,2})?)(?![\w'])")
_TICKER_FOR_CERTAIN = re.compile(
    r"\b(?i:quote|ticker|symbol|watching|watch|unwatch|price of|shares? of|stock of|chart of|history of)"
    r"(?i:\s+(?:for|of|on))?\s+(?P<name>[A-Z]{1,5}(?:\.[A-Z]{1,2})?)\b|\b(?P<before>[A-Z]{1,5})\s+(?i:stock|shares?|ticker)\b"
)
_NAMED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:quotes?|chart|graph|history|price|shares?|stock|ticker|symbol|alert)\s+(?:for|of|on)\s+{_PHRASE}",
        rf"\bhow(?: is| are| did| has| have|'s)\s+{_PHRASE}",
        rf"\b(?:when|if|once)\s+{_PHRASE}",
        rf"\b(?:un)?watch(?:ing)?\s+{_PHRASE}",
        rf"\b(?:what|where|how much)(?:'s| is| are| does| do)\s+{_PHRASE}",
        rf"\b(?:quote|ticker)\s+{_PHRASE}",
        rf"{_PHRASE}\s+(?:stock|shares?|share price)\b",
        rf"\b(?:what|how) about\s+{_PHRASE}|^\W*(?:and|also)\s+(?:for\s+)?(?P<next>{_WORD}(?:\s+{_WORD})?)\W*$",
    )
)
_NO_NAME = frozenset(
    word
    for line in (
        "a about above alert alerts all an and any are as at been below chart climbs cost costs crosses",
        "developed did dips do doing done drops exchange falls far fell for from get gets give go goes gone",
        "has have history hits how i if in into is it its jumps last latest live me month months moved my",
        "next no now of on once or over past perform performed performing please price prices quote quotes",
        "rate reaches right risen rises share shares show since sinks so stock stocks tell that the their",
        "them there these this today tomorrow trade trades trading under up watch watching week weeks what",
        "when where which worth year years yesterday you your",
    )
    for word in line.split()
)
_NO_TICKER = frozenset(
    word
    for line in ("A I IT OK ETF US USA UK EU USD EUR GBP CHF JPY", "AM PM PLEASE FOR ON SO BE GO ALL ARE")
    for word in line.split()
)

_SPAN = re.compile(
    r"\b(?:last|past|over|for|previous)\s+(?:the\s+)?(?:last\s+|past\s+)?"
    r"(?:(?P<count>\d{1,3}|two|three|four|five|six|nine|ten|twelve)\s+)?(?P<unit>years?|months?)\b",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"(?:(?<!\w)-)?(?:[$€£¥]\s?)?\d[\d.,]*\d?k?(?:\s?(?:USD|EUR|GBP|CHF|dollars?|euros?|pounds?)\b)?", re.IGNORECASE
)
_BELOW = any_of(r"\b(?:drops?|falls?|dips?|sinks?|below|under|down to|lower|less)\b")
_ABOVE = any_of(r"\b(?:rises?|climbs?|jumps?|above|over|up to|higher|more|exceeds?|breaks)\b")
_INTO = re.compile(rf"\b(?:in|to|into|and)\s+(?:the\s+)?(?P<to>{CURRENCY})(?!\w)", re.IGNORECASE)
_HOW_MANY = re.compile(rf"\bhow many (?P<to>{CURRENCY})(?!\w)", re.IGNORECASE)
_AMOUNT = re.compile(
    rf"(?P<before>{CURRENCY}\s?)?(?<!\d)-?\d[\d.,]*(?:e\d+|k|\s(?:thousand|million))?(?:\s?(?P<after>{CURRENCY})(?!\w))?",
    re.IGNORECASE,
)
_RATE_OF = re.compile(
    rf"\b(?:of|from|between)\s+(?:the\s+)?(?P<base>{CURRENCY})(?!\w)|(?P<pair>{CURRENCY})\s+to\b", re.IGNORECASE
)
_NUMBER = re.compile(r"#\s?(?P<number>\d{1,6})\b|\b(?:watch|alert|number)\s+(?P<bare>\d{1,6})\b", re.IGNORECASE)


def share(text: str) -> str | None:
    """Return the ticker or the name of a share as the message has it; None where it names none.

    Words such as IT and A are tickers only where they stand in the place of one.
    """
    if match := _CASHTAG.search(text) or _TICKER_FOR_CERTAIN.search(text):
        found = match.groupdict()
        return found.get("name") or found.get("before")
    shouted = not any(character.islower() for character in text)
    tickers = [match["name"] for match in _TICKER.finditer(text) if match["name"] not in _NO_TICKER]
    if tickers and not shouted:
        return tickers[0]
    phrases = (match.groupdict() for pattern in _NAMED for match in pattern.finditer(text))
    names = (_without_other_words(found.get("name") or found.get("next") or "") for found in phrases)
    return next((name for name in names if name), None)


def quote_values(text: str, topic: Topic | None) -> Values:
    """Return what is to be priced."""
    return _of_share(text)


def history_values(text: str, topic: Topic | None) -> Values:
    """Return what is looked back upon, and how far; over those of `topic` when that is of a share."""
    kept = {PRICE_HISTORY: ("symbol", "period"), QUOTE: ("symbol",), WATCH: ("symbol",)}
    names = kept.get(topic.tool, ()) if topic is not None else ()
    values = {name: topic.values[name] for name in names if topic is not None and name in topic.values}
    span = _SPAN.search(text)
    said = {"period": f"{span['count'] or 1} {span['unit']}"} if span else {}
    return {**values, **_of_share(text), **said}


def conversion_values(text: str, topic: Topic | None) -> Values:
    """Return the amount with its currency, and the currency it is wanted in; over those of `topic`."""
    values = dict(topic.values) if topic is not None and topic.tool == CONVERT else {}
    into, amount = _HOW_MANY.search(text) or _INTO.search(text), _AMOUNT.search(text)
    base = _RATE_OF.search(text) if amount is None else None
    if amount is not None:
        values["amount"] = amount.group().strip()
    elif base is not None:
        values["amount"] = f"1 {base['base'] or base['pair']}"
    return values | ({"to_currency": into["to"]} if into else {})


def watch_values(text: str, topic: Topic | None) -> Values:
    """Return what is watched, at which level and on which side of it; over those of `topic` when that is a watch."""
    values = dict(topic.values) if topic is not None and topic.tool == WATCH else {}
    level = list(_LEVEL.finditer(text))
    said: Values = {"level": level[-1].group().strip()} if level else {}
    if _BELOW.search(text):
        said["direction"] = "below"
    elif _ABOVE.search(text):
        said["direction"] = "above"
    return {**values, **_of_share(text), **said}


def ended_watch(text: str, topic: Topic | None) -> Values:
    """Return which watch is to end: its number, else its share."""
    number = _NUMBER.search(text)
    if number:
        return {"watch": number["number"] or number["bare"]}
    name = share(text)
    return {"watch": name} if name else {}


MARKET_VALUES: Mapping[MarketIntent, Callable[[str, Topic | None], Values]] = {
    "unwatch": ended_watch,
    "list_watches": lambda text, topic: {},
    "watch": watch_values,
    "convert": conversion_values,
    "history": history_values,
    "quote": quote_values,
}


def _of_share(text: str) -> Values:
    name = share(text)
    return {"symbol": name} if name else {}


def _without_other_words(phrase: str) -> str:
    """Return the words of a phrase up to the first that names nothing: "Apple" of "Apple doing today"."""
    kept: list[str] = []
    for word in phrase.replace("\u2019", "'").split():
        bare = word.removesuffix("'s").strip(".,'")
        if bare.lower() in _NO_NAME or amounts(bare):
            if kept or bare.lower() not in ("the", "a"):
                break
            continue
        kept.append(bare)
        if word.endswith("'s"):
            break
    return " ".join(kept)
