"""What the page asks of the server, over HTTP and WebSocket."""

from collections.abc import AsyncIterator
from dataclasses import asdict
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.server import SlackServer
from bot.playground.slack.directory import Shortcut
from bot.playground.slack.workspace import SlackWorkspace
from tests.integration.slack_server.answers import answer

ALEX, DM, CHANNEL = "U0ALEX", "D0ALEX", "C0MONEY"
Json = dict[str, Any]


@pytest.fixture
async def page(server: SlackServer) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(server.url) as session:
        yield session


async def ask(page: aiohttp.ClientSession, name: str, **body: Any) -> Json:
    async with page.post(f"/playground/{name}", json=body) as response:
        return await response.json()


async def next_of(socket: aiohttp.ClientWebSocketResponse, kind: str) -> Json:
    """Return the next change of a kind, leaving out the others."""
    while (change := await socket.receive_json(timeout=5))["type"] != kind:
        continue
    return change


async def test_a_snapshot_shows_the_whole_workspace(
    page: aiohttp.ClientSession, client: AsyncWebClient, workspace: SlackWorkspace
) -> None:
    await workspace.say(ALEX, DM, "hello")
    await client.views_publish(user_id=ALEX, view={"type": "home", "blocks": []})
    snapshot = await (await page.get("/playground/snapshot")).json()
    place = snapshot["workspace"]
    assert place["planner"] == {"label": "offline planner", "offline": True}
    assert {user["id"] for user in place["users"]} == {"U0ALEX", "U0SAM", "U0PENNY"}
    assert {channel["id"]: channel["kind"] for channel in place["channels"]} == {
        "C0MONEY": "channel",
        "D0ALEX": "im",
        "D0SAM": "im",
    }
    assert place["commands"] == [{"command": "/budget", "description": "Plan a budget", "usage_hint": "5000"}]
    assert [(m["text"], m["streaming"]) for m in snapshot["messages"]] == [("hello", False)]
    assert list(snapshot["homes"]) == [ALEX]
    assert [entry["name"] for entry in snapshot["wire"]] == ["views.publish"]


async def test_changes_arrive_as_they_happen(page: aiohttp.ClientSession, client: AsyncWebClient) -> None:
    async with page.ws_connect("/playground/live") as socket:
        said = await ask(page, "message", user=ALEX, channel=DM, text="hello")
        message = (await next_of(socket, "message"))["message"]
        ts = (await answer(client.chat_startStream(channel=DM, thread_ts=said["ts"], markdown_text="Hi")))["ts"]
        growing = (await next_of(socket, "message"))["message"]
        root = (await next_of(socket, "message"))["message"]
        wire = (await next_of(socket, "wire"))["entry"]
        await client.assistant_threads_setStatus(channel_id=DM, thread_ts=said["ts"], status="is thinking")
        status = await next_of(socket, "status")
        await client.chat_stopStream(channel=DM, ts=ts)
        await client.chat_delete(channel=DM, ts=ts)
        deleted = await next_of(socket, "message_deleted")
    assert (message["text"], message["channel"], message["streaming"]) == ("hello", DM, False)
    assert (growing["text"], growing["streaming"], growing["thread_ts"]) == ("Hi", True, said["ts"])
    assert root["reply_count"] == 1
    assert (wire["direction"], wire["name"], wire["status"]) == ("penny→slack", "chat.startStream", 200)
    assert (status["thread_ts"], status["status"]) == (said["ts"], "is thinking")
    assert (deleted["channel"], deleted["ts"]) == (DM, ts)


async def test_a_session_at_work_can_be_stopped_from_the_page(
    page: aiohttp.ClientSession, client: AsyncWebClient, workspace: SlackWorkspace
) -> None:
    thread = await workspace.say(ALEX, DM, "How long?")
    async with page.ws_connect("/playground/live") as socket:
        await client.agents_sessions_setStatus(channel_id=DM, thread_ts=thread, status="processing")
        session = await next_of(socket, "session")
    snapshot = await (await page.get("/playground/snapshot")).json()
    assert await ask(page, "stop", user=ALEX, channel=DM, thread_ts=thread) == {"ok": True}
    assert session == {"type": "session", "channel": DM, "thread_ts": thread, "state": "processing"}
    assert snapshot["sessions"] == [{"channel": DM, "thread_ts": thread, "state": "processing"}]
    event = workspace.deliveries[-1].payload["event"]
    assert (event["type"], event["user"], event["thread_ts"]) == ("agent_session_stopped", ALEX, thread)


