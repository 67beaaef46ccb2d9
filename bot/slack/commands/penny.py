"""/penny: what concerns Penny herself: settings, what she knows, and a fresh start."""

from collections.abc import Sequence

from bot.blocks.commands import command_notice
from bot.blocks.forgetting import forget_modal
from bot.blocks.outputs import Content
from bot.slack.commands.command import Command, RunTool, Subcommand
from bot.slack.commands.forms import command_caller
from bot.slack.commands.reading import whole
from bot.slack.commands.running import run_tool
from bot.slack.commands.threads import begin_afresh, export_everything
from bot.slack.home.settings import open_settings
from bot.slack.home.usage import month_began, usage_line
from bot.slack.invocation import Invocation
from bot.slack.modals import open_modal
from bot.slack.services import Services
from bot.words import commands as words
from tools.toolkit.formatting import Formatter
from tools.toolkit.tool import ToolContext

_EVERYTHING = ("", "everything", "all", "me")
_FORGET_ONE = RunTool("forget_fact", whole("name"))


async def _settings(services: Services, invocation: Invocation, trigger_id: str, rest: str) -> Sequence[Content]:
    opened = await open_settings(services, trigger_id, invocation.speaker)
    return () if opened else (command_notice(words.NOT_OPENED),)


async def _usage(services: Services, invocation: Invocation, trigger_id: str, rest: str) -> Sequence[Content]:
    caller = await command_caller(services, invocation)
    formatter = Formatter(caller.user.locale, caller.user.time_zone)
    async with services.database.unit() as unit:
        began = month_began(ToolContext(caller, services.clock(), formatter, unit))
        used = await unit.usage.of_user(caller.user.id, began)
    return (command_notice(usage_line(used, formatter)),)


async def _privacy(services: Services, invocation: Invocation, trigger_id: str, rest: str) -> Sequence[Content]:
    return (command_notice(words.PRIVACY),)


async def _forget(services: Services, invocation: Invocation, trigger_id: str, rest: str) -> Sequence[Content]:
    """Forget one fact at once; everything only after a question."""
    if rest.casefold() not in _EVERYTHING:
        return await run_tool(
            services, _FORGET_ONE, rest, invocation, trigger_id, f"{PENNY.name} {words.PENNY_FORGET_EXAMPLE}"
        )
    opened = await open_modal(services, trigger_id, forget_modal())
    return () if opened else (command_notice(words.NOT_OPENED),)


_OPEN_SETTINGS = Subcommand(("settings",), words.PENNY_SETTINGS, words.PENNY_SETTINGS_EXAMPLE, _settings)

PENNY = Command(
    name="/penny",
    description=words.PENNY_DESCRIPTION,
    usage_hint=words.PENNY_USAGE,
    subcommands=(
        _OPEN_SETTINGS,
        Subcommand(("facts",), words.PENNY_FACTS, words.PENNY_FACTS_EXAMPLE, RunTool("list_facts")),
        Subcommand(("usage",), words.PENNY_USAGE_HELP, words.PENNY_USAGE_EXAMPLE, _usage),
        Subcommand(("privacy",), words.PENNY_PRIVACY, words.PENNY_PRIVACY_EXAMPLE, _privacy),
        Subcommand(("export",), words.PENNY_EXPORT, words.PENNY_EXPORT_EXAMPLE, export_everything),
        Subcommand(("forget",), words.PENNY_FORGET, words.PENNY_FORGET_EXAMPLE, _forget),
        Subcommand(("new",), words.PENNY_NEW, words.PENNY_NEW_EXAMPLE, begin_afresh),
    ),
    bare=_OPEN_SETTINGS,
)
