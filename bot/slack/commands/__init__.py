"""Slash commands: a table for each, and one handler for all."""

from collections.abc import Mapping
from typing import Final

from slack_bolt.async_app import AsyncApp

from bot.slack.commands.budget import BUDGET
from bot.slack.commands.command import Command
from bot.slack.commands.goal import GOAL
from bot.slack.commands.handler import register_command
from bot.slack.commands.invest import INVEST
from bot.slack.commands.networth import NETWORTH
from bot.slack.commands.penny import PENNY
from bot.slack.commands.quote import QUOTE
from bot.slack.commands.remind import REMIND
from bot.slack.commands.spent import SPENT
from bot.slack.commands.whatif import WHATIF
from bot.slack.services import Services

ALL: Final[tuple[Command, ...]] = (BUDGET, SPENT, GOAL, WHATIF, INVEST, QUOTE, NETWORTH, REMIND, PENNY)
"""Every slash command."""

COMMAND_OF_NAME: Final[Mapping[str, Command]] = {command.name: command for command in ALL}
"""Every slash command, by its name with the slash."""

COMMANDS: Final[tuple[dict[str, str], ...]] = tuple(
    {"command": command.name, "description": command.description, "usage_hint": command.usage_hint} for command in ALL
)
"""Every slash command, as the manifest declares it."""


def register(app: AsyncApp, services: Services) -> None:
    """Register the handlers of all commands."""
    for command in ALL:
        register_command(app, services, command)
