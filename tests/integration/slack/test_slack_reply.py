"""An answer as it is shown: status, stream, results."""

from tests.integration.slack.stage import Stage
from tests.unit.bot.blocks.samples import BUDGET_RESULT


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
    (told,) = stage.workspace.calls("chat.update")
    assert "blocks" not in told.arguments
    assert "Wants | 30% | $1,500.00" in answer["text"]


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


async def test_more_streams_than_slack_allows_become_edited_messages(stage: Stage) -> None:
    assert [stage.services.pace.streams.take() for _ in range(20)] == [0.0] * 20
    reply = await stage.attempt()
    await reply.append("It takes ")
    await stage.workspace.wait_for(lambda: stage.answers)
    await reply.finish("It takes 4 years.", [])
    assert stage.texts == ["It takes 4 years."]
    assert not stage.workspace.calls("chat.startStream")


async def test_a_very_long_answer_comes_in_several_messages(stage: Stage) -> None:
    text = "\n\n".join(f"Paragraph {n} " + "word " * 100 for n in range(60))
    reply = await stage.attempt()
    await reply.append(text)
    await stage.workspace.wait_for(lambda: stage.answers)
    await reply.finish(text, [BUDGET_RESULT])
    assert len(stage.answers) == 3
    assert "Paragraph 59" in stage.texts[-1]


async def test_a_failure_is_one_kind_sentence_below_what_was_shown(stage: Stage) -> None:
    reply = await stage.attempt()
    await reply.append("Let me see.")
    await stage.shown("Let me see.")
    await reply.fail("ab12cd34", retryable=True)
    (text,) = stage.texts
    assert text.startswith("Let me see.\n\nI'm sorry")
    assert "ab12cd34" in text


async def test_an_answer_that_repeats_a_name_like_a_broadcast_calls_nobody(stage: Stage) -> None:
    reply = await stage.attempt()
    await reply.append("Your goal <")
    await stage.shown("Your goal <")
    await reply.append("!channel> is set up.")
    await reply.finish("Your goal <!channel> is set up.", [])
    assert "<!" not in str(stage.answers)
    assert "!channel> is set up." in stage.texts[0]
