"""Which handler takes a turn: an answer of the model's, a notice or an errand."""

import secrets

from bot.assistant.allowance import Allowance
from bot.assistant.backoff import Backoff
from bot.assistant.engine import AssistantEngine
from bot.assistant.halt import Halt
from bot.assistant.notices import NoticeHandler, is_notice
from bot.assistant.run_handler import RunHandler
from bot.assistant.turn import Speaker
from bot.settings import Settings
from bot.slack.errands.errand import is_errand
from bot.slack.errands.handler import ErrandHandler
from bot.slack.errands.in_thread import ThreadErrandHandler, is_thread_errand
from bot.slack.files import FileFetcher
from bot.slack.notices import announcer
from bot.slack.reply import reply_for
from bot.slack.services import Services
from bot.worker import TurnWorker
from storage.repositories.turns import ClaimedTurn
from storage.tables.turns import EndStatus


def turn_worker(engine: AssistantEngine, services: Services, settings: Settings, backoff: Backoff | None) -> TurnWorker:
    """Return the worker; it begins to take turns when it is started."""
    model = _run_handler(engine, services, settings, backoff)
    notices, errands, in_thread = _notices(engine, services), ErrandHandler(services), ThreadErrandHandler(services)
    reply = reply_for(services)

    def without_model(turn: ClaimedTurn) -> NoticeHandler | ErrandHandler | ThreadErrandHandler | None:
        if is_notice(turn.payload):
            return notices
        if is_errand(turn.payload):
            return errands
        return in_thread if is_thread_errand(turn.payload) else None

    async def take(turn: ClaimedTurn, halt: Halt) -> EndStatus:
        other = without_model(turn)
        try:
            return await (other.run(turn) if other else model.run(turn, reply(turn), halt))
        finally:
            services.home.soon(Speaker.model_validate(turn.payload["speaker"]))

    async def give_up(turn: ClaimedTurn) -> None:
        other = without_model(turn)
        await (other.give_up(turn) if other else model.give_up(turn, reply(turn)))

    owner = f"penny-{secrets.token_hex(4)}"
    return TurnWorker(services.database, take, owner=owner, clock=services.clock, give_up=give_up)


def _run_handler(
    engine: AssistantEngine, services: Services, settings: Settings, backoff: Backoff | None
) -> RunHandler:
    return RunHandler(
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


def _notices(engine: AssistantEngine, services: Services) -> NoticeHandler:
    return NoticeHandler(
        database=services.database,
        engine=engine.name,
        endpoint=engine.endpoint,
        clock=services.clock,
        find_user=services.people.user,
        announce=announcer(services),
    )
