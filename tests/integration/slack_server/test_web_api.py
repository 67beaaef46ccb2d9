"""The Web API, called by slack_sdk's own client."""

from typing import Any

import aiohttp
import pytest
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler, AsyncServerErrorRetryHandler
from slack_sdk.models.blocks import ActionsBlock, ButtonElement, SectionBlock
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.playground.server import SlackServer
from bot.playground.slack.methods.registry import METHODS
from bot.playground.slack.workspace import SlackWorkspace
from tests.integration.slack_server.answers import answer, refusal, refused

ALEX, DM, CHANNEL = "U0ALEX", "D0ALEX", "C0MONEY"


@pytest.mark.parametrize("method", sorted(METHODS))
def test_every_method_is_one_of_the_real_client(method: str, client: AsyncWebClient) -> None:
    assert callable(getattr(client, method.replace(".", "_")))


async def test_the_token_says_who_the_app_is_and_what_it_may_do(client: AsyncWebClient) -> None:
    response = await client.auth_test()
    assert (response["user_id"], response["bot_id"], response["team_id"]) == ("U0PENNY", "B0PENNY", "T0PENNY")
    assert "chat:write" in response.headers["x-oauth-scopes"].split(",")


@pytest.mark.parametrize(
    ("token", "error"),
    [(None, "not_authed"), ("xoxb-other", "invalid_auth"), ("xapp-playground", "not_allowed_token_type")],
)
async def test_a_wrong_token_is_refused(server: SlackServer, token: str | None, error: str) -> None:
    client = AsyncWebClient(token=token, base_url=f"{server.url}/api/")
    assert await refused(client.auth_test()) == error


async def test_a_person_has_a_time_zone_and_on_request_a_locale(client: AsyncWebClient) -> None:
    with_locale = (await answer(client.users_info(user=ALEX, include_locale=True)))["user"]
    without = (await answer(client.users_info(user=ALEX)))["user"]
    assert (with_locale["tz"], with_locale["tz_offset"]) == ("America/New_York", -5 * 3600)
    assert with_locale["locale"] == "en-US"
    assert "locale" not in without


async def test_a_message_with_the_clients_own_blocks_is_posted(
    client: AsyncWebClient, workspace: SlackWorkspace
) -> None:
    button = ButtonElement(text="Open", action_id="open", value="1")
    blocks = [SectionBlock(text="*Hello*"), ActionsBlock(elements=[button])]
    metadata = {"event_type": "answer", "event_payload": {"turn": 7}}
    response = await client.chat_postMessage(channel=DM, text="Hello", blocks=blocks, metadata=metadata)
    (message,) = workspace.bot_messages(DM)
    assert (message["ts"], message["text"], message["metadata"]) == (response["ts"], "Hello", metadata)
    assert [block["type"] for block in message["blocks"]] == ["section", "actions"]
    assert all(block["block_id"] for block in message["blocks"])


async def test_a_form_encoded_call_means_the_same_as_a_json_one(server: SlackServer) -> None:
    form = {"token": "xoxb-playground", "channel": CHANNEL, "text": "hi", "blocks": '[{"type": "divider"}]'}
    async with aiohttp.ClientSession() as session, session.post(f"{server.url}/api/chat.postMessage", data=form) as r:
        assert (await r.json())["ok"] is True
    (message,) = server.workspace.bot_messages(CHANNEL)
    assert message["blocks"][0]["type"] == "divider"


async def test_a_thread_is_read_back_with_its_metadata(client: AsyncWebClient, workspace: SlackWorkspace) -> None:
    ts = await workspace.say(ALEX, CHANNEL, "question")
    metadata = {"event_type": "answer", "event_payload": {"turn": 7}}
    await client.chat_postMessage(channel=CHANNEL, text="answer", thread_ts=ts, metadata=metadata)
    full = await answer(client.conversations_replies(channel=CHANNEL, ts=ts, include_all_metadata=True))
    brief = await answer(client.conversations_replies(channel=CHANNEL, ts=ts))
    history = await answer(client.conversations_history(channel=CHANNEL))
    assert [m["text"] for m in full["messages"]] == ["question", "answer"]
    assert full["messages"][1]["metadata"] == metadata
    assert brief["messages"][1]["metadata"] == {"event_type": "answer"}
    assert [(m["text"], m["reply_count"]) for m in history["messages"]] == [("question", 1)]


