"""/remind: what a line says, and when."""

import pytest

from bot.slack.commands.remind import REMIND
from tests.unit.bot.slack.commands.reading import read


@pytest.mark.parametrize(
    ("line", "text", "when"),
    [
        ("log my expenses every Friday at 17:00", "log my expenses", "every Friday at 17:00"),
        ("every Friday at 17:00 log my expenses", "log my expenses", "every Friday at 17:00"),
        ("me to pay rent on the 1st of every month at 9am", "pay rent", "on the 1st of every month at 9am"),
        ("me tomorrow at 8 to call the bank", "call the bank", "tomorrow at 8"),
        ("me in 2 days at 9:00 that the invoice is due", "the invoice is due", "in 2 days at 9:00"),
        ("every Friday log my expenses", "log my expenses", "every Friday"),
    ],
)
def test_a_reminder_is_split_into_what_and_when(line: str, text: str, when: str) -> None:
    assert read(REMIND, line) == ("schedule_check_in", {"what": "reminder", "text": text, "when": when})


def test_a_reminder_without_a_time_asks_for_it() -> None:
    assert read(REMIND, "pay rent") == ("schedule_check_in", {"what": "reminder", "text": "pay rent"})


def test_check_ins_look_at_goals_and_spending() -> None:
    goal = {"what": "goal", "goal": "House", "when": "every Monday at 9:00"}
    assert read(REMIND, "goal House every Monday at 9:00") == ("schedule_check_in", goal)
    summary = {"what": "weekly_summary", "when": "every Sunday at 18:00"}
    assert read(REMIND, "summary every Sunday at 18:00") == ("schedule_check_in", summary)


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("quiet 22:00 to 7:00", {"quiet_from": "22:00", "quiet_until": "7:00"}),
        ("quiet 10pm-7am", {"quiet_from": "10pm", "quiet_until": "7am"}),
        ("quiet from 10 pm until 7 am", {"quiet_from": "10 pm", "quiet_until": "7 am"}),
        ("quiet off", {"quiet_hours": "no"}),
        ("pause", {"paused": "yes"}),
        ("pause until December 1", {"pause_until": "2026-12-01"}),
        ("pause until November 5", {"pause_until": "2027-11-05"}),
        ("pause until tomorrow", {"pause_until": "tomorrow"}),
        ("pause until March 2031", {"pause_until": "March 2031"}),
        ("resume", {"paused": "no"}),
    ],
)
def test_quiet_hours_and_pauses_are_set_and_ended(line: str, values: dict[str, str]) -> None:
    assert read(REMIND, line) == ("set_quiet_hours", values)


def test_reminders_are_listed_and_stopped() -> None:
    assert read(REMIND, "list") == ("list_check_ins", {})
    assert read(REMIND, "stop 2") == ("cancel_check_in", {"which": "2"})
