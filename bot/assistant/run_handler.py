"""One turn, from what the user did to what the user reads."""

import logging

from bot.assistant.backoff import Backoff
from bot.assistant.calls import CallRunner
from bot.assistant.engine import (
    AssistantEngine,
    AssistantMessage,
    EngineEvent,
    FunctionOutput,
    RunCompleted,
    RunFailed,
    RunInput,
    TextDelta,
    ThreadOpened,
    ToolCallsRequested,
)
from bot.assistant.errors import TurnFailedError
from bot.assistant.intake import Intake
from bot.assistant.prompt import INSTRUCTIONS, NOTHING_SAID, THINKING, TOO_MANY_ROUNDS
from bot.assistant.reply import Reply
from bot.assistant.session import FindUser, Session, open_session, reference_of
from bot.assistant.streaming import AnswerStream
from storage.clock import Clock
from storage.database import Database
from storage.repositories.turns import ClaimedTurn
from tools.toolkit.executor import ToolExecutor
from tools.toolkit.form import Form
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
    ) -> None:
        self._engine = engine
        self._registry = registry
        self._database = database
        self._clock = clock
        self._find_user = find_user
        self._backoff = backoff or Backoff()
        self._calls = CallRunner(executor, registry, database, clock)
        self._intake = Intake(self._calls, executor, registry, database, clock)

    async def run(self, turn: ClaimedTurn, reply: Reply) -> None:
        """Take the turn to its end.

        Raises TurnFailedError when it came to nothing; the user has been told so by then.
        """
        try:
            await self._take(turn, reply)
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

    async def _take(self, turn: ClaimedTurn, reply: Reply) -> None:
        session = await open_session(turn, self._engine, self._database, self._find_user, self._clock)
        if session.finished:
            return
        await self._intake.take(session, reply)
        stream = AnswerStream(reply)
        while True:
            if session.rounds >= MAX_ROUNDS:
                await self._break_off(session)
                break
            sections = await self._calls.run_dangling(session, reply)
            if sections:
                await reply.ask(Form(sections=sections))
                return
            if not session.transcript.pending:
                break
            await self._round(session, reply, stream)
        await self._finish(session, reply)

    async def _round(self, session: Session, reply: Reply, stream: AnswerStream) -> None:
        """Make one request to the model, repeated while its failures may pass."""
        failures = 0
        await reply.status(THINKING)
        while (failure := await self._request(session, stream, repeated=failures > 0)) is not None:
            failures += 1
            _log.info("request failed", extra={"turn": session.turn.id, "code": failure.code, "failures": failures})
            if await self._backoff.before_retry(failure, failures):
                continue
            if failure.rejected:
                async with self._database.unit() as unit:
                    await session.transcript.withhold_message(unit)
            raise TurnFailedError(session.reference, failure.code, retryable=not failure.rejected)
        stream.end_round()

    async def _request(self, session: Session, stream: AnswerStream, *, repeated: bool) -> RunFailed | None:
        run = self._input(session, repeated=repeated)
        resuming = any(isinstance(item, FunctionOutput) for item in run.new)
        respond = self._engine.resume if resuming else self._engine.start
        stream.begin_attempt()
        failure: RunFailed | None = None
        async for event in respond(session.thread, run):
            failure = await self._react(session, stream, event) or failure
        return failure

    async def _react(self, session: Session, stream: AnswerStream, event: EngineEvent) -> RunFailed | None:
        match event:
            case ThreadOpened():
                await session.store_thread(event)
            case TextDelta(text=text):
                await stream.append(text)
            case ToolCallsRequested() | RunCompleted():
                async with self._database.unit() as unit:
                    await session.transcript.deliver(unit, event.items, self._clock())
                    await session.store_usage(unit, event.usage)
            case RunFailed():
                return event
        return None

    def _input(self, session: Session, *, repeated: bool) -> RunInput:
        transcript = session.transcript
        return RunInput(
            instructions=INSTRUCTIONS,
            tools=self._registry.schemas(),
            history=transcript.history,
            new=transcript.pending,
            metadata=session.metadata,
            user_hash=session.user_hash,
            cache_key=f"penny-{session.request.place.team_id}",
            retried=repeated or session.turn.attempts > 1 or transcript.was_tried_before,
        )

    async def _break_off(self, session: Session) -> None:
        """End a conversation that goes in circles with an honest sentence instead of a guess."""
        if refusals := self._calls.refusals(session):
            closing = AssistantMessage(text=TOO_MANY_ROUNDS)
            async with self._database.unit() as unit:
                await session.transcript.append(unit, [*refusals, closing], self._clock())

    async def _finish(self, session: Session, reply: Reply) -> None:
        text = session.transcript.answer()
        results = await self._calls.displays(session)
        if session.rounds or text:
            await reply.finish(text or ("" if results else NOTHING_SAID), results)
        await session.mark_finished()