async def test_a_title_is_told_at_once_and_to_who_comes_later(
    page: aiohttp.ClientSession, client: AsyncWebClient, workspace: SlackWorkspace
) -> None:
    thread = await workspace.say(ALEX, DM, "How long?")
    async with page.ws_connect("/playground/live") as socket:
        await client.assistant_threads_setTitle(channel_id=DM, thread_ts=thread, title="A house")
        told = await next_of(socket, "title")
    title = {"channel": DM, "thread_ts": thread, "title": "A house"}
    assert told == {"type": "title"} | title
    assert (await (await page.get("/playground/snapshot")).json())["titles"] == [title]


@pytest.mark.usefixtures("connection")
async def test_shortcuts_are_offered_and_taken_on_the_page(
    page: aiohttp.ClientSession, app: AsyncApp, workspace: SlackWorkspace
) -> None:
    log = Shortcut("Log this", "message", "log", "Keeps it")
    workspace.directory.shortcuts["log"] = log
    taken: list[str] = []

    @app.shortcut("log")
    async def _log(ack: AsyncAck, body: Json) -> None:
        taken.append(body["message"]["text"])
        await ack()

    ts = await workspace.say(ALEX, DM, "Lunch was 45")
    assert await ask(page, "message_shortcut", user=ALEX, channel=DM, ts=ts, callback_id="log") == {"ok": True}
    refused = await ask(page, "shortcut", user=ALEX, callback_id="log")
    assert (taken, refused["error"]) == (["Lunch was 45"], "unknown_shortcut")
    assert (await (await page.get("/playground/snapshot")).json())["workspace"]["shortcuts"] == [asdict(log)]


async def test_the_app_hears_of_its_home_and_of_what_is_read_beside_it(
    page: aiohttp.ClientSession, workspace: SlackWorkspace
) -> None:
    await ask(page, "open", user=ALEX, channel=DM, tab="home")
    await ask(page, "open", user=ALEX, channel=CHANNEL, tab="messages")
    home, beside = (delivery.payload["event"] for delivery in workspace.deliveries)
    assert (home["type"], home["tab"]) == ("app_home_opened", "home")
    assert (beside["type"], beside["context"]["entities"][0]["value"]) == ("app_context_changed", CHANNEL)


async def test_a_shared_file_is_saved_and_never_shown_in_place(
    page: aiohttp.ClientSession, workspace: SlackWorkspace
) -> None:
    await workspace.share(ALEX, DM, {"a.html": b"<script>"})
    (file,) = workspace.messages(DM)[-1]["files"]
    saved = await page.get(f"/playground/files/{file['id']}")
    assert (await saved.read(), saved.headers["Content-Disposition"]) == (b"<script>", 'attachment; filename="a.html"')
    assert saved.content_type == "application/octet-stream"
    assert (await page.get("/playground/files/F0NONE")).status == 404


