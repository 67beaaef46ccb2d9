"""`penny move-conversations`: takes conversations to another engine or endpoint, out of the journal."""

import sys
from collections.abc import Sequence
from contextlib import nullcontext
from typing import Literal

from bot.app import engine_for
from bot.assistant.backoff import Backoff
from bot.assistant.engine import AssistantEngine
from bot.assistant.engines.failures import UNREACHABLE, ProviderError
from bot.assistant.errors import EngineError, EngineUnavailableError
from bot.assistant.mover import Mover
from bot.keyring import cipher_for
from bot.settings import Settings
from storage.database import Database
from storage.engine import sqlite_path
from storage.errors import SchemaOutOfDateError, StorageError
from storage.lock import DatabaseLock
from storage.migrate import pending

Target = Literal["responses", "responses/conversation", "responses/local", "assistants"]
"""An engine; `responses` alone leaves its state to the settings."""

_REPORT_EVERY = 25


async def move_conversations(settings: Settings, *, to: Target, dry_run: bool, backoff: Backoff | None = None) -> int:
    """Move every conversation that is not on the engine `to` at the configured endpoint; return the exit code.

    A conversation that cannot be moved stays as it was; the command may be repeated, also after it was broken off.
    A dry run only counts. Raises StorageError: among others, where Penny herself has the database.
    """
    if settings.openai_api_key is None and settings.openai_base_url is None:
        sys.stderr.write("penny: OPENAI_API_KEY: set it (or OPENAI_BASE_URL), so that there is somewhere to move to\n")
        return 2
    if await pending(settings.database_url):
        raise SchemaOutOfDateError
    path = sqlite_path(settings.database_url)
    aimed = _aimed_at(settings, to)
    with DatabaseLock(path) if path and not dry_run else nullcontext():
        database, engine = Database(settings.database_url, cipher_for(settings)), engine_for(aimed)
        try:
            async with database.unit() as unit:
                ids = await unit.conversations.elsewhere(engine.name, engine.endpoint)
            if dry_run:
                return _say(f"{_counted(len(ids))} would move to {_named(engine)}.{_to_set(settings, aimed)}")
            await engine.check()
            return await _move_all(Mover(database, engine, backoff or Backoff()), ids, _to_set(settings, aimed))
        except EngineUnavailableError as error:
            sys.stderr.write(f"penny: {error}\n")
            return 1
        finally:
            await engine.close()
            await database.close()


async def _move_all(mover: Mover, ids: Sequence[int], to_set: str) -> int:
    _say(f"Moving {_counted(len(ids))} to {_named(mover.engine)}.")
    moved = 0
    for done, conversation_id in enumerate(ids, start=1):
        try:
            await mover.move(conversation_id)
            moved += 1
        except (EngineError, StorageError) as error:
            reason = _reason(error)
            _say(f"  conversation {conversation_id} stays where it was: {reason}")
            if reason == UNREACHABLE:
                # Each of the others would be tried as often and as long.
                _say("  The endpoint cannot be reached: `penny doctor` says more.")
                break
        if done % _REPORT_EVERY == 0:
            _say(f"  {done} of {len(ids)}")
    _say(f"{moved} moved.{_stayed(len(ids) - moved)}{to_set}")
    return int(moved < len(ids))


def _reason(error: EngineError | StorageError) -> str:
    return error.failure.code if isinstance(error, ProviderError) else type(error).__name__


def _stayed(number: int) -> str:
    they_were = "it was" if number == 1 else "they were"
    return f" {number} stayed where {they_were}; run this again for the rest." if number else ""


def _aimed_at(settings: Settings, to: Target) -> Settings:
    engine, _, state = to.partition("/")
    return settings.model_copy(
        update={"assistant_engine": engine, "assistant_state": state or settings.assistant_state}
    )


def _to_set(settings: Settings, aimed: Settings) -> str:
    """Return what has to be set so that Penny looks for the conversations where they are now."""
    wanted: list[str] = []
    if settings.assistant_engine != aimed.assistant_engine:
        wanted.append(f"ASSISTANT_ENGINE={aimed.assistant_engine}")
    if aimed.assistant_engine == "responses" and settings.state != aimed.state:
        wanted.append(f"ASSISTANT_STATE={aimed.state}")
    return f" Before Penny starts, set {' and '.join(wanted)}." if wanted else ""


def _counted(number: int) -> str:
    return f"{number} conversation{'' if number == 1 else 's'}"


def _named(engine: AssistantEngine) -> str:
    return f"{engine.name} at {engine.endpoint}"


def _say(line: str) -> int:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
    return 0
