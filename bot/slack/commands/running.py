"""Running a command: from its line to what the one who wrote it is shown."""

import json
from collections.abc import Sequence

from bot.blocks.commands import command_help, command_notice, command_result, did_you_mean, form_offer, not_understood
from bot.blocks.outputs import Content
from bot.blocks.text import shorten
from bot.slack.commands.choosing import HELP_WORDS, Chosen, Nearest, choose
from bot.slack.commands.command import Command, RunTool
from bot.slack.commands.forms import begin_call, command_caller, open_form, open_waiting, reading_of
from bot.slack.direct import execute_directly
from bot.slack.errands.errand import ToolErrand, leave
from bot.slack.errors import apology, new_reference
from bot.slack.identity import is_direct_message
from bot.slack.invocation import Invocation
from bot.slack.services import Services
from bot.words import commands as words
from tools.toolkit.outcome import Closed, Completed, Failed, NeedsInput, Outcome
from tools.toolkit.tool import Caller, ToolCall

_LONGEST_LINE = 500
"""Characters of a line that are kept for the conversations and repeated to its writer."""


async def run_command(
    services: Services, command: Command, text: str, invocation: Invocation, trigger_id: str
) -> Sequence[Content]:
    """Run what `text` asks of the command; return what to show, nothing where a form opened or the answer follows."""
    written = invocation.model_copy(update={"line": shorten(f"{command.name} {text}".strip(), _LONGEST_LINE)})
    meant = choose(command, text) if text else command.bare and Chosen(command.bare, "")
    if isinstance(meant, Nearest):
        return (did_you_mean(text.split()[0], shorten(f"{command.name} {meant.line}", _LONGEST_LINE)),)
    if meant is None:
        return await _help_or_form(services, command, text, written, trigger_id)
    does, example = meant.subcommand.does, f"{command.name} {meant.subcommand.example}"
    if isinstance(does, RunTool):
        return await run_tool(services, does, meant.words, written, trigger_id, example)
    return await does(services, written, trigger_id, meant.words)


async def run_tool(
    services: Services, does: RunTool, rest: str, written: Invocation, trigger_id: str, example: str = ""
) -> Sequence[Content]:
    """Run a tool with what follows its subcommand; `example` is a line that would have worked."""
    caller = await command_caller(services, written)
    invocation = written.model_copy(update={"fact": does.fact})
    arguments = does.reads(rest, reading_of(services, caller))
    call = ToolCall(invocation.call_id, does.tool, json.dumps(dict(arguments)), by_hand=True)
    if services.registry.gathers(does.tool):
        return await _run_later(
            services, does, call, caller, ToolErrand(invocation=invocation, example=example), trigger_id
        )
    outcome = await execute_directly(services, call, caller, invocation.line, does.fact)
    if isinstance(outcome, NeedsInput) and await open_waiting(services, invocation, caller, trigger_id, does):
        return ()
    if len(arguments) > 1 and isinstance(outcome, Failed) and outcome.code == "invalid_arguments":
        # One value is soon written anew; of several, those that were right should not be lost.
        asked = invocation.model_copy(update={"call_id": f"{call.call_id}:form"})
        if await open_form(services, asked, does, trigger_id, arguments):
            return ()
    return outcome_contents(outcome, invocation, example)


def outcome_contents(outcome: Outcome, invocation: Invocation, example: str = "") -> list[Content]:
    """Return what its writer is shown of a command's outcome; `example` is a line that would have worked."""
    match outcome:
        case Completed():
            shareable = bool(invocation.channel) and not is_direct_message(invocation.channel)
            return command_result(outcome.display, invocation.call_id, invocation.channel, shareable=shareable)
        case NeedsInput():
            return [form_offer(invocation.call_id)]
        case Failed(code="internal_error"):
            return [command_notice(apology(new_reference(), retryable=True))]
        case Failed(code="invalid_arguments"):
            reasons = " ".join(error.message for error in outcome.errors) or outcome.message
            return [not_understood(reasons, example)]
        case Failed():
            # What was understood and refused is not helped by a line of the same kind.
            return [command_notice(outcome.message)]
        case Closed():
            return [command_notice(outcome.message)]


def help_of(command: Command, above: str = "") -> Content:
    """Return the help of the command; `above` stands before it."""
    lines = [(one.example, one.help) for one in command.all]
    opens_form = command.bare is None and command.default is not None and isinstance(command.default.does, RunTool)
    return command_help(command.name, command.description, lines, opens_form=opens_form, above=above)


async def _run_later(
    services: Services, does: RunTool, call: ToolCall, caller: Caller, errand: ToolErrand, trigger_id: str
) -> Sequence[Content]:
    """Leave a call that takes its time to the worker, or ask first for what it needs to begin."""
    await begin_call(services, call.call_id, call.tool, call.arguments, caller)
    section = await services.executor.section(call.call_id, caller)
    if section is None or not section.asked:
        await leave(services, errand, event_id=call.call_id)
        return ()
    opened = await open_waiting(services, errand.invocation, caller, trigger_id, does)
    return () if opened else (form_offer(call.call_id),)


async def _help_or_form(
    services: Services, command: Command, text: str, written: Invocation, trigger_id: str
) -> Sequence[Content]:
    if text:
        word = text.split()[0]
        unknown = word.casefold() not in HELP_WORDS
        return (help_of(command, words.UNKNOWN_HELP.format(word=word) if unknown else ""),)
    does = command.default.does if command.default else None
    if not isinstance(does, RunTool):
        return (help_of(command),)
    opened = await open_form(services, written, does, trigger_id)
    return () if opened else (help_of(command, words.FORM_NOT_OPENED),)
