"""What the user gets when the provider, or anything else, fails in the middle of a turn."""

import json
import logging
import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

import pytest

from bot.assistant.engines.responses import ResponsesEngine
from bot.assistant.errors import TurnFailedError
from bot.assistant.halt import Halt
from bot.assistant.turn import Message
from bot.logs import JsonFormatter
from storage.database import Database
from tests.clock import FakeClock
from tests.integration.assistant_office import HOW_LONG, KEEP, Office, open_office
from tests.unit.bot.assistant.recording import RecordingReply
from tools.toolkit.outcome import Display
from tools.toolkit.task import Task

HELLO = Message(text="Hello Penny", ts="1.5")


@pytest.fixture(params=["conversation", "local"])
async def office(request: pytest.FixtureRequest, database: Database, clock: FakeClock) -> AsyncIterator[Office]:
    async with open_office(database, clock, request.param) as office:
        yield office


async def test_a_passing_failure_is_retried_within_the_turn(office: Office) -> None:
    office.server.fail_next(500)
    office.server.fail_next(429, "rate_limit_exceeded", retry_after=7)
    reply = await office.say("Hello Penny")
    assert reply.answers == ["You said: Hello Penny"]
    assert len(office.waits.seconds) == 2
    assert office.waits.seconds[1] == 7.0


async def test_a_cut_stream_is_repeated_without_showing_its_text_twice(office: Office) -> None:
    office.server.cut_next_stream("response.output_text.delta")
    reply = await office.say("Hello Penny")
    assert reply.answers == [reply.streamed] == ["You said: Hello Penny"]


async def test_a_response_that_was_kept_is_not_asked_for_again(office: Office) -> None:
    office.server.fail_next(500, after_commit=True)
    await office.say(KEEP)
    assert await office.goals() == ["House"]
    assert len(await office.items("function_call")) == 1


async def test_a_failure_that_stays_ends_in_one_kind_sentence(office: Office) -> None:
    for _ in range(4):
        office.server.fail_next(503)
    reply, error = await office.take_failing(HELLO)
    assert reply.failures == [(error.reference, True)] == [("P-0001", True)]
    assert reply.ends == ["fail"]
    assert error.code == "http_503"


async def test_a_wrong_key_fails_at_once_and_is_not_blamed_on_the_users_words(office: Office) -> None:
    office.server.fail_next(401, "invalid_api_key")
    reply, _ = await office.take_failing(HELLO)
    assert reply.failures == [("P-0001", True)]
    assert office.waits.seconds == []


async def test_after_a_failed_turn_the_next_one_tells_both_messages(office: Office) -> None:
    office.server.fail_next(401, "invalid_api_key")
    await office.take_failing(HELLO)
    await office.say("Are you back?")
    assert [item["text"] for item in await office.items("user_message")] == ["Hello Penny", "Are you back?"]
    sent = json.dumps(office.server.bodies()[-1]["input"])
    assert "Hello Penny" in sent
    assert "Are you back?" in sent


async def test_a_message_that_the_provider_refuses_does_not_spoil_the_next_one(office: Office) -> None:
    office.server.fail_next(400, "invalid_prompt")
    await office.take_failing(Message(text="Something awful", ts="1.5"))
    reply = await office.say("Hello Penny")
    assert reply.answers == ["You said: Hello Penny"]
    assert "Something awful" not in json.dumps(office.server.bodies()[-1]["input"])


@dataclass
class SabotagedReply(RecordingReply):
    """A place to read; once a tool works, the model's key is refused."""

    office: Office | None = None

    async def work(self, task: Task) -> None:
        if self.office and task.status == "in_progress":
            self.office.server.fail_next(401, "invalid_api_key")


async def test_a_tool_that_ran_before_the_failure_is_not_run_again(office: Office) -> None:
    turn, reply = await office.claim(Message(text=KEEP, ts="1.5")), SabotagedReply(office=office)
    with pytest.raises(TurnFailedError):
        await office.handler.run(turn, reply, Halt())
    await office.end(turn)
    assert (await office.say("Are you there?")).answers == ["You said: Are you there?"]
    assert await office.goals() == ["House"]


async def test_an_answer_in_words_survives_a_failure_right_after_it(office: Office) -> None:
    await office.say(HOW_LONG)
    office.server.fail_next(401, "invalid_api_key")
    await office.take_failing(Message(text="1,200", ts="2.5"))
    reply = await office.say("Well?")
    assert reply.answers == ["You said: Well?"]
    outputs = [json.loads(item["output"]) for item in await office.items("function_output")]
    assert [output["status"] for output in outputs] == ["completed"]


async def test_a_turn_given_up_is_told_once_with_its_number(office: Office) -> None:
    reply = RecordingReply()
    await office.handler.give_up(await office.claim(HELLO), reply)
    assert reply.failures == [("P-0001", True)]


class BrokenScreen(RecordingReply):
    """A place to read where answers cannot be shown."""

    async def finish(self, text: str, results: Sequence[Display]) -> None:
        raise ConnectionError(text)


async def test_an_error_in_penny_herself_is_told_with_a_number(office: Office) -> None:
    turn, reply = await office.claim(HELLO), BrokenScreen()
    with pytest.raises(TurnFailedError, match="P-0001"):
        await office.handler.run(turn, reply, Halt())
    assert reply.failures == [("P-0001", True)]


async def test_logs_hold_nothing_that_was_said(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    office.server.fail_next(500)
    await office.say(HOW_LONG)
    await office.say("1,200")
    turn = await office.claim(Message(text="my secret", ts="9.5"))
    with pytest.raises(TurnFailedError, match="P-0003"):
        await office.handler.run(turn, BrokenScreen(), Halt())
    lines = "\n".join(JsonFormatter().format(record) for record in caplog.records)
    assert "P-0003" in lines
    assert re.findall("60,000|1,200|secret", lines) == []


@pytest.mark.parametrize("state", ["conversation", "local"])
async def test_a_conversation_moves_to_another_engine_with_all_that_was_said(office: Office, state: str) -> None:
    await office.say(KEEP)
    old = office.engine
    office.engine = ResponsesEngine(
        api_key="sk-test",
        base_url=old.endpoint.replace("127.0.0.1", "localhost"),
        model="test",
        state=state,  # pyright: ignore[reportArgumentType]
    )
    reply = await office.say("Still there?")
    await office.engine.close()
    office.engine = old
    assert reply.answers == ["You said: Still there?"]
    sent = json.dumps(office.server.bodies()[-1]["input"])
    assert KEEP in sent
    assert "House is a goal now." in sent
