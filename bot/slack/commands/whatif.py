"""/whatif: what would be different, and how likely it is to get there."""

import re
from collections.abc import Mapping

from bot.slack.commands.command import Command, RunTool, Subcommand
from bot.slack.commands.phrases import name_and_amount, said, without
from bot.slack.commands.reading import whole
from bot.words import planning_commands as words
from tools.toolkit.kinds import Reading

_PLANS = ("compare_scenarios", "simulate_scenarios")
"""Tools that are told of the plan that the what-ifs are about."""

_YEARS = re.compile(r"\b(?:(?:in|over|within|for|after)\s+)?(?P<years>\d{1,2})\s+years?\b", re.IGNORECASE)
_SPENDING = re.compile(r"\b(?:spend(?:ing)?|tak(?:e|ing) out|with(?:out)? work)\b", re.IGNORECASE)
_A_MONTH = re.compile(r"\s*(?:(?:a|per|each|every)\s+month|monthly)\b", re.IGNORECASE)


def odds(line: str, reading: Reading) -> Mapping[str, str]:
    """Read "400,000 in 20 years" and "spending 2,500 a month for 30 years"."""
    years = _YEARS.search(line)
    rest = _A_MONTH.sub("", without(line, years) if years else line)
    _, amount = name_and_amount(rest, reading)
    wanted = "monthly_spending" if _SPENDING.search(line) else "goal_amount"
    return said(years=years["years"] if years else None, **{wanted: amount})


_COMPARE = Subcommand(
    ("compare",),
    words.WHATIF_COMPARE,
    words.WHATIF_COMPARE_EXAMPLE,
    RunTool("compare_scenarios", whole("changes"), again=_PLANS),
)

WHATIF = Command(
    name="/whatif",
    description=words.WHATIF,
    usage_hint=words.WHATIF_USAGE,
    subcommands=(
        _COMPARE,
        Subcommand(
            ("odds", "chance", "chances"),
            words.WHATIF_ODDS,
            words.WHATIF_ODDS_EXAMPLE,
            RunTool("simulate_scenarios", odds, again=_PLANS),
        ),
    ),
    default=_COMPARE,
    any_words=True,
)
