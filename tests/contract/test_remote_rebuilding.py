"""Making, marking and checking for remote conversations, without a model."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.assistant.engine import AssistantMessage, Item, Note, RemoteThread, UserMessage
from bot.assistant.errors import EngineError, EngineUnavailableError
from bot.playground.openai.server import OpenAIServer
from tests.contract.talk import HELLO, Listener, Talk, answer_in, talk_with

METADATA = {"team": "T1", "channel": "C1", "thread_ts": "1.0", "user": "U1", "conversation": "1"}
SAID: tuple[Item, ...] = tuple(Note(text=f"Note {number}") for number in range(45))


@pytest.fixture
async def local(url: str) -> AsyncIterator[Talk]:
    async with talk_with(url, "local") as talk:
        yield talk


async def test_a_long_history_is_rebuilt_in_batches(remote: Talk, server: OpenAIServer) -> None:
    thread = await remote.engine.rebuild(2, SAID, METADATA)
    (conversation,) = server.conversations.all()
    assert thread == RemoteThread(conversation.id, 2)
    assert [item["content"][0]["text"] for item in conversation.items] == [f"Note {number}" for number in range(45)]
    assert conversation.metadata == METADATA
    assert [(request.method, request.path) for request in server.requests] == [
        ("POST", "/v1/conversations"),
        *[("POST", f"/v1/conversations/{conversation.id}/items")] * 2,
    ]


async def test_a_rebuilt_conversation_is_what_the_journal_says(remote: Talk, listener: Listener) -> None:
    remote.history = (HELLO, AssistantMessage(text="Welcome"))
    remote.thread = await remote.engine.rebuild(1, remote.history, METADATA)
    answer_in(await remote.tell(UserMessage(text="And you?"), retried=True))
    assert remote.thread.generation == 1
    assert [told[0] for told in listener.last] == ["user", "assistant", "user"]


async def test_nothing_is_rebuilt_or_marked_where_the_journal_is_sent_each_time(
    local: Talk, server: OpenAIServer
) -> None:
    assert await local.engine.rebuild(2, SAID, METADATA) == RemoteThread(None, 2)
    await local.engine.mirror(RemoteThread(None, 2), METADATA)
    assert server.requests == []


@pytest.mark.parametrize("path", ["/v1/conversations", "/v1/conversations/*/items"])
async def test_a_rebuilding_that_fails_leaves_nothing_behind_and_is_told_without_a_word_of_what_was_said(
    remote: Talk, server: OpenAIServer, path: str
) -> None:
    server.fail_next(400, "invalid_value", path=path)
    with pytest.raises(EngineError, match=r"^the provider answered with 'invalid_value'$"):
        await remote.engine.rebuild(2, SAID, METADATA)


async def test_metadata_is_mirrored_within_its_limits_and_the_first_pairs_win(
    remote: Talk, server: OpenAIServer
) -> None:
    await remote.tell(HELLO)
    left = {f"tool {number}": "x" * 600 for number in range(20)}
    await remote.engine.mirror(remote.thread, METADATA | left)
    kept = server.conversations.all()[0].metadata
    assert list(kept) == [*METADATA, *list(left)[:11]]
    assert {len(value) for key, value in kept.items() if key in left} == {512}


async def test_a_mirror_that_breaks_is_told(remote: Talk, server: OpenAIServer) -> None:
    await remote.tell(HELLO)
    server.forget(remote.thread.remote_id or "")
    with pytest.raises(EngineError, match="http_404"):
        await remote.engine.mirror(remote.thread, METADATA)


@pytest.mark.parametrize("status", [404, 405])
async def test_a_server_without_conversations_is_told_at_start(remote: Talk, server: OpenAIServer, status: int) -> None:
    server.fail_next(status, path="/v1/conversations")
    with pytest.raises(EngineUnavailableError, match="set ASSISTANT_STATE=local") as caught:
        await remote.engine.check()
    assert "\n" not in str(caught.value)


async def test_a_web_site_is_not_taken_for_a_server_with_conversations() -> None:
    async def page(_: web.Request) -> web.Response:
        return web.Response(text="<h1>Welcome</h1>", content_type="text/html")

    site = web.Application()
    site.add_routes([web.route("*", "/{path:.*}", page)])
    async with TestServer(site) as there, talk_with(str(there.make_url("/v1")), "conversation") as talk:
        with pytest.raises(EngineUnavailableError, match="has no /conversations"):
            await talk.engine.check()


@pytest.mark.parametrize("status", [401, 429, 500])
async def test_a_server_in_trouble_does_not_keep_penny_from_starting(
    remote: Talk, server: OpenAIServer, status: int
) -> None:
    server.fail_next(status, path="/v1/conversations")
    await remote.engine.check()


async def test_a_check_leaves_nothing_behind(remote: Talk, local: Talk, server: OpenAIServer) -> None:
    await remote.engine.check()
    assert server.conversations.all() == ()
    asked = len(server.requests)
    await local.engine.check()
    assert len(server.requests) == asked
