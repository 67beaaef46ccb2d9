"""/invest: ways to spread money, and the risk that suits."""

import re
from collections.abc import Mapping

from bot.slack.commands.command import Command, RunTool, Subcommand
from bot.slack.commands.phrases import name_and_amount, said, without
from bot.words import planning_commands as words
from tools.finance.risk import LEVELS, Horizon
from tools.toolkit.kinds import Reading

_LEVEL = re.compile(rf"\b(?P<level>{'|'.join(LEVELS)})\b", re.IGNORECASE)
_YEARS = re.compile(r"\b(?:(?:in|over|within|for|after)\s+)?(?:about\s+)?(?P<years>\d{1,2})\s+years?\b", re.IGNORECASE)
_MONTHLY = re.compile(
    r"\b(?:(?:and|with|plus|adding)\s+)*(?P<amount>[^\s,]*\d[\d.,]*[^\s,]*)\s+(?:a|per|each|every)\s+month\b",
    re.IGNORECASE,
)
_UP_TO: tuple[tuple[int, Horizon], ...] = (
    (2, "under_3_years"),
    (5, "3_to_5_years"),
    (10, "5_to_10_years"),
    (20, "10_to_20_years"),
)


def spread(line: str, reading: Reading) -> Mapping[str, str]:
    """Read "20,000 balanced for 10 years, 300 a month"."""
    values: dict[str, str | None] = {}
    if level := _LEVEL.search(line):
        values["risk_tolerance"] = level["level"].lower()
        line = without(line, level)
    if years := _YEARS.search(line):
        values["horizon"] = _horizon(int(years["years"]))
        line = without(line, years)
    if monthly := _MONTHLY.search(line):
        values["monthly_contribution"] = monthly["amount"]
        line = without(line, monthly)
    _, amount = name_and_amount(line, reading)
    return said(amount=amount, **values)


def _horizon(years: int) -> str:
    return next((horizon for most, horizon in _UP_TO if years <= most), "over_20_years")


_SPREAD = Subcommand(
    ("spread", "mix"), words.INVEST_SPREAD, words.INVEST_SPREAD_EXAMPLE, RunTool("suggest_allocation", spread)
)

INVEST = Command(
    name="/invest",
    description=words.INVEST,
    usage_hint=words.INVEST_USAGE,
    subcommands=(
        _SPREAD,
        Subcommand(
            ("profile", "risk"), words.INVEST_PROFILE, words.INVEST_PROFILE_EXAMPLE, RunTool("assess_risk_profile")
        ),
    ),
    default=_SPREAD,
)
