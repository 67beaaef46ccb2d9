"""`penny doctor`: looks at everything Penny depends on and says what to do about what is wrong."""

import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.app import NO_KEY
from bot.assistant.engines.health import Endpoint, check_assistants, check_endpoint
from bot.keyring import cipher_for
from bot.markets import market_data
from bot.settings import Settings
from bot.slack.health import check_workspace
from storage.clock import utc_now
from storage.database import Database
from storage.errors import SchemaOutOfDateError, StorageError
from storage.migrate import pending
from tools.markets.data import Found, MarketData
from tools.markets.errors import MarketError
from tools.markets.values import History, Quote

_SYMBOL = "AAPL"
"""A symbol that every provider of prices knows."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `remedy` is empty when it is well."""

    subject: str
    state: str
    remedy: str = ""


async def examine(settings: Settings) -> int:
    """Print a line for each thing looked at; return 0 when all is well, else 1."""
    findings = [finding async for finding in _findings(settings)]
    for finding in findings:
        sys.stdout.write(f"{'ok  ' if not finding.remedy else 'FAIL'}  {finding.subject}: {finding.state}\n")
        if finding.remedy:
            sys.stdout.write(f"      {finding.remedy}\n")
    return int(any(finding.remedy for finding in findings))


async def _findings(settings: Settings) -> AsyncIterator[Finding]:
    yield Finding("settings", "read and consistent")
    yield await _database(settings)
    yield await _slack(settings)
    yield await _model(settings)
    yield await _quotes(settings)
    yield await _histories(settings)
    if settings.assistant_engine == "assistants" and _has_model(settings):
        yield await _assistants(settings)


async def _database(settings: Settings) -> Finding:
    kind = settings.database_url.split(":", 1)[0]
    try:
        waiting = await _turns_waiting(settings)
    except StorageError as error:
        return Finding("database", kind, str(error))
    return Finding("database", f"{kind}, current schema, {waiting} turns waiting")


async def _turns_waiting(settings: Settings) -> int:
    database = Database(settings.database_url, cipher_for(settings))
    try:
        if await pending(settings.database_url):
            raise SchemaOutOfDateError
        async with database.unit() as unit:
            return await unit.turns.waiting()
    finally:
        await database.close()


async def _slack(settings: Settings) -> Finding:
    if settings.slack_bot_token is None:
        return Finding("slack", "no token is set: `penny run` starts the playground")
    app_token = settings.slack_app_token.get_secret_value() if settings.slack_app_token else None
    health = await check_workspace(settings.slack_api_url, settings.slack_bot_token.get_secret_value(), app_token)
    return Finding("slack", health.state, health.remedy)


async def _model(settings: Settings) -> Finding:
    if not _has_model(settings):
        return Finding("model", "no key is set: the playground uses its offline planner")
    listed = settings.assistant_engine == "responses"
    health = await check_endpoint(_endpoint(settings), settings.openai_model, listed=listed)
    return Finding("model", health.state, health.remedy)


async def _assistants(settings: Settings) -> Finding:
    health = await check_assistants(_endpoint(settings))
    return Finding("assistants", health.state, health.remedy)


async def _quotes(settings: Settings) -> Finding:
    if settings.market_data == "official" and settings.finnhub_api_key is None:
        return Finding("quotes", "not configured: set FINNHUB_API_KEY to look up prices")
    return await _of_market(settings, "quotes", lambda data: data.quote(_SYMBOL))


async def _histories(settings: Settings) -> Finding:
    if settings.market_data == "official" and settings.twelve_data_api_key is None:
        return Finding("histories", "not configured: set TWELVE_DATA_API_KEY to look up prices of the past")
    today = utc_now().date()
    month = today - timedelta(days=30), today
    return await _of_market(settings, "histories", lambda data: data.history(_SYMBOL, *month))


async def _of_market(
    settings: Settings, subject: str, ask: Callable[[MarketData], Awaitable[Found[Quote] | Found[History]]]
) -> Finding:
    data = market_data(settings, utc_now)
    try:
        found = await ask(data)
    except MarketError as error:
        return Finding(subject, settings.market_data, error.message)
    finally:
        await data.close()
    return Finding(subject, f"{found.value.source.name} answers")


def _has_model(settings: Settings) -> bool:
    return settings.openai_api_key is not None or settings.openai_base_url is not None


def _endpoint(settings: Settings) -> Endpoint:
    key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else NO_KEY
    return Endpoint(key, settings.openai_base_url, settings.openai_api_version)
