"""Requests to the model, one a round, each repeated while its failure may pass."""

import asyncio
import logging
from contextlib import aclosing

from bot.assistant.backoff import Backoff
from bot.assistant.compaction import Compactor
from bot.assistant.engine import (
    TOO_LONG,
    AssistantEngine,
    EngineEvent,
    FunctionOutput,
    RunCompleted,
    RunFailed,
    RunInput,
    TextDelta,
    ThreadOpened,
    ToolCallsRequested,
)
from bot.assistant.errors import EngineError, HaltedError, TurnFailedError
from bot.assistant.halt import Halt, heeding, unless_halted
from bot.assistant.prompt import INSTRUCTIONS
from bot.assistant.reply import Reply
from bot.assistant.session import Session
from bot.assistant.streaming import AnswerStream
from bot.words.answers import THINKING
from storage.clock import Clock
from storage.database import Database
from tools.toolkit.registry import Registry
from tools.toolkit.surroundings import surroundings_of

_MIRROR_SECONDS = 3.0

_log = logging.getLogger(__name__)


class Rounds:
    """Tells the model what is pending and brings its reaction into the journal."""

    def __init__(
        self,
        *,
        engine: AssistantEngine,
        registry: Registry,
        database: Database,
        clock: Clock,
        backoff: Backoff,
        compactor: Compactor,
    ) -> None:
        self._engine = engine
        self._registry = registry
        self._database = database
        self._clock = clock
        self._backoff = backoff
        self._compactor = compactor

    async def make(self, session: Session, reply: Reply, stream: AnswerStream, halt: Halt) -> None:
        """Make one request, repeated while its failures may pass.

        Raises TurnFailedError when it came to nothing, HaltedError at a safe point after the halt was asked.
        """
        await reply.status(THINKING, session.details.get("topic", ""))
        await self._compactor.fit(session)
        failures = 0
        while (failure := await self._request(session, stream, halt, repeated=failures > 0)) is not None:
            failures += 1
            _log.info("request failed", extra={"turn": session.turn.id, "code": failure.code, "failures": failures})
            if failure.code == TOO_LONG and await self._compactor.shrink(session):
                continue
            if await unless_halted(self._backoff.before_retry(failure, failures), halt):
                continue
            if failure.rejected:
                await self._leave_out(session)
            raise TurnFailedError(session.reference, failure.code, retryable=not failure.rejected)
        stream.end_round()

    async def _leave_out(self, session: Session) -> None:
        """See to it that what the provider refused does not spoil what follows."""
        if session.transcript.was_refused_before:
            # Twice in a row: then it is something that was told before.
            await self._compactor.start_over(session)
        async with self._database.unit() as unit:
            await session.transcript.withhold_pending(unit)

    async def mirror(self, session: Session, halt: Halt) -> None:
        """Write to the remote thread what the conversation is known by now; it can wait when that fails."""
        async with self._database.unit() as unit:
            await session.refresh(unit)
        if session.thread.remote_id is None or session.metadata == session.conversation.mirrored:
            return
        mirroring = self._engine.mirror(session.thread, session.metadata)
        try:
            await unless_halted(asyncio.wait_for(mirroring, _MIRROR_SECONDS), halt)
        except (EngineError, TimeoutError, HaltedError) as error:
            _log.info("metadata is not mirrored", extra={"turn": session.turn.id, "reason": type(error).__name__})
            return
        async with self._database.unit() as unit:
            await session.keep_mirrored(unit, session.metadata)

    async def _request(self, session: Session, stream: AnswerStream, halt: Halt, *, repeated: bool) -> RunFailed | None:
        run = await self._input(session, repeated=repeated)
        resuming = any(isinstance(item, FunctionOutput) for item in run.new)
        respond = self._engine.resume if resuming else self._engine.start
        stream.begin_attempt()
        failure: RunFailed | None = None
        rounds = session.rounds
        try:
            async with aclosing(heeding(respond(session.thread, run), halt)) as events:
                async for event in events:
                    failure = await self._react(session, stream, event) or failure
        except HaltedError:
            # An end that is in the journal already is a safe point behind which nothing may be left out.
            if session.rounds == rounds:
                raise
        return failure

    async def _react(self, session: Session, stream: AnswerStream, event: EngineEvent) -> RunFailed | None:
        match event:
            case ThreadOpened():
                await session.store_thread(event.thread)
            case TextDelta(text=text):
                await stream.append(text)
            case ToolCallsRequested() | RunCompleted():
                async with self._database.unit() as unit:
                    await session.transcript.deliver(unit, event.items, self._clock())
                    await session.store_usage(unit, event.usage, self._engine.model, self._clock())
            case RunFailed():
                return event
        return None

    async def _input(self, session: Session, *, repeated: bool) -> RunInput:
        async with self._database.unit() as unit:
            await session.refresh(unit)
            # What a turn was offered it keeps: forgetting the last fact does not take back the tool in mid-turn.
            session.offered |= self._registry.offered(await surroundings_of(unit, session.caller))
        transcript = session.transcript
        return RunInput(
            instructions=INSTRUCTIONS,
            tools=self._registry.schemas(),
            offered=session.offered,
            history=transcript.history,
            new=transcript.pending,
            metadata=session.metadata,
            user_hash=session.user_hash,
            cache_key=f"penny-{session.request.place.team_id}",
            retried=repeated or session.turn.attempts > 1 or transcript.was_tried_before,
        )
