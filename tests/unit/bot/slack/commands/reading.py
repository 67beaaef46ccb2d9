"""What a command's line comes to, without Slack."""

from collections.abc import Mapping
from datetime import date

from bot.slack.commands.choosing import Chosen, choose
from bot.slack.commands.command import Command, RunTool
from tools.toolkit.kinds import Reading

READING = Reading("en_US", "USD", date(2026, 11, 21))


def read(command: Command, line: str) -> tuple[str, Mapping[str, str]]:
    """Return the tool that the line runs and the arguments that it gives."""
    chosen = choose(command, line)
    assert isinstance(chosen, Chosen)
    does = chosen.subcommand.does
    assert isinstance(does, RunTool)
    return does.tool, does.reads(chosen.words, READING)
