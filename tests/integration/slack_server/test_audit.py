"""What the workspace complains about, over the wire."""

from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.playground.slack.workspace import SlackWorkspace
from tests.integration.slack_server.answers import refused
from tests.integration.slack_server.parts import form

ALEX, DM = "U0ALEX", "D0ALEX"
SAYS_MORE: list[dict[str, Any]] = [{"type": "section", "text": {"type": "mrkdwn", "text": "You have *$20* left"}}]


def complaints(workspace: SlackWorkspace) -> list[str]:
    return workspace.backend.audit.complaints


async def test_a_text_that_says_less_than_its_blocks_is_posted_and_noted(
    client: AsyncWebClient, workspace: SlackWorkspace
) -> None:
    posted = await client.chat_postMessage(channel=DM, text="You have", blocks=SAYS_MORE)
    await client.chat_update(channel=DM, ts=str(posted["ts"]), text="You have $20", blocks=SAYS_MORE)
    await client.chat_postEphemeral(channel=DM, user=ALEX, text="You have $20 left", blocks=SAYS_MORE)
    assert complaints(workspace) == [
        "chat.postMessage: the text does not say $20 left",
        "chat.update: the text does not say left",
    ]


async def test_what_is_refused_is_noted_and_what_a_test_breaks_is_not(
    client: AsyncWebClient, workspace: SlackWorkspace
) -> None:
    workspace.fail_next("chat.postMessage", "invalid_blocks")
    assert await refused(client.chat_postMessage(channel=DM, text="Hello")) == "invalid_blocks"
    assert complaints(workspace) == []
    assert await refused(client.views_publish(user_id=ALEX, view=form())) == "invalid_arguments"
    (complaint,) = complaints(workspace)
    assert complaint == "views.publish: invalid_arguments must be of type home [json-pointer:/view/type]"


async def test_an_answer_to_a_gesture_is_checked_too(workspace: SlackWorkspace, client: AsyncWebClient) -> None:
    url = workspace.backend.url + workspace.backend.response_urls.issue(ALEX, DM)
    hook = AsyncWebhookClient(url)
    await hook.send(text="You have", blocks=SAYS_MORE)
    await hook.send(text="x", response_type="everybody")
    assert [complaint.split(" ")[0] for complaint in complaints(workspace)] == ["response:", "response_url:"]


async def test_prompts_for_a_thread_are_noted(workspace: SlackWorkspace, client: AsyncWebClient) -> None:
    ts = await workspace.say(ALEX, DM, "Hello")
    prompts = [{"title": "Save", "message": "Help me save"}]
    await client.assistant_threads_setSuggestedPrompts(channel_id=DM, prompts=prompts)
    assert complaints(workspace) == []
    await client.assistant_threads_setSuggestedPrompts(channel_id=DM, thread_ts=ts, prompts=prompts)
    assert complaints(workspace) == ["assistant.threads.setSuggestedPrompts: ignored with a thread_ts"]


@pytest.mark.parametrize(
    "chunk",
    [
        {"type": "task_update", "id": "1", "title": "x" * 257, "status": "pending"},
        {"type": "task_update", "id": "1", "title": "Projecting"},
        {"type": "task_update", "id": "1", "title": "Projecting", "status": "pending", "output": "x" * 257},
        {"type": "plan_update", "title": "x" * 257},
        {"type": "plan_update", "title": "Plan", "text": "more"},
        {"type": "task", "id": "1"},
    ],
)
async def test_a_chunk_that_slack_would_refuse(
    client: AsyncWebClient, workspace: SlackWorkspace, chunk: dict[str, Any]
) -> None:
    ts = await workspace.say(ALEX, DM, "Hello")
    assert await refused(client.chat_startStream(channel=DM, thread_ts=ts, chunks=[chunk])) == "invalid_chunks"


async def test_a_method_beyond_the_granted_scopes_is_refused_and_noted(
    client: AsyncWebClient, workspace: SlackWorkspace
) -> None:
    workspace.web_api.scopes = "chat:write"
    await client.chat_postMessage(channel=DM, text="Hello")
    assert await refused(client.users_info(user=ALEX)) == "missing_scope"
    assert complaints(workspace) == ["users.info: missing_scope"]
