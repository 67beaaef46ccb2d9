"""Risk profiles and mixes: the answers to closed questions, read from the words that stand for them."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bot.playground.planner.contexts import amounts_in_context
from bot.playground.planner.mentions import size
from bot.playground.planner.names import RISK_PROFILE, SUGGEST_ALLOCATION
from bot.playground.planner.patterns import any_of
from bot.playground.planner.topic import Topic

Values = dict[str, Any]

_COUNTS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen"
    "|twenty[\\s-]five|twenty|thirty|forty"
)
_WORDS = {"twenty five": 25, "fifteen": 15, "eighteen": 18, "twenty": 20, "thirty": 30, "forty": 40} | {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=1
    )
}
_TIME = re.compile(
    r"\b(?P<over>(?:over|more than|at least|beyond)\s+)?"
    rf"(?P<count>\d{{1,3}}|{_COUNTS})[\s-]+(?P<unit>years?|yrs?|months?)\b(?![\s-]*old\b)",
    re.IGNORECASE,
)
_NEXT_YEAR = re.compile(r"\bnext (?:year|summer|spring|winter|autumn|fall)\b", re.IGNORECASE)
_BANDS = ((3, "under_3_years"), (6, "3_to_5_years"), (11, "5_to_10_years"), (21, "10_to_20_years"))
"""Below so many whole years it is that answer; a time that ends one answer and begins the next is the shorter one."""

_MONTHS_A_YEAR = 12
_MONTHLY = re.compile(r"^\s*(?:a|per|each|every|/)\s*mo(?:nth)?\b|\bmonthly\b", re.IGNORECASE)
_AGE = re.compile(r"\bi(?:'m| am)\s+(?P<age>\d{2})\b(?!\s?(?:%|k\b))", re.IGNORECASE)

_LEVELS = re.compile(
    r"\b(?P<level>conservative|cautious|balanced|aggressive)(?:ly)?\b"
    r"|\b(?P<growth>growth)(?= (?:investor|tolerance|profile|portfolio|mix))|\btolerance is (?P<said>growth)\b",
    re.IGNORECASE,
)
_REACTIONS: Mapping[str, re.Pattern[str]] = {
    "sell_at_10": any_of(r"\bsell\b[^.?!]*\b10\s?(?:%|percent)", r"\b10\s?(?:%|percent)[^.?!]*\bsell\b"),
    "sell_at_20": any_of(r"\bsell\b[^.?!]*\b20\s?(?:%|percent)", r"\b20\s?(?:%|percent)[^.?!]*\bsell\b"),
    "sell_at_35": any_of(r"\bsell\b[^.?!]*\ba third\b", r"\ba third\b[^.?!]*\bsell\b"),
    "buy_more": any_of(r"\b(?:buy|put in|invest) (?:even )?more\b[^.?!]*\b(?:falls?|drops?|crash\w*|fell|dropped)\b"),
    "wait": any_of(r"\b(?:wait|sit|ride) (?:it|that|this|them) out\b", r"\bnot sell\b|\bnever sell\b|\bhold on\b"),
}
_NEEDS: Mapping[str, re.Pattern[str]] = {
    "covered": any_of(
        r"\b(?:have|got) (?:other|separate|enough) savings\b", r"\bwon't need (?:any of )?it (?:earlier|before)"
    ),
    "likely": any_of(r"\b(?:probably|likely) need (?:some|part|it)\b"),
    "possible": any_of(r"\b(?:might|may) need (?:some|part|it)\b"),
}
_INCOMES: Mapping[str, re.Pattern[str]] = {
    "steady": any_of(
        r"\b(?:steady|stable|secure|safe) (?:job|income)\b|\bincome is (?:very )?(?:steady|stable|safe)\b"
    ),
    "varying": any_of(r"\bincome varies\b|\b(?:varying|irregular) income\b|\bfreelanc\w+\b"),
}
_AIMS: Mapping[str, re.Pattern[str]] = {
    "most_growth": any_of(r"\b(?:most|maximum|max|as much) growth\b"),
    "keep": any_of(r"\bkeep(?:ing)? what i have\b|\bpreserv\w+\b"),
}
_EXPERIENCES: Mapping[str, re.Pattern[str]] = {
    "none": any_of(r"\bnever invested\b|\bno experience\b|\bbeginner\b"),
    "through_a_fall": any_of(r"\bheld (?:\w+ )?through\b"),
}
_NO_FUND = any_of(r"\bno emergency (?:fund|savings)\b|\bwithout (?:an )?emergency fund\b")
_FUND = any_of(r"\b(?:have|got|with) (?:an?|my) (?:full )?emergency fund\b|\bemergency fund is (?:full|there)\b")


def risk_values(text: str, topic: Topic | None) -> Values:
    """Return the answers that the message gives, over those of `topic` when that is the questionnaire."""
    values = _of_topic(topic, RISK_PROFILE)
    asked = {
        "loss_reaction": _REACTIONS,
        "need_of_cash": _NEEDS,
        "income_stability": _INCOMES,
        "aim": _AIMS,
        "experience": _EXPERIENCES,
    }
    found = {name: _answer(text, answers) for name, answers in asked.items()} | {"horizon": _horizon(text)}
    return values | _known(found)


def allocation_values(text: str, topic: Topic | None) -> Values:
    """Return what the message says of tolerance, time, age and amounts, over what is known when that is the topic."""
    values = _of_topic(topic, SUGGEST_ALLOCATION)
    level, age, time = _LEVELS.search(text), _AGE.search(text), _TIME.search(text)
    said = next((word for word in level.groups() if word), None) if level else None
    found: Values = {
        "risk_tolerance": said.lower() if said else None,
        "horizon": _horizon(text),
        "age": int(age["age"]) if age else None,
        "emergency_fund": False if _NO_FUND.search(text) else True if _FUND.search(text) else None,
    }
    taken = [match.span() for match in (age, time) if match]
    for amount in amounts_in_context(text, taken):
        monthly = _MONTHLY.search(amount.after) or _MONTHLY.search(amount.before)
        name = "monthly_contribution" if monthly else "amount"
        found.setdefault(name, amount.amount.words)
    return values | _known(found)


def _of_topic(topic: Topic | None, tool: str) -> Values:
    return dict(topic.values) if topic is not None and topic.tool == tool else {}


def _known(found: Values) -> Values:
    return {name: value for name, value in found.items() if value is not None}


def _answer(text: str, answers: Mapping[str, re.Pattern[str]]) -> str | None:
    return next((answer for answer, pattern in answers.items() if pattern.search(text)), None)


def _horizon(text: str) -> str | None:
    """Return the answer that a time falls into: "in 7 years", "for over twenty years", "next summer"."""
    time = _TIME.search(text)
    if time is None:
        return "under_3_years" if _NEXT_YEAR.search(text) else None
    words = re.sub(r"[\s-]+", " ", time["count"].lower())
    count = Decimal(_WORDS[words]) if words in _WORDS else size(words)
    months = time["unit"].lower().startswith("month")
    years = count / _MONTHS_A_YEAR if months else count + (1 if time["over"] else 0)
    return next((band for below, band in _BANDS if years < below), "over_20_years")
