"""A whole run: what it prints, how it ends, and that it finds out a model that invents or fails."""

import json
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.playground.openai.server import OpenAIServer
from bot.playground.planner import plan
from bot.playground.planner.moves import Call, Move, Planner, Say, WireItem, WireTool
from bot.settings import load_settings
from tests.evaluation.__main__ import main
from tests.evaluation.cases import Conversation, load_conversations
from tests.evaluation.report import Report
from tests.evaluation.runner import hold
from tests.evaluation.stage import Stage, open_stage

TIMELINE = "calculate_savings_timeline"


def guessing(items: Sequence[WireItem], tools: Sequence[WireTool]) -> Move:
    """A planner that knows what a house costs, and what people earn."""
    move = plan(items, tools)
    if isinstance(move, Say):
        return Say(f"{move.text} Most people earn $4,321 a month.")
    return tuple(Call(call.name, {"goal_amount": "412,000", **_said(call)}) for call in move)


def _said(call: Call) -> dict[str, object]:
    return {name: value for name, value in call.arguments.items() if value is not None or name != "goal_amount"}


@asynccontextmanager
async def stage_with(folder: Path, planner: Planner) -> AsyncGenerator[tuple[Stage, OpenAIServer]]:
    server = OpenAIServer(planner=planner)
    settings = load_settings(_env_file=None, openai_base_url=await server.start(), openai_api_key=None)
    async with open_stage(settings, folder) as stage:
        yield stage, server
    await server.stop()


def conversations_of(stage: Stage, *names: str) -> list[Conversation]:
    return [conversation for conversation in load_conversations(stage.registry) if conversation.name in names]


async def report_of(stage: Stage, *names: str) -> Report:
    scores = await hold(stage, conversations_of(stage, *names), concurrency=1)
    return Report(scores, offline=False, engine=stage.engine, usage=await stage.usage())


@pytest.fixture
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "ASSISTANT_ENGINE", "ASSISTANT_STATE"):
        monkeypatch.delenv(name, raising=False)


async def test_a_model_that_invents_is_found_out(tmp_path: Path) -> None:
    async with stage_with(tmp_path, guessing) as (stage, _):
        report = await report_of(stage, "the price of a house is not known", "hello")
    assert not report.is_well
    assert f"invented {TIMELINE}.goal_amount = '412,000'" in report.text()
    assert "the answer has a figure from nowhere: 4,321" in report.text()


async def test_a_model_that_is_only_wrong_sometimes_is_rated_and_nothing_more(tmp_path: Path) -> None:
    async with stage_with(tmp_path, lambda items, tools: Say("Hm.")) as (stage, _):
        report = await report_of(stage, "a budget for an income", "hello")
    assert report.is_well
    assert "tools: expected plan_budget, got no tool" in report.text()


async def test_a_turn_that_the_provider_fails_counts_and_the_others_go_on(tmp_path: Path) -> None:
    async with stage_with(tmp_path, plan) as (stage, server):
        server.fail_next(401, "invalid_api_key")
        report = await report_of(stage, "good morning and thanks")
    assert [turn.failure != "" for turn in report.scores[0].turns] == [True, False]
    assert "Turns that came to nothing: 1;" in report.text()


async def test_a_form_that_never_came_cannot_be_filled(tmp_path: Path) -> None:
    async with stage_with(tmp_path, lambda items, tools: Say("What do you earn?")) as (stage, _):
        report = await report_of(stage, "a budget without an income")
    first, second = report.scores[0].turns
    assert (first.question, second.answer) == (False, False)
    assert second.misses == ("no answer came",)


async def test_the_tokens_are_counted(tmp_path: Path) -> None:
    async with stage_with(tmp_path, plan) as (stage, _):
        report = await report_of(stage, "a budget for an income")
    assert report.usage[0].requests == 2
    assert f"2 requests; tokens: {report.usage[0].input_tokens:,} input" in report.text()


@pytest.mark.usefixtures("bare_environment")
def test_without_a_key_the_heading_says_that_rules_are_rated(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["--group", "small_talk", "--repeat", "2", "--json", str(tmp_path / "scores.json")]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Evaluation of offline planner, not a language model")
    assert "No OPENAI_API_KEY or OPENAI_BASE_URL is set" in printed
    assert "The planner's own part: 16/16 right." in printed
    scores = json.loads((tmp_path / "scores.json").read_text(encoding="utf-8"))
    assert [score["right"] for score in scores] == [True] * 16


@pytest.mark.usefixtures("bare_environment")
def test_a_miss_beyond_the_planner_is_shown_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--only", "two houses"]) == 0
    assert "tools: expected calculate_savings_timeline x2, got calculate_savings_timeline" in capsys.readouterr().out


@pytest.mark.usefixtures("bare_environment")
def test_a_choice_that_fits_nothing_names_the_groups(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--group", "cooking"]) == 2
    said = capsys.readouterr().err
    assert [group in said for group in ("the groups are alerts", "changes_of_mind")] == [True, True]


@pytest.mark.usefixtures("bare_environment")
def test_a_count_has_to_be_one(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--repeat", "0"])
    assert "'0' is no count" in capsys.readouterr().err
