"""SlackReply against the loopback workspace, through Slack's own client."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.assistant.reply import Reply
from bot.assistant.turn import Message, Place, Speaker, TurnRequest
from bot.playground.server import SlackServer
from bot.playground.slack.workspace import SlackWorkspace
from bot.slack.identity import conversation_key
from bot.slack.pace import Pace
from bot.slack.reply import reply_for
from bot.slack.services import Services
from storage.database import Database
from storage.repositories.turns import NewTurn
from tests.clock import FakeClock
from tests.unit.bot.blocks.samples import BUDGET_RESULT, CHOICE_FORM
from tests.unit.bot.slack.stopwatch import Stopwatch
from tools.planning.budgets import PLAN_BUDGET
from tools.toolkit.executor import ToolExecutor
from tools.toolkit.registry import Registry

ALEX, DM, CHANNEL = "U0ALEX", "D0ALEX", "C0MONEY"
CALL = "call_1"


@dataclass
class Stage:
    """One question of Alex's, and the attempts at answering it."""

    workspace: SlackWorkspace
    services: Services
    stopwatch: Stopwatch
    channel: str
    thread: str

    @property
    def speaker(self) -> Speaker:
        return Speaker(team_id="T0PENNY", user_id=ALEX)

    @property
    def place(self) -> Place:
        private = self.channel.startswith("D")
        return Place(team_id="T0PENNY", channel_id=self.channel, thread_ts=self.thread, private=private)

    async def attempt(self) -> Reply:
        """Claim the turn, as a worker does after every start."""
        now = self.services.clock()
        async with self.services.database.unit() as unit:
            await unit.turns.take_over(now)
            (turn,) = await unit.turns.claim("test", now, now + timedelta(minutes=1), 1, 9)
        return reply_for(self.services)(turn)

    @property
    def answers(self) -> list[dict[str, Any]]:
        return self.workspace.bot_messages(self.channel, self.thread)

    @property
    def texts(self) -> list[str]:
        return [message["text"] for message in self.answers]

    async def shown(self, text: str) -> None:
        await self.workspace.wait_for(lambda: text in self.texts)

    async def crash_at(self, method: str, work: Awaitable[None]) -> None:
        """Break off, as a killed process does, when the method had its effect and nobody knows of it yet."""
        gate = self.workspace.hold(method)
        task = asyncio.ensure_future(work)
        await gate.reached()
        ours = [t for t in asyncio.all_tasks() if t.get_name() in ("answer", "status")]
        for doomed in (task, *ours):
            doomed.cancel()
        await asyncio.wait([task, *ours])
        gate.release()


@pytest.fixture
async def server(clock: FakeClock) -> AsyncIterator[SlackServer]:
    server = SlackServer(clock=clock)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
def services(server: SlackServer, database: Database, clock: FakeClock) -> Services:
    client = AsyncWebClient(token="xoxb-playground", base_url=f"{server.url}/api/")
    registry = Registry([PLAN_BUDGET])
    stopwatch = Stopwatch()
    executor = ToolExecutor(registry, database, clock)
    pace = Pace(stopwatch, stopwatch.sleep)
    return Services(database, executor, client, "USD", clock, registry, pace)


@pytest.fixture(params=[DM, CHANNEL])
async def stage(request: pytest.FixtureRequest, server: SlackServer, services: Services) -> Stage:
    thread = await server.workspace.say(ALEX, request.param, "How long will it take?")
    stopwatch = services.pace.monotonic
    assert isinstance(stopwatch, Stopwatch)
    stage = Stage(server.workspace, services, stopwatch, request.param, thread)
    payload = TurnRequest(speaker=stage.speaker, place=stage.place, input=Message(text="How long?", ts=thread))
    await services.database.inbox.put(
        NewTurn("Ev1", conversation_key(stage.speaker, stage.place), payload.model_dump(mode="json"))
    )
    return stage


async def _open_call(stage: Stage) -> str:
    """Let Alex's conversation have one open call; return its scope."""
    user = await stage.services.people.user(stage.speaker)
    place, now = stage.place, stage.services.clock()
    async with stage.services.database.unit() as unit:
        conversation = await unit.conversations.ensure(
            place.team_id, place.channel_id, place.thread_ts, user.id, engine="test", endpoint="test", now=now
        )
        scope = f"conversation:{conversation.id}"
        await unit.tool_calls.open(scope, CALL, "plan_budget", "{}", user.id, None, now, None)
    return scope


