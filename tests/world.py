"""The outside world on loopback, with Penny in it: what scenario tests, browser tests and benchmarks share."""

import asyncio
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.app import Penny, build_app
from bot.blocks.form import OPEN
from bot.playground.launch import playground_settings
from bot.playground.openai.server import OpenAIServer
from bot.playground.planner import LABEL
from bot.playground.server import SlackServer
from bot.playground.slack.workspace import SlackWorkspace
from bot.playground.wire import WireLog
from bot.settings import Settings, load_settings
from bot.slack.commands import COMMANDS
from bot.slack.health import SCOPES
from bot.slack.shortcuts import SHORTCUTS
from storage.clock import Clock, utc_now

ROOT = Path(__file__).parents[1]
ALEX, SAM = "U0ALEX", "U0SAM"
DM, SAMS_DM, CHANNEL = "D0ALEX", "D0SAM", "C0MONEY"
TURN_SECONDS = 20
START_SECONDS = 30


@dataclass
class World:
    """A Slack workspace and a model server; Penny comes and goes, in this process or in one of her own.

    `variables` are settings that differ from the usual ones, by the names of their environment variables;
    `slack_clock` is the clock that Slack goes by, `model_clock` the model server's.
    """

    folder: Path
    clock: Clock = utc_now
    variables: Mapping[str, str] = field(default_factory=dict[str, str])
    wire: WireLog = field(default_factory=WireLog)
    slack_clock: Clock = utc_now
    model_clock: Clock = utc_now

    def __post_init__(self) -> None:
        self.slack = SlackServer(
            COMMANDS, SHORTCUTS, wire=self.wire, clock=self.slack_clock, model_label=LABEL, offline=True
        )
        self.workspace.web_api.scopes = ",".join(SCOPES)
        self.model = OpenAIServer(wire=self.wire, clock=self.model_clock)
        self.penny: Penny | None = None

    @property
    def workspace(self) -> SlackWorkspace:
        return self.slack.workspace

    @property
    def settings(self) -> Settings:
        usual = {"DATABASE_URL": f"sqlite+aiosqlite:///{self.folder / 'penny.db'}"}
        chosen = {name.lower(): value for name, value in {**usual, **self.variables}.items()}
        base = load_settings(_env_file=None, **chosen)
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
            **self.variables,
        }

    @property
    def command(self) -> Sequence[str]:
        """The command line of a Penny process."""
        return (sys.executable, "-m", "bot", "run")

    async def open(self) -> None:
        await self.slack.start()
        await self.model.start()

    async def close(self) -> None:
        """Stop everything; whatever Penny sent wrongly, or so that not everybody can read it, fails the test."""
        await self.leave()
        await self.slack.stop()
        await self.model.stop()
        complaints = self.workspace.backend.audit.complaints
        assert not complaints, "\n".join(complaints)

    async def enter(self) -> Penny:
        """Start Penny in this process and wait until she listens."""
        self.penny = build_app(self.settings, self.clock)
        await self.penny.start()
        return self.penny

    async def leave(self) -> None:
        if self.penny is not None:
            await self.penny.stop()
            self.penny = None

    async def settled(self) -> None:
        """Wait until everything that was sent to Penny is acked and every turn has ended."""
        assert self.penny
        await self.workspace.wait_for(lambda: all(delivery.acked for delivery in self.workspace.deliveries))
        await asyncio.wait_for(self.penny.worker.idle(), TURN_SECONDS)
        await self.penny.services.home.idle()

    async def say(
        self, text: str, *, thread_ts: str | None = None, user: str = ALEX, channel: str = DM, deliveries: int = 1
    ) -> str:
        """Write as a person, wait until Penny is done, and return the thread's ts."""
        ts = await self.workspace.say(user, channel, text, thread_ts=thread_ts, deliveries=deliveries)
        await self.settled()
        return thread_ts or ts

    def said(self, thread_ts: str, channel: str = DM) -> list[str]:
        """What Penny wrote in the thread, message by message."""
        return [message["text"] for message in self.workspace.bot_messages(channel, thread_ts)]

    def told(self) -> str:
        """What the model was told with the newest request."""
        return str(self.model.bodies()[-1]["input"])

    def form(self, thread_ts: str, channel: str = DM) -> str:
        """The ts of the newest message in the thread that still asks something."""
        messages = self.workspace.bot_messages(channel, thread_ts)
        return next(m["ts"] for m in reversed(messages) if _has_button(m, OPEN))

    async def open_form(self, thread_ts: str, *, user: str = ALEX, channel: str = DM) -> dict[str, Any]:
        """Press the button of the newest question and return the modal."""
        await self.workspace.click(user, channel, self.form(thread_ts, channel), OPEN)
        view = await self.workspace.wait_for(lambda: self.workspace.view(user))
        assert view
        return view

    async def fill(self, view: dict[str, Any], user: str = ALEX, **answers: str) -> dict[str, Any]:
        """Submit the modal with an answer for each named parameter; return {"ok"} or {"ok", "errors"}."""
        blocks = {block["block_id"].rsplit(":", 1)[-1]: block["block_id"] for block in view["blocks"]}
        return await self.workspace.submit(user, view["id"], {blocks[name]: text for name, text in answers.items()})

    async def spawn(self) -> asyncio.subprocess.Process:
        """Start Penny as a process of its own, as `penny run` does, and wait until she listens."""
        connections = self.workspace.backend.hub.connections
        process = await asyncio.create_subprocess_exec(
            *self.command, cwd=self.folder, env=self.environment, stderr=asyncio.subprocess.DEVNULL
        )
        await self.workspace.wait_for(lambda: self.workspace.backend.hub.connections > connections, START_SECONDS)
        return process


def errors_by_field(answer: dict[str, Any]) -> dict[str, str]:
    """The errors of a submitted modal, by the parameter's name."""
    return {block_id.rsplit(":", 1)[-1]: text for block_id, text in answer["errors"].items()}


def _has_button(message: dict[str, Any], action_id: str) -> bool:
    blocks = message.get("blocks", [])
    return any(element.get("action_id") == action_id for block in blocks for element in block.get("elements", []))
