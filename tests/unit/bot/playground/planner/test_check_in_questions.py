"""Check-ins, reminders and quiet hours, and money for goals, as people put them to the planner."""

from typing import Any

import pytest

from tests.unit.bot.playground.planner.conversation import Conversation, first_call

REMINDER = {"what": "reminder"}
ASKED: dict[str, tuple[str, dict[str, Any]]] = {
    "remind me every Friday at 5pm to log expenses": (
        "schedule_check_in",
        REMINDER | {"when": "every Friday at 5pm", "text": "Log expenses"},
    ),
    "Remind me tomorrow at 8 to pay the rent, please": (
        "schedule_check_in",
        REMINDER | {"when": "tomorrow at 8", "text": "Pay the rent"},
    ),
    "set a reminder to pay rent on the 1st of every month at 9am": (
        "schedule_check_in",
        REMINDER | {"when": "on the 1st of every month at 9am", "text": "Pay rent"},
    ),
    "I'd like a reminder every weekday at 8:30 am to check my balance": (
        "schedule_check_in",
        REMINDER | {"when": "every weekday at 8:30 am", "text": "Check my balance"},
    ),
    "remind me to cancel the gym on December 15 at noon": (
        "schedule_check_in",
        REMINDER | {"when": "on December 15 at noon", "text": "Cancel the gym"},
    ),
    "remind me to save more": ("schedule_check_in", REMINDER | {"text": "Save more"}),
    "check in on my goal every month": ("schedule_check_in", {"what": "goal", "when": "every month"}),
    "check in on my house goal on the 1st of every month at 9": (
        "schedule_check_in",
        {"what": "goal", "goal": "house", "when": "on the 1st of every month at 9"},
    ),
    "update me on my goals every Sunday at 6pm": (
        "schedule_check_in",
        {"what": "goal", "when": "every Sunday at 6pm"},
    ),
    "send me a weekly summary every Monday at 9": (
        "schedule_check_in",
        {"what": "weekly_summary", "when": "every Monday at 9"},
    ),
    "Can you give me a weekly summary?": ("schedule_check_in", {"what": "weekly_summary"}),
    "what reminders do I have?": ("list_check_ins", {}),
    "when is my next reminder?": ("list_check_ins", {}),
    "stop the reminders": ("cancel_check_in", {"which": "the reminders"}),
    "stop reminding me about expenses": ("cancel_check_in", {"which": "reminding me about expenses"}),
    "cancel all my check-ins": ("cancel_check_in", {"which": "all my check-ins"}),
    "no messages between 10pm and 7am please": ("set_quiet_hours", {"quiet_from": "10pm", "quiet_until": "7am"}),
    "don't message me after 9pm": ("set_quiet_hours", {"quiet_from": "9pm"}),
    "turn off the quiet hours": ("set_quiet_hours", {"quiet_hours": False}),
    "pause all reminders for two weeks": ("set_quiet_hours", {"pause_until": "in two weeks"}),
    "pause everything until December 1": ("set_quiet_hours", {"pause_until": "December 1"}),
    "pause the reminders": ("set_quiet_hours", {"paused": True}),
    "resume the reminders": ("set_quiet_hours", {"paused": False}),
    "put 200 into my car goal": ("contribute_to_goal", {"name": "car", "amount": "200"}),
    "put money into my car goal": ("contribute_to_goal", {"name": "car"}),
    "remove the house goal": ("delete_goal", {"name": "house"}),
}


@pytest.mark.parametrize(("text", "call"), ASKED.items(), ids=ASKED.keys())
def test_the_right_tool_is_called_with_what_was_said(text: str, call: tuple[str, dict[str, Any]]) -> None:
    assert first_call(text) == call


def test_what_was_missing_is_added_to_what_was_said() -> None:
    talk = Conversation().user("check in on my goal every month")
    talk.call()
    talk.superseded().user("on the 1st of every month at 9")
    assert talk.call() == ("schedule_check_in", {"what": "goal", "when": "on the 1st of every month at 9"})


def test_a_time_alone_goes_with_the_day_that_was_said_before() -> None:
    talk = Conversation().user("remind me every Friday to log expenses")
    talk.call()
    talk.superseded().user("at 5pm")
    assert talk.call() == (
        "schedule_check_in",
        {"what": "reminder", "text": "Log expenses", "when": "every Friday at 5pm"},
    )


def test_a_goal_and_a_reminder_are_two_wishes() -> None:
    talk = Conversation().user("Create a goal called Car for 20k and remind me tomorrow at 9am to check it")
    assert talk.call()[0] == "create_goal"
