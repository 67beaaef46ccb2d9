"""After a refusal, a failure at the very end, or a question in between, the user still gets all there is."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field

import pytest

from bot.assistant.errors import TurnFailedError
from bot.assistant.halt import Halt
from bot.assistant.turn import Message, Retry
from bot.playground.planner.moves import Call, Say
from storage.database import Database
from storage.errors import DatabaseUnavailableError
from tests.clock import FakeClock
from tests.integration.assistant_office import KEEP, KEEP_HOUSE, Office, open_office
from tests.unit.bot.assistant.recording import RecordingReply
from tools.toolkit.outcome import Display
from tools.toolkit.task import Task

AWFUL = Message(text="Something awful", ts="1.5")
HOUSE_SHOWN = ["House is a goal now."]


@pytest.fixture(params=["conversation", "local", "assistants"])
async def office(request: pytest.FixtureRequest, database: Database, clock: FakeClock) -> AsyncIterator[Office]:
    async with open_office(database, clock, request.param) as office:
        yield office


def be_away(office: Office) -> None:
    """Let the model's server fail until the turn is given up."""
    for _ in range(4):
        office.server.fail_next(503, path=office.run_path)


def refuse(office: Office) -> None:
    """Let the model's server refuse the next request for what it says."""
    office.server.fail_next(400, "invalid_prompt", path=office.run_path)


def summaries(reply: RecordingReply) -> list[str]:
    return [result.summary for result in reply.results]


async def test_a_message_of_an_earlier_failed_turn_that_is_refused_does_not_spoil_what_follows(office: Office) -> None:
    be_away(office)
    await office.take_failing(AWFUL)
    refuse(office)
    await office.take_failing(Message(text="Are you there?", ts="2.5"))
    assert (await office.say("Hello Penny")).answers == ["You said: Hello Penny"]
    assert "awful" not in office.told()
    assert "Today is" in office.told()


async def test_a_message_that_is_refused_when_it_is_tried_again_does_not_spoil_what_follows(office: Office) -> None:
    be_away(office)
    await office.take_failing(AWFUL)
    refuse(office)
    await office.take_failing(Retry(turn=1))
    assert (await office.say("Hello Penny")).answers == ["You said: Hello Penny"]
    assert "awful" not in office.told()


async def test_a_tool_s_output_that_is_refused_does_not_spoil_what_follows(office: Office) -> None:
    office.server.script((KEEP_HOUSE,))
    turn, reply = await office.claim(Message(text=KEEP, ts="1.5")), SabotagedReply(office=office, code="invalid_prompt")
    with pytest.raises(TurnFailedError):
        await office.handler.run(turn, reply, Halt())
    await office.end(turn)
    assert (await office.say("Hello Penny")).answers == ["You said: Hello Penny"]
    assert await office.goals() == ["House"]


async def test_words_told_before_that_are_refused_now_are_left_out_after_the_second_refusal(office: Office) -> None:
    await office.say("Something awful")
    for number in (2, 3):
        refuse(office)
        await office.take_failing(Message(text=f"Try {number}", ts=f"{number}.5"))
    assert (await office.say("Hello Penny")).answers == ["You said: Hello Penny"]
    assert "awful" not in office.told()


@dataclass
class BrokenReply(RecordingReply):
    """A place to read that breaks when the answer is to be finished."""

    async def finish(self, text: str, results: Sequence[Display]) -> None:
        raise ConnectionError


async def test_try_again_shows_an_answer_that_could_not_be_shown(office: Office) -> None:
    office.server.script((KEEP_HOUSE,), Say("Done."))
    turn, reply = await office.claim(Message(text=KEEP, ts="1.5")), BrokenReply()
    with pytest.raises(TurnFailedError, match="ConnectionError"):
        await office.handler.run(turn, reply, Halt())
    await office.end(turn)
    again = await office.take(Retry(turn=turn.id))
    assert (again.answers, summaries(again)) == (["Done."], HOUSE_SHOWN)
    once_more = await office.take(Retry(turn=turn.id))
    assert "taken care of" in once_more.answers[0]


async def test_try_again_after_a_tool_ran_shows_its_result(office: Office) -> None:
    office.server.script((KEEP_HOUSE,))
    turn, reply = await office.claim(Message(text=KEEP, ts="1.5")), SabotagedReply(office=office)
    with pytest.raises(TurnFailedError):
        await office.handler.run(turn, reply, Halt())
    await office.end(turn)
    again = await office.take(Retry(turn=turn.id))
    assert summaries(again) == HOUSE_SHOWN


@dataclass
class SabotagedReply(RecordingReply):
    """A place to read; once a tool works, the model refuses what it is told."""

    office: Office | None = None
    code: str = "invalid_api_key"

    async def work(self, task: Task) -> None:
        if self.office and task.status == "in_progress":
            status = {"invalid_api_key": 401}.get(self.code, 400)
            self.office.server.fail_next(status, self.code, path=self.office.output_path)


async def test_the_result_of_a_call_beside_a_question_is_shown_with_the_answer(office: Office) -> None:
    office.server.script((KEEP_HOUSE, Call("months_to_save", {"goal_amount": "60,000"})))
    asked = await office.say("House, and how long for 60,000?")
    reply = await office.fill(asked, monthly_savings="1,000")
    assert summaries(reply) == [*HOUSE_SHOWN, "It takes 60 months."]
    assert summaries(await office.say("Thank you")) == []


async def test_the_result_of_an_overtaken_turn_is_shown_with_the_next_answer(office: Office) -> None:
    office.server.script((KEEP_HOUSE,))
    turn, halt = await office.claim(Message(text=KEEP, ts="1.5")), Halt()
    gate = office.server.gate(office.delta)
    running = asyncio.create_task(office.handler.run(turn, RecordingReply(), halt))
    await gate.reached()
    halt.ask("overtaken")
    await asyncio.wait_for(running, 10)
    gate.release()
    await office.end(turn)
    assert summaries(await office.say("And hello")) == HOUSE_SHOWN


async def test_a_stop_between_a_call_and_its_output_leaves_both_together(office: Office) -> None:
    office.server.script((KEEP_HOUSE, Call("keep_goal", {"name": "Car"})))
    turn, reply = await office.claim(Message(text=KEEP, ts="1.5")), StoppingReply()
    assert await office.handler.run(turn, reply, reply.halt) == "superseded"
    await office.end(turn)
    kinds = [entry.item["type"] for entry in await office.journal()]
    assert kinds[-5:] == ["function_call", "function_call", "function_output", "function_output", "note"]


@dataclass
class StoppingReply(RecordingReply):
    """A place to read whose user presses Stop while the first tool works."""

    halt: Halt = field(default_factory=Halt)

    async def work(self, task: Task) -> None:
        self.halt.ask("stopped")


async def test_an_answer_whose_end_cannot_be_stored_is_not_followed_by_an_apology(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    turn, reply = await office.claim(Message(text="Hello Penny", ts="1.5")), FinalReply(patch=monkeypatch)
    assert await office.handler.run(turn, reply, Halt()) == "done"
    assert reply.ends == ["finish"]


@dataclass
class FinalReply(RecordingReply):
    """A place to read; once the answer is there, the database is gone."""

    patch: pytest.MonkeyPatch | None = None

    async def finish(self, text: str, results: Sequence[Display]) -> None:
        await super().finish(text, results)
        assert self.patch
        self.patch.setattr(Database, "unit", _unreachable)


def _unreachable(_: Database) -> None:
    raise DatabaseUnavailableError("gone")
