"""The assistants engine in fair weather: one assistant, a thread for each conversation, messages with metadata."""

import asyncio
import warnings
from dataclasses import replace

import pytest

from bot.assistant.engine import FunctionOutput, Note, UserMessage
from bot.assistant.engines.assistants.messages import NOTE_MARK, RECORD_MARK
from bot.assistant.errors import EngineError, EngineUnavailableError
from bot.playground.openai.server import OpenAIServer
from bot.playground.planner.moves import Call
from tests.contract.talk import (
    ANSWER,
    ASKED,
    HELLO,
    INSTRUCTIONS,
    TOOL,
    Listener,
    Talk,
    answer_in,
    asked_for_a_call,
    calls_in,
    talk_with,
)
from tests.contract.threads import made, metadata, statuses, thread_at
from tests.contract.wire import ASSISTANTS, assistants_engine_at

AGAIN = UserMessage(text="And you?", ts="17.2")


async def test_the_assistant_is_made_of_the_model_the_instructions_and_the_tools(
    assistants: Talk, server: OpenAIServer
) -> None:
    await assistants.tell(HELLO)
    (assistant,) = server.assistants.assistants.all()
    assert (assistant["name"], assistant["model"], assistant["instructions"]) == ("Penny", "test", INSTRUCTIONS)
    (tool,) = assistant["tools"]
    assert tool == {"type": "function", "function": {name: TOOL[name] for name in TOOL if name != "type"}}
    assert assistant["metadata"]["app"] == "penny"


async def test_the_assistant_is_looked_for_once(assistants: Talk, server: OpenAIServer) -> None:
    await assistants.tell(HELLO)
    await assistants.tell(AGAIN)
    assert len(made(server, "GET", "/v1/assistants")) == 1
    assert len(made(server, "POST", "/v1/assistants")) == 1


async def test_another_process_finds_the_assistant_that_is_there(url: str, server: OpenAIServer) -> None:
    for _ in range(2):
        async with talk_with(url, "assistants") as talk:
            await talk.tell(HELLO)
    assert len(server.assistants.assistants.all()) == 1


async def test_new_instructions_change_the_assistant_that_is_there(url: str, server: OpenAIServer) -> None:
    for instructions in (INSTRUCTIONS, "You are a kinder Penny."):
        async with talk_with(url, "assistants") as talk:
            talk.asked = replace(ASKED, instructions=instructions)
            await talk.tell(HELLO)
    (assistant,) = server.assistants.assistants.all()
    assert assistant["instructions"] == "You are a kinder Penny."


async def test_somebody_else_s_assistant_is_let_be(assistants: Talk, server: OpenAIServer) -> None:
    other = server.assistants.assistants.create({"model": "test", "name": "Other", "metadata": {"app": "other"}}, 0)
    await assistants.tell(HELLO)
    assert len(server.assistants.assistants.all()) == 2
    assert server.assistants.assistants.get(other["id"]) == other


async def test_two_processes_that_begin_at_once_do_not_get_in_each_other_s_way(url: str, server: OpenAIServer) -> None:
    async with talk_with(url, "assistants") as one, talk_with(url, "assistants") as other:
        for events in await asyncio.gather(one.tell(HELLO), other.tell(HELLO)):
            assert answer_in(events).text == ANSWER


async def test_conversations_that_begin_at_once_make_one_assistant(url: str, server: OpenAIServer) -> None:
    engine = assistants_engine_at(url)
    talks = [Talk(engine, ASSISTANTS) for _ in range(5)]
    await asyncio.gather(*(talk.tell(HELLO) for talk in talks))
    await engine.close()
    assert len(server.assistants.assistants.all()) == 1
    assert len(server.assistants.threads.all()) == 5


async def test_a_lost_assistant_is_made_anew(assistants: Talk, server: OpenAIServer) -> None:
    await assistants.tell(HELLO)
    server.assistants.assistants.delete(server.assistants.assistants.all()[0]["id"])
    answer_in(await assistants.tell(AGAIN))
    assert len(assistants.opened) == 1
    assert statuses(server) == ["completed", "completed"]


