"""One turn at work: its request, its user, its conversation and what it did so far."""

import hashlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import JsonValue

from bot.assistant.earlier import FINISHED, INPUT, taken_up, unfinished
from bot.assistant.engine import AssistantEngine, Item, RemoteThread, Usage
from bot.assistant.transcript import Transcript
from bot.assistant.turn import Message, Speaker, TurnRequest
from storage.clock import Clock
from storage.database import Database
from storage.repositories.turns import ClaimedTurn
from storage.scopes import conversation_scope
from storage.tables.conversations import Conversation
from storage.tables.users import User
from storage.unit import UnitOfWork
from tools.toolkit.tool import Caller

FindUser = Callable[[Speaker], Awaitable[User]]
"""Returns the user behind a speaker, known from now on."""


@dataclass(slots=True)
class Session:
    """A turn's working state. Whatever it changes is stored first, so that another attempt can continue.

    `rounds` counts the requests to the model that came to something; `taken` says whether the turn's input is
    in the journal; `finished` whether the user has the answer. `details` is what tools left in the metadata;
    `offered` names the tools that made sense at some request of this turn. `unshown` are the turns without a
    finished answer since the last one that has it, `retried` those of them that "Try again" takes up; this turn
    is among both.
    """

    turn: ClaimedTurn
    request: TurnRequest
    caller: Caller
    conversation: Conversation
    transcript: Transcript
    database: Database
    details: dict[str, str]
    rounds: int
    taken: bool
    finished: bool
    unshown: frozenset[int]
    retried: frozenset[int]
    offered: frozenset[str] = frozenset()

    @property
    def scope(self) -> str:
        """The scope under which this conversation's tool calls are recorded."""
        return conversation_scope(self.conversation.id)

    @property
    def reference(self) -> str:
        """The number under which the user may ask about this turn."""
        return reference_of(self.turn)

    @property
    def thread(self) -> RemoteThread:
        """The provider's side of the conversation."""
        return RemoteThread(self.conversation.remote_id, self.conversation.generation)

    @property
    def user_hash(self) -> str:
        """What the provider may know the user by."""
        speaker = self.request.speaker
        return hashlib.sha256(f"{speaker.team_id}:{speaker.user_id}".encode()).hexdigest()

    @property
    def metadata(self) -> dict[str, str]:
        """What the conversation is known by, here and at the provider: where it is, and what tools left."""
        return metadata_of(self.conversation, self.request.speaker.user_id, self.details)

    async def refresh(self, unit: UnitOfWork) -> None:
        """Read again what tools write to the conversation beside this session: its metadata."""
        stored = await unit.conversations.get(self.conversation.id)
        if stored is not None:
            self.details = dict(stored.details)

    async def store_thread(self, thread: RemoteThread) -> None:
        """Keep the remote thread that was opened or rebuilt."""
        async with self.database.unit() as unit:
            await self.keep_thread(unit, thread)

    async def keep_thread(self, unit: UnitOfWork, thread: RemoteThread) -> None:
        """Keep the remote thread within a transaction; a new generation makes everything said pending again."""
        conversation = self.conversation
        await unit.conversations.keep_at(
            conversation, conversation.engine, conversation.endpoint, thread.remote_id, thread.generation
        )
        self.transcript.generation = thread.generation
        await self.keep_mirrored(unit, self.metadata if thread.remote_id else {})

    async def keep_mirrored(self, unit: UnitOfWork, metadata: dict[str, str]) -> None:
        """Note what metadata the remote thread holds now."""
        self.conversation.mirrored = metadata
        await unit.conversations.update(self.conversation)

    async def store_usage(self, unit: UnitOfWork, usage: Usage, model: str, now: datetime) -> None:
        """Count one more round and keep the tokens it took."""
        self.rounds += 1
        await unit.usage.add(
            self.turn.id,
            self.rounds,
            conversation_id=self.conversation.id,
            user_id=self.conversation.user_id,
            team_id=self.conversation.team_id,
            engine=self.conversation.engine,
            model=model,
            input_tokens=usage.input_tokens,
            cached_tokens=usage.cached_tokens,
            output_tokens=usage.output_tokens,
            reasoning_tokens=usage.reasoning_tokens,
            now=now,
        )

    async def mark_taken(self, unit: UnitOfWork) -> None:
        """Note that the turn's input is in the journal."""
        self.taken = True
        await unit.steps.put(self.turn.id, INPUT, True)

    async def mark_finished(self) -> None:
        """Note that the user has the answer, and with it all that earlier turns had not come to show."""
        self.finished = True
        async with self.database.unit() as unit:
            for turn_id in sorted(self.unshown):
                await unit.steps.put(turn_id, FINISHED, True)

    async def append_once(self, unit: UnitOfWork, key: str, items: Sequence[Item], now: datetime) -> None:
        """Write items to the journal, unless an earlier attempt at the turn did so under `key`."""
        if await unit.steps.get(self.turn.id, key) is None:
            await self.transcript.append(unit, items, now)
            await unit.steps.put(self.turn.id, key, True)

    async def memoise(self, key: str, value: JsonValue) -> JsonValue:
        """Return what an earlier attempt stored under `key`, or store `value`."""
        async with self.database.unit() as unit:
            stored = await unit.steps.get(self.turn.id, key)
            if stored is None:
                await unit.steps.put(self.turn.id, key, value)
        return value if stored is None else stored