async def test_an_answer_is_streamed_as_it_grows_and_ends_with_its_results(stage: Stage) -> None:
    reply = await stage.attempt()
    await reply.append("Here is ")
    await stage.shown("Here is ")
    await reply.append("your budget.")
    await stage.shown("Here is your budget.")
    await reply.finish("Here is your budget.", [BUDGET_RESULT])
    (answer,) = stage.answers
    assert answer["streaming"] is False
    assert [block["type"] for block in answer["blocks"]][:3] == ["markdown", "section", "section"]
    assert "table" in [block["type"] for block in answer["blocks"]]
    assert not stage.workspace.calls("chat.update")


async def test_pieces_that_come_quickly_are_merged_to_slacks_rate(stage: Stage) -> None:
    reply = await stage.attempt()
    for piece in ["word "] * 500:
        await reply.append(piece)
    await stage.shown("word " * 500)
    await reply.finish("word " * 500, [])
    assert len(stage.workspace.calls("chat.appendStream")) <= 2


async def test_an_answer_that_was_never_streamed_is_one_message(stage: Stage) -> None:
    reply = await stage.attempt()
    await reply.finish("In 50 months.", [])
    assert stage.texts == ["In 50 months."]
    assert [call.method for call in stage.workspace.calls()] == ["chat.postMessage"]


async def test_a_final_text_that_differs_replaces_what_was_streamed(stage: Stage) -> None:
    reply = await stage.attempt()
    await reply.append("It takes 5 ye")
    await stage.shown("It takes 5 ye")
    await reply.finish("It takes 4 years.", [])
    assert stage.texts == ["It takes 4 years."]


async def test_a_status_is_shown_and_goes_with_the_answer(stage: Stage) -> None:
    reply = await stage.attempt()
    await reply.status("Working out your timeline…")
    await stage.workspace.wait_for(lambda: stage.workspace.status(stage.channel, stage.thread))
    await reply.finish("Done.", [])
    assert stage.workspace.status(stage.channel, stage.thread) == ""


async def test_a_refused_status_does_not_stop_the_answer(stage: Stage) -> None:
    stage.workspace.refuse("assistant.threads.setStatus", "missing_scope")
    reply = await stage.attempt()
    await reply.status("Thinking…")
    await reply.finish("Done.", [])
    assert stage.texts == ["Done."]


async def test_where_streaming_is_unknown_a_message_is_edited(stage: Stage) -> None:
    stage.workspace.refuse("chat.startStream", "unknown_method")
    reply = await stage.attempt()
    await reply.append("It takes ")
    await stage.workspace.wait_for(lambda: stage.answers)
    await reply.append("4 years.")
    await stage.workspace.wait_for(lambda: stage.workspace.calls("chat.update"))
    await reply.finish("It takes 4 years.", [BUDGET_RESULT])
    (answer,) = stage.answers
    assert answer["blocks"][0]["text"] == "It takes 4 years."
    assert len(stage.workspace.calls("chat.startStream")) == 1


async def test_edits_keep_to_slacks_rate(stage: Stage) -> None:
    stage.workspace.refuse("chat.startStream", "unknown_method")
    reply = await stage.attempt()
    await reply.append("one")
    await stage.workspace.wait_for(lambda: stage.answers)
    started = stage.stopwatch.now
    await reply.append(" two")
    await stage.workspace.wait_for(lambda: stage.workspace.calls("chat.update"))
    assert stage.stopwatch.now - started >= 1.2
    await reply.finish("one two", [])


async def test_a_stream_that_died_is_carried_on_by_editing(stage: Stage, clock: FakeClock) -> None:
    reply = await stage.attempt()
    await reply.append("It takes ")
    await stage.shown("It takes ")
    clock.advance(timedelta(minutes=6))
    await reply.append("4 years")
    await stage.workspace.wait_for(lambda: stage.workspace.calls("chat.update"))
    await reply.finish("It takes 4 years.", [BUDGET_RESULT])
    (answer,) = stage.answers
    assert answer["blocks"][0]["text"] == "It takes 4 years."


async def test_a_stream_that_died_just_before_the_end_is_edited(stage: Stage, clock: FakeClock) -> None:
    reply = await stage.attempt()
    await reply.append("It takes ")
    await stage.shown("It takes ")
    clock.advance(timedelta(minutes=6))
    await reply.finish("It takes 4 years.", [])
    assert stage.texts == ["It takes 4 years."]


