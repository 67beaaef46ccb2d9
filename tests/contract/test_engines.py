"""What every engine does, in each of its states, against the loopback model server."""

from dataclasses import replace

import pytest

from bot.assistant.engine import (
    AssistantMessage,
    FunctionCall,
    FunctionOutput,
    Note,
    RemoteThread,
    RunCompleted,
    TextDelta,
    UserMessage,
)
from bot.playground.openai.model import Refusal
from bot.playground.openai.server import OpenAIServer
from bot.playground.planner.moves import Call
from tests.contract.talk import ANSWER, ASKED, HELLO, TOOL, Listener, Talk, answer_in, calls_in, text_of
from tests.contract.wire import Kind, engine_at, wire_of
from tools.toolkit.tool import ToolCall

AGAIN = UserMessage(text="And you?")


async def test_an_answer_is_streamed_and_then_completed(talk: Talk) -> None:
    events = await talk.tell(HELLO)
    completed = answer_in(events)
    assert text_of(events) == ANSWER
    assert completed.text == ANSWER
    assert completed.items == (AssistantMessage(text=ANSWER),)
    assert completed.usage.input_tokens > 0
    assert completed.usage.output_tokens > 0


async def test_the_name_the_endpoint_and_the_model_tell_where_a_conversation_is_kept(talk: Talk, url: str) -> None:
    assert talk.engine.name in ("responses/conversation", "responses/local", "assistants")
    assert (talk.engine.endpoint, talk.engine.model) == (url, "test")


async def test_a_server_that_has_the_protocol_passes_the_check(talk: Talk) -> None:
    await talk.engine.check()


async def test_a_server_that_is_away_passes_the_check(talk: Talk, server: OpenAIServer) -> None:
    await server.stop()
    await talk.engine.check()


async def test_the_model_knows_what_was_said_before(talk: Talk, listener: Listener) -> None:
    await talk.tell(Note(text="Today is Monday."), HELLO)
    await talk.tell(AGAIN)
    assert listener.last == [
        ("developer", "Today is Monday."),
        ("user", "Hello Penny"),
        ("assistant", ANSWER),
        ("user", "And you?"),
    ]


async def test_a_call_is_requested_and_its_output_resumes_the_run(talk: Talk, listener: Listener) -> None:
    listener.calls = ("list_goals",)
    requested = calls_in(await talk.tell(HELLO))
    (call,) = requested.calls
    assert call == ToolCall(call.call_id, "list_goals", "{}")
    assert requested.items == (FunctionCall(call_id=call.call_id, name="list_goals", arguments="{}"),)

    answer_in(await talk.tell(FunctionOutput(call_id=call.call_id, output="[]"), resume=True))
    assert listener.last == [
        ("user", "Hello Penny"),
        ("function_call", call.call_id),
        ("function_call_output", call.call_id),
    ]


async def test_a_result_is_known_in_later_turns(talk: Talk, listener: Listener) -> None:
    listener.calls = ("list_goals",)
    (call,) = calls_in(await talk.tell(HELLO)).calls
    await talk.tell(FunctionOutput(call_id=call.call_id, output='["A house"]'), resume=True)
    listener.calls = ()
    await talk.tell(AGAIN)
    assert listener.last == [
        ("user", "Hello Penny"),
        ("function_call", call.call_id),
        ("function_call_output", call.call_id),
        ("assistant", ANSWER),
        ("user", "And you?"),
    ]


async def test_several_calls_in_one_response_are_all_requested(talk: Talk, listener: Listener) -> None:
    listener.calls = ("list_goals", "list_goals")
    requested = calls_in(await talk.tell(HELLO))
    outputs = [FunctionOutput(call_id=call.call_id, output="[]") for call in requested.calls]
    assert len(outputs) == 2
    answer_in(await talk.tell(*outputs, resume=True))


async def test_calls_may_follow_one_another(talk: Talk, server: OpenAIServer) -> None:
    server.script((Call("list_goals", {}),), (Call("list_goals", {}),))
    for _ in range(2):
        (call,) = calls_in(await talk.tell(*_outputs_of(talk) or (HELLO,), resume=bool(talk.history))).calls
        assert call.tool == "list_goals"
    answer_in(await talk.tell(*_outputs_of(talk), resume=True))


async def test_words_that_come_with_the_outputs_are_heard_too(talk: Talk, listener: Listener) -> None:
    listener.calls = ("list_goals",)
    (call,) = calls_in(await talk.tell(HELLO)).calls
    listener.calls = ()
    output = FunctionOutput(call_id=call.call_id, output="superseded: the user answered in words")
    answer_in(await talk.tell(output, Note(text="Today is Tuesday."), AGAIN, resume=True))
    assert listener.last == [
        ("user", "Hello Penny"),
        ("function_call", call.call_id),
        ("function_call_output", call.call_id),
        ("developer", "Today is Tuesday."),
        ("user", "And you?"),
    ]


