"""Servers that speak less than all protocols."""

# pyright: reportDeprecated=false

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import openai
import pytest
from openai import AsyncOpenAI

from bot.playground.openai.server import OpenAIServer, Profile
from tests.integration.openai_server.requests import MODEL, created

pytestmark = pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning")


@asynccontextmanager
async def client_of(profile: Profile) -> AsyncGenerator[AsyncOpenAI]:
    server = OpenAIServer(profile=profile)
    async with AsyncOpenAI(api_key="test", base_url=await server.start(), max_retries=0, timeout=10) as client:
        yield client
    await server.stop()


async def test_since_the_sunset_assistants_and_threads_are_unknown_addresses() -> None:
    async with client_of("sunset") as client:
        requests: dict[str, Any] = {
            "GET /v1/assistants": client.beta.assistants.list(),
            "POST /v1/assistants": client.beta.assistants.create(model=MODEL),
            "POST /v1/threads": client.beta.threads.create(),
            "GET /v1/threads/thread_1": client.beta.threads.retrieve("thread_1"),
            "POST /v1/threads/thread_1/runs": client.beta.threads.runs.create("thread_1", assistant_id="asst_1"),
        }
        for address, request in requests.items():
            with pytest.raises(openai.NotFoundError) as caught:
                await request
            message = f"Invalid URL ({address})"
            assert caught.value.body == {
                "message": message,
                "type": "invalid_request_error",
                "param": None,
                "code": None,
            }


async def test_since_the_sunset_everything_else_works() -> None:
    async with client_of("sunset") as client:
        conversation = await client.conversations.create()
        assert (await created(client, conversation=conversation.id, input="hi")).output_text
        assert [model.id async for model in client.models.list()] == [MODEL]


async def test_a_stateless_server_has_responses_and_models_alone() -> None:
    async with client_of("stateless") as client:
        assert (await created(client, input="hi", store=False)).output_text
        assert [model.id async for model in client.models.list()] == [MODEL]
        for request in (client.conversations.create(), client.beta.threads.create()):
            with pytest.raises(openai.NotFoundError):
                await request
        with pytest.raises(openai.NotFoundError):
            await created(client, input="hi", conversation="conv_1")
