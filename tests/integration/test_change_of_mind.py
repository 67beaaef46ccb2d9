"""What becomes of a turn that is asked to stop, and of the one that follows it."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Literal

import pytest

from bot.assistant.halt import Halt
from bot.assistant.prompt import SUPERSEDED
from bot.assistant.turn import Message, Retry
from bot.playground.planner.moves import Call, Say
from bot.words.conversation import NOTHING_LEFT
from storage.database import Database
from storage.repositories.turns import ClaimedTurn, HaltReason
from tests.clock import FakeClock
from tests.integration.assistant_office import ASK_BOTH, HOW_LONG, KEEP, Office, open_office
from tests.unit.bot.assistant.recording import RecordingReply

HELLO = Message(text="Hello Penny", ts="1.5")


@pytest.fixture(params=["conversation", "local", "assistants"])
async def office(request: pytest.FixtureRequest, database: Database, clock: FakeClock) -> AsyncIterator[Office]:
    async with open_office(database, clock, request.param) as office:
        yield office


class Interrupted:
    """A turn that is asked to stop when it has come to a certain point."""

    def __init__(self, office: Office, turn: ClaimedTurn) -> None:
        self.office, self.turn = office, turn
        self.reply, self.halt = RecordingReply(), Halt()

    async def stopped_at(self, point: str, reason: HaltReason, *, skip: int = 0) -> Literal["done", "superseded"]:
        """Take the turn; ask it to stop once a request stands at `point` of the model server."""
        gate = self.office.server.gate(point, skip=skip)
        running = asyncio.create_task(self.office.handler.run(self.turn, self.reply, self.halt))
        await gate.reached()
        self.halt.ask(reason)
        status = await asyncio.wait_for(running, 10)
        gate.release()
        await self.office.server.idle()
        await self.office.end(self.turn)
        return status


async def interrupt(
    office: Office, message: Message, point: str, *, reason: HaltReason = "overtaken", skip: int = 0
) -> RecordingReply:
    """Take a turn that is stopped at a point; return what the user saw of it."""
    turn = Interrupted(office, await office.claim(message))
    assert await turn.stopped_at(point, reason, skip=skip) == "superseded"
    return turn.reply


async def test_a_turn_stopped_before_its_first_word_shows_nothing(office: Office) -> None:
    reply = await interrupt(office, HELLO, "request")
    assert (reply.pieces, reply.ends) == ([], ["stop"])


async def test_the_next_turn_sees_both_messages(office: Office) -> None:
    await interrupt(office, HELLO, "request")
    await office.say("Rather tell me about houses")
    said = [item["text"] for item in await office.items("user_message")]
    assert said == ["Hello Penny", "Rather tell me about houses"]
    assert [text for text in said if text in office.told()] == said


async def test_a_turn_stopped_in_mid_answer_tells_the_model_what_was_read(office: Office) -> None:
    reply = await interrupt(office, HELLO, office.delta, skip=2)
    assert reply.pieces
    assert reply.ends == ["stop"]
    later = await office.say("Never mind")
    assert later.answers == ["You said: Never mind"]
    notes = [item["text"] for item in await office.items("note")]
    assert notes[-1].endswith(f"they had read: {reply.streamed}")
    assert notes[-1].split(":")[0] in office.told()


async def test_stop_is_told_to_the_model_with_the_next_message(office: Office) -> None:
    await interrupt(office, HELLO, "request", reason="stopped")
    await office.say("Something else")
    assert "pressed Stop" in office.told()


async def test_a_tool_that_ran_before_the_stop_is_not_run_again_and_not_forgotten(office: Office) -> None:
    turn = await office.claim(Message(text=KEEP, ts="1.5"))
    interrupted = Interrupted(office, turn)
    assert await interrupted.stopped_at(office.delta, "overtaken") == "superseded"
    assert await office.goals() == ["House"]
    office.model.moves = [Say("House is a goal, and hello.")]
    reply = await office.say("And hello")
    assert reply.answers == ["House is a goal, and hello."]
    assert await office.goals() == ["House"]
    assert "House is a goal now." in office.told()


@dataclass
class ImpatientReply(RecordingReply):
    """A place to read whose user writes again as soon as a certain status is shown."""

    halt: Halt = field(default_factory=Halt)
    at: str = ""

    async def status(self, text: str, topic: str | None = None) -> None:
        await super().status(text, topic)
        {self.at: self.halt.ask}.get(text, str)("overtaken")


async def test_a_question_that_is_overtaken_is_not_asked(office: Office) -> None:
    turn, reply = await office.claim(Message(text=HOW_LONG, ts="1.5")), ImpatientReply(at="Counting the months…")
    assert await office.handler.run(turn, reply, reply.halt) == "superseded"
    await office.end(turn)
    assert (reply.forms, reply.ends) == ([], ["stop"])
    assert (await office.say("Never mind")).answers == ["You said: Never mind"]
    assert await office.open_calls() == []


async def test_a_turn_that_is_stopped_before_it_began_keeps_its_message(office: Office) -> None:
    turn, reply, halt = await office.claim(HELLO), RecordingReply(), Halt()
    halt.ask("stopped")
    assert await office.handler.run(turn, reply, halt) == "superseded"
    await office.end(turn)
    assert office.server.requests == []
    assert [item["text"] for item in await office.items("user_message")] == ["Hello Penny"]


async def test_a_stopped_turn_taken_again_stops_again_and_tells_it_once(office: Office) -> None:
    turn, halt = await office.claim(HELLO), Halt()
    halt.ask("stopped")
    for _ in range(2):
        assert await office.handler.run(turn, RecordingReply(), halt) == "superseded"
    told = [item["text"] for item in await office.items("note") if "pressed Stop" in item["text"]]
    assert len(told) == 1


async def test_a_wait_before_the_next_attempt_ends_with_the_stop(office: Office) -> None:
    waiting = asyncio.Event()

    async def forever(_: float) -> None:
        waiting.set()
        await asyncio.Event().wait()

    office.server.fail_next(500, path=office.run_path)
    turn, reply, halt = await office.claim(HELLO), RecordingReply(), Halt()
    running = asyncio.create_task(office.handler_that_waits(forever).run(turn, reply, halt))
    await asyncio.wait_for(waiting.wait(), 10)
    halt.ask("overtaken")
    assert await asyncio.wait_for(running, 10) == "superseded"


async def test_text_while_a_form_is_open_ends_the_question(office: Office) -> None:
    office.model.moves = [(ASK_BOTH,)]
    await office.say("How long will it take me to save for a house?")
    reply = await office.say("What is a goal?")
    assert reply.answers == ["You said: What is a goal?"]
    assert [how for _, how, _ in reply.settled] == ["superseded"]
    outputs = [json.loads(item["output"]) for item in await office.items("function_output")]
    assert [(output["status"], output["message"]) for output in outputs] == [("superseded", SUPERSEDED)]


async def test_an_old_form_filled_after_the_subject_changed_is_told_as_words(office: Office) -> None:
    office.model.moves = [(ASK_BOTH,)]
    asked = await office.say("How long will it take me to save for a house?")
    await office.say("What is a goal?")
    await office.fill(asked, goal_amount="60,000", monthly_savings="1,000")
    said = [item["text"] for item in await office.items("user_message")]
    assert "60,000" in said[-1]
    assert "60,000" in office.told()


async def test_try_again_tells_the_same_message_once_more(office: Office) -> None:
    for _ in range(4):
        office.server.fail_next(503, path=office.run_path)
    reply, _ = await office.take_failing(HELLO)
    assert reply.failures == [("P-0001", True)]
    again = await office.take(Retry(turn=1))
    assert again.answers == ["You said: Hello Penny"]
    assert len(await office.items("user_message")) == 1


async def test_try_again_takes_up_a_message_that_was_never_taken_in(office: Office) -> None:
    turn = await office.claim(HELLO)
    await office.end(turn)
    again = await office.take(Retry(turn=turn.id))
    assert again.answers == ["You said: Hello Penny"]


async def test_try_again_when_all_is_settled_says_so(office: Office) -> None:
    await office.say("Hello Penny")
    again = await office.take(Retry(turn=1))
    assert again.answers == [NOTHING_LEFT]


async def test_a_call_left_behind_by_a_stopped_turn_is_closed_for_the_next_one(office: Office) -> None:
    office.model.moves = [(Call("months_to_save", {"goal_amount": "60,000"}), Call("keep_goal", {"name": "Car"}))]
    turn, halt = await office.claim(Message(text="Both", ts="1.5")), Halt()
    gate = office.server.gate(office.closing)
    running = asyncio.create_task(office.handler.run(turn, RecordingReply(), halt))
    await gate.reached()
    halt.ask("overtaken")
    gate.release()
    assert await asyncio.wait_for(running, 10) == "superseded"
    await office.end(turn)
    assert (await office.say("Hello again")).answers == ["You said: Hello again"]
