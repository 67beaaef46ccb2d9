"""The forms of tool calls: what an open one still asks, what was answered, and what an ended one may be asked again."""

from collections.abc import Mapping

from storage.clock import Clock
from storage.database import Database
from storage.repositories.tool_calls import StoredCall
from storage.scopes import conversation_scope, user_scope
from storage.unit import UnitOfWork
from tools.toolkit.attempt import Answers, Attempt, prepare
from tools.toolkit.errors import ArgumentsError
from tools.toolkit.failures import failure_of, unknown_tool
from tools.toolkit.form import FieldError, FormSection
from tools.toolkit.forms import errors_of, shown_answer
from tools.toolkit.outcome import Failed
from tools.toolkit.registry import Registry
from tools.toolkit.specs import field_specs
from tools.toolkit.spoken import spoken_answer
from tools.toolkit.tool import Caller, Progress, ToolCall, silent


class CallForms:
    """Reads what calls on record ask and were answered; only `keep` writes. Errors of the storage are raised."""

    def __init__(self, registry: Registry, database: Database, clock: Clock) -> None:
        self._registry = registry
        self._database = database
        self._clock = clock

    async def check(self, call_id: str, answers: Answers, caller: Caller) -> tuple[FieldError, ...]:
        """Return what is wrong with the answers, each at its field; nothing for a call that is not on record."""
        async with self._database.unit() as unit:
            attempt = await self._call(unit, call_id, answers, caller)
            return errors_of(attempt.tool, attempt.resolution) if attempt else ()

    async def section(self, call_id: str, caller: Caller) -> FormSection | None:
        """Return the form of an open call with all that is known by now; None when it is not open any more."""
        async with self._database.unit() as unit:
            attempt = await self._open_call(unit, call_id, {}, caller)
            asking = attempt and await attempt.asking()
            return asking.section if asking else attempt and attempt.section

    async def keep(self, call_id: str, answers: Answers, caller: Caller) -> FormSection | None:
        """Keep some answers of an open call, which does not run yet.

        Return its form where something is still missing; None where it has all it needs, or is not open any more.
        """
        async with self._database.unit() as unit:
            attempt = await self._open_call(unit, call_id, answers, caller)
            if attempt is None:
                return None
            record = await unit.tool_calls.find(scope_of(caller), call_id)
            kept = {**(record.answers if record else {}), **answers}
            await unit.tool_calls.save_answers(scope_of(caller), call_id, kept)
            return None if attempt.is_complete else attempt.section

    async def reopened(self, call_id: str, caller: Caller) -> FormSection | None:
        """Return the form of a call that ended, with the values it had; None where it is not to be asked again.

        A result may be asked for with other values where the tool only reads; a question that was put aside or has
        expired may be answered after all. What needs a person's consent is always asked anew.
        """
        async with self._database.unit() as unit:
            record = await unit.tool_calls.find(scope_of(caller), call_id)
            if record is None or not self.may_reopen(record):
                return None
            attempt = await self._call(unit, call_id, {}, caller)
            return attempt and attempt.section

    def may_reopen(self, record: StoredCall) -> bool:
        """Tell whether the form of an ended call may be filled in again."""
        tool = self._registry.get(record.tool)
        if tool is None or tool.confirm is not None:
            return False
        return record.status in ("declined", "expired") or (record.status == "done" and tool.reads_only)

    async def answered(self, call_id: str, answers: Answers, caller: Caller) -> tuple[tuple[str, str], ...]:
        """Return all that was answered in a call's form, `answers` among it, as (label, value as it was understood)."""
        async with self._database.unit() as unit:
            attempt = await self._call(unit, call_id, answers, caller)
            return _shown(attempt) if attempt else ()

    async def differs(self, call_id: str, answers: Answers, caller: Caller) -> bool:
        """Tell whether the answers give a call that ended other values than those it had."""
        async with self._database.unit() as unit:
            before = await self._call(unit, call_id, {}, caller)
            after = await self._call(unit, call_id, answers, caller)
            return before is not None and after is not None and _values(before) != _values(after)

    async def answer_in_words(self, call_id: str, text: str, caller: Caller) -> dict[str, str] | None:
        """Return the one missing field and `text` when the whole text is its value; None otherwise."""
        async with self._database.unit() as unit:
            attempt = await self._open_call(unit, call_id, {}, caller)
            return attempt and spoken_answer(attempt.tool, attempt.resolution, text, attempt.reading)

    async def _prepare(
        self, unit: UnitOfWork, call: ToolCall, answers: Answers, caller: Caller, progress: Progress = silent
    ) -> Attempt | Failed:
        tool = self._registry.get(call.tool)
        if tool is None:
            return unknown_tool(call, self._registry)
        try:
            return await prepare(unit, tool, call, answers, caller, self._clock(), progress)
        except ArgumentsError as error:
            return failure_of(call, error)

    async def _open_call(
        self, unit: UnitOfWork, call_id: str, answers: Answers, caller: Caller, progress: Progress = silent
    ) -> Attempt | None:
        """Return an open call with all that is known by now, `answers` among it; None when it is not open."""
        record = await unit.tool_calls.find(scope_of(caller), call_id)
        is_open = record is not None and record.status == "open"
        return await self._call(unit, call_id, answers, caller, progress) if is_open else None

    async def _call(
        self, unit: UnitOfWork, call_id: str, answers: Answers, caller: Caller, progress: Progress = silent
    ) -> Attempt | None:
        """Return a call on record, open or ended, with all that is known by now; None where there is none."""
        record = await unit.tool_calls.find(scope_of(caller), call_id)
        if record is None:
            return None
        call = ToolCall(call_id, record.tool, record.arguments)
        attempt = await self._prepare(unit, call, record.answers | dict(answers), caller, progress)
        return attempt if isinstance(attempt, Attempt) else None


def scope_of(caller: Caller) -> str:
    """Return under which scope the caller's calls are recorded: the conversation's, or the user's outside one."""
    if caller.conversation_id is None:
        return user_scope(caller.user.id)
    return conversation_scope(caller.conversation_id)


def _shown(attempt: Attempt) -> tuple[tuple[str, str], ...]:
    given = attempt.sources.given.items()
    return tuple(
        shown_answer(attempt.tool, attempt.resolution, name, written, attempt.formatter)
        for name, written in given
        if written
    )


def _values(attempt: Attempt) -> Mapping[str, object]:
    known = {name: found.value for name, found in attempt.resolution.known.items()}
    wrong = {name: problem.raw for name, problem in attempt.resolution.problems.items()}
    return {spec.name: spec.default for spec in field_specs(attempt.tool.parameters)} | known | wrong
