"""Which subcommand a line means, and the nearest one for a slip of the keys."""

import pytest

from bot.slack.commands import ALL
from bot.slack.commands.budget import BUDGET
from bot.slack.commands.choosing import Chosen, Nearest, choose
from bot.slack.commands.command import Command
from bot.slack.commands.penny import PENNY
from bot.slack.commands.spent import SPENT


@pytest.mark.parametrize(
    ("line", "word", "rest"),
    [
        ("status", "status", ""),
        ("STATUS groceries", "status", "groceries"),
        ("left eating out", "status", "eating out"),
        ("set  groceries 400", "set", "groceries 400"),
        ("5000", "plan", "5000"),
        ("$5,000 zero based", "plan", "$5,000 zero based"),
    ],
)
def test_the_first_word_chooses_and_any_other_line_is_the_defaults(line: str, word: str, rest: str) -> None:
    meant = choose(BUDGET, line)
    assert isinstance(meant, Chosen)
    assert (meant.subcommand.words[0], meant.words) == (word, rest)


@pytest.mark.parametrize(
    ("line", "nearest"),
    [("stauts groceries", "status groceries"), ("reprot", "report"), ("exprot", "export"), ("hlep", "help")],
)
def test_a_slip_of_the_keys_gets_the_nearest_line(line: str, nearest: str) -> None:
    assert choose(BUDGET, line) == Nearest(nearest)


@pytest.mark.parametrize("line", ["help", "Help", "? me"])
def test_help_is_no_subcommand(line: str) -> None:
    assert choose(BUDGET, line) is None


def test_a_word_like_none_gets_the_help_where_there_is_no_default() -> None:
    assert choose(PENNY, "zzz") is None
    assert choose(PENNY, "setings") == Nearest("settings")


def test_words_without_a_number_are_no_income() -> None:
    assert choose(BUDGET, "foo bar") is None


@pytest.mark.parametrize("line", ["45 groceries lunch", "lunch 45", "$12.50 coffee"])
def test_what_was_spent_is_taken_for_no_subcommand(line: str) -> None:
    meant = choose(SPENT, line)
    assert isinstance(meant, Chosen)
    assert meant.words == line


@pytest.mark.parametrize("command", ALL, ids=lambda command: command.name)
def test_every_example_in_the_help_runs_its_own_subcommand(command: Command) -> None:
    for subcommand in command.all:
        meant = choose(command, subcommand.example)
        assert isinstance(meant, Chosen)
        assert meant.subcommand is subcommand
