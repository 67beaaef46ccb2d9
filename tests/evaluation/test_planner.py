"""The offline planner is held to its own part of the conversations, and invents nothing in any of them."""

from pathlib import Path

import pytest

from bot.settings import load_settings
from tests.evaluation.cases import load_conversations
from tests.evaluation.runner import hold
from tests.evaluation.stage import open_stage


@pytest.mark.slow
async def test_the_planner_does_its_part_and_invents_nothing(tmp_path: Path) -> None:
    settings = load_settings(_env_file=None, openai_api_key=None, openai_base_url=None)
    async with open_stage(settings, tmp_path) as stage:
        conversations = load_conversations(stage.registry)
        scores = await hold(stage, conversations, concurrency=4)
    misses = {score.name: [turn.misses for turn in score.turns] for score in scores if not score.right}
    own = {conversation.name for conversation in conversations if conversation.planner}
    assert {name: found for name, found in misses.items() if name in own} == {}
    assert [score.name for score in scores if score.invented] == []
