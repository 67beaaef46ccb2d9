"""/budget, from the command to the answer; and whom it is answered for."""

from datetime import timedelta

import pytest

from bot.words import commands as words
from tests.clock import FakeClock
from tests.integration.slack.penny import ALEX, CHANNEL, DM, SAM, Penny


async def test_the_budget_command_answers_at_once_with_table_and_chart(penny: Penny) -> None:
    await penny.workspace.command(ALEX, CHANNEL, "/budget", "5000")
    (answer,) = penny.workspace.ephemerals(CHANNEL, ALEX)
    kinds = [block["type"] for block in answer["blocks"]]
    assert "table" in kinds
    assert "data_visualization" in kinds
    assert "$2,500" in answer["text"]
    assert await penny.turns() == []


async def test_a_result_of_the_command_is_told_to_later_conversations(penny: Penny) -> None:
    await penny.workspace.command(ALEX, DM, "/budget", "5000")
    assert [note for note in await penny.notes() if "/budget 5000" in note.text]


async def test_the_budget_command_explains_itself(penny: Penny) -> None:
    await penny.workspace.command(ALEX, DM, "/budget", "help")
    (answer,) = penny.workspace.ephemerals(DM, ALEX)
    assert "/budget plan 5000: splits a monthly income" in answer["text"]
    assert words.HELP_PRIVATE in answer["text"]


@pytest.mark.parametrize("text", ["-5", "1e999", "5 <b>"])
async def test_a_bad_income_is_refused_kindly_with_what_to_write(penny: Penny, text: str) -> None:
    await penny.workspace.command(ALEX, DM, "/budget", text)
    (answer,) = penny.workspace.ephemerals(DM, ALEX)
    assert "For example: /budget plan 5000" in answer["text"]
    assert not [note for note in await penny.notes() if "/budget" in note.text]


async def test_the_bare_budget_command_opens_a_form_and_shows_the_result(penny: Penny) -> None:
    await penny.workspace.command(ALEX, CHANNEL, "/budget")
    view = penny.modal()
    (income,) = [b["block_id"] for b in view["blocks"] if b["block_id"].endswith(":monthly_income")]
    refused = await penny.workspace.submit(ALEX, view["id"], {income: "abc"})
    assert list(refused["errors"]) == [income]
    assert await penny.workspace.submit(ALEX, view["id"], {income: "5000"}) == {"ok": True}
    (answer,) = penny.workspace.ephemerals(CHANNEL, ALEX)
    assert "table" in [block["type"] for block in answer["blocks"]]
    assert len([note for note in await penny.notes() if "ran /budget" in note.text]) == 1


async def test_the_budget_form_knows_the_income_from_the_last_time(penny: Penny) -> None:
    await penny.workspace.command(ALEX, DM, "/budget", "5000")
    await penny.workspace.command(ALEX, DM, "/budget")
    (income,) = [b for b in penny.modal()["blocks"] if b["block_id"].endswith(":monthly_income")]
    assert income["element"]["initial_value"] == "5,000"


async def test_a_form_that_cannot_be_opened_is_no_dead_end(penny: Penny) -> None:
    penny.workspace.fail_next("views.open", "expired_trigger_id")
    await penny.workspace.command(ALEX, DM, "/budget")
    (answer,) = penny.workspace.ephemerals(DM, ALEX)
    assert answer["text"].startswith(words.FORM_NOT_OPENED)
    assert "/budget plan 5000" in answer["text"]


async def test_a_zero_based_budget_asks_for_its_categories(penny: Penny) -> None:
    await penny.workspace.command(ALEX, DM, "/budget")
    view = penny.modal()
    prefix = view["blocks"][1]["block_id"].rpartition(":")[0]
    values = {f"{prefix}:monthly_income": "5000", f"{prefix}:method": "zero_based"}
    refused = await penny.workspace.submit(ALEX, view["id"], values)
    assert list(refused["errors"]) == [f"{prefix}:categories"]
    values[f"{prefix}:categories"] = "Rent 1,200\nFood 600"
    assert await penny.workspace.submit(ALEX, view["id"], values) == {"ok": True}
    (answer,) = penny.workspace.ephemerals(DM, ALEX)
    assert "Rent" in answer["text"]


async def test_a_form_that_is_sent_after_half_an_hour_is_answered_by_direct_message(
    penny: Penny, clock: FakeClock
) -> None:
    await penny.workspace.command(ALEX, CHANNEL, "/budget")
    view = penny.modal()
    (income,) = [b["block_id"] for b in view["blocks"] if b["block_id"].endswith(":monthly_income")]
    clock.advance(timedelta(minutes=31))
    await penny.workspace.submit(ALEX, view["id"], {income: "5000"})
    (answer,) = penny.workspace.bot_messages(DM)
    assert "$2,500" in answer["text"]


async def test_people_are_known_by_their_slack_profile(penny: Penny) -> None:
    await penny.workspace.command(SAM, CHANNEL, "/budget", "5000")
    async with penny.services.database.unit() as unit:
        sam = await unit.users.find("T0PENNY", SAM)
    assert sam is not None
    assert (sam.time_zone, sam.locale, sam.currency) == ("Europe/London", "en_GB", "USD")
    await penny.workspace.command(SAM, CHANNEL, "/budget", "6000")
    assert len(penny.workspace.calls("users.info")) == 1


async def test_a_profile_is_read_again_after_a_day(penny: Penny, clock: FakeClock) -> None:
    await penny.workspace.command(SAM, CHANNEL, "/budget", "5000")
    clock.advance(timedelta(days=1, minutes=1))
    await penny.workspace.command(SAM, CHANNEL, "/budget", "6000")
    assert len(penny.workspace.calls("users.info")) == 2


async def test_without_a_profile_penny_works_and_asks_again(penny: Penny) -> None:
    penny.workspace.fail_next("users.info", "fatal_error")
    await penny.workspace.command(SAM, CHANNEL, "/budget", "5000")
    await penny.workspace.command(SAM, CHANNEL, "/budget", "6000")
    assert len(penny.workspace.ephemerals(CHANNEL, SAM)) == 2
    assert len(penny.workspace.calls("users.info")) == 2
