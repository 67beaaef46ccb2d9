"""Running the calls that the model made, and putting what became of them into the journal."""

from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import JsonValue

from bot.assistant.engine import FunctionCall, FunctionOutput
from bot.assistant.halt import Halt
from bot.assistant.prompt import ASKED_ALREADY, NOT_RUN, REPEATED, TOO_MANY_AT_ONCE, TOO_MANY_CALLS
from bot.assistant.repeats import CallsOfTurn
from bot.assistant.reply import Reply
from bot.assistant.session import Session
from bot.assistant.working import Working
from storage.clock import Clock
from storage.database import Database
from storage.repositories.tool_calls import StoredCall
from tools.toolkit.executor import ToolExecutor, outcome_of
from tools.toolkit.form import FormSection
from tools.toolkit.model_output import output_for_model
from tools.toolkit.outcome import Closed, Completed, Display, Failed, NeedsInput, Outcome
from tools.toolkit.registry import Registry
from tools.toolkit.tool import ToolCall

MOST_CALLS = 8
"""How many calls of one response run: nobody reads more results, or fills more forms, at once."""

Answers = Mapping[str, str | None]
"""What the user wrote for each field of a call; None where it was left empty."""


class CallRunner:
    """Runs calls through the executor, which makes each of them take effect once however often it is repeated."""

    def __init__(self, executor: ToolExecutor, registry: Registry, database: Database, clock: Clock) -> None:
        self._executor = executor
        self._registry = registry
        self._database = database
        self._clock = clock

    async def run_dangling(self, session: Session, reply: Reply, halt: Halt) -> tuple[FormSection, ...]:
        """Run every call without an output; return the questions of those that cannot run yet.

        Of one response at most `MOST_CALLS` run, and the same call takes effect once in a turn. Raises HaltedError
        between two calls after the halt was asked: what ran is on record.
        """
        dangling = session.transcript.dangling()
        made = await self._made(session) if dangling else CallsOfTurn(self._registry)
        sections: list[FormSection] = []
        outputs: list[FunctionOutput] = []
        for call in dangling[:MOST_CALLS]:
            halt.check()
            if (same := made.same(call.name, call.arguments)) is not None:
                outputs.append(_repeated(call.call_id, same))
                continue
            outcome = await self._run(session, reply, call, among_others=len(dangling) > 1)
            made.add(call.name, call.arguments, outcome)
            if isinstance(outcome, NeedsInput):
                sections.append(outcome.section)
            else:
                outputs.append(output_of(call.call_id, outcome))
        await self._append(session, [*outputs, *(_unrun(call, TOO_MANY_AT_ONCE) for call in dangling[MOST_CALLS:])])
        return tuple(sections)

    async def answer(self, session: Session, answers: Mapping[str, Answers], reply: Reply) -> list[FunctionOutput]:
        """Give open calls what the user answered; return the outputs of those that could run with it."""
        outputs: list[FunctionOutput] = []
        tools = {call.call_id: call.name for call in session.transcript.calls(answers)}
        for call_id, given in answers.items():
            if tool := self._registry.get(tools.get(call_id, "")):
                await reply.status(f"{tool.working}…", tool.topic)
            working = self._working(reply, call_id, tools.get(call_id, ""), among_others=len(answers) > 1)
            outcome = await self._executor.answer(
                call_id, given, session.caller, turn_id=session.turn.id, progress=working.progress
            )
            await working.end(outcome)
            if not isinstance(outcome, NeedsInput):
                outputs.append(output_of(call_id, outcome, given))
        return outputs

    async def close(
        self, session: Session, calls: Sequence[FunctionCall], how: Literal["declined", "superseded"], message: str
    ) -> list[FunctionOutput]:
        """End calls without running them; return their outputs, for those that ran after all what they gave."""
        records = await self.records(session, [call.call_id for call in calls])
        open_ids = [call_id for call_id, record in records.items() if record.status == "open"]
        closed = await self._executor.close(open_ids, how, message, session.caller) if open_ids else {}
        ended: dict[str, Completed | Failed | Closed] = {**_finished(records), **closed}
        return [
            output_of(call.call_id, ended[call.call_id]) if call.call_id in ended else _unrun(call, NOT_RUN)
            for call in calls
        ]

    def refusals(self, session: Session) -> list[FunctionOutput]:
        """Return for every call without an output the answer that it came too late in this turn to be run."""
        return [_unrun(call, TOO_MANY_CALLS) for call in session.transcript.dangling()]

    async def displays(self, session: Session) -> list[Display]:
        """Return the results of the calls that came to an end since the last finished answer, in order.

        A figure of a turn that came to no answer is left out where this turn worked it out anew.
        """
        records = await self.records(session, session.transcript.answered_calls(session.unshown))
        anew = {record.tool for record in records.values() if record.turn_id == session.turn.id}
        current = {
            call_id: record
            for call_id, record in records.items()
            if record.turn_id == session.turn.id or record.tool not in anew or not self._reads_only(record.tool)
        }
        outcomes = _finished(current).values()
        return [outcome.display for outcome in outcomes if isinstance(outcome, Completed)]

    def _reads_only(self, name: str) -> bool:
        tool = self._registry.get(name)
        return tool is not None and tool.reads_only

    async def records(self, session: Session, call_ids: Sequence[str]) -> dict[str, StoredCall]:
        """Return what is recorded about calls of this conversation; calls that never ran are left out."""
        if not call_ids:
            return {}
        async with self._database.unit() as unit:
            found = [await unit.tool_calls.find(session.scope, call_id) for call_id in call_ids]
        return {record.call_id: record for record in found if record is not None}

    async def _made(self, session: Session) -> CallsOfTurn:
        """Return what the calls came to whose outputs this turn brought."""
        made = CallsOfTurn(self._registry)
        records = await self.records(session, session.transcript.answered_calls({session.turn.id}))
        for record in records.values():
            made.add(record.tool, record.arguments, outcome_of(record))
        return made

    async def _run(self, session: Session, reply: Reply, call: FunctionCall, *, among_others: bool) -> Outcome:
        tool = self._registry.get(call.name)
        if tool is not None:
            await reply.status(f"{tool.working}…", tool.topic)
        working = self._working(reply, call.call_id, call.name, among_others=among_others)
        outcome = await self._executor.execute(
            ToolCall(call.call_id, call.name, call.arguments),
            session.caller,
            turn_id=session.turn.id,
            progress=working.progress,
        )
        await working.end(outcome)
        if tool is not None:
            await reply.name(tool.title)
        return outcome

    def _working(self, reply: Reply, call_id: str, tool: str, *, among_others: bool) -> Working:
        known = self._registry.get(tool)
        return Working(reply, call_id, known.topic if known else "", among_others=among_others)

    async def _append(self, session: Session, outputs: Sequence[FunctionOutput]) -> None:
        if outputs:
            async with self._database.unit() as unit:
                await session.transcript.append(unit, outputs, self._clock())


def output_of(call_id: str, outcome: Completed | Failed | Closed, answers: Answers | None = None) -> FunctionOutput:
    """Return a call's output for the model; `answers` are stated in it, since no message of the user's does."""
    given: dict[str, JsonValue] = {name: value for name, value in (answers or {}).items() if value}
    return FunctionOutput(call_id=call_id, output=output_for_model(outcome, {"user_answered": given} if given else {}))


def _repeated(call_id: str, same: Completed | NeedsInput) -> FunctionOutput:
    if isinstance(same, NeedsInput):
        return output_of(call_id, Closed(status="superseded", message=ASKED_ALREADY))
    return FunctionOutput(call_id=call_id, output=output_for_model(same, {"note": REPEATED}))


def _unrun(call: FunctionCall, why: str) -> FunctionOutput:
    return output_of(call.call_id, Closed(status="superseded", message=why))


def _finished(records: Mapping[str, StoredCall]) -> dict[str, Completed | Failed | Closed]:
    outcomes = {key: outcome_of(record) for key, record in records.items() if record.status != "open"}
    return {key: value for key, value in outcomes.items() if not isinstance(value, NeedsInput)}
