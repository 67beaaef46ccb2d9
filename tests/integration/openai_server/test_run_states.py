"""A run from its beginning to every end it can have."""

# pyright: reportDeprecated=false

import asyncio
from datetime import timedelta
from typing import Any

import openai
import pytest

from bot.playground.openai.server import OpenAIServer
from bot.playground.planner import Call, Say
from tests.clock import FakeClock
from tests.integration.openai_server.assistants import DONE, Desk, call_ids, kinds, text_of
from tests.integration.openai_server.requests import HOUSE

pytestmark = pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning")

LONG_AGO = timedelta(minutes=10)


async def settled(server: OpenAIServer) -> None:
    await asyncio.wait_for(server.assistants.settled(), 5)


async def test_while_a_run_is_active_nothing_else_may_be_added(desk: Desk) -> None:
    run = await desk.until_action()
    with pytest.raises(openai.BadRequestError) as caught:
        await desk.say("hi")
    assert caught.value.body["message"] == (  # pyright: ignore[reportIndexIssue, reportOptionalSubscript]
        f"Can't add messages to {desk.thread_id} while a run {run.id} is active."
    )
    assert caught.value.type == "invalid_request_error"
    with pytest.raises(openai.BadRequestError, match=f"already has an active run {run.id}"):
        await desk.begin()

    await desk.submit(run)
    await desk.say("hi")


async def test_all_outputs_are_submitted_at_once(server: OpenAIServer, desk: Desk) -> None:
    server.script((Call("list_goals", {}), Call("list_facts", {})), Say("There."))
    run = (await desk.ask("both"))[-1].data
    one, two = call_ids(run)
    for outputs in ([], [(one, DONE)], [(one, DONE), (one, DONE)], [(one, DONE), (two, DONE), ("call_9", DONE)]):
        with pytest.raises(openai.BadRequestError, match="Expected tool outputs for call_ids"):
            await desk.submit(run, outputs)
    assert (await desk.submit(run, [(two, DONE), (one, DONE)]))[-1].data.status == "completed"


async def test_an_output_is_a_text(desk: Desk) -> None:
    run = await desk.until_action()
    outputs: Any = [{"tool_call_id": call_ids(run)[0], "output": {"status": "completed"}}]
    with pytest.raises(openai.BadRequestError, match="Missing required parameter"):
        await desk.client.beta.threads.runs.submit_tool_outputs(run.id, thread_id=desk.thread_id, tool_outputs=outputs)


async def test_a_run_that_is_over_takes_no_outputs(desk: Desk) -> None:
    run = await desk.until_action()
    await desk.submit(run)
    with pytest.raises(openai.BadRequestError, match='Runs in status "completed" do not accept tool outputs'):
        await desk.submit(run)


async def test_a_waiting_run_can_be_cancelled(server: OpenAIServer, desk: Desk) -> None:
    run = await desk.until_action()
    gate = server.gate("thread.run.cancelled")
    assert (await desk.cancel(run)).status == "cancelling"
    await gate.reached()
    with pytest.raises(openai.BadRequestError, match="Cannot cancel run with status 'cancelling'"):
        await desk.cancel(run)
    with pytest.raises(openai.BadRequestError, match="while a run"):
        await desk.say("hi")

    gate.release()
    await settled(server)
    cancelled = await desk.run(run.id)
    assert (cancelled.status, cancelled.required_action) == ("cancelled", None)
    assert cancelled.cancelled_at
    assert [step.status for step in await desk.steps(run)] == ["cancelled"]
    with pytest.raises(openai.BadRequestError, match='Runs in status "cancelled" do not accept tool outputs'):
        await desk.submit(run, [(call_id, DONE) for call_id in call_ids(run)])
    await desk.say("hi")


async def test_a_run_that_is_cancelled_in_mid_stream_says_so(server: OpenAIServer, desk: Desk) -> None:
    gate = server.gate("thread.message.delta", skip=2)
    streaming = asyncio.create_task(desk.ask("hello"))
    await gate.reached()
    await desk.cancel(await desk.newest_run())

    events = await asyncio.wait_for(streaming, 5)
    assert kinds(events)[-4:] == [
        "thread.run.cancelling",
        "thread.message.incomplete",
        "thread.run.step.cancelled",
        "thread.run.cancelled",
    ]
    message = (await desk.messages())[-1]
    assert message.incomplete_details
    assert message.incomplete_details.reason == "run_cancelled"
    assert len(text_of(message).split()) == 2


async def test_a_run_that_is_over_cannot_be_cancelled(desk: Desk) -> None:
    run = (await desk.ask("hello"))[-1].data
    with pytest.raises(openai.BadRequestError, match="Cannot cancel run with status 'completed'"):
        await desk.cancel(run)