async def test_pages_follow_each_other(client: AsyncWebClient, workspace: SlackWorkspace) -> None:
    for number in range(3):
        await workspace.say(ALEX, CHANNEL, f"message {number}")
    pages = await client.conversations_history(channel=CHANNEL, limit=2)
    texts = [[m["text"] for m in page.get("messages", [])] async for page in pages]
    assert texts == [["message 2", "message 1"], ["message 0"]]


async def test_a_message_is_changed_and_deleted(client: AsyncWebClient, workspace: SlackWorkspace) -> None:
    ts = (await answer(client.chat_postMessage(channel=DM, text="one", blocks=[{"type": "divider"}])))["ts"]
    await client.chat_update(channel=DM, ts=ts, text="two")
    (changed,) = workspace.bot_messages(DM)
    assert (changed["text"], changed["blocks"][0]["type"]) == ("two", "divider")
    await client.chat_delete(channel=DM, ts=ts)
    assert workspace.messages(DM) == []


async def test_a_persons_message_is_not_the_apps_to_change(client: AsyncWebClient, workspace: SlackWorkspace) -> None:
    ts = await workspace.say(ALEX, DM, "mine")
    assert await refused(client.chat_update(channel=DM, ts=ts, text="x")) == "cant_update_message"


async def test_an_ephemeral_is_seen_by_one_person_and_kept_nowhere(
    client: AsyncWebClient, workspace: SlackWorkspace
) -> None:
    await client.chat_postEphemeral(channel=CHANNEL, user=ALEX, text="psst")
    assert [m["text"] for m in workspace.ephemerals(CHANNEL, ALEX)] == ["psst"]
    assert (await answer(client.conversations_history(channel=CHANNEL)))["messages"] == []


async def test_wrong_blocks_are_refused_with_slacks_words(client: AsyncWebClient) -> None:
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": ""}}]
    body = await refusal(client.chat_postMessage(channel=DM, text="x", blocks=blocks))
    detail = "must be more than 0 characters [json-pointer:/blocks/0/text/text]"
    assert (body["error"], body["errors"]) == ("invalid_blocks", [detail])
    assert body["response_metadata"]["messages"] == [f"[ERROR] {detail}"]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"channel": "C0NONE", "text": "x"}, "channel_not_found"),
        ({"channel": DM, "text": ""}, "no_text"),
        ({"channel": DM, "text": "x", "thread_ts": "1.0"}, "thread_not_found"),
        ({"channel": DM, "text": "x", "markdown_text": "y"}, "markdown_text_conflict"),
        ({"channel": DM, "markdown_text": "y" * 12_001}, "msg_too_long"),
        ({"channel": DM, "text": "x", "metadata": {"event_type": "x"}}, "invalid_metadata_format"),
    ],
)
async def test_a_message_that_cannot_be_posted(client: AsyncWebClient, arguments: dict[str, Any], error: str) -> None:
    assert await refused(client.chat_postMessage(**arguments)) == error


async def test_an_unknown_method_is_named(client: AsyncWebClient) -> None:
    assert await refused(client.api_call("chat.sing")) == "unknown_method"


async def test_the_client_waits_and_tries_again_when_it_is_asked_to(
    client: AsyncWebClient, workspace: SlackWorkspace
) -> None:
    client.retry_handlers += [AsyncRateLimitErrorRetryHandler(max_retry_count=1)]
    workspace.fail_next("chat.postMessage", retry_after=0)
    await client.chat_postMessage(channel=DM, text="late")
    assert [call.status for call in workspace.calls("chat.postMessage")] == [429, 200]


async def test_a_failure_after_its_effect_leaves_the_effect(client: AsyncWebClient, workspace: SlackWorkspace) -> None:
    client.retry_handlers += [AsyncServerErrorRetryHandler(max_retry_count=1)]
    workspace.fail_next("chat.postMessage", status=503, after_effect=True)
    await client.chat_postMessage(channel=DM, text="twice")
    assert [message["text"] for message in workspace.bot_messages(DM)] == ["twice", "twice"]


async def test_a_made_up_response_url_answers_404(server: SlackServer) -> None:
    response = await AsyncWebhookClient(f"{server.url}/response/none").send(text="x")
    assert response.status_code == 404


async def test_the_wire_log_holds_no_token(client: AsyncWebClient, server: SlackServer) -> None:
    await client.auth_test()
    assert [(e.direction, e.name, e.status) for e in server.wire.entries] == [("penny→slack", "auth.test", 200)]
    assert "xoxb" not in str(server.wire.entries)
