"""The words by which wishes about prices and currencies are known."""

from collections.abc import Mapping
from typing import Literal

MarketIntent = Literal["unwatch", "list_watches", "watch", "convert", "history", "quote"]

_ANY = r"[^?\n]*"
CURRENCY = (
    r"(?:USD|EUR|GBP|CHF|CAD|AUD|NZD|JPY|CNY|INR|SEK|NOK|DKK|PLN|CZK|HUF|MXN|BRL|ZAR|SGD|HKD|TRY|RUB"
    r"|(?:us |canadian |australian )?dollars?|bucks|euros?|pounds?(?: sterling)?|(?:swiss )?francs?|yen|yuan|rupees?"
    r"|pesos?|kron(?:or|er)|rubles?|[$€£¥₹])"
)
"""A currency as people name it."""

_NAME = r"(?-i:[A-Z][\w&.'-]*(?:\s[A-Z][\w&.'-]*){0,2})"
_OTHER_MARKETS = r"(?!.*\b(?:bitcoin|crypto\w*|ethereum|gold|silver|oil|mortgage rates?|interest rates?|house|car)\b)"
_NO_SAVING = r"^(?!.*\bsav(?:e|ing)\b.*\d)"
"""To save an amount is a question of its own, whatever it is put into meanwhile."""

_MOVES = (
    r"(?:drops?|falls?|dips?|sinks?|goes|go|gets?|rises?|climbs?|jumps?|hits?|reach(?:es)?|is|trades?|crosses"
    r"|breaks|below|under|above|over)"
)

MARKETS: Mapping[MarketIntent, tuple[str, ...]] = {
    "unwatch": (
        r"\bunwatch\b|\b(?:stop|quit) watching\b",
        r"\b(?:stop|end|cancel|remove|delete|drop)\b" + _ANY + r"\b(?:price )?(?:watch(?:es)?|alerts?)\b",
    ),
    "list_watches": (
        r"\b(?:show|list|what|which|any|see)\b" + _ANY + r"\b(?:watches|alerts|you watch(?:ing)?)\b",
        r"\bwhat (?:are you|do you) watch(?:ing)?\b",
    ),
    "watch": (
        rf"\b(?:tell|alert|notify|ping|warn|message|let|inform)\b (?:me|us)\b{_ANY}\b(?:when|if|once|as soon as)\b"
        rf"{_ANY}\b{_MOVES}\b{_ANY}\d",
        rf"{_OTHER_MARKETS}.*\bprice (?:watch|alert)\b|\bwatch (?:the price of )?{_NAME}",
    ),
    "convert": (
        r"\bconvert\b" + _ANY + rf"(?:\d|\b{CURRENCY})",
        r"\bexchange rates?\b",
        rf"\b(?:what|how much)(?:'s| is| are| would)\b{_ANY}\d{_ANY}\b(?:in|to|into)\s+(?:the )?{CURRENCY}(?!\w)",
        rf"\bhow many {CURRENCY}",
        rf"^\W*\d[\d.,]*k?\s?{CURRENCY} (?:in|to|into) {CURRENCY}\W*$",
    ),
    "history": (
        rf"{_OTHER_MARKETS}.*\b(?:stock|share|price) (?:history|chart|graph)\b",
        r"\bhow (?:did|has|have) (?:it|they|the (?:stock|shares?)) (?:do|done|go|gone|perform\w*|develop\w*|moved?)\b",
        rf"\b(?:chart|graph|history) (?:of|for) {_NAME}|{_NAME}(?:'s)? (?:chart|history)\b",
        rf"\bhow (?:did|has|have) (?:the )?{_NAME}(?:'s)? (?:stock |shares? )?(?:price )?"
        r"(?:do|done|doing|perform\w*|go|gone|moved?|developed?|been)\b",
    ),
    "quote": (
        rf"\b(?:what|how much) (?:do|does|are|is|would)\b[^?\n]*\bshares? of {_NAME}\b[^?\n]*\b(?:cost|worth)\b",
        rf"{_NO_SAVING}(?!.*\b(?:insurance|loan|contractor|famous)\b){_OTHER_MARKETS}"
        r".*\b(?:quotes?|share price|stock price|ticker|price of (?:\w+ ){1,3}(?:stock|shares?))\b",
        rf"\bhow(?: is| are|'s) {_NAME}(?:'s)? (?:stock |shares? |share price )?(?:doing|trading|performing)\b",
        rf"\b(?:what|where|how much)(?:'s| is| are| does| do)\b {_NAME}(?:'s stock)? (?:trading|trade|at|cost|worth)\b",
        rf"{_NO_SAVING}{_OTHER_MARKETS}.*(?:\bprice of (?:{_NAME}|tesla|apple)\b"
        rf"|\b{_NAME}(?:'s)? stock\b(?!\s+(?:market|index)))",
        r"(?:^|\s)\$[a-z]{2,5}\b",
    ),
}
"""Intents in the order in which they are tried."""
