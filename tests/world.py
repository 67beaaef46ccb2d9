"""The outside world on loopback, with Penny in it: what scenario tests, browser tests and benchmarks share."""

import asyncio
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.app import Penny, build_app
from bot.playground.launch import playground_settings
from bot.playground.openai.server import OpenAIServer
from bot.playground.server import SlackServer
from bot.playground.slack.workspace import SlackWorkspace
from bot.playground.wire import WireLog
from bot.settings import Settings, load_settings
from bot.slack.commands import COMMANDS
from storage.clock import Clock, utc_now

ROOT = Path(__file__).parents[1]


@dataclass
class World:
    """A Slack workspace and a model server; Penny comes and goes, in this process or in one of her own."""

    folder: Path
    clock: Clock = utc_now
    wire: WireLog = field(default_factory=WireLog)

    def __post_init__(self) -> None:
        self.slack = SlackServer(commands=COMMANDS, wire=self.wire)
        self.model = OpenAIServer(wire=self.wire)
        self.penny: Penny | None = None

    @property
    def workspace(self) -> SlackWorkspace:
        return self.slack.workspace

    @property
    def settings(self) -> Settings:
        base = load_settings(_env_file=None, database_url=f"sqlite+aiosqlite:///{self.folder / 'penny.db'}")
        return playground_settings(base, slack_url=self.slack.url, model_url=self.model.url)

    @property
    def environment(self) -> Mapping[str, str]:
        """The variables with which a Penny process of its own finds this world."""
        settings = self.settings
        assert settings.slack_bot_token
        assert settings.slack_app_token
        assert settings.openai_api_key
        return os.environ | {
            "SLACK_BOT_TOKEN": settings.slack_bot_token.get_secret_value(),
            "SLACK_APP_TOKEN": settings.slack_app_token.get_secret_value(),
            "SLACK_API_URL": settings.slack_api_url,
            "OPENAI_API_KEY": settings.openai_api_key.get_secret_value(),
            "OPENAI_BASE_URL": str(settings.openai_base_url),
            "ASSISTANT_STATE": settings.state,
            "DATABASE_URL": settings.database_url,
        }

    async def open(self) -> None:
        await self.slack.start()
        await self.model.start()

    async def close(self) -> None:
        await self.leave()
        await self.slack.stop()
        await self.model.stop()

    async def enter(self) -> Penny:
        """Start Penny in this process and wait until she listens."""
        self.penny = build_app(self.settings, self.clock)
        await self.penny.start()
        return self.penny

    async def leave(self) -> None:
        if self.penny is not None:
            await self.penny.stop()
            self.penny = None

    async def spawn(self) -> asyncio.subprocess.Process:
        """Start Penny as a process of its own, as `penny run` does."""
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", cwd=ROOT, env=self.environment, stderr=asyncio.subprocess.DEVNULL
        )


def texts(messages: list[dict[str, Any]]) -> list[str]:
    """What Penny said, message by message."""
    return [m["text"] for m in messages if m.get("bot_id")]
