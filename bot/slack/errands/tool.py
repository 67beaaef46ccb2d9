"""The errand that runs a tool which takes its time."""

from collections.abc import Sequence
from datetime import timedelta

from bot.blocks.commands import command_notice
from bot.blocks.outputs import Content
from bot.slack.answering import respond
from bot.slack.attached import attached_task
from bot.slack.commands.forms import command_caller
from bot.slack.commands.running import outcome_contents
from bot.slack.direct import answer_directly
from bot.slack.errands.errand import ToolErrand
from bot.slack.invocation import Invocation
from bot.slack.services import Services

_PATIENCE = timedelta(seconds=2)
"""After this long somebody who sees nothing wants to know why."""


class Meanwhile:
    """Tells the user once what is being done, when it takes long."""

    def __init__(self, services: Services, invocation: Invocation) -> None:
        self._services = services
        self._invocation = invocation
        self._doing = ""

    async def progress(self, text: str) -> None:
        """Note what is being done right now."""
        self._doing = text

    async def tell_when_late(self) -> None:
        """Tell it after a while."""
        await self._services.pace.sleep(_PATIENCE.total_seconds())
        if self._doing:
            notice = command_notice(f"{self._doing.rstrip('…')}…")
            await respond(self._services, self._invocation.response_url, notice)


async def run_tool(services: Services, errand: ToolErrand) -> Sequence[Content]:
    """Run the tool and return what its user is shown; when it takes long they are told meanwhile."""
    invocation, meanwhile = errand.invocation, Meanwhile(services, errand.invocation)
    caller = await command_caller(services, invocation)
    telling = attached_task(meanwhile.tell_when_late(), name="meanwhile")
    try:
        outcome = await answer_directly(
            services,
            invocation.call_id,
            errand.answers,
            caller,
            invocation.line,
            invocation.fact,
            progress=meanwhile.progress,
        )
    finally:
        telling.cancel()
    return outcome_contents(outcome, invocation, errand.example)
