# pyright: reportDeprecated=false

from typing import Any

import openai
import pytest
from openai import AsyncOpenAI

from tests.integration.openai_server.assistants import Desk, checked, text_of

pytestmark = pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning")


async def test_threads_are_created_read_changed_and_deleted(client: AsyncOpenAI) -> None:
    threads = client.beta.threads
    made = checked(await threads.create(metadata={"team": "T1"}))
    assert checked(await threads.retrieve(made.id)) == made
    assert checked(await threads.update(made.id, metadata={"a": "b"})).metadata == {"a": "b"}
    assert checked(await threads.delete(made.id)).deleted
    with pytest.raises(openai.NotFoundError, match=f"No thread found with id '{made.id}'"):
        await threads.retrieve(made.id)


async def test_a_thread_can_begin_with_messages(client: AsyncOpenAI) -> None:
    first: Any = [
        {"role": "user", "content": "hi"},
        {"role": "assistant", "content": [{"type": "text", "text": "Hey"}]},
    ]
    thread = await client.beta.threads.create(messages=first)
    messages = await Desk(client, "", thread.id).messages()
    assert [(message.role, text_of(message)) for message in messages] == [("user", "hi"), ("assistant", "Hey")]


async def test_messages_are_added_read_changed_and_deleted(client: AsyncOpenAI, desk: Desk) -> None:
    messages, thread_id = client.beta.threads.messages, desk.thread_id
    message = await desk.say("hello", metadata={"ts": "1.5"})
    assert message.metadata == {"ts": "1.5"}
    changed = await messages.update(message.id, thread_id=thread_id, metadata={"ts": "2.5"})
    assert checked(changed).metadata == {"ts": "2.5"}
    assert checked(await messages.retrieve(message.id, thread_id=thread_id)) == checked(changed)
    assert checked(await messages.delete(message.id, thread_id=thread_id)).deleted
    assert await desk.messages() == []
    with pytest.raises(openai.NotFoundError, match="No message found with id"):
        await messages.retrieve(message.id, thread_id=thread_id)


async def test_messages_are_listed_newest_first_and_by_their_run(client: AsyncOpenAI, desk: Desk) -> None:
    run = (await desk.ask("hello"))[-1].data
    listed = [message.role async for message in client.beta.threads.messages.list(desk.thread_id)]
    assert listed == ["assistant", "user"]
    of_run = [message.run_id async for message in client.beta.threads.messages.list(desk.thread_id, run_id=run.id)]
    assert of_run == [run.id]


MALFORMED: dict[str, dict[str, Any]] = {
    "a developer": {"role": "developer"},
    "no content": {"content": None},
    "an empty text": {"content": " "},
    "too long a text": {"content": "x" * 256_001},
    "a picture": {"content": [{"type": "image_url", "image_url": {"url": "https://example.com/a.png"}}]},
    "too much metadata": {"metadata": {str(number): "" for number in range(17)}},
}


@pytest.mark.parametrize("fields", MALFORMED.values(), ids=MALFORMED)
async def test_a_malformed_message_is_refused(desk: Desk, fields: dict[str, Any]) -> None:
    request: dict[str, Any] = {"role": "user", "content": "hi"} | fields
    with pytest.raises(openai.BadRequestError) as caught:
        await desk.client.beta.threads.messages.create(desk.thread_id, **request)
    assert caught.value.type == "invalid_request_error"


async def test_a_cursor_that_is_not_in_the_list_is_refused(desk: Desk) -> None:
    with pytest.raises(openai.NotFoundError, match="No object found with id 'msg_9'"):
        await desk.client.beta.threads.messages.list(desk.thread_id, after="msg_9")
