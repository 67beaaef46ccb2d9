"""Tools that people run by hand, with no model in between; later conversations are told of the result."""

from collections.abc import Mapping

from bot.assistant.prompt import RAN_BY_HAND
from bot.assistant.turn import Speaker
from bot.slack.services import Services
from tools.toolkit.executor import scope_of
from tools.toolkit.outcome import Completed, Outcome
from tools.toolkit.tool import Caller, Progress, ToolCall, silent


async def execute_directly(
    services: Services,
    call: ToolCall,
    caller: Caller,
    said: str,
    fact: str | None = None,
    progress: Progress = silent,
) -> Outcome:
    """Run the call; a repeated one does nothing and returns its outcome.

    `said` is what the user wrote or pressed; `fact` names the fact that the result gives away.
    """
    known = await _is_recorded(services, call.call_id, caller)
    outcome = await services.executor.execute(call, caller, progress=progress)
    if not known:
        await _tell_conversations(services, outcome, caller, said, fact)
        services.home.soon(_speaker(caller))
    return outcome


async def answer_directly(
    services: Services,
    call_id: str,
    answers: Mapping[str, str | None],
    caller: Caller,
    said: str,
    fact: str | None = None,
    progress: Progress = silent,
) -> Outcome:
    """Run an open call with the form's answers; one that has ended returns its outcome.

    `said` is what the user wrote; `fact` names the fact that the result gives away.
    """
    open_before = await services.executor.section(call_id, caller) is not None
    outcome = await services.executor.answer(call_id, answers, caller, progress=progress)
    if open_before:
        await _tell_conversations(services, outcome, caller, said, fact)
        services.home.soon(_speaker(caller))
    return outcome


def _speaker(caller: Caller) -> Speaker:
    return Speaker(team_id=caller.user.team_id, user_id=caller.user.user_id)


async def _is_recorded(services: Services, call_id: str, caller: Caller) -> bool:
    async with services.database.unit() as unit:
        return await unit.tool_calls.find(scope_of(caller), call_id) is not None


async def _tell_conversations(
    services: Services, outcome: Outcome, caller: Caller, said: str, fact: str | None
) -> None:
    if not isinstance(outcome, Completed):
        return
    text = RAN_BY_HAND.format(said=said, result=outcome.display.summary)
    async with services.database.unit() as unit:
        await unit.notes.add(caller.user.id, text, fact=fact, now=services.clock())