async def test_a_thread_is_opened_once_with_the_conversation_s_metadata(assistants: Talk, server: OpenAIServer) -> None:
    await assistants.tell(HELLO)
    await assistants.tell(AGAIN)
    (thread,) = server.assistants.threads.all()
    assert assistants.opened == [assistants.thread]
    assert assistants.thread.remote_id == thread.id
    assert thread.metadata == {"team": "T1", "channel": "C1"}


async def test_metadata_is_kept_within_the_provider_s_limits(assistants: Talk, server: OpenAIServer) -> None:
    pairs = {f"key {number}": "v" * 600 for number in range(20)}
    assistants.asked = replace(ASKED, metadata=pairs)
    await assistants.tell(HELLO)
    await assistants.engine.mirror(assistants.thread, {**pairs, "key 0": "changed"})
    kept = thread_at(server).metadata
    assert (len(kept), kept["key 0"], len(kept["key 1"])) == (16, "changed", 512)


async def test_messages_tell_who_wrote_what_and_when(assistants: Talk, server: OpenAIServer) -> None:
    assistants.asked = replace(ASKED, metadata={"user": "U1"})
    await assistants.tell(Note(text="Today is Monday."), UserMessage(text="Hello", ts="17.1"))
    assert metadata(server) == [{"kind": "note"}, {"kind": "message", "ts": "17.1", "user": "U1"}]
    assert thread_at(server).messages[0].texts == [f"{NOTE_MARK}\nToday is Monday."]


async def test_outputs_and_words_are_marked_for_what_they_are(
    assistants: Talk, server: OpenAIServer, listener: Listener
) -> None:
    output = await asked_for_a_call(assistants, listener)
    assistants.asked = replace(ASKED, metadata={"user": "U1"})
    await assistants.tell(output, Note(text="Today is Tuesday."), AGAIN, resume=True)
    assert metadata(server) == [
        {"kind": "message"},
        {"kind": "result", "call_id": output.call_id},
        {"kind": "note"},
        {"kind": "message", "ts": "17.2", "user": "U1"},
    ]


async def test_a_thread_is_told_only_what_is_new(assistants: Talk, server: OpenAIServer) -> None:
    await assistants.tell(HELLO)
    await assistants.tell(AGAIN)
    assert [body["content"] for body in made(server, "POST", "/messages")] == ["And you?"]


async def test_a_result_is_put_on_record_with_the_next_message(
    assistants: Talk, server: OpenAIServer, listener: Listener
) -> None:
    listener.calls = ("list_goals",)
    (call,) = calls_in(await assistants.tell(HELLO)).calls
    await assistants.tell(FunctionOutput(call_id=call.call_id, output='["A house"]'), resume=True)
    listener.calls = ()
    for words in ("One", "Two"):
        await assistants.tell(UserMessage(text=words))
    recorded = f'{RECORD_MARK}\nlist_goals {{}}\n["A house"]'
    assert [body["content"] for body in made(server, "POST", "/messages")] == [recorded, "One", "Two"]


async def test_all_outputs_of_a_run_go_in_one_submit(
    assistants: Talk, server: OpenAIServer, listener: Listener
) -> None:
    listener.calls = ("list_goals", "list_goals")
    calls = calls_in(await assistants.tell(HELLO)).calls
    outputs = [FunctionOutput(call_id=call.call_id, output="[]") for call in reversed(calls)]
    answer_in(await assistants.tell(*outputs, resume=True))
    (body,) = made(server, "POST", "/submit_tool_outputs")
    assert [output["tool_call_id"] for output in body["tool_outputs"]] == [call.call_id for call in calls]
    assert statuses(server) == ["completed"]