async def test_arguments_that_are_no_json_are_passed_on_as_they_are(talk: Talk, server: OpenAIServer) -> None:
    server.script((Call("list_goals", {"name": "House"}),))
    server.break_next_arguments()
    requested = calls_in(await talk.tell(HELLO))
    assert requested.calls[0].arguments == '{"name": "House'


async def test_a_refusal_is_an_answer(talk: Talk, server: OpenAIServer) -> None:
    server.script(Refusal("I'd rather not."))
    events = await talk.tell(HELLO)
    assert text_of(events) == "I'd rather not."
    assert answer_in(events).text == "I'd rather not."


async def test_only_what_is_offered_can_be_called(talk: Talk, listener: Listener) -> None:
    talk.asked = replace(ASKED, tools=(TOOL, {**TOOL, "name": "make_goal"}), offered=frozenset({"list_goals"}))
    await talk.tell(HELLO)
    assert listener.offered == ["list_goals"]


async def test_everything_can_be_called_where_nothing_is_said_of_it(talk: Talk, listener: Listener) -> None:
    talk.asked = replace(ASKED, tools=(TOOL, {**TOOL, "name": "make_goal"}))
    await talk.tell(HELLO)
    assert listener.offered == ["list_goals", "make_goal"]


async def test_a_conversation_goes_on_where_it_was_rebuilt(talk: Talk, listener: Listener) -> None:
    call = FunctionCall(call_id="call_1", name="list_goals", arguments="{}")
    talk.history = (
        Note(text="Today is Monday."),
        HELLO,
        call,
        FunctionOutput(call_id="call_1", output="[]"),
        AssistantMessage(text=ANSWER),
    )
    talk.thread = await talk.engine.rebuild(3, talk.history, {"team": "T1"})
    assert talk.thread.generation == 3
    answer_in(await talk.tell(AGAIN))
    assert talk.opened == []
    assert listener.last == [
        ("developer", "Today is Monday."),
        ("user", "Hello Penny"),
        ("function_call", "call_1"),
        ("function_call_output", "call_1"),
        ("assistant", ANSWER),
        ("user", "And you?"),
    ]


async def test_metadata_can_be_mirrored_before_and_after_there_is_a_thread(talk: Talk) -> None:
    await talk.engine.mirror(RemoteThread(None, 0), {"team": "T1"})
    await talk.tell(HELLO)
    await talk.engine.mirror(talk.thread, {"team": "T1", "currency": "EUR"})


async def test_after_a_run_was_broken_off_the_next_message_is_answered(
    talk: Talk, server: OpenAIServer, listener: Listener
) -> None:
    await talk.tell(HELLO)
    gate = server.gate(talk.wire.text, skip=1)
    await talk.break_off(AGAIN)
    gate.release()
    answer_in(await talk.tell(AGAIN, UserMessage(text="Never mind."), retried=True))
    assert [told for told in listener.last if told[0] == "user"] == [
        ("user", "Hello Penny"),
        ("user", "And you?"),
        ("user", "Never mind."),
    ]


@pytest.mark.parametrize("kind", ["conversation", "local", "assistants"])
async def test_a_server_that_asks_for_a_version_is_told_one(server: OpenAIServer, url: str, kind: Kind) -> None:
    engine = engine_at(url, kind, api_version="2025-05-01")
    answer_in(await Talk(engine, wire_of(kind)).tell(HELLO))
    await engine.close()
    assert {request.query.get("api-version") for request in server.requests} == {"2025-05-01"}


async def test_every_piece_of_the_answer_is_some_text(talk: Talk) -> None:
    pieces = [event.text for event in await talk.tell(HELLO) if isinstance(event, TextDelta)]
    assert len(pieces) > 1
    assert all(pieces)


async def test_nothing_follows_the_end_of_a_request(talk: Talk) -> None:
    events = await talk.tell(HELLO)
    assert [isinstance(event, RunCompleted) for event in events] == [*[False] * (len(events) - 1), True]


def _outputs_of(talk: Talk) -> tuple[FunctionOutput, ...]:
    """An output for each call of the newest request."""
    answered = {item.call_id for item in talk.history if isinstance(item, FunctionOutput)}
    calls = [item for item in talk.history if isinstance(item, FunctionCall)]
    return tuple(FunctionOutput(call_id=call.call_id, output="[]") for call in calls if call.call_id not in answered)
