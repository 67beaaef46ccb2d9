"""What earlier turns of a conversation left undone, as their steps say."""

from collections.abc import Iterable

from bot.assistant.turn import Retry, TurnRequest
from storage.repositories.turns import ClaimedTurn
from storage.unit import UnitOfWork

INPUT = "input"
"""The step of a turn whose input is in the journal."""

FINISHED = "finished"
"""The step of a turn whose answer the user has."""


async def taken_up(unit: UnitOfWork, turn: ClaimedTurn, request: TurnRequest) -> tuple[TurnRequest, set[int]]:
    """Return what a turn has to do, and the earlier turns that it takes up by "Try again".

    A turn that broke off before its input was taken in is taken in now.
    """
    earlier: set[int] = set()
    retry, asked = request.input, request
    while isinstance(retry, Retry):
        payload = await unit.turns.payload(retry.turn, turn.conversation)
        if payload is None:
            break
        earlier.add(retry.turn)
        before = TurnRequest.model_validate(payload)
        if await unit.steps.get(retry.turn, INPUT) is None:
            asked = before
        retry = before.input
    return asked, earlier


async def unfinished(unit: UnitOfWork, newest_first: Iterable[int | None]) -> set[int]:
    """Return the turns without a finished answer that came after the last one that has it."""
    found: set[int] = set()
    for turn_id in dict.fromkeys(newest_first):
        if turn_id is None:
            continue
        if await unit.steps.get(turn_id, FINISHED) is not None:
            break
        found.add(turn_id)
    return found
