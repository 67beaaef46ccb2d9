""" "Log this as an expense", in a message's menu: a form with what the message says; each message is logged once."""

from collections.abc import Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.blocks.modal import notice_modal
from bot.slack.commands.command import RunTool
from bot.slack.commands.forms import command_caller, open_form
from bot.slack.identity import Payload
from bot.slack.invocation import invocation_of_click
from bot.slack.modals import open_modal
from bot.slack.services import Services
from bot.slack.shortcuts.picked import PickedMessage, picked_message
from bot.slack.words import MENTION
from bot.words import shortcuts as words
from storage.repositories.tool_calls import StoredCall
from storage.unit import UnitOfWork
from tools.ledger.mentioned import mentioned_expense
from tools.toolkit.executor import outcome_of, scope_of
from tools.toolkit.outcome import Completed
from tools.toolkit.tool import Caller

CALLBACK = "log_expense"

_LOG = RunTool("log_expense", offers=("description", "category", "day"))


def register(app: AsyncApp, services: Services) -> None:
    """Register the handler of the shortcut."""

    async def on_log(ack: AsyncAck, body: Payload) -> None:
        picked, invocation = picked_message(services, body), invocation_of_click(body, f"“{words.LOG_EXPENSE}”")
        caller = await command_caller(services, invocation)
        call_id, logged = await _call_for(services, picked, caller)
        if logged:
            await open_modal(services, body["trigger_id"], notice_modal(words.LOGGED_TITLE, words.LOGGED))
        else:
            once = invocation.model_copy(update={"call_id": call_id})
            await open_form(services, once, _LOG, body["trigger_id"], _said(picked, caller))
        await ack()

    app.shortcut(CALLBACK)(on_log)


async def _call_for(services: Services, picked: PickedMessage, caller: Caller) -> tuple[str, bool]:
    """Return the call that logs the message, and whether it did so already.

    A message may be logged anew once that was undone, and when it has been edited.
    """
    async with services.database.unit() as unit:
        number = 0
        while True:
            number += 1
            call_id = f"expense:{picked.channel}:{picked.version}:{number}"
            stored = await unit.tool_calls.find(scope_of(caller), call_id)
            if stored is None or stored.status == "open":
                return call_id, False
            if await _counts(unit, stored):
                return call_id, True


async def _counts(unit: UnitOfWork, stored: StoredCall) -> bool:
    """Tell whether the expense that the call logged was not taken back."""
    outcome = outcome_of(stored)
    if not isinstance(outcome, Completed) or outcome.display.undo is None:
        return False
    change = await unit.changes.find(stored.user_id, outcome.display.undo)
    return change is not None and change.undone_at is None


def _said(picked: PickedMessage, caller: Caller) -> Mapping[str, str]:
    user = caller.user
    written = datetime.fromtimestamp(float(picked.ts), UTC).astimezone(ZoneInfo(user.time_zone)).date()
    found = mentioned_expense(MENTION.sub("", picked.text), locale=user.locale, currency=user.currency, today=written)
    said = {"amount": found.amount, "description": found.description, "day": found.day.isoformat()}
    return {name: value for name, value in said.items() if value}
