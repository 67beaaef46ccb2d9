"""What a clause of a what-if changes: "save 200 more a month", "retire at 60", "stocks at 7% ± 15%"."""

import re
from collections.abc import Callable
from decimal import Decimal

from storage.money import Money
from tools.toolkit.amounts import parse_amount, parse_percent
from tools.toolkit.durations import parse_count
from tools.toolkit.errors import Invalid, Unclear
from tools.toolkit.kinds.base import Quantity, Reading, Shift
from tools.toolkit.locales import language

Shifts = tuple[Shift, ...]
_Rule = Callable[[re.Match[str], Reading], Shifts]

_PERCENT = r"-?\d+(?:[.,]\d+)?\s?(?:%|per\s?cent\b|percent\b|pct\b)"
_STEP = r"more|extra|additional(?:ly)?|less|fewer"
_PERIOD = r"(?:\s+(?P<monthly>monthly)|(?:\s+(?:a|an|per|each|every)\s+|\s*/\s*)(?P<unit>month|year|week))?"
_AMOUNT = (
    rf"(?:(?P<before>an? (?:extra|additional)|another|{_STEP})\s+)?(?P<amount>(?:\S*[^\s,]\s+){{0,5}}?\S+?)"
    rf"(?:\s+(?P<step>{_STEP}))?(?:\s+(?:in|away|aside))?{_PERIOD}(?:\s+(?P<after>{_STEP}))?"
    r"(?P<once>\s+(?:now|today|once|at once|right away|as a lump sum|at the start|to (?:start|begin) with))?"
)
_STOCKS = r"(?:stocks?|shares|equit(?:y|ies)|the stock market|(?:stock |index )+funds?|etfs?)"
_BONDS = r"(?:bonds?|bond funds?|treasur(?:y|ies))"
_INTO = (
    r"(?:(?:invest(?:ing|ed)?|put|move|hold|keep|go)\s+)?(?:(?:it(?: all)?|everything|all(?: of it)?|the money)\s+)?"
    r"(?:in(?:to)?\s+)?(?:an? )?"
)
_SAVE = r"(?:keep )?(?:sav(?:e|ing)|put(?:ting)?(?: in| away| aside)?|set(?:ting)? aside|pay(?:ing)? in|contribut\w+)"
_CERTAIN = re.compile(r"\b(?:savings? accounts?|cash|deposits?|fixed|guaranteed|money market|cds?)\b", re.IGNORECASE)
_SPREAD = "7% ± 15% (a savings account: 4% ± 0%)"


def read_clause(text: str, reading: Reading) -> Shifts | None:
    """Return what a clause changes; None for one that is no change. Raises Invalid and Unclear."""
    for pattern, rule in _RULES:
        if match := pattern.fullmatch(text):
            return rule(match, reading)
    return None


def check(shifts: Shifts) -> None:
    """Raise Unclear for a return of which nobody knows how far it swings, and Invalid for one thing changed twice."""
    quantities = [shift.quantity for shift in shifts]
    if "return" in quantities and "volatility" not in quantities:
        raise Unclear(f"a return alone does not tell how far it swings in a year: please write it as {_SPREAD}.")
    if len(set(quantities)) < len(quantities) or {"return", "stocks"} <= set(quantities):
        raise Invalid("that changes the same thing twice: please put each change on a line of its own.")


def _monthly(quantity: Quantity, *, sure: bool = True) -> _Rule:
    """Return the rule for an amount of each month; what is paid only once adds to the balance."""

    def rule(match: re.Match[str], reading: Reading) -> Shifts:
        sign, unit = _sign(match), match["unit"] or ("month" if match["monthly"] else "")
        if match["once"] and quantity == "contribution":
            return (Shift("balance", _money(match["amount"], reading, None, sign or 1), more=True),)
        words = f"{match['amount']} a {unit}" if unit else match["amount"]
        amount = _money(words, reading, "month", sign or 1)
        if not unit and not sure:
            raise Unclear("is that each month, or once? Please write it with “a month” or with “today”.")
        return (Shift(quantity, amount, more=sign != 0),)

    return rule


def _whole(quantity: Quantity) -> _Rule:
    def rule(match: re.Match[str], reading: Reading) -> Shifts:
        sign = _sign(match)
        return (Shift(quantity, _money(match["amount"], reading, None, sign or 1), more=sign != 0),)

    return rule


def _sign(match: re.Match[str]) -> int:
    """Return 1 for more, -1 for less, 0 where the amount itself is meant."""
    words = " ".join(match[name] or "" for name in ("before", "step", "after")).lower()
    if not words.strip():
        return 0
    return -1 if re.search(r"less|fewer", words) else 1


def _money(text: str, reading: Reading, per: str | None, sign: int) -> Money:
    amount = parse_amount(text, locale=reading.locale, currency=reading.currency, per="month" if per else None)
    if amount.amount < 0:
        raise Invalid("please write an amount that is not negative.")
    return Money(sign * amount.amount, amount.currency)


def _nothing(match: re.Match[str], reading: Reading) -> Shifts:
    return (Shift("contribution", Money.zero(reading.currency)),)


def _rate(quantity: Quantity) -> _Rule:
    def rule(match: re.Match[str], reading: Reading) -> Shifts:
        return (Shift(quantity, parse_percent(match["rate"], locale=reading.locale)),)

    return rule


def _return(match: re.Match[str], reading: Reading) -> Shifts:
    mean = Shift("return", parse_percent(match["rate"], locale=reading.locale))
    if match["spread"]:
        return (mean, Shift("volatility", parse_percent(match["spread"], locale=reading.locale)))
    return (mean, Shift("volatility", Decimal(0))) if _CERTAIN.search(match[0]) else (mean,)


