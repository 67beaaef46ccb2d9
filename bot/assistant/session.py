"""One turn at work: its request, its user, its conversation and what it did so far."""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from pydantic import JsonValue

from bot.assistant.engine import AssistantEngine, RemoteThread, ThreadOpened, Usage
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

_INPUT = "input"
_FINISHED = "finished"


@dataclass(slots=True)
class Session:
    """A turn's working state. Whatever it changes is stored first, so that another attempt can continue.

    `rounds` counts the requests to the model that came to something; `taken` says whether the turn's input is
    in the journal; `finished` whether the user has the answer.
    """

    turn: ClaimedTurn
    request: TurnRequest
    caller: Caller
    conversation: Conversation
    transcript: Transcript
    database: Database
    rounds: int
    taken: bool
    finished: bool

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
        """What the conversation is known by, here and at the provider."""
        place = self.request.place
        return {
            "team": place.team_id,
            "channel": place.channel_id,
            "thread_ts": place.thread_ts,
            "conversation": str(self.conversation.id),
        }

    async def store_thread(self, opened: ThreadOpened) -> None:
        """Keep the remote thread's id and metadata; a new generation makes everything said pending again."""
        self.conversation.details = self.metadata
        self.conversation.remote_id = opened.thread.remote_id
        self.conversation.generation = opened.thread.generation
        self.transcript.generation = opened.thread.generation
        async with self.database.unit() as unit:
            await unit.conversations.update(self.conversation)

    async def store_usage(self, unit: UnitOfWork, usage: Usage) -> None:
        """Count one more round and keep the tokens it took."""
        self.rounds += 1
        counts: dict[str, JsonValue] = {
            "input": usage.input_tokens,
            "cached": usage.cached_tokens,
            "output": usage.output_tokens,
            "reasoning": usage.reasoning_tokens,
        }
        await unit.steps.put(self.turn.id, _usage_key(self.rounds), counts)

    async def mark_taken(self, unit: UnitOfWork) -> None:
        """Note that the turn's input is in the journal."""
        self.taken = True
        await unit.steps.put(self.turn.id, _INPUT, True)

    async def mark_finished(self) -> None:
        """Note that the user has the answer."""
        self.finished = True
        async with self.database.unit() as unit:
            await unit.steps.put(self.turn.id, _FINISHED, True)

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
        return Session(
            turn=turn,
            request=request,
            caller=_caller(request, user, conversation.id),
            conversation=conversation,
            transcript=Transcript(conversation.id, turn.id, conversation.generation, stored),
            database=database,
            rounds=await _rounds(unit, turn.id),
            taken=await unit.steps.get(turn.id, _INPUT) is not None,
            finished=await unit.steps.get(turn.id, _FINISHED) is not None,
        )


def reference_of(turn: ClaimedTurn) -> str:
    """Return the number under which the user may ask about the turn: the same on each attempt."""
    return f"P-{turn.id:04d}"


async def _move(unit: UnitOfWork, conversation: Conversation, engine: AssistantEngine) -> None:
    conversation.engine = engine.name
    conversation.endpoint = engine.endpoint
    conversation.remote_id = None
    conversation.generation += 1
    await unit.conversations.update(conversation)


async def _rounds(unit: UnitOfWork, turn_id: int) -> int:
    rounds = 0
    while await unit.steps.get(turn_id, _usage_key(rounds + 1)) is not None:
        rounds += 1
    return rounds


def _usage_key(number: int) -> str:
    return f"usage:{number}"


def _caller(request: TurnRequest, user: User, conversation_id: int) -> Caller:
    ts = request.input.ts if isinstance(request.input, Message) else ""
    return Caller(
        user=user,
        conversation_id=conversation_id,
        private=request.place.private,
        channel=request.place.channel_id,
        message_ts=ts,
    )