async def test_a_rate_limit_is_waited_out(stage: Stage) -> None:
    stage.workspace.fail_next("chat.postMessage", retry_after=7)
    reply = await stage.attempt()
    await reply.finish("Done.", [])
    assert stage.texts == ["Done."]
    assert stage.stopwatch.now == 7.0


async def test_a_rate_limit_while_streaming_loses_nothing(stage: Stage) -> None:
    stage.workspace.fail_next("chat.appendStream", retry_after=3)
    reply = await stage.attempt()
    await reply.append("It takes 4 years.")
    await stage.shown("It takes 4 years.")
    await reply.finish("It takes 4 years.", [])
    assert stage.texts == ["It takes 4 years."]


async def test_a_piece_whose_arrival_is_uncertain_is_not_shown_twice(stage: Stage) -> None:
    reply = await stage.attempt()
    await reply.append("It takes ")
    await stage.shown("It takes ")
    stage.workspace.fail_next("chat.appendStream", "fatal_error", after_effect=True)
    await reply.append("4 years.")
    await stage.shown("It takes 4 years.")
    await reply.finish("It takes 4 years.", [])
    assert stage.answers[0]["blocks"][0]["text"] == "It takes 4 years."


async def test_a_message_whose_arrival_is_uncertain_becomes_the_apology(stage: Stage) -> None:
    stage.workspace.fail_next("chat.postMessage", "fatal_error", after_effect=True)
    reply = await stage.attempt()
    with pytest.raises(SlackApiError):
        await reply.finish("It takes 4 years.", [])
    await reply.fail("ab12cd34", retryable=True)
    (text,) = stage.texts
    assert "ab12cd34" in text


async def test_a_stream_whose_beginning_is_uncertain_leaves_nothing_empty(stage: Stage) -> None:
    stage.workspace.fail_next("chat.startStream", "fatal_error", after_effect=True)
    reply = await stage.attempt()
    await reply.append("It takes ")
    await stage.workspace.wait_for(lambda: any(stage.texts))
    await reply.finish("It takes 4 years.", [])
    assert stage.texts == ["It takes 4 years."]


async def test_more_streams_than_slack_allows_become_edited_messages(stage: Stage) -> None:
    assert [stage.services.pace.streams.take() for _ in range(20)] == [0.0] * 20
    reply = await stage.attempt()
    await reply.append("It takes ")
    await stage.workspace.wait_for(lambda: stage.answers)
    await reply.finish("It takes 4 years.", [])
    assert stage.texts == ["It takes 4 years."]
    assert not stage.workspace.calls("chat.startStream")


async def test_blocks_that_slack_refuses_are_told_in_words(stage: Stage) -> None:
    stage.workspace.fail_next("chat.postMessage", "invalid_blocks")
    reply = await stage.attempt()
    await reply.finish("Here it is.", [BUDGET_RESULT])
    (answer,) = stage.answers
    assert [block["type"] for block in answer["blocks"]] == ["markdown"]
    assert "Wants | 30% | $1,500.00" in answer["blocks"][0]["text"]


async def test_results_that_slack_refuses_below_a_stream_are_told_in_words(stage: Stage) -> None:
    stage.workspace.fail_next("chat.stopStream", "invalid_blocks")
    stage.workspace.fail_next("chat.update", "invalid_blocks")
    reply = await stage.attempt()
    await reply.append("Here it is.")
    await stage.shown("Here it is.")
    await reply.finish("Here it is.", [BUDGET_RESULT])
    (answer,) = stage.answers
    assert "Wants | 30% | $1,500.00" in answer["blocks"][0]["text"]


async def test_a_very_long_answer_comes_in_several_messages(stage: Stage) -> None:
    text = "\n\n".join(f"Paragraph {n} " + "word " * 100 for n in range(60))
    reply = await stage.attempt()
    await reply.append(text)
    await stage.workspace.wait_for(lambda: stage.answers)
    await reply.finish(text, [BUDGET_RESULT])
    assert len(stage.answers) == 3
    assert "Paragraph 59" in stage.texts[-1]


async def test_a_message_that_was_deleted_meanwhile_is_written_again(stage: Stage) -> None:
    reply = await stage.attempt()
    await reply.append("It takes ")
    await stage.shown("It takes ")
    await stage.services.client.chat_delete(channel=stage.channel, ts=stage.answers[0]["ts"])
    await reply.finish("It takes 4 years.", [])
    assert stage.texts == ["It takes 4 years."]


