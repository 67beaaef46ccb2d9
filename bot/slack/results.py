"""Results of calls that people made by hand, read again from the database."""

from bot.slack.services import Services
from tools.toolkit.executor import outcome_of, scope_of
from tools.toolkit.outcome import Completed
from tools.toolkit.tool import Caller


async def completed_of(services: Services, call_id: str, caller: Caller) -> Completed | None:
    """Return what came of the caller's call; None where it did not complete, or is kept no more."""
    async with services.database.unit() as unit:
        call = await unit.tool_calls.find(scope_of(caller), call_id)
    outcome = None if call is None or call.status == "open" else outcome_of(call)
    return outcome if isinstance(outcome, Completed) else None
