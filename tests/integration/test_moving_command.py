"""penny move-conversations: what it moves, what it prints, and what it leaves alone."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.app import engine_for
from bot.assistant.backoff import Backoff
from bot.keyring import cipher_for
from bot.moving import Target, move_conversations
from bot.playground.openai.server import OpenAIServer
from bot.settings import Settings
from storage.database import Database
from storage.lock import DatabaseLock
from storage.migrate import upgrade
from tests.clock import FakeClock
from tests.command_line import CommandLine
from tests.integration.assistant_office import Model, Office, Waits

THREADS = ("1.0", "2.0", "3.0")
NO_PAUSE = Backoff(wait=Waits())


@pytest.fixture
async def server(clock: FakeClock) -> AsyncIterator[OpenAIServer]:
    server = OpenAIServer(planner=Model(), clock=clock)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
def settings(server: OpenAIServer, tmp_path: Path) -> Settings:
    """Settings that say: the Responses API of a server of one's own, the history kept here."""
    return Settings(
        _env_file=None,  # pyright: ignore[reportCallIssue]
        database_url=f"sqlite:///{tmp_path / 'penny.db'}",
        openai_base_url=server.url,
        openai_api_key=SecretStr("sk-test"),
    )


@pytest.fixture
async def office(settings: Settings, server: OpenAIServer, clock: FakeClock) -> AsyncIterator[Office]:
    await upgrade(settings.database_url)
    database = Database(settings.database_url, cipher_for(settings), clock)
    engine = engine_for(settings)
    yield Office(database, server, engine, clock, Model(), "local")
    await engine.close()
    await database.close()


@pytest.fixture
async def conversations(office: Office) -> None:
    """Three conversations that began before the move."""
    for thread_ts in THREADS:
        office.place = office.place.model_copy(update={"thread_ts": thread_ts})
        await office.say("Hello Penny")


async def engines(office: Office) -> list[tuple[str, int]]:
    """Where each conversation is kept, and how often it was rebuilt."""
    async with office.database.unit() as unit:
        found = [await unit.conversations.get(number) for number in range(1, len(THREADS) + 1)]
    return [(conversation.engine, conversation.generation) for conversation in found if conversation]


async def move(settings: Settings, to: Target, *, dry_run: bool = False) -> int:
    return await move_conversations(settings, to=to, dry_run=dry_run, backoff=NO_PAUSE)


