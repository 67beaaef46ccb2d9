"""What the tools for check-ins are given, and how it is asked for."""

from datetime import date, time
from decimal import Decimal
from typing import Annotated, ClassVar

from storage.tables.check_ins import CheckInKind
from tools.toolkit.form import Choice
from tools.toolkit.params import Ask, Parameters
from tools.toolkit.schedule import Schedule

_WHAT = Ask(
    "What shall I come back to you with?",
    "What it is about",
    "choice",
    choices=(
        Choice(value="goal", label="How a goal is doing"),
        Choice(value="weekly_summary", label="A summary of my goals and my spending"),
        Choice(value="reminder", label="A reminder in my own words"),
    ),
)
_TEXT = Ask(
    "What shall I remind you of?",
    "Reminder",
    "text",
    hint="I send it back to you in your own words.",
    example="Log my expenses",
)
_GOAL = Ask(
    "Which goal shall I look at?",
    "Goal",
    "text",
    hint="Leave it empty for all your goals.",
    example="House",
)
_WHEN = Ask(
    "When shall I write to you?",
    "When",
    "schedule",
    hint="Once or again and again, with the time of the day.",
    example="every Monday at 9:00",
)
_PAUSE = Ask(
    "Until when shall I write nothing by myself?",
    "Pause until",
    "date",
    hint="I write again from that day on.",
    example="December 1, 2026",
    minimum=Decimal(1),
    maximum=Decimal(3_650),
)


class NewCheckIn(Parameters):
    """Something to be said at a time of the user's choosing."""

    essential_when: ClassVar = {"text": ("what", "reminder")}

    what: Annotated[CheckInKind, _WHAT]
    when: Annotated[Schedule, _WHEN]
    text: Annotated[str | None, _TEXT] = None
    goal: Annotated[str | None, _GOAL] = None


class NoParameters(Parameters):
    """Nothing has to be known."""


class CheckInChoice(Parameters):
    """Which check-ins are meant."""

    which: Annotated[
        str,
        Ask(
            "Which check-in shall I stop?",
            "Check-in",
            "text",
            hint="Its number in your list, a word of it, or “all”.",
            example="the reminder to log expenses",
        ),
    ]


class QuietChange(Parameters):
    """What to change about quiet hours and pauses; what is None stays as it is. One end of the hours asks the other."""

    essential_if: ClassVar = {
        "quiet_from": lambda values: values["quiet_until"] is not None,
        "quiet_until": lambda values: values["quiet_from"] is not None,
    }

    quiet_from: Annotated[
        time | None, Ask("From what time on shall I be quiet?", "Quiet from", "time", example="22:00", along=True)
    ] = None
    quiet_until: Annotated[
        time | None, Ask("From what time on may I write again?", "Quiet until", "time", example="7:00", along=True)
    ] = None
    quiet_hours: Annotated[bool | None, Ask("Do you want quiet hours?", "Quiet hours", "flag")] = None
    pause_until: Annotated[date | None, _PAUSE] = None
    paused: Annotated[
        bool | None,
        Ask(
            "Shall I write nothing by myself until you say so?",
            "Paused",
            "flag",
            hint="No ends a pause.",
        ),
    ] = None