async def test_a_call_whose_id_is_another_in_the_journal_is_known_by_what_it_says(
    assistants: Talk, server: OpenAIServer, listener: Listener
) -> None:
    listener.calls = ("list_goals",)
    (call,) = calls_in(await assistants.tell(HELLO)).calls
    assistants.history = (HELLO, assistants.history[1].model_copy(update={"call_id": "call_0-7"}))
    answer_in(await assistants.tell(FunctionOutput(call_id="call_0-7", output="[]"), resume=True))
    (body,) = made(server, "POST", "/submit_tool_outputs")
    assert body["tool_outputs"] == [{"tool_call_id": call.call_id, "output": "[]"}]


async def test_the_tools_of_a_run_are_replaced_only_where_not_all_are_offered(
    assistants: Talk, server: OpenAIServer
) -> None:
    both = replace(ASKED, tools=(TOOL, {**TOOL, "name": "make_goal"}))
    assistants.asked = replace(both, offered=frozenset({"list_goals", "make_goal"}))
    await assistants.tell(HELLO)
    assistants.asked = replace(both, offered=frozenset({"make_goal"}))
    await assistants.tell(AGAIN)
    first, second = made(server, "POST", "/runs")
    assert "tools" not in first
    assert [tool["function"]["name"] for tool in second["tools"]] == ["make_goal"]


async def test_the_tokens_of_all_requests_of_a_run_are_counted_once(
    assistants: Talk, server: OpenAIServer, listener: Listener
) -> None:
    listener.calls = ("list_goals",)
    requested = calls_in(await assistants.tell(HELLO))
    (call,) = requested.calls
    completed = answer_in(await assistants.tell(FunctionOutput(call_id=call.call_id, output="[]"), resume=True))
    used = thread_at(server).runs[0].resource()["usage"]
    total = requested.usage.input_tokens + completed.usage.input_tokens
    assert total == used["prompt_tokens"]


async def test_the_tokens_of_a_cancelled_run_are_not_forgotten(assistants: Talk, server: OpenAIServer) -> None:
    server.script((Call("list_goals", {}),))
    (call,) = calls_in(await assistants.tell(HELLO)).calls
    completed = answer_in(await assistants.tell(FunctionOutput(call_id=call.call_id, output="superseded"), AGAIN))
    used = [run.resource()["usage"]["prompt_tokens"] for run in thread_at(server).runs]
    assert completed.usage.input_tokens == sum(used)


async def test_a_long_conversation_is_rebuilt_in_its_order(
    assistants: Talk, server: OpenAIServer, listener: Listener
) -> None:
    assistants.history = tuple(UserMessage(text=f"Message {number}") for number in range(75))
    assistants.thread = await assistants.engine.rebuild(1, assistants.history, {"user": "U1"})
    await assistants.tell(AGAIN)
    assert [text for _, text in listener.last] == [*(f"Message {number}" for number in range(75)), "And you?"]


async def test_a_thread_that_cannot_be_rebuilt_is_not_left_behind(assistants: Talk, server: OpenAIServer) -> None:
    history = [UserMessage(text=f"Message {number}") for number in range(40)]
    server.fail_next(500, path="/v1/threads/*/messages")
    with pytest.raises(EngineError):
        await assistants.engine.rebuild(1, history, {})
    assert server.assistants.threads.all() == ()


async def test_nobody_hears_that_the_protocol_is_deprecated(assistants: Talk, listener: Listener) -> None:
    listener.calls = ("list_goals",)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        (call,) = calls_in(await assistants.tell(HELLO)).calls
        await assistants.tell(FunctionOutput(call_id=call.call_id, output="[]"), resume=True)
        await assistants.engine.mirror(assistants.thread, {})


async def test_a_server_without_assistants_is_refused_in_a_line_that_says_what_to_set() -> None:
    server = OpenAIServer(profile="sunset")
    engine = assistants_engine_at(await server.start())
    with pytest.raises(EngineUnavailableError) as refusal:
        await engine.check()
    await engine.close()
    await server.stop()
    line = str(refusal.value)
    assert "2026-08-26" in line
    assert "ASSISTANT_ENGINE=responses" in line
    assert "penny move-conversations --to responses" in line
    assert "\n" not in line
