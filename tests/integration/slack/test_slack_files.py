"""Files on their way from Slack: what events say of them, and fetching them with the bot's token."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from bot.assistant.errors import FileUnavailableError
from bot.assistant.turn import Message, SharedFile
from bot.playground.server import SlackServer
from bot.slack import files
from bot.slack.files import FileFetcher, files_of_event
from tests.integration.slack.penny import ALEX, DM, Penny


def fetcher(server: SlackServer, token: str = "xoxb-playground") -> FileFetcher:
    return FileFetcher(AsyncWebClient(token=token, base_url=f"{server.url}/api/"))


async def shared(server: SlackServer, content: bytes = b"Date,Amount\n") -> SharedFile:
    await server.workspace.share(ALEX, DM, {"january.csv": content})
    return files_of_event(server.workspace.messages(DM)[-1])[0]


async def test_a_shared_file_is_queued_with_its_message(penny: Penny) -> None:
    await penny.workspace.share(ALEX, DM, {"january.csv": b"Date,Amount\n"}, "my statement")
    (turn,) = await penny.turns()
    assert isinstance(turn.input, Message)
    (file,) = turn.input.files
    assert (turn.input.text, file.name, file.mimetype, file.size) == ("my statement", "january.csv", "text/csv", 12)


async def test_a_file_is_fetched_with_the_token(server: SlackServer) -> None:
    assert await fetcher(server)(await shared(server)) == b"Date,Amount\n"


async def test_a_page_to_sign_in_is_no_file(server: SlackServer) -> None:
    with pytest.raises(FileUnavailableError, match="files:read"):
        await fetcher(server, "xoxb-other")(await shared(server))


async def test_a_file_that_is_gone_is_not_available(server: SlackServer) -> None:
    file = await shared(server)
    with pytest.raises(FileUnavailableError, match="HTTP 404"):
        await fetcher(server)(file.model_copy(update={"url": file.url.replace(file.id, "F0GONE")}))


@pytest.mark.parametrize("url", ["", "https://evil.example/x", "http://files.slack.com/x", "https://slack.com.evil/x"])
async def test_the_token_goes_to_nobody_else(server: SlackServer, url: str) -> None:
    with pytest.raises(FileUnavailableError, match="no address at Slack"):
        await fetcher(server)(SharedFile(id="F1", name="x.csv", url=url))


async def test_a_file_that_is_larger_than_slack_said_is_not_read_to_its_end(
    server: SlackServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGEST_FILE", 10)
    with pytest.raises(FileUnavailableError, match="larger"):
        await fetcher(server)(await shared(server))


@pytest.fixture
async def silent_url() -> AsyncIterator[str]:
    """A server that takes requests and never answers."""

    async def hang(request: web.Request) -> web.Response:
        await asyncio.Event().wait()
        return web.Response()

    app = web.Application()
    app.add_routes([web.get("/{tail:.*}", hang)])
    runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


async def test_a_file_that_does_not_come_is_given_up(silent_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_SECONDS", 0.05)
    fetch = FileFetcher(AsyncWebClient(token="xoxb-playground", base_url=f"{silent_url}/api/"))
    with pytest.raises(FileUnavailableError, match="TimeoutError"):
        await fetch(SharedFile(id="F1", name="x.csv", url=f"{silent_url}/x"))


def test_what_slack_hides_is_left_out() -> None:
    event = {"files": [{"id": "F1", "mode": "tombstone"}, {"id": "F2", "file_access": "check_file_info"}]}
    assert files_of_event(event) == (SharedFile(id="F2", name=""),)
