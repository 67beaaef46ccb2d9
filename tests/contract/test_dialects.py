"""Servers that take a conversation only in their own way are told it in this way from then on."""

import json
from collections.abc import AsyncIterator

import pytest

from bot.assistant.engine import FunctionOutput, Note, UserMessage
from tests.contract.scripted import Event, ScriptedProvider, call, end, message
from tests.contract.talk import HELLO, Talk, answer_in, calls_in, failure_in, talk_with

AGAIN = UserMessage(text="And you?")
MONDAY = Note(text="Today is Monday.")
TEMPLATE = {"code": 400, "message": "System message must be at the beginning.", "type": "invalid_request_error"}


@pytest.fixture
async def provider() -> AsyncIterator[ScriptedProvider]:
    provider = ScriptedProvider()
    yield provider
    await provider.stop()


@pytest.fixture
async def talk(provider: ScriptedProvider) -> AsyncIterator[Talk]:
    async with talk_with(await provider.start(), "local") as talk:
        yield talk


def inputs(provider: ScriptedProvider) -> list[list[Event]]:
    return [json.loads(body)["input"] for body in provider.bodies]


async def test_an_answer_is_told_in_full_because_some_servers_check_it(talk: Talk, provider: ScriptedProvider) -> None:
    provider.play(end("completed", message("Hi.")))
    provider.play(end("completed", message("Fine.")))
    await talk.tell(HELLO)
    await talk.tell(AGAIN)
    assert inputs(provider)[1][1] == {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "status": "completed",
        "content": [{"type": "output_text", "text": "Hi.", "annotations": []}],
    }


async def test_a_chat_template_without_room_for_notes_gets_them_in_the_users_words(
    talk: Talk, provider: ScriptedProvider
) -> None:
    provider.refuse(400, TEMPLATE)
    provider.play(end("completed", message("Hi.")))
    provider.play(end("completed", message("Fine.")))
    answer_in(await talk.tell(MONDAY, HELLO))
    answer_in(await talk.tell(Note(text="Today is Tuesday."), AGAIN))
    first, second, third = inputs(provider)
    assert [item["role"] for item in first] == ["developer", "user"]
    assert [item["role"] for item in second] == ["user"]
    assert third[0] == second[0]
    assert third[2]["content"] == "[Context note: Today is Tuesday.]\n\nAnd you?"


async def test_what_such_a_server_never_takes_is_refused_after_a_few_tries(
    talk: Talk, provider: ScriptedProvider
) -> None:
    for _ in range(3):
        provider.refuse(400, TEMPLATE)
    assert failure_in(await talk.tell(MONDAY, HELLO)).rejected
    assert len(provider.bodies) == 3


async def test_broken_arguments_do_not_break_the_conversation(talk: Talk, provider: ScriptedProvider) -> None:
    provider.play(end("completed", call(arguments='{"name": "Hou')))
    provider.play(end("completed", message("Which one?")))
    (wanted,) = calls_in(await talk.tell(HELLO)).calls
    assert wanted.arguments == '{"name": "Hou'
    answer_in(await talk.tell(FunctionOutput(call_id="call_1", output="failed"), resume=True))
    assert inputs(provider)[1][1]["arguments"] == "{}"
