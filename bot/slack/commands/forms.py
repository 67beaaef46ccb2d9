"""The forms that commands open: for a bare command, and for what a line left out."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.blocks.commands import AGREED, VIEW
from bot.blocks.modal import consent_modal, form_modal
from bot.slack.commands.command import RunTool
from bot.slack.commands.earlier import as_last_time
from bot.slack.identity import place_of_message
from bot.slack.invocation import Invocation
from bot.slack.modals import open_modal
from bot.slack.services import Services
from tools.toolkit.executor import scope_of
from tools.toolkit.form import Form, FormSection
from tools.toolkit.formatting import Formatter
from tools.toolkit.kinds import Reading
from tools.toolkit.offered import with_offered
from tools.toolkit.tool import Caller

_LIFETIME = timedelta(hours=1)


async def command_caller(services: Services, invocation: Invocation) -> Caller:
    """Return for whom a command runs: it and its answer are seen by nobody else, in whatever channel."""
    speaker = invocation.speaker
    caller = await services.caller(speaker, place_of_message(speaker, invocation.channel, ""))
    return replace(caller, conversation_id=None, private=True)


def reading_of(services: Services, caller: Caller) -> Reading:
    """Return for whom, and on which day where they live, the words of a line are read."""
    user = caller.user
    return Reading(user.locale, user.currency, services.clock().astimezone(ZoneInfo(user.time_zone)).date())


async def open_form(
    services: Services,
    invocation: Invocation,
    does: RunTool,
    trigger_id: str,
    arguments: Mapping[str, str] | None = None,
) -> bool:
    """Open the form of a tool, prefilled with `arguments`; False where Slack refuses.

    What is sent runs the tool once, and the result goes where the invocation says.
    """
    caller = await command_caller(services, invocation)
    await begin_call(services, invocation.call_id, does.tool, json.dumps(dict(arguments or {})), caller)
    written = invocation.model_copy(update={"fact": does.fact})
    return await open_waiting(services, written, caller, trigger_id, does)


async def begin_call(services: Services, call_id: str, tool: str, arguments: str, caller: Caller) -> None:
    """Keep a call that waits for its user; one that is there already stays as it is."""
    now = services.clock()
    async with services.database.unit() as unit:
        await unit.tool_calls.open(
            scope_of(caller), call_id, tool, arguments, caller.user.id, None, now, now + _LIFETIME
        )


async def open_waiting(
    services: Services, invocation: Invocation, caller: Caller, trigger_id: str, does: RunTool | None = None
) -> bool:
    """Open the form of the invocation's call, which waits for its user; False where it waits no more or Slack refuses.

    What the form offers and begins with beside what the tool asks for and knows is up to what the command `does`.
    """
    asked = await services.executor.section(invocation.call_id, caller)
    if asked is None:
        return False
    tool = services.registry.get(asked.tool)
    if does is not None and tool is not None:
        formatter = Formatter(caller.user.locale, caller.user.time_zone)
        asked = with_offered(asked, tool, does.offers, reading_of(services, caller), formatter)
        asked = await as_last_time(services, asked, does.again, caller)
    return await open_modal(services, trigger_id, command_view(asked, invocation))


def command_view(section: FormSection, invocation: Invocation) -> dict[str, object]:
    """Return the modal that asks for what a command's call needs, or for consent where that is all."""
    metadata = invocation.model_dump_json()
    return consent_modal(section, AGREED, metadata) or form_modal(Form(sections=(section,)), VIEW, metadata)
