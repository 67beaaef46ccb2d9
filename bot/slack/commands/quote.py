"""/quote: prices, how they went, watches on them, and currencies."""

import re
from collections.abc import Mapping

from bot.slack.commands.command import Command, RunTool, Subcommand
from bot.slack.commands.phrases import name_and_amount, said, without
from bot.slack.commands.reading import whole
from bot.words import planning_commands as words
from tools.toolkit.kinds import Reading

_PERIOD = re.compile(
    r",?\s*\b(?:(?:for|over|in|of|the|last|past)\s+)*(?P<period>(?:\d+|a|an|one|two|three|five|ten|half a)"
    r"\s*(?:years?|yrs?|y|months?|mo))\s*$",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"\s*\b(?:when\s+)?(?:it\s+)?(?:is\s+|goes\s+|gets\s+|rises\s+|falls\s+|drops\s+|climbs\s+)?"
    r"(?:(?P<above>above|over|up to)|(?P<below>below|under|down to)|(?P<at>at|to))\s+(?P<level>\S*\d.*)$",
    re.IGNORECASE,
)
_INTO = re.compile(r"\s+(?:in|into|to|as)\s+(?P<currency>\D+)$|\s(?P<code>[a-z]{3})$", re.IGNORECASE)


def history(line: str, reading: Reading) -> Mapping[str, str]:
    """Read "AAPL 5 years"."""
    if period := _PERIOD.search(line):
        return said(symbol=without(line, period), period=period["period"])
    return said(symbol=line)


def watch(line: str, reading: Reading) -> Mapping[str, str]:
    """Read "TSLA below 200"; a price that is merely named leaves the direction open."""
    level = _LEVEL.search(line)
    if level is None:
        name, price = name_and_amount(line, reading)
        return said(symbol=name, level=price) if name else said(symbol=line)
    direction = "above" if level["above"] else "below" if level["below"] else None
    return said(symbol=without(line, level), level=level["level"], direction=direction)


def conversion(line: str, reading: Reading) -> Mapping[str, str]:
    """Read "100 EUR to JPY" and "100 EUR JPY"; one currency alone is that of the amount."""
    into = _INTO.search(line)
    if into is None or (into["code"] and not re.search(r"[^\d\s.,']", without(line, into))):
        return said(amount=line)
    return said(amount=without(line, into), to_currency=into["currency"] or into["code"])


_PRICE = Subcommand(("price",), words.QUOTE_PRICE, words.QUOTE_PRICE_EXAMPLE, RunTool("get_quote", whole("symbol")))

QUOTE = Command(
    name="/quote",
    description=words.QUOTE,
    usage_hint=words.QUOTE_USAGE,
    subcommands=(
        _PRICE,
        Subcommand(
            ("history", "chart"),
            words.QUOTE_HISTORY,
            words.QUOTE_HISTORY_EXAMPLE,
            RunTool("get_price_history", history),
        ),
        Subcommand(("watch", "alert"), words.QUOTE_WATCH, words.QUOTE_WATCH_EXAMPLE, RunTool("watch_price", watch)),
        Subcommand(("watches", "alerts"), words.QUOTE_WATCHES, words.QUOTE_WATCHES_EXAMPLE, RunTool("list_watches")),
        Subcommand(
            ("unwatch", "stop"), words.QUOTE_UNWATCH, words.QUOTE_UNWATCH_EXAMPLE, RunTool("unwatch", whole("watch"))
        ),
        Subcommand(
            ("convert", "exchange"),
            words.QUOTE_CONVERT,
            words.QUOTE_CONVERT_EXAMPLE,
            RunTool("convert_currency", conversion),
        ),
    ),
    default=_PRICE,
    any_words=True,
)