@pytest.mark.usefixtures("conversations")
async def test_every_conversation_is_moved_and_what_to_set_is_said(
    settings: Settings, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await move(settings, "assistants") == 0
    assert capsys.readouterr().out.splitlines() == [
        f"Moving 3 conversations to assistants at {office.server.url}.",
        "3 moved. Before Penny starts, set ASSISTANT_ENGINE=assistants.",
    ]
    assert await engines(office) == [("assistants", 1)] * 3


@pytest.mark.usefixtures("conversations")
async def test_what_was_moved_is_not_moved_again(
    settings: Settings, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    await move(settings, "responses/conversation")
    capsys.readouterr()
    assert await move(settings, "responses/conversation") == 0
    assert capsys.readouterr().out.splitlines()[-1] == "0 moved. Before Penny starts, set ASSISTANT_STATE=conversation."
    assert await engines(office) == [("responses/conversation", 1)] * 3


@pytest.mark.usefixtures("conversations")
async def test_responses_alone_leaves_the_state_to_the_settings(
    settings: Settings, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    await move(settings, "assistants")
    capsys.readouterr()
    assert await move(settings, "responses") == 0
    assert capsys.readouterr().out.splitlines()[-1] == "3 moved."
    remote = settings.model_copy(update={"assistant_state": "conversation"})
    assert await move(remote, "responses") == 0
    assert await engines(office) == [("responses/conversation", 3)] * 3


@pytest.mark.usefixtures("conversations")
async def test_a_dry_run_only_counts(settings: Settings, office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    asked = len(office.server.requests)
    assert await move(settings, "responses/conversation", dry_run=True) == 0
    assert capsys.readouterr().out == (
        f"3 conversations would move to responses/conversation at {office.server.url}. "
        "Before Penny starts, set ASSISTANT_STATE=conversation.\n"
    )
    assert len(office.server.requests) == asked
    assert await engines(office) == [("responses/local", 0)] * 3


@pytest.mark.usefixtures("conversations")
async def test_a_conversation_that_cannot_be_moved_stays_and_the_others_go_on(
    settings: Settings, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.server.fail_next(400, "invalid_prompt", path="/v1/threads", method="POST")
    assert await move(settings, "assistants") == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "  conversation 1 stays where it was: invalid_prompt"
    assert lines[2].startswith("2 moved. 1 stayed where it was; run this again for the rest.")
    assert await engines(office) == [("responses/local", 0), ("assistants", 1), ("assistants", 1)]
    assert await move(settings, "assistants") == 0
    assert await engines(office) == [("assistants", 1)] * 3


@pytest.mark.usefixtures("conversations")
async def test_after_a_move_that_was_broken_off_the_rest_is_moved(settings: Settings, office: Office) -> None:
    requests_of_the_check, requests_of_the_first = 2, 1
    gate = office.server.faults.gate("request", skip=requests_of_the_check + requests_of_the_first)
    moving = asyncio.create_task(move(settings, "responses/conversation"))
    await gate.reached()
    moving.cancel()
    await asyncio.wait([moving])
    gate.release()
    assert await engines(office) == [("responses/conversation", 1), ("responses/local", 0), ("responses/local", 0)]
    assert await move(settings, "responses/conversation") == 0
    assert await engines(office) == [("responses/conversation", 1)] * 3


@pytest.mark.usefixtures("conversations")
async def test_an_endpoint_without_the_engine_is_refused_before_anything_moves(
    settings: Settings, office: Office, clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    sunset = OpenAIServer(profile="sunset", clock=clock)
    elsewhere = settings.model_copy(update={"openai_base_url": await sunset.start()})
    assert await move(elsewhere, "assistants") == 1
    await sunset.stop()
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert "2026-08-26" in told.err
    assert await engines(office) == [("responses/local", 0)] * 3


@pytest.mark.usefixtures("conversations")
async def test_a_server_that_is_down_is_not_tried_for_every_conversation(
    settings: Settings, office: Office, clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = OpenAIServer(clock=clock)
    elsewhere = settings.model_copy(update={"openai_base_url": await gone.start()})
    await gone.stop()
    assert await move(elsewhere, "assistants") == 1
    assert capsys.readouterr().out.splitlines()[1:] == [
        "  conversation 1 stays where it was: connection",
        "  The endpoint cannot be reached: `penny doctor` says more.",
        "0 moved. 3 stayed where they were; run this again for the rest. "
        "Before Penny starts, set ASSISTANT_ENGINE=assistants.",
    ]
    assert await engines(office) == [("responses/local", 0)] * 3


@pytest.mark.usefixtures("conversations")
async def test_nothing_moves_while_penny_has_the_database(settings: Settings, office: Office, tmp_path: Path) -> None:
    variables = {"DATABASE_URL": settings.database_url, "OPENAI_BASE_URL": office.server.url}
    penny = CommandLine(tmp_path, variables)
    with DatabaseLock(tmp_path / "penny.db"):
        ran = await penny.run("move-conversations", "--to", "assistants")
    assert (ran.code, ran.out) == (1, "")
    assert "stop it first" in ran.err
    assert await engines(office) == [("responses/local", 0)] * 3
    assert (await penny.run("move-conversations", "--to", "assistants")).code == 0
    assert await engines(office) == [("assistants", 1)] * 3


@pytest.mark.parametrize("arguments", [(), ("--to",), ("--to", "carrier-pigeon")])
async def test_a_move_to_nowhere_is_refused(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    ran = await CommandLine(tmp_path).run("move-conversations", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "--to" in ran.err


async def test_without_a_key_or_a_server_there_is_nowhere_to_move_to(tmp_path: Path) -> None:
    ran = await CommandLine(tmp_path).run("move-conversations", "--to", "responses")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("penny: OPENAI_API_KEY: ")


async def test_a_database_that_is_not_there_is_named_with_the_remedy(tmp_path: Path) -> None:
    penny = CommandLine(tmp_path, {"OPENAI_API_KEY": "sk-test"})
    ran = await penny.run("move-conversations", "--to", "responses")
    assert (ran.code, ran.out) == (1, "")
    assert "penny migrate" in ran.err
