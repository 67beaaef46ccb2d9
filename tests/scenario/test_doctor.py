"""penny doctor: what is well and what is not, with what to do about it."""

from collections.abc import AsyncIterator, Sequence

import pytest

from bot.playground.markets import finnhub, twelve_data
from bot.playground.markets.server import MarketServer
from bot.settings import Settings
from bot.slack.health import SCOPES
from storage.crypto import new_key
from storage.migrate import upgrade
from tests.command_line import CommandLine, Ran
from tests.world import World

HEALTHY = ["settings", "database", "slack", "model", "quotes", "histories"]


async def test_in_a_healthy_world_everything_is_ok(outside: World) -> None:
    await upgrade(outside.settings.database_url)
    ran = await _penny(outside).run("doctor")
    assert (ran.code, ran.err) == (0, "")
    assert _subjects(ran, "ok") == HEALTHY
    assert "penny in Playground, all 11 scopes" in ran.out
    assert outside.settings.openai_model in ran.out


async def test_without_any_setting_the_playground_needs_nothing_more(outside: World) -> None:
    penny = CommandLine(outside.folder)
    await penny.run("migrate")
    ran = await penny.run("doctor")
    assert (ran.code, _subjects(ran, "ok")) == (0, HEALTHY)
    assert "`penny run` starts the playground" in ran.out


async def test_a_wrong_bot_token_is_found(outside: World) -> None:
    ran = await _examine(outside, SLACK_BOT_TOKEN="xoxb-wrong")
    assert _subjects(ran, "FAIL") == ["slack"]
    assert "invalid_auth" in ran.out
    assert "Copy SLACK_BOT_TOKEN again" in ran.out
    assert "xoxb-wrong" not in ran.out + ran.err


async def test_a_wrong_app_token_is_found(outside: World) -> None:
    ran = await _examine(outside, SLACK_APP_TOKEN="xapp-wrong")
    assert _subjects(ran, "FAIL") == ["slack"]
    assert "set SLACK_APP_TOKEN" in ran.out


async def test_scopes_that_the_app_lacks_are_named(outside: World) -> None:
    outside.workspace.web_api.scopes = "commands,chat:write"
    ran = await _examine(outside)
    assert _subjects(ran, "FAIL") == ["slack"]
    lacking = sorted(set(SCOPES) - {"commands", "chat:write"})
    assert f"missing: {', '.join(lacking)}" in ran.out
    assert "manifest.yml" in ran.out


async def test_slack_out_of_reach_is_found(outside: World) -> None:
    ran = await _examine(outside, SLACK_API_URL="http://127.0.0.1:1/api")
    assert _subjects(ran, "FAIL") == ["slack"]
    assert "SLACK_API_URL (http://127.0.0.1:1/api/)" in ran.out


async def test_a_model_out_of_reach_is_found(outside: World) -> None:
    ran = await _examine(outside, OPENAI_BASE_URL="http://127.0.0.1:1/v1")
    assert _subjects(ran, "FAIL") == ["model"]
    assert "http://127.0.0.1:1/v1" in ran.out


@pytest.mark.parametrize(
    ("status", "remedy"), [(401, "Set OPENAI_API_KEY to a valid key"), (404, "Set OPENAI_MODEL"), (500, "Try again")]
)
async def test_a_model_that_refuses_is_found(outside: World, status: int, remedy: str) -> None:
    model = outside.settings.openai_model
    outside.model.fail_next(status, "refused", path=f"/v1/models/{model}")
    ran = await _examine(outside)
    assert _subjects(ran, "FAIL") == ["model"]
    assert remedy in ran.out


async def test_an_endpoint_without_the_assistants_that_are_set_is_found(outside: World) -> None:
    outside.model.fail_next(404, path="/v1/assistants")
    ran = await _examine(outside, ASSISTANT_ENGINE="assistants")
    assert (_subjects(ran, "FAIL"), _subjects(ran, "ok")) == (["assistants"], HEALTHY)
    assert "Set ASSISTANT_ENGINE=responses" in ran.out


