"""Penny as a process: started, listening until a signal, drained, gone."""

import asyncio
import signal
import sys

from slack_sdk.errors import SlackApiError

from bot.app import Penny, build_app
from bot.logs import configure_logging
from bot.settings import Settings
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
    except StorageError as error:
        return _refuse(str(error))
    except SlackApiError as error:
        return _refuse(f"Slack refused the token ({error.response.get('error')}); run `penny doctor`")
    finally:
        await penny.stop()
    return 0


def _refuse(reason: str) -> int:
    sys.stderr.write(f"penny: {reason}\n")
    return 1
