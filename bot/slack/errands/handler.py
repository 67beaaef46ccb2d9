"""Does the errands, each as often as it takes and with one effect; who asked is shown what came of it."""

import logging
from typing import Literal

from bot.blocks.commands import command_notice
from bot.slack.answering import answer
from bot.slack.errands.errand import ErrandRequest, ExportErrand, ShareErrand, ToolErrand
from bot.slack.errands.export import send_files
from bot.slack.errands.share import share
from bot.slack.errands.tool import run_tool
from bot.slack.errors import apology, new_reference
from bot.slack.services import Services
from storage.repositories.turns import ClaimedTurn

_ANSWERED = "answered"

_log = logging.getLogger(__name__)


class ErrandHandler:
    """Takes the turns that are errands."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def run(self, turn: ClaimedTurn) -> Literal["done"]:
        """Do the errand and show its result. Whatever is raised, the turn may be tried again."""
        errand = ErrandRequest.model_validate(turn.payload).errand
        if not await self._is_answered(turn):
            match errand:
                case ToolErrand():
                    shown = await run_tool(self._services, errand)
                case ShareErrand():
                    shown = await share(self._services, errand, turn)
                case ExportErrand():
                    shown = await send_files(self._services, errand)
            await answer(self._services, errand.invocation, shown)
            await self._note_answered(turn)
        return "done"

    async def give_up(self, turn: ClaimedTurn) -> None:
        """Tell who asked that nothing came of it."""
        errand, reference = ErrandRequest.model_validate(turn.payload).errand, new_reference()
        _log.error("an errand was given up", extra={"turn": turn.id, "reference": reference})
        await answer(self._services, errand.invocation, [command_notice(apology(reference, retryable=True))])

    async def _is_answered(self, turn: ClaimedTurn) -> bool:
        async with self._services.database.unit() as unit:
            return await unit.steps.get(turn.id, _ANSWERED) is not None

    async def _note_answered(self, turn: ClaimedTurn) -> None:
        async with self._services.database.unit() as unit:
            await unit.steps.put(turn.id, _ANSWERED, True)
