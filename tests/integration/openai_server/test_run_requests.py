"""What a run may be asked for, and what is refused."""

# pyright: reportDeprecated=false

from typing import Any

import openai
import pytest

from tests.integration.openai_server.assistants import NESTED, Desk, checked, text_of
from tests.integration.openai_server.requests import HOUSE

pytestmark = pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning")


async def test_a_run_can_replace_what_its_assistant_says(desk: Desk) -> None:
    events = await desk.ask(
        HOUSE,
        model="other",
        instructions="Be brief.",
        additional_instructions="Today is 2026-11-21.",
        tools=[],
        parallel_tool_calls=False,
        metadata={"key": "k1"},
        truncation_strategy={"type": "last_messages", "last_messages": 3},
    )
    run = events[-1].data
    assert (run.status, run.model, run.tools, run.parallel_tool_calls) == ("completed", "other", [], False)
    assert run.instructions == "Be brief.\nToday is 2026-11-21."
    assert run.metadata == {"key": "k1"}
    assert run.truncation_strategy.last_messages == 3
    runs = desk.client.beta.threads.runs
    changed = await runs.update(run.id, thread_id=desk.thread_id, metadata={"key": "k2"})
    assert checked(changed).metadata == {"key": "k2"}


async def test_a_run_can_bring_messages_along(desk: Desk) -> None:
    more = [{"role": "user", "content": "hello", "metadata": {"ts": "1.5"}}]
    await desk.stream(additional_messages=more)
    question, _ = await desk.messages()
    assert (text_of(question), question.metadata) == ("hello", {"ts": "1.5"})


@pytest.mark.parametrize("choice", ["none", {"type": "function", "function": {"name": "other"}}])
async def test_only_the_chosen_tools_are_offered(desk: Desk, choice: Any) -> None:
    other = {"type": "function", "function": {"name": "other"}}
    events = await desk.ask(HOUSE, tools=[NESTED, other], tool_choice=choice)
    assert events[-1].event == "thread.run.completed"


MALFORMED: dict[str, dict[str, Any]] = {
    "an unknown tool choice": {"tool_choice": {"type": "function", "function": {"name": "buy_house"}}},
    "a mode of choice that is none": {"tool_choice": "maybe"},
    "a truncation without a number": {"truncation_strategy": {"type": "last_messages"}},
    "too few tokens": {"max_completion_tokens": 255},
    "too much metadata": {"metadata": {str(number): "" for number in range(17)}},
    "messages that are none": {"additional_messages": ["hi"]},
}


@pytest.mark.parametrize("fields", MALFORMED.values(), ids=MALFORMED)
async def test_a_malformed_run_is_refused_and_leaves_nothing(desk: Desk, fields: dict[str, Any]) -> None:
    with pytest.raises(openai.BadRequestError) as caught:
        await desk.stream(**fields)
    assert caught.value.type == "invalid_request_error"
    assert [run async for run in desk.client.beta.threads.runs.list(desk.thread_id)] == []


async def test_a_run_of_an_unknown_assistant_is_refused(desk: Desk) -> None:
    with pytest.raises(openai.NotFoundError, match="No assistant found with id 'asst_9'"):
        await desk.client.beta.threads.runs.create(desk.thread_id, assistant_id="asst_9")
    with pytest.raises(openai.NotFoundError, match="No run found with id 'run_9'"):
        await desk.run("run_9")
