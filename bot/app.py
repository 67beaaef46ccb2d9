"""The one place where everything is put together."""

import asyncio
import logging
import secrets
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from aiohttp import ClientSession, ClientTimeout
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.assistant.allowance import Allowance
from bot.assistant.backoff import Backoff
from bot.assistant.engine import AssistantEngine
from bot.assistant.halt import Halt
from bot.assistant.notices import NoticeHandler, is_notice
from bot.assistant.run_handler import RunHandler
from bot.jobs.forms import ExpireForms
from bot.jobs.journal import TrimJournal
from bot.jobs.notices import ReleaseNotices
from bot.jobs.turns import ReleaseTurns
from bot.jobs.uploads import DeleteUploads
from bot.keyring import cipher_for
from bot.scheduler import Job, Scheduler, next_fire
from bot.settings import Settings
from bot.slack import register
from bot.slack.files import FileFetcher
from bot.slack.forms import settle
from bot.slack.notices import announcer
from bot.slack.receivers import HttpReceiver, Receiver, SocketReceiver
from bot.slack.reply import reply_for
from bot.slack.retries import retry_handlers
from bot.slack.services import Services
from bot.worker import TurnWorker
from storage.clock import Clock, utc_now
from storage.database import Database
from storage.engine import sqlite_path
from storage.errors import SchemaOutOfDateError
from storage.lock import DatabaseLock
from storage.repositories.turns import ClaimedTurn
from storage.tables.turns import EndStatus
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
    services = Services(database, executor, client, settings.default_currency, clock, tools)
    slack = _slack_app(settings, services)
    register(slack, services)
    watches = WatchPrices(database, data, clock)
    path = sqlite_path(settings.database_url)
    return Penny(
        settings=settings,
        database=database,
        services=services,
        receiver=_receiver(slack, settings, client),
        worker=_worker(engine, services, settings, backoff),
        scheduler=Scheduler(_jobs(services, watches, settings), clock=clock),
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


def _worker(engine: AssistantEngine, services: Services, settings: Settings, backoff: Backoff | None) -> TurnWorker:
    handler = RunHandler(
        engine=engine,
        executor=services.executor,
        registry=services.registry,
        database=services.database,
        clock=services.clock,
        find_user=services.people.user,
        backoff=backoff,
        allowance=Allowance(settings.daily_tokens_per_user, settings.daily_tokens_per_workspace),
        history_tokens=settings.history_tokens,
        fetch=FileFetcher(services.client),
    )
    notices = NoticeHandler(
        database=services.database,
        engine=engine.name,
        endpoint=engine.endpoint,
        clock=services.clock,
        find_user=services.people.user,
        announce=announcer(services),
    )
    reply = reply_for(services)

    async def take(turn: ClaimedTurn, halt: Halt) -> EndStatus:
        return await (notices.run(turn) if is_notice(turn.payload) else handler.run(turn, reply(turn), halt))

    async def give_up(turn: ClaimedTurn) -> None:
        await (notices.give_up(turn) if is_notice(turn.payload) else handler.give_up(turn, reply(turn)))

    owner = f"penny-{secrets.token_hex(4)}"
    return TurnWorker(services.database, take, owner=owner, clock=services.clock, give_up=give_up)


def _jobs(services: Services, watches: "WatchPrices", settings: Settings) -> tuple[Job, ...]:
    """Return what is looked after at each tick, in this order."""
    # What check-ins say takes the tools' modules, which only a Penny that runs needs.
    from bot.jobs.check_ins import FireCheckIns

    database = services.database
    return (
        ReleaseTurns(database),
        ExpireForms(database, lambda calls: settle(services, calls, "expired")),
        DeleteUploads(database),
        FireCheckIns(database, next_fire),
        ReleaseNotices(database),
        watches,
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
