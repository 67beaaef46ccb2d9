"""Penny as a process: started, listening until a signal, drained, gone."""

import asyncio
import signal
import sys

from bot.app import Penny, build_app
from bot.logs import configure_logging
from bot.settings import Settings
from bot.slack.errors import WorkspaceError
from storage.errors import StorageError


async def run_in_slack(settings: Settings) -> int:
    """Run Penny in the configured workspace until SIGINT or SIGTERM; return the exit code."""
    configure_logging(settings.log_level)
    return await run_until_signal(build_app(settings))


async def run_until_signal(penny: Penny) -> int:
    """Start Penny, wait for a signal, stop her; a refusal at start becomes one line and exit code 1."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    try:
        await penny.start()
        await stop.wait()
    except (StorageError, WorkspaceError) as error:
        sys.stderr.write(f"penny: {error}\n")
        return 1
    finally:
        await penny.stop()
    return 0
