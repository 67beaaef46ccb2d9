"""Takes a conversation to another engine: a remote thread is made there that holds what the journal does."""

from dataclasses import dataclass

from bot.assistant.backoff import Backoff
from bot.assistant.engine import AssistantEngine, RemoteThread
from bot.assistant.engines.failures import ProviderError
from bot.assistant.session import metadata_of
from bot.assistant.transcript import Transcript
from storage.database import Database
from storage.errors import TransactionConflictError
from storage.tables.conversations import Conversation
from storage.unit import UnitOfWork

_NO_TURN = 0


@dataclass(frozen=True, slots=True)
class _Home:
    """A conversation as it was read; `version` changes with whatever is said or done in it."""

    conversation: Conversation
    transcript: Transcript
    metadata: dict[str, str]
    version: tuple[int, int]


class Mover:
    """Rebuilds conversations on `engine`, each in a transaction of its own."""

    def __init__(self, database: Database, engine: AssistantEngine, backoff: Backoff) -> None:
        self.engine = engine
        self._database = database
        self._backoff = backoff

    async def move(self, conversation_id: int) -> None:
        """Move one conversation; one that is gone is let be. Raises EngineError and StorageError."""
        async with self._database.unit() as unit:
            before = await _read(unit, conversation_id)
        if before is None:
            return
        thread = await self._rebuild(before)
        async with self._database.unit() as unit:
            now = await _read(unit, conversation_id)
            if now is None or now.version != before.version:
                raise TransactionConflictError
            await self._store(unit, now, thread)

    async def _rebuild(self, home: _Home) -> RemoteThread:
        failures = 0
        while True:
            try:
                generation = home.conversation.generation + 1
                return await self.engine.rebuild(generation, home.transcript.settled, home.metadata)
            except ProviderError as error:
                failures += 1
                if not await self._backoff.before_retry(error.failure, failures):
                    raise

    async def _store(self, unit: UnitOfWork, home: _Home, thread: RemoteThread) -> None:
        conversation = home.conversation
        conversation.mirrored = home.metadata if thread.remote_id else {}
        await home.transcript.rebuilt(unit, thread.generation)
        await unit.conversations.keep_at(
            conversation, self.engine.name, self.engine.endpoint, thread.remote_id, thread.generation
        )


async def _read(unit: UnitOfWork, conversation_id: int) -> _Home | None:
    conversation = await unit.conversations.get(conversation_id)
    user = await unit.users.get(conversation.user_id) if conversation else None
    if conversation is None or user is None:
        return None
    stored = await unit.journal.entries(conversation.id)
    return _Home(
        conversation=conversation,
        transcript=Transcript(conversation.id, _NO_TURN, conversation.generation, stored),
        metadata=metadata_of(conversation, user.user_id, conversation.details),
        version=(conversation.generation, len(stored)),
    )
