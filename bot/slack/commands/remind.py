"""/remind: reminders, check-ins on goals, summaries, and when to be quiet."""

import re
from collections.abc import Mapping
from typing import Literal

from bot.slack.commands.command import Command, RunTool, Subcommand
from bot.slack.commands.phrases import said
from bot.slack.commands.reading import whole
from bot.words import planning_commands as words
from tools.toolkit.dates import parse_date
from tools.toolkit.errors import Invalid, ReadingError, Unclear
from tools.toolkit.kinds import Reading
from tools.toolkit.schedule_words import parse_schedule

_LEAD = re.compile(r"^(?:me\s+)?(?:(?:to|that|about|of)\s+)?", re.IGNORECASE)
_TAIL = re.compile(r"[\s,;:]+$")
_HOURS = re.compile(
    r"^(?:from\s+)?(?P<start>.+?)\s*(?:\bto\b|\buntil\b|-|\u2013|\s)\s*(?P<end>[^\s]+(?:\s*[ap]m)?)$", re.I
)
_UNTIL = re.compile(r"^(?:until|till|to)\s+", re.IGNORECASE)
_OFF = ("off", "none", "end", "stop")
_MOST_WORDS = 14
"""Words of the longest schedule that is looked for."""


def reminder(line: str, reading: Reading) -> Mapping[str, str]:
    """Read "log my expenses every Friday at 17:00", in either order."""
    rest, when = split_schedule(line, reading)
    return {"what": "reminder", **said(text=rest, when=when)}


def about_goal(line: str, reading: Reading) -> Mapping[str, str]:
    """Read "House every Monday at 9:00"."""
    rest, when = split_schedule(line, reading)
    return {"what": "goal", **said(goal=rest, when=when)}


def summary(line: str, reading: Reading) -> Mapping[str, str]:
    """Read "every Sunday at 18:00"."""
    return {"what": "weekly_summary", **said(when=line)}


def quiet(line: str, reading: Reading) -> Mapping[str, str]:
    """Read "22:00 to 7:00" and "off"."""
    if line.casefold() in _OFF:
        return {"quiet_hours": "no"}
    hours = _HOURS.match(line)
    return said(quiet_from=hours["start"], quiet_until=hours["end"]) if hours else said(quiet_from=line)


def paused(line: str, reading: Reading) -> Mapping[str, str]:
    """Read "until December 1"; without a day the pause has no end."""
    until = _UNTIL.sub("", line)
    return {"pause_until": _with_year(until, reading)} if until else {"paused": "yes"}


def _with_year(day: str, reading: Reading) -> str:
    """Return a day that lacks its year as the next such day; whatever else the words are, they stay."""
    for year in (reading.today.year, reading.today.year + 1):
        try:
            named = parse_date(f"{day} {year}", locale=reading.locale, today=reading.today)
        except ReadingError:
            break
        if named > reading.today:
            return named.isoformat()
    return day


def resumed(line: str, reading: Reading) -> Mapping[str, str]:
    """End the pause."""
    return {"paused": "no"}


def split_schedule(line: str, reading: Reading) -> tuple[str, str]:
    """Return the line without its schedule, which stands at its beginning or its end, and the schedule; "" for none.

    The longest part that is a schedule is taken, else the longest that is one but for the time of the day.
    """
    parts = _LEAD.sub("", line).split()
    unclear: tuple[str, str] | None = None
    for length in range(min(len(parts), _MOST_WORDS), 0, -1):
        for when, rest in ((parts[-length:], parts[:-length]), (parts[:length], parts[length:])):
            split = (_TAIL.sub("", _LEAD.sub("", " ".join(rest))), " ".join(when))
            match _fit(split[1], reading):
                case "yes":
                    return split
                case "unclear" if unclear is None:
                    unclear = split
                case _:
                    continue
    return unclear or (_TAIL.sub("", " ".join(parts)), "")


def _fit(text: str, reading: Reading) -> Literal["yes", "unclear", "no"]:
    try:
        parse_schedule(text, locale=reading.locale, today=reading.today)
    except Unclear:
        return "unclear"
    except Invalid:
        return "no"
    return "yes"


_OF = Subcommand(("me",), words.REMIND_OF, words.REMIND_OF_EXAMPLE, RunTool("schedule_check_in", reminder))

REMIND = Command(
    name="/remind",
    description=words.REMIND,
    usage_hint=words.REMIND_USAGE,
    subcommands=(
        _OF,
        Subcommand(
            ("goal", "goals"),
            words.REMIND_GOAL,
            words.REMIND_GOAL_EXAMPLE,
            RunTool("schedule_check_in", about_goal),
        ),
        Subcommand(
            ("summary",), words.REMIND_SUMMARY, words.REMIND_SUMMARY_EXAMPLE, RunTool("schedule_check_in", summary)
        ),
        Subcommand(("list",), words.REMIND_LIST, words.REMIND_LIST_EXAMPLE, RunTool("list_check_ins")),
        Subcommand(
            ("stop", "cancel"), words.REMIND_STOP, words.REMIND_STOP_EXAMPLE, RunTool("cancel_check_in", whole("which"))
        ),
        Subcommand(("quiet",), words.REMIND_QUIET, words.REMIND_QUIET_EXAMPLE, RunTool("set_quiet_hours", quiet)),
        Subcommand(("pause",), words.REMIND_PAUSE, words.REMIND_PAUSE_EXAMPLE, RunTool("set_quiet_hours", paused)),
        Subcommand(("resume",), words.REMIND_RESUME, words.REMIND_RESUME_EXAMPLE, RunTool("set_quiet_hours", resumed)),
    ),
    default=_OF,
    any_words=True,
)