async def test_a_failure_is_one_kind_sentence_below_what_was_shown(stage: Stage) -> None:
    reply = await stage.attempt()
    await reply.append("Let me see.")
    await stage.shown("Let me see.")
    await reply.fail("ab12cd34", retryable=True)
    (text,) = stage.texts
    assert text.startswith("Let me see.\n\nI'm sorry")
    assert "ab12cd34" in text


async def test_a_question_is_placed_so_that_it_can_be_settled_later(stage: Stage) -> None:
    scope = await _open_call(stage)
    reply = await stage.attempt()
    await reply.ask(CHOICE_FORM)
    (message,) = stage.answers
    async with stage.services.database.unit() as unit:
        call = await unit.tool_calls.find(scope, CALL)
    assert call is not None
    assert (call.form_channel, call.form_ts) == (stage.channel, message["ts"])
    await reply.settle_form([CALL], "answered", [("Timing", "End")])
    (settled,) = stage.answers
    assert "actions" not in [block["type"] for block in settled["blocks"]]
    assert ("Timing: End" in settled["text"]) is stage.place.private


async def test_words_before_a_question_stay_above_it(stage: Stage) -> None:
    await _open_call(stage)
    reply = await stage.attempt()
    await reply.append("Happy to help.")
    await reply.ask(CHOICE_FORM)
    assert stage.texts[0] == "Happy to help."
    assert len(stage.texts) == 2


@pytest.mark.parametrize("method", ["chat.startStream", "chat.appendStream"])
async def test_an_attempt_killed_while_streaming_leaves_one_answer(stage: Stage, method: str) -> None:
    reply = await stage.attempt()
    await stage.crash_at(method, reply.append("It takes 4"))
    again = await stage.attempt()
    await again.append("It takes 4 years")
    await again.finish("It takes 4 years.", [BUDGET_RESULT])
    (answer,) = stage.answers
    assert answer["blocks"][0]["text"] == "It takes 4 years."


@pytest.mark.parametrize("method", ["chat.startStream", "chat.appendStream"])
async def test_an_attempt_killed_while_streaming_can_end_without_streaming(stage: Stage, method: str) -> None:
    reply = await stage.attempt()
    await stage.crash_at(method, reply.append("It takes 4"))
    again = await stage.attempt()
    await again.finish("It takes 4 years.", [])
    assert stage.texts == ["It takes 4 years."]


async def test_an_attempt_killed_at_the_end_of_its_stream_leaves_one_answer(stage: Stage) -> None:
    reply = await stage.attempt()
    await reply.append("It takes ")
    await stage.shown("It takes ")
    await stage.crash_at("chat.stopStream", reply.finish("It takes 4 years.", [BUDGET_RESULT]))
    again = await stage.attempt()
    await again.finish("It takes 4 years.", [BUDGET_RESULT])
    (answer,) = stage.answers
    assert [block["type"] for block in answer["blocks"]].count("table") == 1
    assert answer["blocks"][0]["text"] == "It takes 4 years."


async def test_a_message_posted_just_before_the_kill_is_found_again(stage: Stage) -> None:
    reply = await stage.attempt()
    await stage.crash_at("chat.postMessage", reply.finish("Done.", []))
    again = await stage.attempt()
    await again.finish("Done.", [])
    assert stage.texts == ["Done."]


async def test_a_second_attempt_at_everything_shows_nothing_twice(stage: Stage) -> None:
    await _open_call(stage)
    for _ in range(3):
        reply = await stage.attempt()
        await reply.append("Happy to help.")
        await reply.ask(CHOICE_FORM)
    assert len(stage.answers) == 2


async def test_a_question_posted_just_before_the_kill_is_found_again(stage: Stage) -> None:
    scope = await _open_call(stage)
    reply = await stage.attempt()
    await stage.crash_at("chat.postMessage", reply.ask(CHOICE_FORM))
    again = await stage.attempt()
    await again.ask(CHOICE_FORM)
    (message,) = stage.answers
    async with stage.services.database.unit() as unit:
        call = await unit.tool_calls.find(scope, CALL)
    assert call is not None
    assert call.form_ts == message["ts"]


async def test_a_stream_left_open_before_a_question_is_ended(stage: Stage) -> None:
    await _open_call(stage)
    reply = await stage.attempt()
    await stage.crash_at("chat.appendStream", reply.append("Happy to help."))
    again = await stage.attempt()
    await again.ask(CHOICE_FORM)
    assert stage.answers[0]["streaming"] is False
    assert len(stage.answers) == 2
