"""/goal: savings goals, by a line or by a form."""

import re
from collections.abc import Mapping

from bot.slack.commands.command import Command, RunTool, Subcommand
from bot.slack.commands.phrases import bare, name_and_amount, said, without
from bot.words import planning_commands as words
from tools.toolkit.kinds import Reading

_DEADLINE = re.compile(r",?\s*\b(?:by|until|before)\s+(?P<day>.+)$", re.IGNORECASE)
_MONTHLY = re.compile(
    r",?\s*\b(?:(?:with|and|saving|at)\s+)*(?P<amount>[^\s,]*\d[\d.,]*[^\s,]*)\s+(?:a|per|each|every)\s+month\b",
    re.IGNORECASE,
)
_CHANGED = {
    "target": "target",
    "saved": "saved",
    "monthly": "monthly_amount",
    "deadline": "deadline",
    "name": "new_name",
}
"""The words that say what changes in a goal, and the parameters that they mean."""

_WHAT_CHANGES = re.compile(rf"\b({'|'.join(_CHANGED)})\b", re.IGNORECASE)


def new_goal(line: str, reading: Reading) -> Mapping[str, str]:
    """Read "House 60,000 by June 2030 with 300 a month"."""
    values: dict[str, str | None] = {}
    if monthly := _MONTHLY.search(line):
        values["monthly_amount"] = monthly["amount"]
        line = without(line, monthly)
    if deadline := _DEADLINE.search(line):
        values["deadline"] = deadline["day"]
        line = without(line, deadline)
    name, target = name_and_amount(line, reading)
    return said(name=name, target=target, **values)


def put_in(line: str, reading: Reading) -> Mapping[str, str]:
    """Read "House 200" and "200 to House"."""
    name, amount = name_and_amount(line, reading)
    return said(name=name, amount=amount)


def taken_out(line: str, reading: Reading) -> Mapping[str, str]:
    """Read "House 50" as 50 that were taken out."""
    name, amount = name_and_amount(line, reading)
    return said(name=name, amount=f"-{amount.removeprefix('-')}" if amount else "")


def changes(line: str, reading: Reading) -> Mapping[str, str]:
    """Read "House target 70,000 deadline June 2031"."""
    name, *rest = _WHAT_CHANGES.split(line)
    pairs = zip(rest[::2], rest[1::2], strict=True)
    changed = {_CHANGED[what.lower()]: bare(value) for what, value in pairs}
    return said(name=bare(name), **changed)


def named(line: str, reading: Reading) -> Mapping[str, str]:
    """Take the line for the goal's name."""
    return said(name=bare(line))


def dropped(line: str, reading: Reading) -> Mapping[str, str]:
    """Take the line for the name of a goal that is given up."""
    return {**named(line, reading), "dropped": "yes"}


def resumed(line: str, reading: Reading) -> Mapping[str, str]:
    """Take the line for the name of a goal that is taken up again."""
    return {**named(line, reading), "dropped": "no"}


_NEW = Subcommand(("new", "create"), words.GOAL_NEW, words.GOAL_NEW_EXAMPLE, RunTool("create_goal", new_goal))

GOAL = Command(
    name="/goal",
    description=words.GOAL,
    usage_hint=words.GOAL_USAGE,
    subcommands=(
        _NEW,
        Subcommand(("list", "show", "status"), words.GOAL_LIST, words.GOAL_LIST_EXAMPLE, RunTool("list_goals")),
        Subcommand(("add", "put"), words.GOAL_ADD, words.GOAL_ADD_EXAMPLE, RunTool("contribute_to_goal", put_in)),
        Subcommand(
            ("take", "withdraw"), words.GOAL_TAKE, words.GOAL_TAKE_EXAMPLE, RunTool("contribute_to_goal", taken_out)
        ),
        Subcommand(
            ("change", "update", "set"),
            words.GOAL_CHANGE,
            words.GOAL_CHANGE_EXAMPLE,
            RunTool("update_goal", changes),
        ),
        Subcommand(("drop", "archive"), words.GOAL_DROP, words.GOAL_DROP_EXAMPLE, RunTool("update_goal", dropped)),
        Subcommand(
            ("resume", "restore"), words.GOAL_RESUME, words.GOAL_RESUME_EXAMPLE, RunTool("update_goal", resumed)
        ),
        Subcommand(("delete", "remove"), words.GOAL_DELETE, words.GOAL_DELETE_EXAMPLE, RunTool("delete_goal", named)),
    ),
    default=_NEW,
    any_words=True,
)
