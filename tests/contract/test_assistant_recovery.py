"""What the assistants engine does when a thread is not what it should be."""

import asyncio

import pytest

from bot.assistant.engine import Note, UserMessage
from bot.playground.openai.fault import Drop, Refuse
from bot.playground.openai.server import OpenAIServer
from tests.contract.talk import ANSWER, HELLO, Listener, Talk, answer_in, asked_for_a_call, failure_in
from tests.contract.threads import statuses, thread_at

AGAIN = UserMessage(text="And you?", ts="17.2")
MESSAGES = "/v1/threads/*/messages"
RUNS = "/v1/threads/*/runs"


@pytest.mark.parametrize("after_commit", [False, True])
async def test_a_message_whose_answer_was_lost_is_there_once(
    assistants: Talk, server: OpenAIServer, listener: Listener, after_commit: bool
) -> None:
    await assistants.tell(HELLO)
    server.faults.next_request(Drop(after_commit), path=MESSAGES, method="POST")
    assert failure_in(await assistants.tell(AGAIN)).retryable
    answer_in(await assistants.tell(AGAIN, retried=True))
    assert [words for who, words in listener.last if who == "user"] == ["Hello Penny", "And you?"]


async def test_what_is_missing_of_several_messages_is_added(
    assistants: Talk, server: OpenAIServer, listener: Listener
) -> None:
    await assistants.tell(HELLO)
    new = (Note(text="One"), Note(text="Two"), AGAIN)
    gate = server.gate("request", skip=1)
    telling = asyncio.create_task(assistants.tell(*new))
    await gate.reached()
    server.fail_next(503, path=MESSAGES)
    gate.release()
    assert failure_in(await telling).retryable
    answer_in(await assistants.tell(*new, retried=True))
    assert [told for told in listener.last if told[0] != "assistant"] == [
        ("user", "Hello Penny"),
        ("developer", "One"),
        ("developer", "Two"),
        ("user", "And you?"),
    ]


async def test_a_run_whose_answer_was_lost_is_begun_once(
    assistants: Talk, server: OpenAIServer, listener: Listener
) -> None:
    server.faults.next_request(Drop(after_commit=True), path=RUNS, method="POST")
    assert failure_in(await assistants.tell(HELLO)).retryable
    assert answer_in(await assistants.tell(HELLO, retried=True)).text == ANSWER
    assert statuses(server) == ["completed"]


async def test_the_same_words_said_twice_are_told_twice(assistants: Talk, listener: Listener) -> None:
    await assistants.tell(HELLO)
    await assistants.tell(HELLO, retried=True)
    assert [words for who, words in listener.last if who == "user"] == ["Hello Penny", "Hello Penny"]


async def test_a_new_message_ends_a_run_that_nobody_follows(
    assistants: Talk, server: OpenAIServer, listener: Listener
) -> None:
    gate = server.gate("thread.message.created")
    server.cut_next_stream("thread.run.in_progress")
    await assistants.tell(HELLO)
    cancelled = server.gate("thread.run.cancelled")
    telling = asyncio.create_task(assistants.tell(HELLO, AGAIN, retried=True))
    await cancelled.reached()
    for held in (gate, cancelled):
        held.release()
    answer_in(await telling)
    assert listener.last == [("user", "Hello Penny"), ("user", "And you?")]
    assert statuses(server) == ["cancelled", "completed"]


async def test_an_answer_nobody_heard_does_not_stand_in_the_way_of_a_new_message(
    assistants: Talk, server: OpenAIServer, listener: Listener
) -> None:
    server.cut_next_stream("thread.run.created")
    await assistants.tell(HELLO)
    await server.assistants.settled()
    answer_in(await assistants.tell(HELLO, AGAIN, retried=True))
    assert listener.last == [("user", "Hello Penny"), ("user", "And you?")]
    assert assistants.thread.generation == 1


async def test_outputs_that_were_taken_but_not_heard_of_are_not_told_twice(
    assistants: Talk, server: OpenAIServer, listener: Listener
) -> None:
    output = await asked_for_a_call(assistants, listener)
    server.fail_next(500, path="*/submit_tool_outputs", after_commit=True)
    await assistants.tell(output, resume=True)
    answer_in(await assistants.tell(output, AGAIN, resume=True, retried=True))
    assert [told for told, _ in listener.last] == ["user", "function_call", "function_call_output", "user"]


