"""The App Home."""

from bot.blocks.home import FactLine, GoalLine, WaitingForm, home_view
from tests.snapshots import assert_snapshot


def test_the_home_shows_goals_facts_and_waiting_questions() -> None:
    goals = [GoalLine("House", "$15,000.00", "$60,000.00", 0.25, "March 2031"), GoalLine("Trip", "$0", "$900", 0.0)]
    facts = [FactLine("Monthly income", "$5,000.00", "November 21, 2026")]
    waiting = [WaitingForm("call_1", "Savings timeline", "D1", "1.0")]
    assert_snapshot("home_full", home_view("U1", goals, facts, waiting))


def test_an_empty_home_says_how_to_begin() -> None:
    assert_snapshot("home_empty", home_view("U1", [], [], []))


def test_a_home_with_very_much_in_it_keeps_to_slacks_limit() -> None:
    goals = [GoalLine(f"Goal {n}", "$0", "$1", 2.0) for n in range(200)]
    assert len(home_view("U1", goals, [], [])["blocks"]) <= 100
