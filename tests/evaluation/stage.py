"""Where conversations are held: the real tools, database and engine, in front of the configured model."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from pydantic import SecretStr

from bot.app import engine_for
from bot.assistant.engine import AssistantEngine
from bot.assistant.run_handler import RunHandler
from bot.assistant.session import FindUser
from bot.assistant.turn import SharedFile, TurnRequest
from bot.keyring import cipher_for
from bot.playground.openai.server import OpenAIServer
from bot.scheduler import next_fire
from bot.settings import Settings
from storage.database import Database
from storage.migrate import upgrade
from storage.repositories.turns import ClaimedTurn, NewTurn
from storage.repositories.usage import UsageSum
from storage.tables.turns import EndStatus
from tests.clock import FakeClock
from tools.catalog import registry
from tools.markets.providers.sample import sample_data
from tools.toolkit.executor import ToolExecutor

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
TODAY = NOON.date()
"""The day of all conversations, so that "in five years" and "by March" mean the same in each run."""

_OWNER = "evaluation"
_LEASE = timedelta(hours=1)


class Stage:
    """One database, one engine and the tools, for conversations that each have a user of their own."""

    def __init__(self, database: Database, engine: AssistantEngine, history_tokens: int) -> None:
        self.database = database
        self.engine = engine
        self.clock = FakeClock(NOON)
        self.registry = registry(sample_data(self.clock), next_fire)
        self.executor = ToolExecutor(self.registry, database, self.clock)
        self.users = count(1)
        self._history_tokens = history_tokens
        self._events = count(1)
        self._claiming = asyncio.Lock()

    def handler(self, find_user: FindUser) -> RunHandler:
        """Return a handler for the turns of one user."""
        return RunHandler(
            engine=self.engine,
            executor=self.executor,
            registry=self.registry,
            database=self.database,
            clock=self.clock,
            find_user=find_user,
            history_tokens=self._history_tokens,
            fetch=_content,
        )

    async def claim(self, conversation: str, request: TurnRequest) -> ClaimedTurn:
        """Put a turn into the inbox and claim it at once; no other is claimed in between."""
        turn = NewTurn(f"event-{next(self._events)}", conversation, request.model_dump(mode="json"))
        now = self.clock()
        async with self._claiming, self.database.unit() as unit:
            await unit.turns.put(turn, now)
            (claimed,) = await unit.turns.claim(_OWNER, now, now + _LEASE, limit=1, max_attempts=1)
            return claimed

    async def end(self, turn: ClaimedTurn, status: EndStatus) -> None:
        """End a turn, so that the conversation's next one can be claimed."""
        async with self.database.unit() as unit:
            await unit.turns.finish(turn.id, _OWNER, turn.attempts, status, now=self.clock())

    async def usage(self) -> Sequence[UsageSum]:
        """Return what the conversations took, by engine and model."""
        async with self.database.unit() as unit:
            return await unit.usage.by_engine(NOON)


@asynccontextmanager
async def open_stage(settings: Settings, folder: Path) -> AsyncGenerator[Stage]:
    """Set the stage in `folder`; without a model in the settings the playground's server plays it."""
    url = f"sqlite+aiosqlite:///{folder / 'evaluation.db'}"
    async with AsyncExitStack() as closing:
        if is_offline(settings):
            model = OpenAIServer(clock=FakeClock(NOON))
            closing.push_async_callback(model.stop)
            settings = _in_front_of(await model.start(), settings)
        settings = settings.model_copy(update={"database_url": url, "encryption_keys": ()})
        await upgrade(url)
        database = Database(url, cipher_for(settings), FakeClock(NOON))
        closing.push_async_callback(database.close)
        engine = engine_for(settings)
        closing.push_async_callback(engine.close)
        yield Stage(database, engine, settings.history_tokens)


def is_offline(settings: Settings) -> bool:
    """Tell whether the environment names no model."""
    return settings.openai_api_key is None and settings.openai_base_url is None


def _in_front_of(url: str, settings: Settings) -> Settings:
    changes: dict[str, object] = {
        "openai_base_url": url,
        "openai_api_key": SecretStr("offline-planner"),
        "assistant_state": settings.assistant_state or "conversation",
    }
    return settings.model_copy(update=changes)


async def _content(file: SharedFile) -> bytes:
    """Return what is in a file of a conversation, which carries it along."""
    return file.url.encode()
