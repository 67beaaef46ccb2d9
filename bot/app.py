"""The one place where everything is put together."""

import asyncio
import logging
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from aiohttp import ClientSession, ClientTimeout
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.assistant.backoff import Backoff
from bot.assistant.engine import AssistantEngine
from bot.jobs.forms import ExpireForms
from bot.jobs.journal import TrimJournal
from bot.jobs.leftovers import DeleteLeftovers
from bot.jobs.notices import ReleaseNotices
from bot.jobs.turns import ReleaseTurns
from bot.jobs.uploads import DeleteUploads
from bot.keyring import cipher_for
from bot.scheduler import Job, Scheduler, next_fire
from bot.settings import Settings
from bot.slack import register
from bot.slack.forms import settle_expired
from bot.slack.receivers import HttpReceiver, Receiver, SocketReceiver
from bot.slack.retries import retry_handlers
from bot.slack.services import Services
from bot.taking import turn_worker
from bot.worker import TurnWorker
from storage.clock import Clock, utc_now
from storage.database import Database
from storage.engine import sqlite_path
from storage.errors import SchemaOutOfDateError
from storage.lock import DatabaseLock
from tools.toolkit.executor import ToolExecutor

if TYPE_CHECKING:
    from bot.jobs.watches import WatchPrices
    from tools.markets.data import MarketData

_log = logging.getLogger(__name__)
NO_KEY = "none"
"""Sent where no key is configured: a local server needs none, but the client insists on one."""

_DRAIN = timedelta(seconds=20)
_CHECK_SECONDS = 10.0


@dataclass(slots=True)
class Penny:
    """A wired Penny. `start` begins to receive and to answer; `stop` drains what runs and lets go of everything."""

    settings: Settings
    database: Database
    services: Services
    receiver: Receiver
    worker: TurnWorker
    scheduler: Scheduler
    data: "MarketData"
    watches: "WatchPrices"
    engine: AssistantEngine
    lock: DatabaseLock | None
    closing: AsyncExitStack = field(default_factory=AsyncExitStack)

    async def start(self) -> None:
        """Claim the database, bring its schema up to date, learn who we are in Slack, and go.

        Raises StorageError (database in use, unreachable or out of date), EngineUnavailableError (the endpoint does
        not speak the engine's protocol) and WorkspaceError (Slack does not let us in); `stop` is due then too.
        """
        self.closing.push_async_callback(self.engine.close)
        self.closing.push_async_callback(self.data.close)
        await self._check_engine()
        await self._prepare_database()
        # One session keeps its connections to Slack open between calls; it can be made only inside a loop.
        client = self.services.client
        session = client.session = ClientSession(timeout=ClientTimeout(total=client.timeout))
        self.closing.push_async_callback(session.close)
        await self.services.identify()
        self.closing.push_async_callback(self.services.home.stop, _DRAIN)
        await self.worker.start()
        self.closing.push_async_callback(self.worker.stop, _DRAIN)
        self.closing.push_async_callback(self.watches.stop)
        await self.scheduler.start()
        self.closing.push_async_callback(self.scheduler.stop)
        self.closing.push_async_callback(self.receiver.stop)
        await self.receiver.start()
        _log.info("penny is listening", extra={"team": self.services.team_id, "engine": self.engine.name})

    async def stop(self) -> None:
        """Undo what was started, last first: receive no more, finish the running turns (bounded), close, unlock."""
        await self.closing.aclose()

    async def _check_engine(self) -> None:
        try:
            async with asyncio.timeout(_CHECK_SECONDS):
                await self.engine.check()
        except TimeoutError:
            # Whether it answers in time is told to whoever writes to Penny.
            _log.warning("the engine's endpoint does not answer", extra={"engine": self.engine.name})

    async def _prepare_database(self) -> None:
        from storage.migrate import pending, upgrade

        url = self.settings.database_url
        if self.lock is not None:
            self.lock.acquire()
            self.closing.callback(self.lock.release)
            await upgrade(url)
        elif await pending(url):
            raise SchemaOutOfDateError
        self.closing.push_async_callback(self.database.close)