async def test_an_endpoint_with_assistants_need_not_list_its_models(outside: World) -> None:
    await upgrade(outside.settings.database_url)
    outside.model.fail_next(404, path=f"/v1/models/{outside.settings.openai_model}")
    ran = await _penny(outside, ASSISTANT_ENGINE="assistants").run("doctor")
    assert (ran.code, _subjects(ran, "ok")) == (0, [*HEALTHY, "assistants"])


async def test_a_database_that_is_not_migrated_is_found_and_left_as_it_is(outside: World) -> None:
    ran = await _penny(outside).run("doctor")
    assert ran.code == 1
    assert _subjects(ran, "FAIL") == ["database"]
    assert "run `penny migrate`" in ran.out
    assert not (outside.folder / "penny.db").exists()


async def test_a_database_out_of_reach_is_found(outside: World) -> None:
    url = "postgresql://penny@127.0.0.1:1/penny"
    ran = await _examine(outside, DATABASE_URL=url, ENCRYPTION_KEYS=new_key())
    assert _subjects(ran, "FAIL") == ["database"]
    assert "the database is not available" in ran.out


@pytest.fixture
async def market() -> AsyncIterator[MarketServer]:
    market = MarketServer()
    await market.start()
    yield market
    await market.stop()


def _keys(market: MarketServer, **changed: str) -> dict[str, str]:
    addresses = {name.upper(): value for name, value in market.settings.items()}
    return addresses | {"FINNHUB_API_KEY": finnhub.KEY, "TWELVE_DATA_API_KEY": twelve_data.KEY, **changed}


async def test_keys_for_prices_that_are_accepted(outside: World, market: MarketServer) -> None:
    await upgrade(outside.settings.database_url)
    ran = await _penny(outside, MARKET_DATA="official", **_keys(market)).run("doctor")
    assert (ran.code, _subjects(ran, "ok")) == (0, HEALTHY)
    assert "quotes: Finnhub answers" in ran.out
    assert "histories: Twelve Data answers" in ran.out


async def test_a_wrong_key_for_prices_is_found(outside: World, market: MarketServer) -> None:
    ran = await _examine(outside, MARKET_DATA="official", **_keys(market, FINNHUB_API_KEY="wr0ng"))
    assert _subjects(ran, "FAIL") == ["quotes"]
    assert "FINNHUB_API_KEY has to be checked" in ran.out
    assert "wr0ng" not in ran.out + ran.err


async def test_keys_for_prices_that_are_not_set_are_named(outside: World) -> None:
    await upgrade(outside.settings.database_url)
    ran = await _penny(outside, MARKET_DATA="official").run("doctor")
    assert (ran.code, _subjects(ran, "ok")) == (0, HEALTHY)
    assert "not configured: set FINNHUB_API_KEY" in ran.out
    assert "not configured: set TWELVE_DATA_API_KEY" in ran.out


async def test_everything_that_is_wrong_is_told_at_once(outside: World) -> None:
    nowhere = "http://127.0.0.1:1/"
    ran = await _penny(outside, SLACK_API_URL=nowhere, OPENAI_BASE_URL=nowhere).run("doctor")
    assert ran.code == 1
    assert _subjects(ran, "FAIL") == ["database", "slack", "model"]


def _penny(world: World, **variables: str) -> CommandLine:
    names = {name.upper() for name in Settings.model_fields}
    known = {name: value for name, value in world.environment.items() if name in names}
    return CommandLine(world.folder, known | variables)


async def _examine(world: World, **variables: str) -> Ran:
    """Run the doctor on a migrated database with settings of which some are changed; it must find something."""
    await upgrade(world.settings.database_url)
    ran = await _penny(world, **variables).run("doctor")
    assert (ran.code, ran.err) == (1, "")
    return ran


def _subjects(ran: Ran, verdict: str) -> Sequence[str]:
    found = [line.split(maxsplit=1) for line in ran.out.splitlines() if line.startswith(verdict)]
    return [rest.split(":", 1)[0] for _, rest in found]
