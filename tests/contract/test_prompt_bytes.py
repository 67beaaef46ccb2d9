"""What a provider can cache of a prompt: each request begins with the bytes of the one before it."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.assistant.engine import FunctionOutput, Note, UserMessage
from bot.playground.openai.server import OpenAIServer
from tests.contract.scripted import ScriptedProvider, call, end, message
from tests.contract.talk import ASKED, HELLO, TOOL, Listener, Talk, answer_in, talk_with

TOOLS = (TOOL, {**TOOL, "name": "make_goal"})
THOUGHT = {"id": "rs_1", "type": "reasoning", "summary": [], "encrypted_content": "gAAA"}


@pytest.fixture
async def provider() -> AsyncIterator[ScriptedProvider]:
    provider = ScriptedProvider()
    yield provider
    await provider.stop()


@pytest.fixture
async def talk(provider: ScriptedProvider) -> AsyncIterator[Talk]:
    async with talk_with(await provider.start(), "local") as talk:
        yield talk


def prompt(body: bytes) -> bytes:
    """The part of a request that becomes the prompt, in the order in which the model reads it."""
    said = json.loads(body)
    return b"\n".join(json.dumps(part).encode() for part in [said["instructions"], said["tools"], *said["input"]])


async def test_each_request_begins_with_the_whole_prompt_of_the_one_before(
    talk: Talk, provider: ScriptedProvider
) -> None:
    provider.play(end("completed", THOUGHT, call()))
    provider.play(end("completed", message("No goals yet.")))
    provider.play(end("completed", message("You're welcome.")))
    await talk.tell(Note(text="Today is Monday."), UserMessage(text="My goals — all of them?", ts="1.5"))
    await talk.tell(FunctionOutput(call_id="call_1", output='{"status": "completed"}'), resume=True)
    await talk.tell(Note(text="Today is Tuesday."), UserMessage(text="Thanks", ts="2.5"))
    first, second, third = [prompt(body) for body in provider.bodies]
    assert second.startswith(first + b"\n")
    assert third.startswith(second + b"\n")


async def test_who_speaks_and_what_the_conversation_is_known_by_change_nothing(
    talk: Talk, provider: ScriptedProvider
) -> None:
    provider.play(end("completed"))
    provider.play(end("completed"))
    await talk.tell(HELLO)
    talk.asked = replace(ASKED, metadata={"team": "T1", "topic": "savings"}, user_hash="b" * 64)
    await talk.tell(HELLO, retried=True)
    first, second = [prompt(body) for body in provider.bodies]
    assert second.startswith(first)


async def test_what_is_offered_now_changes_no_tool_where_the_server_can_restrict_them(
    remote: Talk, server: OpenAIServer, listener: Listener
) -> None:
    remote.asked = replace(ASKED, tools=TOOLS)
    await remote.tell(HELLO)
    remote.asked = replace(ASKED, tools=TOOLS, offered=frozenset({"make_goal"}))
    await remote.tell(HELLO)
    assert listener.offered == ["make_goal"]
    remote.asked = replace(ASKED, tools=TOOLS, offered=frozenset())
    await remote.tell(HELLO)
    assert listener.offered == []
    first, second, third = [json.dumps(body["tools"]) for body in server.bodies()]
    assert first == second == third


async def test_a_model_that_cannot_be_restricted_is_given_only_what_is_offered_from_then_on(
    provider: ScriptedProvider,
) -> None:
    provider.refuse(400, {"code": "unsupported_value", "param": "tool_choice", "message": "Not with this model."})
    provider.play(end("completed"))
    provider.play(end("completed"))
    async with talk_with(await provider.start(), "conversation") as talk:
        talk.asked = replace(ASKED, tools=TOOLS, offered=frozenset({"make_goal"}))
        answer_in(await talk.tell(HELLO))
        answer_in(await talk.tell(HELLO))
    bodies = [json.loads(body) for body in provider.bodies]
    assert ["tool_choice" in body for body in bodies] == [True, False, False]
    assert [len(body["tools"]) for body in bodies] == [2, 1, 1]