@pytest.mark.usefixtures("connection")
async def test_a_form_is_opened_filled_and_closed_from_the_page(
    page: aiohttp.ClientSession, app: AsyncApp, client: AsyncWebClient
) -> None:
    def plain(text: str) -> Json:
        return {"type": "plain_text", "text": text}

    element = {"type": "plain_text_input", "action_id": "value"}
    block = {"type": "input", "block_id": "b", "label": plain("Amount"), "element": element}
    view = {"type": "modal", "callback_id": "form", "title": plain("Form"), "submit": plain("Go"), "blocks": [block]}

    @app.action("open")
    async def _open(ack: AsyncAck, body: Json) -> None:
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await ack()

    @app.view("form")
    async def _submit(ack: AsyncAck) -> None:
        await ack()

    button = {"type": "button", "action_id": "open", "text": plain("Open")}
    blocks = [{"type": "actions", "block_id": "row", "elements": [button]}]
    ts = (await answer(client.chat_postMessage(channel=DM, text="x", blocks=blocks)))["ts"]
    container = {"type": "message", "channel": DM, "ts": ts}
    action = {"block_id": "row", "action_id": "open", "type": "button"}
    async with page.ws_connect("/playground/live") as socket:
        assert (await ask(page, "action", user=ALEX, container=container, action=action))["ok"]
        view_id = (await next_of(socket, "view"))["view"]["id"]
        refused = await ask(page, "submit", user=ALEX, view_id=view_id, values={})
        values = {"b": {"value": {"type": "plain_text_input", "value": "800"}}}
        taken = await ask(page, "submit", user=ALEX, view_id=view_id, values=values)
        closed = await next_of(socket, "view")
    assert refused == {"ok": False, "errors": {"b": "Please complete this required field."}}
    assert taken == {"ok": True}
    assert closed["view"] is None


@pytest.mark.parametrize(
    ("name", "body", "error"),
    [
        ("command", {"user": ALEX, "channel": DM, "command": "/nothing"}, "unknown_command"),
        ("command", {"user": ALEX, "channel": DM, "command": "/budget"}, "dispatch_failed"),
        ("message", {"user": ALEX, "channel": "D0SAM", "text": "x"}, "channel_not_found"),
        ("message", {"user": ALEX}, "invalid_request"),
        ("stop", {"user": ALEX, "channel": "D0SAM", "thread_ts": "1.0"}, "channel_not_found"),
        ("close_view", {"user": ALEX, "view_id": "V0"}, "view_not_found"),
    ],
)
async def test_what_cannot_be_done_is_said(page: aiohttp.ClientSession, name: str, body: Json, error: str) -> None:
    answer = await ask(page, name, **body)
    assert (answer["ok"], answer["error"]) == (False, error)


@pytest.mark.parametrize("headers", [{"Origin": "http://evil.example"}, {"Host": "evil.example"}])
async def test_other_sites_are_kept_out(page: aiohttp.ClientSession, headers: dict[str, str]) -> None:
    body = {"user": ALEX, "channel": DM, "text": "x"}
    posted = await page.post("/playground/message", json=body, headers=headers)
    read = await page.get("/playground/snapshot", headers=headers)
    assert (posted.status, read.status) == (403, 403)


async def test_only_the_pages_own_files_are_served(page: aiohttp.ClientSession) -> None:
    index = await page.get("/")
    assert (index.status, index.content_type) == (200, "text/html")
    assert (await page.get("/page/..%2Fserver.py")).status == 404
    assert (await page.get("/page/nothing.js")).status == 404


async def test_files_are_shared_as_slack_does_and_only_the_bot_may_fetch_them(
    page: aiohttp.ClientSession, workspace: SlackWorkspace
) -> None:
    form = aiohttp.FormData({"user": ALEX, "channel": DM, "text": "my statement"})
    form.add_field("file", b"Date,Amount\n", filename="january.csv")
    async with page.post("/playground/files", data=form) as response:
        said = await response.json()
    (message,) = workspace.messages(DM)
    (file,) = message["files"]
    assert (said["ts"], message["subtype"], message["text"]) == (message["ts"], "file_share", "my statement")
    assert (file["name"], file["mimetype"], file["size"]) == ("january.csv", "text/csv", 12)
    with_token = await page.get(file["url_private_download"], headers={"Authorization": "Bearer xoxb-playground"})
    assert await with_token.read() == b"Date,Amount\n"
    assert "Sign in to Slack" in await (await page.get(file["url_private_download"])).text()


async def test_an_empty_file_is_refused(page: aiohttp.ClientSession) -> None:
    form = aiohttp.FormData({"user": ALEX, "channel": DM})
    form.add_field("file", b"", filename="empty.csv")
    async with page.post("/playground/files", data=form) as response:
        assert await response.json() == {"ok": False, "error": "no_file_data", "details": []}