def _stocks(match: re.Match[str], reading: Reading) -> Shifts:
    groups = match.groupdict()
    if share := groups.get("share"):
        return (Shift("stocks", parse_percent(f"{share}%", locale=reading.locale)),)
    if groups.get("half"):
        return (Shift("stocks", Decimal("0.5")),)
    return (Shift("stocks", Decimal(1) if groups.get("stocks") else Decimal(0)),)


def _age(match: re.Match[str], reading: Reading) -> Shifts:
    return (Shift("retirement_age", int(match["age"])),)


def _years(quantity: Quantity, *, more: bool) -> _Rule:
    def rule(match: re.Match[str], reading: Reading) -> Shifts:
        count = parse_count(match["years"].lower(), language(reading.locale))
        if count != int(count):
            raise Invalid("please write whole years.")
        earlier = more and (match.groupdict().get("way") or "").lower() in ("earlier", "sooner", "less", "fewer")
        return (Shift(quantity, -int(count) if earlier else int(count), more=more),)

    return rule


_COUNT = r"(?P<years>[\w.]+(?:[ -]\w+)?)"
_PATTERNS: tuple[tuple[str, _Rule], ...] = (
    (r"(?:stop (?:saving|contributing|investing|putting (?:money )?in)|save nothing(?: more)?)", _nothing),
    (rf"(?:(?:the |with )?fees?|costs?)(?: of| are| at|:)?\s+(?P<rate>{_PERCENT})", _rate("fees")),
    (rf"(?P<rate>{_PERCENT}) (?:in |of )?(?:fees?|costs?)", _rate("fees")),
    (rf"(?:with )?(?:inflation|prices rise)(?: of| is| at|:)?(?: by)?\s+(?P<rate>{_PERCENT})", _rate("inflation")),
    (rf"(?P<rate>{_PERCENT}) inflation", _rate("inflation")),
    (rf"(?:a )?(?:volatility|swings?)(?: of| is| at|:)?\s+(?P<rate>{_PERCENT})", _rate("volatility")),
    (rf"(?:±|\+/?-)?\s?(?P<rate>{_PERCENT}) (?:volatility|swings?)", _rate("volatility")),
    (rf"{_INTO}(?P<share>\d{{1,3}})\s?/\s?\d{{1,3}}(?: (?:mix|portfolio|split))?", _stocks),
    (rf"{_INTO}(?P<share>\d{{1,3}})\s?(?:%|percent) (?:in(?:to)? |of )?{_STOCKS}(?:[ ,].*\b{_BONDS})?", _stocks),
    (
        rf"{_INTO}(?P<half>half) (?:in(?:to)? )?{_STOCKS},?(?: and)?(?: the rest| half)?(?: in(?:to)?)? {_BONDS}",
        _stocks,
    ),
    (rf"{_INTO}(?:(?P<stocks>{_STOCKS})|{_BONDS})(?: only)?", _stocks),
    (
        rf"(?!.*\b(?:save|spend)\b)(?:[^\d%]*\s)?(?P<rate>{_PERCENT})(?: (?:a|per) year)?"
        rf"(?:\s*(?:±|\+/?-|plus or minus)\s*(?P<spread>{_PERCENT}))?(?: (?:a|per) year)?(?: returns?)?",
        _return,
    ),
    (
        r"(?:(?:early )?retir\w*|stop work\w*)(?: (?:already|only|early))?(?: at| by| when (?:i'm|i am))?"
        r" (?:the )?(?:age )?(?:of )?(?P<age>\d{2,3})",
        _age,
    ),
    (rf"(?:retir\w*|stop \w+) {_COUNT} years? (?P<way>later|earlier|sooner)", _years("saving_years", more=True)),
    (rf"(?:work|keep saving)(?: for)?(?: another)? {_COUNT} more years?", _years("saving_years", more=True)),
    (
        rf"(?:work|keep saving)(?: for)?(?: another)? {_COUNT} years?(?: (?P<way>longer|more|less))?",
        _years("saving_years", more=True),
    ),
    (rf"(?:(?:wait|give it|take)\w* )?(?:for )?(?:another )?{_COUNT} more years?", _years("years", more=True)),
    (
        rf"(?:wait|give it|take)\w* (?:for )?(?:another )?{_COUNT} years?(?: (?P<way>longer|more|less))?",
        _years("years", more=True),
    ),
    (rf"{_COUNT} years? (?P<way>longer|more|less|earlier|sooner|later)", _years("years", more=True)),
    (rf"(?:look )?(?:over|for|in|within|after) {_COUNT} years?(?: ahead)?", _years("years", more=False)),
    (rf"(?:aim for|(?:a |the )?(?:goal|target)(?: of| is)?)\s+{_AMOUNT}", _whole("goal")),
    (rf"(?:start|begin)(?:ing)? with\s+{_AMOUNT}", _whole("balance")),
    (rf"(?:spend|spending|withdraw|take out|live on)(?: of| is)?\s+{_AMOUNT}", _monthly("spending")),
    (rf"{_SAVE}\s+{_AMOUNT}", _monthly("contribution")),
    (rf"(?:invest(?:ing)?|add(?:ing)?|deposit(?:ing)?)\s+{_AMOUNT}", _monthly("contribution", sure=False)),
    (rf"(?=.*\b(?:{_STEP}|another)\b){_AMOUNT}", _monthly("contribution", sure=False)),
)
_RULES = tuple((re.compile(pattern, re.IGNORECASE), rule) for pattern, rule in _PATTERNS)
"""What is tried in this order: rates before amounts, which would take them for numbers."""
