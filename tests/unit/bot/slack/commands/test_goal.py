"""/goal: what a line says of a goal."""

import pytest

from bot.slack.commands.choosing import Nearest, choose
from bot.slack.commands.goal import GOAL
from tests.unit.bot.slack.commands.reading import read


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("House 60,000 by June 2030", {"name": "House", "target": "60,000", "deadline": "June 2030"}),
        ("new House 60,000", {"name": "House", "target": "60,000"}),
        ("60k for a house", {"name": "house", "target": "60k"}),
        ("Japan trip €4,000 with 300 a month", {"name": "Japan trip", "target": "€4,000", "monthly_amount": "300"}),
        ("Wedding 20k and 500 per month", {"name": "Wedding", "target": "20k", "monthly_amount": "500"}),
        ("emergency fund 10 000", {"name": "emergency fund", "target": "10 000"}),
        ("2 week trip 3,000", {"name": "2 week trip", "target": "3,000"}),
        ("Car", {"name": "Car"}),
        ("new", {}),
    ],
)
def test_a_line_sets_up_a_goal_with_what_it_says(line: str, values: dict[str, str]) -> None:
    assert read(GOAL, line) == ("create_goal", values)


@pytest.mark.parametrize("line", ["add House 200", "add 200 to House", "put 200 into the House"])
def test_money_is_put_in_in_either_order(line: str) -> None:
    assert read(GOAL, line) == ("contribute_to_goal", {"name": "House", "amount": "200"})


@pytest.mark.parametrize("line", ["take House 50", "withdraw 50 from House", "take -50 from House"])
def test_money_that_is_taken_out_counts_against_the_goal(line: str) -> None:
    assert read(GOAL, line) == ("contribute_to_goal", {"name": "House", "amount": "-50"})


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("change House target 70,000", {"name": "House", "target": "70,000"}),
        ("change House target to 70,000", {"name": "House", "target": "70,000"}),
        ("update House saved 2,500, monthly 300", {"name": "House", "saved": "2,500", "monthly_amount": "300"}),
        ("change House deadline June 2031 name Villa", {"name": "House", "deadline": "June 2031", "new_name": "Villa"}),
        ("drop the House", {"name": "House", "dropped": "yes"}),
        ("resume House", {"name": "House", "dropped": "no"}),
    ],
)
def test_a_goal_is_changed_given_up_and_taken_up(line: str, values: dict[str, str]) -> None:
    assert read(GOAL, line) == ("update_goal", values)


def test_a_goal_is_deleted_by_its_name() -> None:
    assert read(GOAL, "delete the House") == ("delete_goal", {"name": "House"})


def test_all_goals_are_listed() -> None:
    assert read(GOAL, "list") == ("list_goals", {})


def test_only_what_is_all_but_a_subcommand_is_asked_about() -> None:
    assert choose(GOAL, "lists") == Nearest("list")
    assert read(GOAL, "Lisbon 900") == ("create_goal", {"name": "Lisbon", "target": "900"})
