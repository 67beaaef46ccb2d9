"""Starts the playground: a Slack workspace and, unless one is configured, a model; then Penny in front of them."""

import os
import sys
import webbrowser

from pydantic import SecretStr

from bot.app import build_app
from bot.logs import configure_logging
from bot.playground.openai.server import OpenAIServer
from bot.playground.planner import LABEL
from bot.playground.server import SlackServer
from bot.playground.slack.directory import APP_TOKEN, BOT_TOKEN
from bot.playground.wire import WireLog
from bot.process import run_until_signal
from bot.settings import Settings
from bot.slack.commands import COMMANDS
from bot.slack.shortcuts import SHORTCUTS

DEFAULT_PORT = 8282
_WORD_SECONDS = 0.03


async def run_playground(settings: Settings, *, port: int, open_browser: bool) -> int:
    """Run until SIGINT or SIGTERM and return the exit code. Port 0: the default one, or a free one if it is taken."""
    configure_logging("WARNING" if settings.log_level == "INFO" else settings.log_level)
    wire = WireLog()
    offline = settings.openai_api_key is None and settings.openai_base_url is None
    label = LABEL if offline else settings.openai_model
    slack = SlackServer(COMMANDS, SHORTCUTS, wire=wire, model_label=label, offline=offline)
    model = OpenAIServer(wire=wire, delta_delay=_WORD_SECONDS)
    try:
        await _listen(slack, port)
    except OSError as error:
        sys.stderr.write(f"penny: port {port} cannot be used ({error.strerror}); choose another with --port\n")
        return 1
    try:
        model_url = await model.start() if offline else None
        penny = build_app(playground_settings(settings, slack_url=slack.url, model_url=model_url))
        return await run_until_signal(penny, lambda: _announce(slack.url, label, open_browser=open_browser))
    finally:
        await slack.stop()
        await model.stop()


def playground_settings(settings: Settings, *, slack_url: str, model_url: str | None) -> Settings:
    """Return the settings with which Penny talks to the playground's servers; `model_url` None keeps her model."""
    changes: dict[str, object] = {
        "slack_api_url": f"{slack_url}/api/",
        "slack_bot_token": SecretStr(BOT_TOKEN),
        "slack_app_token": SecretStr(APP_TOKEN),
    }
    if model_url is not None:
        changes |= {
            "openai_base_url": model_url,
            "openai_api_key": SecretStr("offline-planner"),
            "assistant_state": settings.assistant_state or "conversation",
        }
    no_key = settings.finnhub_api_key is None and settings.twelve_data_api_key is None
    if settings.market_data == "official" and no_key:
        changes["market_data"] = "sample"
    return settings.model_copy(update=changes)


async def _listen(slack: SlackServer, port: int) -> None:
    if port:
        await slack.start(port)
        return
    try:
        await slack.start(DEFAULT_PORT)
    except OSError:
        await slack.start()


def _announce(url: str, label: str, *, open_browser: bool) -> None:
    sys.stdout.write(f"Penny's playground is at {url} (model: {label}). Stop it with Ctrl+C.\n")
    sys.stdout.flush()
    if open_browser and _has_screen():
        webbrowser.open(url)


def _has_screen() -> bool:
    # Without one, a text browser would take over the terminal.
    return sys.platform in ("darwin", "win32") or bool({"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys())