async def test_a_waiting_run_expires_after_ten_minutes(clock: FakeClock, desk: Desk) -> None:
    run = await desk.until_action()
    clock.advance(LONG_AGO - timedelta(seconds=1))
    assert (await desk.run(run.id)).status == "requires_action"
    clock.advance(timedelta(seconds=1))
    with pytest.raises(openai.BadRequestError, match='Runs in status "expired" do not accept tool outputs'):
        await desk.submit(run)

    expired = await desk.run(run.id)
    assert (expired.status, expired.required_action) == ("expired", None)
    assert [step.status for step in await desk.steps(run)] == ["expired"]
    assert (await desk.ask("hello"))[0].event == "thread.run.created"


async def test_a_run_under_way_expires_too(server: OpenAIServer, clock: FakeClock, desk: Desk) -> None:
    gate = server.gate("thread.message.delta")
    streaming = asyncio.create_task(desk.ask("hello"))
    await gate.reached()
    clock.advance(LONG_AGO)
    assert (await desk.newest_run()).status == "expired"

    events = await asyncio.wait_for(streaming, 5)
    assert kinds(events)[-3:] == ["thread.message.incomplete", "thread.run.step.expired", "thread.run.expired"]


async def test_a_run_goes_on_when_its_client_goes_away(server: OpenAIServer, desk: Desk) -> None:
    gate = server.gate("thread.message.delta")
    streaming = asyncio.create_task(desk.ask("hello"))
    await gate.reached()
    streaming.cancel()
    await asyncio.wait([streaming], timeout=5)
    await asyncio.wait_for(server.idle(), 5)
    assert (await desk.newest_run()).status == "in_progress"

    gate.release()
    await settled(server)
    assert (await desk.newest_run()).status == "completed"
    assert len(await desk.messages()) == 2


async def test_a_run_that_needs_more_tokens_than_it_may_use_is_incomplete(server: OpenAIServer, desk: Desk) -> None:
    server.script(Say("word " * 400))
    events = await desk.ask("hello", max_completion_tokens=256)
    assert events[-1].data.incomplete_details.reason == "max_completion_tokens"
    message = (await desk.messages())[-1]
    assert message.incomplete_details
    assert message.incomplete_details.reason == "max_tokens"
    assert 900 < len(text_of(message)) <= 1024

    events = await desk.ask("word " * 400, max_prompt_tokens=256)
    assert events[-1].data.incomplete_details.reason == "max_prompt_tokens"


ENDS: dict[str, dict[str, Any]] = {
    "thread.run.failed": {"status": "failed", "code": "rate_limit_exceeded"},
    "thread.run.incomplete": {"status": "incomplete", "reason": "max_prompt_tokens"},
    "thread.run.expired": {"status": "expired"},
    "thread.run.cancelled": {"status": "cancelled"},
}


@pytest.mark.parametrize("after", [None, "thread.message.delta", "thread.run.step.created", 3])
@pytest.mark.parametrize("event", ENDS)
async def test_a_run_can_be_made_to_end_in_every_way(
    server: OpenAIServer, desk: Desk, event: Any, after: str | int | None
) -> None:
    expected: dict[str, Any] = {"code": "server_error", "reason": None} | ENDS[event]
    server.end_next_stream(event, after=after, code=expected["code"], reason=expected["reason"])
    last = (await desk.ask("hello"))[-1]
    assert (last.event, last.data.status) == (event, expected["status"])
    assert getattr(last.data.last_error, "code", expected["code"]) == expected["code"]
    assert getattr(last.data.incomplete_details, "reason", expected["reason"]) == expected["reason"]
    assert (await desk.ask("hello"))[-1].event == "thread.run.completed"


async def test_a_run_can_fail_after_its_outputs_came(server: OpenAIServer, desk: Desk) -> None:
    run = await desk.until_action()
    server.end_next_stream("thread.run.failed")
    last = (await desk.submit(run))[-1].data
    assert (last.status, last.last_error.code) == ("failed", "server_error")
    assert last.failed_at


async def test_the_arguments_of_a_run_can_be_malformed_json(server: OpenAIServer, desk: Desk) -> None:
    server.break_next_arguments()
    run = (await desk.ask(HOUSE))[-1].data
    (call,) = run.required_action.submit_tool_outputs.tool_calls
    assert not call.function.arguments.endswith("}")


async def test_a_planner_that_stumbles_does_not_go_unnoticed(desk: Desk, server: OpenAIServer) -> None:
    broken: Any = (object(),)
    server.script(broken)
    with pytest.raises(openai.APIConnectionError):
        await desk.ask("hello")
