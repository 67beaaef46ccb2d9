"""Questions: where they stand, and what becomes of them."""

from bot.blocks.settled import REOPEN
from bot.slack.forms import settle
from tests.integration.slack.stage import CALL, Stage
from tests.unit.bot.blocks.samples import CHOICE_FORM, HOUSE_FORM, INCOME
from tools.toolkit.form import Form


async def test_a_question_is_placed_so_that_it_can_be_settled_later(stage: Stage) -> None:
    scope = await stage.open_call()
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


async def test_an_expired_question_says_so(stage: Stage) -> None:
    scope = await stage.open_call()
    await (await stage.attempt()).ask(CHOICE_FORM)
    async with stage.services.database.unit() as unit:
        call = await unit.tool_calls.find(scope, CALL)
    assert call is not None
    await settle(stage.services, [call], "expired")
    (message,) = stage.answers
    assert "expired" in message["text"]


async def test_a_question_that_expired_may_be_answered_after_all(stage: Stage) -> None:
    scope = await stage.open_call()
    await (await stage.attempt()).ask(CHOICE_FORM)
    async with stage.services.database.unit() as unit:
        call = await unit.tool_calls.find(scope, CALL)
        assert call is not None
        await unit.tool_calls.record(
            scope,
            CALL,
            tool=call.tool,
            arguments=call.arguments,
            user_id=call.user_id,
            turn_id=None,
            status="expired",
            outcome={"status": "expired", "message": "Too late."},
            now=stage.services.clock(),
        )
    await settle(stage.services, [call], "expired")
    (message,) = stage.answers
    (button,) = message["blocks"][-1]["elements"]
    assert (button["action_id"], button["text"]["text"]) == (REOPEN, "Answer after all")


async def test_a_question_whose_message_is_gone_is_settled_all_the_same(stage: Stage) -> None:
    await stage.open_call()
    reply = await stage.attempt()
    await reply.ask(CHOICE_FORM)
    await stage.services.client.chat_delete(channel=stage.channel, ts=stage.answers[0]["ts"])
    await reply.settle_form([CALL], "declined", [])
    assert stage.answers == []


async def test_words_before_a_question_stay_above_it(stage: Stage) -> None:
    await stage.open_call()
    reply = await stage.attempt()
    await reply.append("Happy to help.")
    await reply.ask(CHOICE_FORM)
    assert stage.texts[0] == "Happy to help."
    assert len(stage.texts) == 2


async def test_what_was_written_in_a_form_is_repeated_only_where_nobody_else_reads_along(stage: Stage) -> None:
    await stage.open_call()
    (part,) = HOUSE_FORM.sections
    written = INCOME.model_copy(update={"state": "known", "prefill": "7,654", "shown": "$7,654", "origin": "form"})
    fields = (*[field for field in part.fields if field.name != INCOME.name], written)
    reply = await stage.attempt()
    await reply.ask(Form(sections=(part.model_copy(update={"fields": fields}),)))
    (message,) = stage.answers
    assert ("7,654" in str(message["blocks"])) is stage.place.private
    assert ("7,654" in message["text"]) is stage.place.private
