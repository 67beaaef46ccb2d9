"""One turn, from what the user did to what the user reads."""

import logging
from typing import Literal

from bot.assistant.allowance import Allowance
from bot.assistant.backoff import Backoff
from bot.assistant.calls import CallRunner
from bot.assistant.compaction import Compactor
from bot.assistant.engine import AssistantEngine, AssistantMessage, Note
from bot.assistant.errors import HaltedError, TurnFailedError
from bot.assistant.files import Fetch, Files, unavailable
from bot.assistant.halt import Halt
from bot.assistant.intake import Intake
from bot.assistant.naming import title_from
from bot.assistant.prompt import SUPERSEDED, halted_note
from bot.assistant.reply import Reply
from bot.assistant.rounds import Rounds
from bot.assistant.session import FindUser, Session, open_session, reference_of
from bot.assistant.streaming import AnswerStream
from bot.assistant.turn import Message, Retry
from bot.settings import HISTORY_TOKENS
from bot.words.conversation import NOTHING_LEFT, NOTHING_SAID, STILL_ASKED, TOO_MANY_ROUNDS
from storage.clock import Clock
from storage.database import Database
from storage.repositories.turns import ClaimedTurn
from tools.toolkit.executor import ToolExecutor
from tools.toolkit.form import Form, FormSection
from tools.toolkit.registry import Registry

MAX_ROUNDS = 10
"""Requests to the model in one turn; a conversation that needs more is going in circles."""

_log = logging.getLogger(__name__)


class RunHandler:
    """Takes turns. Each step is in the journal, the steps or the tool calls before the next one begins.

    So a turn that broke off anywhere is simply taken again: input that was taken in, calls that ran and requests
    that the provider kept are found and not repeated.
    """

    def __init__(
        self,
        *,
        engine: AssistantEngine,
        executor: ToolExecutor,
        registry: Registry,
        database: Database,
        clock: Clock,
        find_user: FindUser,
        backoff: Backoff | None = None,
        allowance: Allowance | None = None,
        history_tokens: int = HISTORY_TOKENS,
        fetch: Fetch = unavailable,
    ) -> None:
        self._engine = engine
        self._database = database
        self._clock = clock
        self._find_user = find_user
        self._allowance = allowance or Allowance()
        self._calls = CallRunner(executor, registry, database, clock)
        self._intake = Intake(self._calls, executor, registry, database, clock, Files(database, fetch))
        self._rounds = Rounds(
            engine=engine,
            registry=registry,
            database=database,
            clock=clock,
            backoff=backoff or Backoff(),
            compactor=Compactor(database, registry, clock, history_tokens),
        )

    async def run(self, turn: ClaimedTurn, reply: Reply, halt: Halt) -> Literal["done", "superseded"]:
        """Take the turn to its end, or to the safe point at which it heeds the halt.

        Raises TurnFailedError when it came to nothing; the user has been told so by then.
        """
        try:
            return await self._take(turn, reply, halt)
        except TurnFailedError as error:
            _log.warning("turn failed", extra={"turn": turn.id, "reference": error.reference, "code": error.code})
            await reply.fail(error.reference, error.retryable)
            raise
        except Exception as error:
            reference = reference_of(turn)
            _log.exception("turn broke off", extra={"turn": turn.id, "reference": reference})
            await reply.fail(reference, retryable=True)
            raise TurnFailedError(reference, type(error).__name__, retryable=True) from error

    async def give_up(self, turn: ClaimedTurn, reply: Reply) -> None:
        """Tell the user that a turn whose attempts are used up came to nothing."""
        reference = reference_of(turn)
        _log.error("turn given up", extra={"turn": turn.id, "reference": reference, "attempts": turn.attempts})
        await reply.fail(reference, retryable=True)

    async def _take(self, turn: ClaimedTurn, reply: Reply, halt: Halt) -> Literal["done", "superseded"]:
        session = await open_session(turn, self._engine, self._database, self._find_user, self._clock)
        if session.finished:
            return "superseded" if halt.reason == "stopped" else "done"
        await self._intake.take(session, reply)
        stream = AnswerStream(reply)
        try:
            await self._answer(session, reply, stream, halt)
        except HaltedError:
            await self._stop(session, reply, stream.shown, halt)
            return "superseded"
        return "done"

    async def _answer(self, session: Session, reply: Reply, stream: AnswerStream, halt: Halt) -> None:
        while session.transcript.is_unfinished:
            halt.check()
            if session.rounds >= MAX_ROUNDS:
                await self._break_off(session)
                break
            sections = await self._calls.run_dangling(session, reply, halt)
            halt.check()
            if sections:
                await self._ask(session, reply, sections)
                return
            if not session.rounds and (refusal := await self._refusal(session)):
                await reply.finish(refusal, await self._calls.displays(session))
                await session.mark_finished()
                return
            await self._rounds.make(session, reply, stream, halt)
        await self._finish(session, reply, halt)

    async def _ask(self, session: Session, reply: Reply, sections: tuple[FormSection, ...]) -> None:
        """Ask for what is missing; a question that a later message brought waits where it was asked."""
        if isinstance(session.request.input, Retry):
            records = await self._calls.records(session, [section.call_id for section in sections])
            if session.retried.isdisjoint(record.turn_id for record in records.values()):
                await reply.finish(STILL_ASKED, ())
                await session.mark_finished()
                return
        await reply.ask(Form(sections=sections))

    async def _refusal(self, session: Session) -> str | None:
        """Return what is said in place of an answer when today's tokens are used up."""
        speaker = session.request.speaker
        async with self._database.unit() as unit:
            return await self._allowance.refusal(
                unit, user=session.caller.user, team_id=speaker.team_id, now=self._clock()
            )

    async def _stop(self, session: Session, reply: Reply, shown: str, halt: Halt) -> None:
        """Leave the turn where it is; what it did stays in the journal, for the next one to see."""
        if note := halted_note(halt.reason, shown):
            # The note must not come between a call and its output.
            outputs = await self._calls.close(session, session.transcript.dangling(), "superseded", SUPERSEDED)
            async with self._database.unit() as unit:
                await session.append_once(unit, "halted", [*outputs, Note(text=note)], self._clock())
        await reply.stop()
        if halt.reason == "stopped":
            # What the user did not want to see to its end does not come with a later answer.
            await session.mark_finished()

    async def _break_off(self, session: Session) -> None:
        """End a conversation that goes in circles with an honest sentence instead of a guess."""
        if refusals := self._calls.refusals(session):
            closing = AssistantMessage(text=TOO_MANY_ROUNDS)
            async with self._database.unit() as unit:
                await session.transcript.append(unit, [*refusals, closing], self._clock())

    async def _finish(self, session: Session, reply: Reply, halt: Halt) -> None:
        text = session.transcript.answer(session.retried)
        results = await self._calls.displays(session)
        if isinstance(session.request.input, Message):
            await reply.name(title_from(session.request.input.text))
        if session.rounds or text or results:
            await reply.finish(text or ("" if results else NOTHING_SAID), results)
        elif isinstance(session.request.input, Retry):
            await reply.finish(NOTHING_LEFT, ())
        try:
            await session.mark_finished()
            await self._rounds.mirror(session, halt)
        except Exception:
            # The user has the answer: whatever fails now must not end it with an apology.
            _log.exception("the end of an answer is not stored", extra={"turn": session.turn.id})
