"""What each amount in a message is for, judged by the words around it."""

import re
from dataclasses import dataclass
from typing import Literal

from bot.playground.planner.mentions import Mention
from bot.playground.planner.patterns import any_of

Role = Literal["goal", "monthly", "income", "start", "saving", "bare"]
"""`saving` is "save X" without a period, `bare` an amount without a word: the conversation decides."""

_PERIOD = re.compile(
    r"^\s*(?:in savings\s+)?(?:(?:(?:a|per|each|every|/)\s*(?:single\s+)?|p\.?)"
    r"(?P<unit>month|mo|m|week|wk|fortnight|year|yr|annum|day|paycheck|pay\s?day)\b\.?"
    r"|(?P<adverb>monthly|weekly|yearly|annually|biweekly|fortnightly|daily)\b)",
    re.IGNORECASE,
)
_MONTHLY_UNITS = ("month", "mo", "m", "monthly")
_BOUNDARY = re.compile(r"[.;?!\n](?!\d)|\bthen\b|\bbut\b", re.IGNORECASE)

_AWAITED_BEFORE = any_of(
    r"\b(?:until|till|when|before|once)\b[^.]*\b(?:have|afford|reach|get to)(?:\s+saved)?(?:\s+an?)?\W*$",
)
_START_BEFORE = any_of(
    r"\balready\b(?!.*\b(?:goal|need)\b)",
    r"\bsaved\s+(?:up\s+)?(?:so far|already)|\bso far\b",
    r"\bstart(?:ing)?\s+(?:(?:out|off)\s+)?(?:with|from|at|balance|amount|capital)",
    r"\b(?:start|opening|current)\s+balance|\bbalance of\b",
    r"\b(?:have|'ve|got|has)\s+(?:got\s+)?(?:saved|put (?:away|aside))(?:\s+up)?\W*(?:about|around)?\s*$",
    r"\bsavings of\b|\bsitting on\b",
)
_START_AFTER = any_of(
    r"^\s*(?:is |are )?(?:saved|already|put (?:away|aside)|set aside|so far|on hand|in hand|as a start)\b",
    r"^\s*(?:is |are )?(?:in (?:the bank|savings|my (?:account|savings))|to (?:start|begin)(?: with)?)\b",
)
_INCOME_BEFORE = any_of(
    r"\b(?:mak(?:e|ing)|made)\W+(?:(?:about|around|roughly|only|just|like|over|nearly|almost|up to|net)\s+)*$",
    r"\b(?:earn(?:ing|s|ed)?|incomes?|salary|wages?|get(?:ting)? paid|paid|pay is|paycheck(?: is| of)?)\b[^\d]*$",
    r"\b(?:take[\s-]?home(?: pay)?|bring(?:ing)? (?:in|home)|live on|living on)\b[^\d]*$",
)
_INCOME_AFTER = any_of(
    r"^\s*(?:(?:a|per|each|every)\s+\w+\s+)?(?:monthly\s+)?(?:of\s+)?(?:income|salary|take[\s-]?home|net pay|wages?)\b",
)
_MONTHLY_BEFORE = any_of(
    r"\b(?:monthly|(?:each|every|per|a) month)\b(?!\s+(?:for|to)\b)[^\d]*$",
    r"\b(?:put(?:ting)?|set(?:ting)?|lay(?:ing)?) (?:away|aside|by)\b(?!.*\bto (?:have|get|reach|buy|afford)\b)[^\d]*$",
    r"\b(?:contribut\w+|deposit(?:ing)?|spare|afford(?!\s+an?\b)|stash|invest(?:ing)?)\b[^\d]*$",
    r"\b(?:can|could|able to|(?:if|when) (?:i|we)|will|would|i'll|i'd|we)\s+"
    r"(?:(?:only|just|really|also)\s+)?save\s+\W*$",
)
_SAVING_BEFORE = any_of(r"\bsav(?:e|ing|ings?)(?:\s+up)?\W*(?:about|around|only|just|like)?\s*$")
_WISH_BEFORE = any_of(
    r"\b(?:want(?:ed)?|need|like|hop(?:e|ing)|plan(?:ning)?|try(?:ing)?|going|have|takes?|long|aim(?:ing)?|must|should)\b"
    r"[^.]*\bsav(?:e|ing)(?:\s+up)?\W*(?:about|around|at least|like)?\s*$",
    r"\bsaving up\W*$",
)
_GOAL_BEFORE = any_of(
    r"\b(?:costs?|costing|price[ds]?|needs?|goal|target|worth|total|save up|cheaper|expensive|down\s?payment)\b[^\d]*$",
    r"\b(?:reach|get to|have|deposit of|for|buy|want|is)\b[^\d]*$",
)
_GOAL_AFTER = any_of(
    r"^\s*(?:goal|target|down\s?payment|house|home|car|trip|wedding|holiday|vacation|fund)\b",
    r"^\s*(?:for (?!each|every|\d)|by\b|in total)",
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount with its role; `words` is what a tool is given: with the period where it is not a month."""

    words: str
    role: Role
    mention: Mention


def amounts_with_roles(text: str, mentions: tuple[Mention, ...]) -> tuple[Amount, ...]:
    """Return each mention with its role."""
    found: list[Amount] = []
    for index, mention in enumerate(mentions):
        begin = _end_of_period(text, mentions[index - 1].end) if index else 0
        end = mentions[index + 1].start if index + 1 < len(mentions) else len(text)
        before = _BOUNDARY.split(text[begin : mention.start])[-1]
        after = _BOUNDARY.split(text[mention.end : end])[0]
        found.append(Amount(_words(mention, after), _role(before, after), mention))
    return tuple(found)


def _role(before: str, after: str) -> Role:
    period = _PERIOD.match(after)
    if _AWAITED_BEFORE.search(before) and not period:
        return "goal"
    rest = after[period.end() :] if period else after
    if _START_AFTER.search(rest) or (_START_BEFORE.search(before) and not period):
        return "start"
    if _INCOME_BEFORE.search(before) or _INCOME_AFTER.search(after):
        return "income"
    if period or _MONTHLY_BEFORE.search(before):
        return "monthly"
    if _WISH_BEFORE.search(before) or (_GOAL_AFTER.search(after) and not _INCOME_BEFORE.search(before)):
        return "goal"
    if _SAVING_BEFORE.search(before):
        return "saving"
    return "goal" if _GOAL_BEFORE.search(before) else "bare"


def _words(mention: Mention, after: str) -> str:
    period = _PERIOD.match(after)
    if period is None or (period["unit"] or period["adverb"]).lower() in _MONTHLY_UNITS:
        return mention.text
    return f"{mention.text} {period.group().strip()}"


def _end_of_period(text: str, end: int) -> int:
    period = _PERIOD.match(text[end:])
    return end + period.end() if period else end
