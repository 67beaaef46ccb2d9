"""/budget: a monthly budget from an income, at once; without an income, a form that asks for it."""

import json
from dataclasses import replace
from datetime import timedelta

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.assistant.turn import Speaker
from bot.blocks.modal import BUDGET, form_modal
from bot.blocks.outputs import Content, result_content
from bot.blocks.text import escape, section
from bot.slack.direct import execute_directly
from bot.slack.errors import apology, new_reference
from bot.slack.identity import Payload, place_of_message, speaker_of_command
from bot.slack.modals import open_modal
from bot.slack.services import Services
from bot.slack.words import plain_words
from tools.toolkit.executor import scope_of
from tools.toolkit.form import Form
from tools.toolkit.outcome import Closed, Completed, Failed, NeedsInput, Outcome
from tools.toolkit.tool import Caller, ToolCall

COMMAND = "/budget"
DESCRIPTION = "Plan your monthly budget"
USAGE_HINT = "[monthly income, e.g. 5000]"

TOOL = "plan_budget"
INCOME = "monthly_income"
HELP = (
    "Write `/budget 5000` with what you have each month after tax, and I'll split it into needs, wants and savings. "
    "Write just `/budget` to fill in a form. Only you see the answer."
)

_FORM_LIFETIME = timedelta(hours=1)


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of the command."""

    async def on_budget(ack: AsyncAck, command: Payload) -> None:
        text = plain_words(command.get("text") or "", services.bot_user_id)
        if text.lower() in ("help", "?"):
            answer = _notice(HELP)
        elif text:
            answer = await _budget(services, command, text)
        elif await _open_form(services, command):
            await ack()
            return
        else:
            answer = _notice(f"The form could not be opened. {HELP}")
        await ack(text=answer.text, blocks=list(answer.blocks), response_type="ephemeral")

    app.command(COMMAND)(on_budget)


async def command_caller(services: Services, speaker: Speaker, channel: str) -> Caller:
    """Return for whom a command runs: it and its answer are seen by nobody else, in whatever channel."""
    caller = await services.caller(speaker, place_of_message(speaker, channel, ""))
    return replace(caller, conversation_id=None, private=True)


def outcome_content(outcome: Outcome, written: str = "") -> Content:
    """Return what the user is told; `written` is the income as the user wrote it."""
    match outcome:
        case Completed():
            return result_content(outcome.display)
        case NeedsInput():
            asked = outcome.section.asked or outcome.section.fields
            return _notice(f"I'm not sure how to read “{written}”. {asked[0].hint or asked[0].question}\n{HELP}")
        case Failed(code="internal_error"):
            return _notice(apology(new_reference(), retryable=True))
        case Failed():
            reasons = " ".join(error.message for error in outcome.errors) or outcome.message
            return _notice(f"{reasons}\n{HELP}")
        case Closed():
            return _notice(outcome.message)


async def _budget(services: Services, command: Payload, text: str) -> Content:
    caller = await command_caller(services, speaker_of_command(command), command["channel_id"])
    call = ToolCall(_call_id(command), TOOL, json.dumps({INCOME: text}))
    outcome = await execute_directly(services, call, caller, f"{COMMAND} {text}", INCOME)
    if isinstance(outcome, NeedsInput):
        await services.executor.close([call.call_id], "superseded", "The command was not understood.", caller)
    return outcome_content(outcome, text)


async def _open_form(services: Services, command: Payload) -> bool:
    caller = await command_caller(services, speaker_of_command(command), command["channel_id"])
    call_id, now = _call_id(command), services.clock()
    async with services.database.unit() as unit:
        await unit.tool_calls.open(
            scope_of(caller), call_id, TOOL, "{}", caller.user.id, None, now, now + _FORM_LIFETIME
        )
    asked = await services.executor.section(call_id, caller)
    if asked is None:
        return False
    metadata = json.dumps({"channel": command["channel_id"]})
    return await open_modal(services, command["trigger_id"], form_modal(Form(sections=(asked,)), BUDGET, metadata))


def _call_id(command: Payload) -> str:
    return f"command:{command['trigger_id']}"


def _notice(text: str) -> Content:
    return Content(text, (section(escape(text)),))