async def open_session(
    turn: ClaimedTurn, engine: AssistantEngine, database: Database, find_user: FindUser, clock: Clock
) -> Session:
    """Read all that a turn needs; its conversation is made when it is new or when the engine changed."""
    request = TurnRequest.model_validate(turn.payload)
    user = await find_user(request.speaker)
    now = clock()
    async with database.unit() as unit:
        request, earlier = await taken_up(unit, turn, request)
        place = request.place
        conversation = await unit.conversations.ensure(
            place.team_id,
            place.channel_id,
            place.thread_ts,
            user.id,
            engine=engine.name,
            endpoint=engine.endpoint,
            now=now,
        )
        if (conversation.engine, conversation.endpoint) != (engine.name, engine.endpoint):
            await _move(unit, conversation, engine)
        stored = await unit.journal.entries(conversation.id)
        unshown = await unfinished(unit, (e.turn_id for e in reversed(stored) if e.turn_id != turn.id))
        return Session(
            turn=turn,
            request=request,
            caller=_caller(request, user, conversation.id),
            conversation=conversation,
            transcript=Transcript(conversation.id, turn.id, conversation.generation, stored),
            database=database,
            details=dict(conversation.details),
            rounds=await unit.usage.rounds(turn.id),
            taken=await unit.steps.get(turn.id, INPUT) is not None,
            finished=await unit.steps.get(turn.id, FINISHED) is not None,
            unshown=frozenset({turn.id, *unshown}),
            retried=frozenset({turn.id, *(earlier & unshown)}),
        )


def metadata_of(conversation: Conversation, slack_user: str, details: Mapping[str, str]) -> dict[str, str]:
    """Return what a conversation is known by, here and at the provider: where it is, and what tools left."""
    return {
        "team": conversation.team_id,
        "channel": conversation.channel_id,
        "thread_ts": conversation.thread_ts,
        "user": slack_user,
        "conversation": str(conversation.id),
        **details,
    }


def reference_of(turn: ClaimedTurn) -> str:
    """Return the number under which the user may ask about the turn: the same on each attempt."""
    return f"P-{turn.id:04d}"


async def _move(unit: UnitOfWork, conversation: Conversation, engine: AssistantEngine) -> None:
    generation = conversation.generation + 1
    await unit.conversations.keep_at(conversation, engine.name, engine.endpoint, None, generation)


def _caller(request: TurnRequest, user: User, conversation_id: int) -> Caller:
    said = request.input if isinstance(request.input, Message) else None
    return Caller(
        user=user,
        conversation_id=conversation_id,
        private=request.place.private,
        channel=request.place.channel_id,
        message_ts=said.ts if said else "",
        keeps=not (said and said.quoting),
    )
