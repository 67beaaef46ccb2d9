"""What a command, or a shortcut, asked for in a modal: the result is shown to the user alone."""

from collections.abc import Mapping

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.blocks.commands import AGREED, VIEW
from bot.blocks.modal import answers_of
from bot.slack.answering import answer
from bot.slack.commands.forms import command_caller, command_view
from bot.slack.commands.running import outcome_contents
from bot.slack.direct import answer_directly
from bot.slack.errands.errand import ToolErrand, leave
from bot.slack.identity import Payload
from bot.slack.invocation import Invocation
from bot.slack.services import Services
from bot.slack.views.errors import errors_at_fields
from tools.toolkit.consent import CONSENT
from tools.toolkit.outcome import NeedsInput
from tools.toolkit.tool import Caller


def register(app: AsyncApp, services: Services) -> None:
    """Register the handlers of a filled form and of a question that was agreed to."""

    async def on_submitted(ack: AsyncAck, view: Payload) -> None:
        invocation = Invocation.model_validate_json(view["private_metadata"])
        caller = await command_caller(services, invocation)
        answers = answers_of(view["state"]["values"])
        if errors := await errors_at_fields(services, answers, caller):
            await ack(response_action="errors", errors=errors)
            return
        await _run(services, ack, view, caller, answers.get(invocation.call_id, {}))

    async def on_agreed(ack: AsyncAck, view: Payload) -> None:
        invocation = Invocation.model_validate_json(view["private_metadata"])
        await _run(services, ack, view, await command_caller(services, invocation), {CONSENT: "yes"})

    app.view(VIEW)(on_submitted)
    app.view(AGREED)(on_agreed)


async def _run(
    services: Services, ack: AsyncAck, view: Payload, caller: Caller, written: Mapping[str, str | None]
) -> None:
    """Run the call with what was written, or leave it to the worker; what is missing after all is asked at once."""
    invocation = Invocation.model_validate_json(view["private_metadata"])
    if await _takes_its_time(services, invocation, caller):
        errand = ToolErrand(invocation=invocation, answers=dict(written))
        await leave(services, errand, event_id=f"view:{view['id']}:{view['hash']}")
        await ack()
        return
    outcome = await answer_directly(services, invocation.call_id, written, caller, invocation.line, invocation.fact)
    if isinstance(outcome, NeedsInput):
        await ack(response_action="update", view=command_view(outcome.section, invocation))
        return
    await answer(services, invocation, outcome_contents(outcome, invocation))
    await ack()


async def _takes_its_time(services: Services, invocation: Invocation, caller: Caller) -> bool:
    section = await services.executor.section(invocation.call_id, caller)
    return section is not None and services.registry.gathers(section.tool)
