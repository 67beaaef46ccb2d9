"""Debts as people speak of them: what they owe on what, at which rate, with which minimum payment."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from bot.playground.planner.contexts import InContext, amounts_in_context
from bot.playground.planner.mentions import percentages
from bot.playground.planner.names import PLAN_DEBT_PAYOFF
from bot.playground.planner.patterns import any_of
from bot.playground.planner.topic import Topic

Values = dict[str, Any]

_WORD = r"[A-Za-z][\w&'-]*"
_AFTER = re.compile(
    rf"^\s*(?:of debt\s+)?(?:on|for|in|to)\s+(?:(?:my|the|an?|our|another)\s+)?(?P<name>{_WORD}(?:\s+{_WORD}){{0,2}}?)"
    r"(?=\s+(?:at|with|min\w*|that|which|for)\b|\s*[,.;:?!@(\n]|\s*$|\s+\d)",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"(?P<name>{_WORD}(?:\s+{_WORD})*)\W*$")
_LINKS = frozenset({"about", "around", "at", "balance", "has", "have", "is", "of", "owes", "owing", "roughly", "with"})
_NO_NAME = frozenset(
    word
    for line in (
        "a all an and are but credit debt debts first for from i i'm i've in my of off on our owe pay paying plan plus",
        "still the these to we which",
    )
    for word in line.split()
)
_LONGEST_NAME = 2
_MINIMUM_BEFORE = any_of(r"\b(?:min|minimums?|payments?|paying)\b[^\d]*$")
_MINIMUM_AFTER = any_of(r"^\s*(?:(?:a|per|each|every)\s+month\s+)?(?:min\b|minimum)")
_EXTRA = any_of(r"\b(?:extra|more|additional(?:ly)?|on top|spare|left over|can (?:put|pay|afford))\b")


@dataclass(frozen=True, slots=True)
class _Debt:
    """A debt as far as it was told."""

    name: str
    balance: str
    start: int
    rate: str = ""
    minimum: str = ""

    @property
    def line(self) -> str:
        rate = f" at {self.rate}" if self.rate else ""
        minimum = f" minimum {self.minimum}" if self.minimum else ""
        return f"{self.name}: {self.balance}{rate}{minimum}" if self.name else f"{self.balance}{rate}{minimum}"


def debt_values(text: str, topic: Topic | None) -> Values:
    """Return all values of the plan: those the message gives, over those of `topic` when that is such a plan."""
    values: Values = dict(topic.values) if topic is not None and topic.tool == PLAN_DEBT_PAYOFF else {}
    found = list(amounts_in_context(text))
    extras = [entry for entry in found if _is_extra(entry)]
    others = [entry for entry in found if not _is_extra(entry)]
    if extras:
        values["extra_monthly"] = extras[-1].amount.words
    if told := _debts(text, others):
        values["debts"] = _merged(str(values.get("debts") or ""), told)
    elif others and "debts" in values and "minimum" not in values["debts"] and _is_minimum(others[0]):
        values["debts"] = f"{values['debts']} minimum {others[0].amount.words}"
    return {**values, **_strategy(text)}


def _is_extra(entry: InContext) -> bool:
    words = f"{entry.before} {entry.after}"
    return bool(_EXTRA.search(words)) and not _is_minimum(entry)


def _is_minimum(entry: InContext) -> bool:
    return bool(_MINIMUM_BEFORE.search(entry.before) or _MINIMUM_AFTER.search(entry.after))


def _debts(text: str, found: list[InContext]) -> list[_Debt]:
    """Return the debts in order: a balance begins one, the rate and the minimum that follow belong to it."""
    debts: list[_Debt] = []
    for entry in found:
        if not _is_minimum(entry) and not (debts and entry.amount.role == "monthly"):
            debts.append(_Debt(_name(entry), entry.amount.words, entry.amount.mention.start))
        elif debts and not debts[-1].minimum:
            debts[-1] = replace(debts[-1], minimum=entry.amount.words)
    return list(_with_rates(debts, text)) if debts else []


def _with_rates(debts: list[_Debt], text: str) -> Iterator[_Debt]:
    """Yield the debts, each with the first rate before the next debt begins."""
    ends = [*(debt.start for debt in debts[1:]), len(text)]
    for debt, end in zip(debts, ends, strict=True):
        rates = [words for words, (start, _) in percentages(text) if debt.start < start < end]
        yield replace(debt, rate=rates[0]) if rates else debt


def _name(entry: InContext) -> str:
    """Return what is owed on: "Visa" of "8,000 on my Visa" or of "Visa 8,000"; "" where no word tells."""
    after = _AFTER.match(entry.after)
    if after:
        return after["name"]
    before = _BEFORE.search(entry.before)
    words = before["name"].split() if before else []
    while words and words[-1].lower() in _LINKS:
        words.pop()
    name: list[str] = []
    for word in reversed(words):
        if word.lower() in _NO_NAME or word.lower() in _LINKS or len(name) == _LONGEST_NAME:
            break
        name.insert(0, word)
    return " ".join(name)


def _merged(before: str, told: list[_Debt]) -> str:
    """Return the debts one a line, one that was there before as it was told now."""
    lines = {line.partition(":")[0].casefold(): line for line in before.splitlines() if line.strip()}
    return "\n".join([*{**lines, **{(debt.name or debt.line).casefold(): debt.line for debt in told}}.values()])


def _strategy(text: str) -> Values:
    named = [name for name in ("avalanche", "snowball") if name in text.lower()]
    return {"strategy": named[0]} if len(named) == 1 else {}
