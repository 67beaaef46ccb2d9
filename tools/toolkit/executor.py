"""Running tools: each call takes effect once, however often and wherever it is repeated."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Literal

from pydantic import ConfigDict, TypeAdapter

from storage.clock import Clock, utc_now
from storage.database import Database
from storage.errors import CallClosedError, StorageError
from storage.repositories.tool_calls import StoredCall
from storage.unit import UnitOfWork
from tools.toolkit.attempt import Answers, Attempt, Gathered
from tools.toolkit.call_forms import CallForms, scope_of
from tools.toolkit.failures import failure_of
from tools.toolkit.outcome import Closed, Completed, Failed, NeedsInput, Outcome
from tools.toolkit.registry import Registry
from tools.toolkit.tool import Caller, Progress, ToolCall, silent

_OUTCOME: TypeAdapter[Outcome] = TypeAdapter(Outcome, config=ConfigDict(defer_build=True))
_GONE = "I no longer have that question: please ask me again."
_NOT_YOUR_WORDS = "I keep nothing because of what somebody else wrote. If you want that, tell me in your own words."
_WRONG_ARGUMENTS = "Some arguments cannot be used: correct them, or ask the user."


class ToolExecutor(CallForms):
    """Runs the tools of a registry over a database.

    What a tool writes and the record of its outcome are kept together or not at all. Errors of the storage are
    raised, since the call may be tried again; whatever else goes wrong becomes the call's recorded outcome.
    """

    def __init__(
        self,
        registry: Registry,
        database: Database,
        clock: Clock = utc_now,
        form_lifetime: timedelta = timedelta(days=7),
    ) -> None:
        super().__init__(registry, database, clock)
        self._form_lifetime = form_lifetime

    async def execute(
        self, call: ToolCall, caller: Caller, *, turn_id: int | None = None, progress: Progress = silent
    ) -> Outcome:
        """Run the call, or open it when something essential is missing; one that ended returns its outcome."""
        return await self._settle(call, None, caller, turn_id, progress)

    async def answer(
        self, call_id: str, answers: Answers, caller: Caller, *, turn_id: int | None = None, progress: Progress = silent
    ) -> Outcome:
        """Run an open call with the form's answers, which are kept even if more is missing.

        A call that ended returns its outcome; one that was never made is refused.
        """
        return await self._settle(ToolCall(call_id, "", ""), answers, caller, turn_id, progress)

    async def close(
        self,
        call_ids: Sequence[str],
        how: Literal["declined", "superseded", "expired"],
        message: str,
        caller: Caller,
    ) -> dict[str, Closed]:
        """End open calls without running them; return how each ended, without those that ran or never were."""
        closed: dict[str, Closed] = {}
        async with self._database.unit() as unit:
            for call_id in call_ids:
                record = await unit.tool_calls.find(scope_of(caller), call_id)
                outcome = record and await self._close(unit, record, Closed(status=how, message=message), caller)
                if isinstance(outcome, Closed):
                    closed[call_id] = outcome
        return closed

    async def _settle(
        self, call: ToolCall, answers: Answers | None, caller: Caller, turn_id: int | None, progress: Progress
    ) -> Outcome:
        """Gather what is needed and attempt the call in one transaction; if that breaks off, record why in another."""
        try:
            gathered = await self._gather(call, answers, caller, progress)
            async with self._database.unit() as unit:
                return await self._attempt(unit, call, answers, caller, turn_id, gathered, progress)
        except CallClosedError:
            return await self._recorded(call, caller)
        except StorageError:
            raise
        except Exception as error:
            failed = failure_of(call, error)
        return await self._record_failure(call, failed, caller, turn_id)

    async def _gather(
        self, call: ToolCall, answers: Answers | None, caller: Caller, progress: Progress
    ) -> Gathered | None:
        """Let the tool gather what it needs while no transaction is open: on SQLite everybody would wait for it."""
        if answers is None and not self._registry.gathers(call.tool):
            return None
        async with self._database.unit() as unit:
            if await unit.tool_calls.find(scope_of(caller), call.call_id) is not None:
                attempt = await self._open_call(unit, call.call_id, answers or {}, caller, progress)
            else:
                attempt = await self._prepare(unit, call, {}, caller, progress)
        return await attempt.gather(self._database.unit) if isinstance(attempt, Attempt) else None

    async def _attempt(
        self,
        unit: UnitOfWork,
        call: ToolCall,
        answers: Answers | None,
        caller: Caller,
        turn_id: int | None,
        gathered: Gathered | None,
        progress: Progress,
    ) -> Outcome:
        record = await unit.tool_calls.find(scope_of(caller), call.call_id)
        if record is None and answers is not None:
            return Failed(tool=call.tool, code="refused", message=_GONE)
        if record is not None and record.status != "open":
            return outcome_of(record)
        if record is None:
            attempt = await self._prepare(unit, call, {}, caller, progress)
        else:
            call = ToolCall(record.call_id, record.tool, record.arguments)
            attempt = await self._prepare(unit, call, record.answers | dict(answers or {}), caller, progress)
        outcome = attempt if isinstance(attempt, Failed) else await self._proceed(attempt, turn_id, gathered, record)
        if not isinstance(outcome, NeedsInput):
            await self._end(unit, call, outcome, caller, turn_id)
        return outcome

    async def _proceed(
        self, attempt: Attempt, turn_id: int | None, gathered: Gathered | None, record: StoredCall | None
    ) -> Completed | Failed | Closed | NeedsInput:
        """Run the tool, or open the call when something is missing; only a model can correct its arguments."""
        call, is_new, wrong = attempt.call, record is None, attempt.resolution.wrong_arguments
        if not (attempt.caller.keeps or attempt.tool.reads_only):
            return Failed(tool=call.tool, code="refused", message=_NOT_YOUR_WORDS)
        if is_new and wrong:
            return Failed(tool=call.tool, code="invalid_arguments", message=_WRONG_ARGUMENTS, errors=wrong)
        await attempt.remember()
        calls, scope = attempt.unit.tool_calls, scope_of(attempt.caller)
        asking = await attempt.asking(gathered)
        if is_new and asking:
            user_id, now, until = attempt.caller.user.id, attempt.now, attempt.now + self._form_lifetime
            await calls.open(scope, call.call_id, call.tool, call.arguments, user_id, turn_id, now, until)
        if asking or not is_new:
            await calls.save_answers(scope, call.call_id, attempt.answers(asking))
        return NeedsInput(section=asking.section) if asking else await attempt.run(gathered)

    async def _close(self, unit: UnitOfWork, record: StoredCall, closed: Closed, caller: Caller) -> Outcome:
        if record.status != "open":
            return outcome_of(record)
        call = ToolCall(record.call_id, record.tool, record.arguments)
        await self._end(unit, call, closed, caller, record.turn_id)
        return closed

    async def _end(
        self,
        unit: UnitOfWork,
        call: ToolCall,
        outcome: Completed | Failed | Closed,
        caller: Caller,
        turn_id: int | None,
    ) -> None:
        await unit.tool_calls.record(
            scope_of(caller),
            call.call_id,
            tool=call.tool,
            arguments=call.arguments,
            user_id=caller.user.id,
            turn_id=turn_id,
            status="done" if outcome.status == "completed" else outcome.status,
            outcome=outcome.model_dump(mode="json"),
            now=self._clock(),
        )

    async def _record_failure(self, call: ToolCall, failed: Failed, caller: Caller, turn_id: int | None) -> Outcome:
        async with self._database.unit() as unit:
            record = await unit.tool_calls.find(scope_of(caller), call.call_id)
            if record is not None and record.status != "open":
                return outcome_of(record)
            if record is not None:
                call = ToolCall(record.call_id, record.tool, record.arguments)
            failed = failed.model_copy(update={"tool": call.tool})
            await self._end(unit, call, failed, caller, turn_id)
            return failed

    async def _recorded(self, call: ToolCall, caller: Caller) -> Outcome:
        async with self._database.unit() as unit:
            record = await unit.tool_calls.find(scope_of(caller), call.call_id)
        if record is None:
            raise CallClosedError
        return outcome_of(record)


def outcome_of(record: StoredCall) -> Outcome:
    """Return the outcome of a call that ended."""
    return _OUTCOME.validate_python(record.outcome)
