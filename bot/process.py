"""Penny as a process: started, listening until a signal, drained, gone."""

import asyncio
import signal
import sys
from collections.abc import Callable

from bot.app import Penny, build_app
from bot.assistant.errors import EngineError
from bot.logs import configure_logging
from bot.settings import Settings
from bot.slack.errors import WorkspaceError
from storage.errors import StorageError

Announce = Callable[[], None]
"""Tells people that Penny is on her way."""


def _say_nothing() -> None:
    pass


async def run_in_slack(settings: Settings) -> int:
    """Run Penny in the configured workspace until SIGINT or SIGTERM; return the exit code."""
    configure_logging(settings.log_level)
    return await run_until_signal(build_app(settings))


async def run_until_signal(penny: Penny, announce: Announce = _say_nothing) -> int:
    """Start Penny, wait for a signal, stop her; a refusal at start becomes one line and exit code 1.

    `announce` is called as soon as signals are heeded.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    announce()
    try:
        await _start(penny, stop)
        await stop.wait()
    except (StorageError, EngineError, WorkspaceError) as error:
        sys.stderr.write(f"penny: {error}\n")
        return 1
    finally:
        await penny.stop()
    return 0


async def _start(penny: Penny, stop: asyncio.Event) -> None:
    """Start Penny, or give up when the signal comes first: Slack and the database may keep her waiting."""
    starting, stopping = asyncio.create_task(penny.start()), asyncio.create_task(stop.wait())
    await asyncio.wait((starting, stopping), return_when=asyncio.FIRST_COMPLETED)
    for task in (starting, stopping):
        task.cancel()
    await asyncio.wait((starting, stopping))
    if not starting.cancelled():
        starting.result()