def build_app(settings: Settings, clock: Clock = utc_now, backoff: Backoff | None = None) -> Penny:
    """Wire Penny from her settings; nothing is opened or sent before `start`."""
    # The tools and their models are needed only by a Penny that runs, not by whoever imports this module.
    from bot.jobs.watches import WatchPrices
    from bot.markets import market_data
    from tools.catalog import registry

    database = Database(settings.database_url, cipher_for(settings), clock)
    data = market_data(settings, clock)
    tools = registry(data, next_fire)
    executor = ToolExecutor(tools, database, clock)
    engine = engine_for(settings)
    client = _slack_client(settings)
    services = Services(database, executor, client, settings.default_currency, clock, tools, last_quote=data.last_quote)
    slack = _slack_app(settings, services)
    register(slack, services)
    watches = WatchPrices(database, data, clock)
    path = sqlite_path(settings.database_url)
    return Penny(
        settings=settings,
        database=database,
        services=services,
        receiver=_receiver(slack, settings, client),
        worker=turn_worker(engine, services, settings, backoff),
        scheduler=Scheduler(_jobs(services, watches, engine, settings), clock=clock),
        data=data,
        watches=watches,
        engine=engine,
        lock=DatabaseLock(path) if path else None,
    )


def engine_for(settings: Settings) -> AssistantEngine:
    """Return the engine that the settings choose; nothing is sent before it is used."""
    key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else NO_KEY
    base_url, version, model = settings.openai_base_url, settings.openai_api_version, settings.openai_model
    if settings.assistant_engine == "assistants":
        from bot.assistant.engines.assistants import AssistantsEngine

        return AssistantsEngine(api_key=key, model=model, base_url=base_url, api_version=version)
    from bot.assistant.engines.responses import ResponsesEngine

    return ResponsesEngine(api_key=key, model=model, base_url=base_url, api_version=version, state=settings.state)


def _jobs(services: Services, watches: "WatchPrices", engine: AssistantEngine, settings: Settings) -> tuple[Job, ...]:
    """Return what is looked after at each tick, in this order."""
    # What check-ins say takes the tools' modules, which only a Penny that runs needs.
    from bot.jobs.alerts import SayAlerts
    from bot.jobs.check_ins import FireCheckIns

    database = services.database
    return (
        ReleaseTurns(database),
        ExpireForms(database, partial(settle_expired, services)),
        DeleteUploads(database),
        FireCheckIns(database, next_fire),
        SayAlerts(database),
        ReleaseNotices(database),
        watches,
        DeleteLeftovers(database, engine),
        TrimJournal(database, timedelta(days=settings.journal_retention_days)),
    )


def _slack_client(settings: Settings) -> AsyncWebClient:
    token = settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else None
    return AsyncWebClient(token=token, base_url=settings.slack_api_url, retry_handlers=retry_handlers())


def _slack_app(settings: Settings, services: Services) -> AsyncApp:
    async def authorize() -> AuthorizeResult:
        # The token is one workspace's, known since `start`: no call to Slack on the way to an ack.
        return AuthorizeResult(
            enterprise_id=None,
            team_id=services.team_id,
            bot_user_id=services.bot_user_id,
            bot_id=services.bot_id,
            bot_token=services.client.token,
        )

    secret = settings.slack_signing_secret
    return AsyncApp(
        logger=logging.getLogger("slack_bolt"),
        client=AsyncWebClient(base_url=settings.slack_api_url),
        authorize=authorize,
        signing_secret=secret.get_secret_value() if secret else None,
        # The ack follows the listener, so that what was enqueued is durable before Slack is told.
        process_before_response=True,
    )


def _receiver(slack: AsyncApp, settings: Settings, client: AsyncWebClient) -> Receiver:
    if settings.slack_app_token is not None:
        return SocketReceiver(slack, settings.slack_app_token.get_secret_value(), client)
    return HttpReceiver(slack, settings.port)
