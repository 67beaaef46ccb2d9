"""A base URL that leads to a web site, or to a server whose answers are no JSON: told as what it is, never raised."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from aiohttp import web

from bot.assistant.engine import AssistantEngine, RemoteThread, RunFailed
from bot.assistant.engines.health import Endpoint, check_endpoint
from bot.assistant.errors import EngineError, EngineUnavailableError
from tests.contract.talk import ASKED, HELLO
from tests.contract.wire import engine_at

NEW = RemoteThread(None, 0)
KNOWN = RemoteThread("kept", 0)
METADATA = {"channel": "C1"}


@pytest.fixture(params=["text/html", "application/json"])
def content_type(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
async def site(content_type: str) -> AsyncIterator[str]:
    """A web site that answers anything with its page."""

    async def page(_: web.Request) -> web.Response:
        return web.Response(text="<html>Welcome</html>", content_type=content_type)

    app = web.Application()
    app.add_routes([web.route("*", "/{path:.*}", page)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
    await runner.cleanup()


@pytest.fixture(params=["conversation", "local", "assistants"])
async def engine(request: pytest.FixtureRequest, site: str) -> AsyncIterator[AssistantEngine]:
    engine = engine_at(site, request.param)
    yield engine
    await engine.close()


@pytest.fixture(params=["conversation", "assistants"])
async def keeping(request: pytest.FixtureRequest, site: str) -> AsyncIterator[AssistantEngine]:
    """An engine that keeps remote threads."""
    engine = engine_at(site, request.param)
    yield engine
    await engine.close()


@pytest.mark.parametrize(("thread", "retried"), [(NEW, False), (KNOWN, False), (KNOWN, True)])
async def test_a_request_fails_and_raises_nothing(engine: AssistantEngine, thread: RemoteThread, retried: bool) -> None:
    run = replace(ASKED, new=(HELLO,), retried=retried)
    assert [type(event) for event in [event async for event in engine.start(thread, run)]] == [RunFailed]


async def test_a_thread_that_cannot_be_made_is_the_engines_error(keeping: AssistantEngine) -> None:
    with pytest.raises(EngineError):
        await keeping.rebuild(1, (HELLO,), METADATA)


@pytest.mark.parametrize("content_type", ["text/html"], indirect=True)
async def test_a_web_site_is_told_at_start(keeping: AssistantEngine) -> None:
    with pytest.raises(EngineUnavailableError, match="ASSISTANT_"):
        await keeping.check()


@pytest.mark.parametrize("content_type", ["application/json"], indirect=True)
async def test_a_server_in_confusion_does_not_keep_penny_from_starting(engine: AssistantEngine) -> None:
    await engine.check()


async def test_a_mirror_that_is_not_answered_sensibly_is_the_engines_error(keeping: AssistantEngine) -> None:
    with pytest.raises(EngineError):
        await keeping.mirror(KNOWN, METADATA)


@pytest.mark.parametrize("content_type", ["text/html"], indirect=True)
async def test_the_doctor_says_that_the_base_url_leads_to_a_web_site(site: str) -> None:
    health = await check_endpoint(Endpoint("sk-test", site), "test")
    assert "web page" in health.state
    assert "OPENAI_BASE_URL" in health.remedy
