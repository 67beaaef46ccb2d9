"""Check-ins in words, and finding them by the words people use."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from storage.repositories.check_ins import StoredCheckIn
from tools.memory.check_in_results import CheckInShown
from tools.toolkit.errors import ToolError
from tools.toolkit.schedule import schedule_from
from tools.toolkit.tool import ToolContext

if TYPE_CHECKING:
    from tools.toolkit.formatting import Formatter

_ALL = re.compile(r"\b(?:all|every|everything|each|both|any)\b", re.IGNORECASE)
_KINDS = {
    "goal": re.compile(r"\bgoals?\b", re.IGNORECASE),
    "weekly_summary": re.compile(r"\bsummar(?:y|ies)\b", re.IGNORECASE),
    "reminder": re.compile(r"\bremind(?:ers?|ing)?\b", re.IGNORECASE),
}
_PLURAL = re.compile(r"\b(?:reminders|summaries|check-?ins|goals)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\W*(?:(?:no|number|nr)\W*)?(\d{1,2})\W*", re.IGNORECASE)
_WORD = re.compile(r"\w{3,}")
_COMMON = re.compile(
    r"(?:about|all|and|any|both|each|every|everything|for|from|not|number|one|our|please|stop|that|the|them|this|with|"
    r"your|goals?|ins|check-?ins?|check|remind(?:ers?|ing)?|summar(?:y|ies)|weekly)"
)


async def shown_check_ins(context: ToolContext) -> list[tuple[StoredCheckIn, CheckInShown]]:
    """Return the user's check-ins, oldest first, each with how it is shown."""
    stored = await context.unit.check_ins.of_user(context.caller.user.id)
    goals = await context.unit.goals.of_user(context.caller.user.id, include_archived=True)
    names = {goal.id: goal.name for goal in goals}
    return [
        (check_in, shown(check_in, number, names.get(check_in.goal_id or 0), context.format))
        for number, check_in in enumerate(stored, start=1)
    ]


def shown(check_in: StoredCheckIn, number: int, goal: str | None, formatter: "Formatter") -> CheckInShown:
    """Return how a check-in is shown; `goal` is the name of the one that it is about."""
    titles = {
        "goal": f"How {goal} is doing" if goal else "How your goals are doing",
        "weekly_summary": "Summary of your money",
        "reminder": f"Reminder: {check_in.text}",
    }
    return CheckInShown(
        number=number,
        what=check_in.kind,
        title=titles[check_in.kind],
        schedule=schedule_from(check_in.cron).in_words(formatter),
        next_at=check_in.next_fire_at,
        next_text=formatter.moment(check_in.next_fire_at),
    )


def meant(which: str, known: Sequence[tuple[StoredCheckIn, CheckInShown]]) -> list[tuple[StoredCheckIn, CheckInShown]]:
    """Return the check-ins that `which` is about. Raises ToolError when that is none, or not clear."""
    if not known:
        raise ToolError("There is nothing to stop: I do not write to you by myself at any time.")
    if number := _NUMBER.fullmatch(which):
        found = [pair for pair in known if pair[1].number == int(number[1])]
        if not found:
            raise ToolError(f"There is no number {number[1]} in your list. {listed(known)}")
        return found
    kinds = [kind for kind, words in _KINDS.items() if words.search(which)]
    wanted = {word for word in _WORD.findall(which.casefold()) if not _COMMON.fullmatch(word)}
    found = [pair for pair in known if not kinds or pair[0].kind in kinds]
    if wanted:
        # "the reminder about rent": its words count, whatever kind it is.
        scores = {pair[0].id: _in_common(wanted, pair[1]) for pair in found or known}
        best = max(scores.values(), default=0)
        found = [pair for pair in found or known if scores[pair[0].id] == best and best]
    if not found:
        raise ToolError(f"I find no such check-in. {listed(known)}")
    if len(found) > 1 and not (_ALL.search(which) or (_PLURAL.search(which) and not wanted)):
        raise ToolError(f"Which one shall I stop? {listed(found)} Tell me its number, or say “all of them”.")
    return found


def listed(known: Sequence[tuple[StoredCheckIn, CheckInShown]]) -> str:
    """Return the check-ins in one sentence each."""
    return " ".join(f"{shown.number}. {shown.title}, {shown.schedule}." for _, shown in known)


def _in_common(wanted: set[str], shown: CheckInShown) -> int:
    there = {word.casefold() for word in _WORD.findall(f"{shown.title} {shown.schedule}")}
    return len(wanted & there)
