"""Files the app shares, uploaded by slack_sdk's own client."""

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.slack.workspace import SlackWorkspace
from tests.integration.slack_server.answers import answer, refused

ALEX, DM = "U0ALEX", "D0ALEX"
ROWS = b"date,amount\n2026-11-21,45\n"


async def test_a_file_is_shared_as_a_message_of_the_app(client: AsyncWebClient, workspace: SlackWorkspace) -> None:
    await client.files_upload_v2(
        channel=DM, filename="spending.csv", title="Spending", content=ROWS, initial_comment="Here it is"
    )
    (message,) = workspace.bot_messages(DM)
    (file,) = message["files"]
    assert (message["text"], message["subtype"]) == ("Here it is", "file_share")
    assert (file["name"], file["title"], file["mimetype"], file["size"]) == (
        "spending.csv",
        "Spending",
        "text/csv",
        len(ROWS),
    )
    assert workspace.backend.files.content(file["id"]) == ROWS


async def test_several_files_share_one_message(client: AsyncWebClient, workspace: SlackWorkspace) -> None:
    uploads = [{"filename": "a.csv", "content": ROWS}, {"filename": "b.json", "content": b"{}"}]
    await client.files_upload_v2(channel=DM, file_uploads=uploads)
    (message,) = workspace.bot_messages(DM)
    assert [file["name"] for file in message["files"]] == ["a.csv", "b.json"]


async def test_a_file_is_described(client: AsyncWebClient) -> None:
    uploaded = await answer(client.files_upload_v2(channel=DM, filename="spending.csv", content=ROWS))
    described = await answer(client.files_info(file=uploaded["files"][0]["id"]))
    assert described["file"]["mimetype"] == "text/csv"
    assert await refused(client.files_info(file="F0NONE")) == "file_not_found"


async def test_a_file_that_was_not_sent_is_not_shared(client: AsyncWebClient) -> None:
    announced = await answer(client.files_getUploadURLExternal(filename="a.csv", length=5))
    named = [{"id": announced["file_id"], "title": "A"}]
    assert await refused(client.files_completeUploadExternal(files=named, channel_id=DM)) == "file_not_found"


@pytest.mark.parametrize("content", [b"four", b"sixsix"])
async def test_a_file_of_another_length_is_refused(client: AsyncWebClient, content: bytes) -> None:
    announced = await answer(client.files_getUploadURLExternal(filename="a.csv", length=5))
    async with aiohttp.ClientSession() as session, session.post(announced["upload_url"], data=content) as response:
        assert response.status == 400