@pytest.mark.parametrize("retried", [False, True])
async def test_a_busy_thread_is_freed_and_told(
    assistants: Talk, server: OpenAIServer, listener: Listener, retried: bool
) -> None:
    await asked_for_a_call(assistants, listener)
    # The journal does not know of the call: the run that made it stands in the way.
    assistants.history = assistants.history[:1]
    answer_in(await assistants.tell(AGAIN, retried=retried))
    assert statuses(server) == ["cancelled", "completed"]
    assert listener.last == [("user", "Hello Penny"), ("user", "And you?")]


@pytest.mark.parametrize("times", [1, 2, 3])
async def test_a_thread_that_somebody_else_writes_to_is_waited_for(
    assistants: Talk, server: OpenAIServer, listener: Listener, times: int
) -> None:
    await assistants.tell(HELLO)
    server.lock_next(times)
    answer_in(await assistants.tell(AGAIN))
    assert [words for who, words in listener.last if who == "user"] == ["Hello Penny", "And you?"]


@pytest.mark.parametrize("retried", [False, True])
async def test_a_thread_that_is_gone_is_made_anew_with_all_that_was_said(
    assistants: Talk, server: OpenAIServer, listener: Listener, retried: bool
) -> None:
    await assistants.tell(Note(text="Today is Monday."), HELLO)
    server.forget(thread_at(server).id)
    answer_in(await assistants.tell(AGAIN, retried=retried))
    assert (assistants.thread.generation, len(assistants.opened)) == (1, 2)
    assert listener.last == [
        ("developer", "Today is Monday."),
        ("user", "Hello Penny"),
        ("assistant", ANSWER),
        ("user", "And you?"),
    ]


async def test_outputs_for_a_thread_that_is_gone_are_told_in_a_new_one(
    assistants: Talk, server: OpenAIServer, listener: Listener
) -> None:
    output = await asked_for_a_call(assistants, listener)
    server.forget(thread_at(server).id)
    answer_in(await assistants.tell(output, resume=True))
    assert assistants.thread.generation == 1
    assert [told for told, _ in listener.last] == ["user", "function_call", "function_call_output"]


async def test_a_long_conversation_is_made_anew_in_its_order(
    assistants: Talk, server: OpenAIServer, listener: Listener
) -> None:
    await assistants.tell(*[Note(text=f"Note {number}") for number in range(70)], HELLO)
    server.forget(thread_at(server).id)
    answer_in(await assistants.tell(AGAIN))
    assert [words for who, words in listener.last if who == "developer"] == [f"Note {n}" for n in range(70)]


async def test_a_thread_without_its_run_is_told_the_outputs(
    assistants: Talk, server: OpenAIServer, listener: Listener
) -> None:
    output = await asked_for_a_call(assistants, listener)
    thread_at(server).runs.clear()
    answer_in(await assistants.tell(output, resume=True))
    assert [told for told, _ in listener.last] == ["user", "function_call", "function_call_output"]


async def test_a_message_that_went_astray_has_the_thread_made_anew(
    assistants: Talk, server: OpenAIServer, listener: Listener
) -> None:
    server.fail_next(503, path=RUNS)
    new = (Note(text="One"), AGAIN)
    await assistants.tell(*new)
    del thread_at(server).messages[0]
    answer_in(await assistants.tell(*new, retried=True))
    assert listener.last == [("developer", "One"), ("user", "And you?")]
    assert assistants.thread.generation == 1


async def test_what_was_rejected_is_left_behind_with_its_thread(
    assistants: Talk, server: OpenAIServer, listener: Listener
) -> None:
    await assistants.tell(HELLO)
    server.end_next_stream("thread.run.failed", code="invalid_prompt")
    assert failure_in(await assistants.tell(UserMessage(text="Something awful"))).rejected
    answer_in(await assistants.tell(AGAIN))
    assert listener.last == [("user", "Hello Penny"), ("assistant", ANSWER), ("user", "And you?")]


async def test_a_server_that_shuts_the_protocol_down_meanwhile_is_a_lasting_failure(
    assistants: Talk, server: OpenAIServer
) -> None:
    await assistants.tell(HELLO)
    server.faults.chaos = lambda method, path: Refuse(404)
    failure = failure_in(await assistants.tell(AGAIN))
    assert (failure.code, failure.retryable, failure.rejected) == ("http_404", False, False)
