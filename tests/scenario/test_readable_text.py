"""Whoever sees no blocks misses nothing: streamed answers too end as messages whose text says it all."""

import pytest

from bot.playground.slack.validation.spoken import unsaid
from tests.world import DM, World


@pytest.mark.parametrize(
    "question",
    [
        "How long will it take me to save $40,000 for a house if I save 800 a month?",
        "Make a budget for 5000 and log 20 for coffee",
        "How long will it take me to save for a house?",
        "What can you help me with?",
    ],
)
async def test_the_text_of_a_streamed_answer_says_what_its_blocks_say(world: World, question: str) -> None:
    thread = await world.say(question)
    messages = world.workspace.bot_messages(DM, thread)
    assert messages
    assert [unsaid(message["text"], message["blocks"]) for message in messages] == [[] for _ in messages]
