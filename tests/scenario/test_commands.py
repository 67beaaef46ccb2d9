"""Slash commands: subcommands, forms for what is missing, slips of the keys, and what goes on from an answer."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot.blocks.commands import RUN, SHARE, TALK
from bot.blocks.settings import SETTINGS
from bot.blocks.undo import UNDO
from bot.words import commands as words
from tests.world import ALEX, CHANNEL, DM, SAM, World


async def test_an_expense_is_logged_in_one_line_and_counts_against_its_limit(world: World) -> None:
    await _run(world, "/budget", "set groceries 400")
    answer = await _run(world, "/spent", "45 groceries lunch")
    assert "I logged $45 for lunch under Groceries, today" in answer["text"]
    status = await _run(world, "/budget", "status groceries")
    assert "$355" in status["text"]


async def test_a_line_without_an_amount_opens_the_form_with_what_was_said(world: World) -> None:
    await world.workspace.command(ALEX, CHANNEL, "/spent", "lunch with Ann")
    view = world.workspace.view(ALEX)
    assert view
    assert _prefilled(view, "description") == "lunch with Ann"
    asked = [block["block_id"].rpartition(":")[2] for block in view["blocks"] if block["type"] == "input"]
    assert asked == ["amount", "category", "day", "description"], "what is known stands below what is asked"
    assert await world.fill(view, amount="12.50", category="eating_out") == {"ok": True}
    [answer] = world.workspace.ephemerals(CHANNEL, ALEX)
    assert "I logged $12.50 for lunch with Ann under Eating out" in answer["text"]


async def test_the_bare_command_opens_a_form_that_offers_the_category_and_the_day(world: World) -> None:
    await world.workspace.command(ALEX, CHANNEL, "/spent")
    view = world.workspace.view(ALEX)
    assert view
    asked = [block["block_id"].rpartition(":")[2] for block in view["blocks"] if block["type"] == "input"]
    assert asked == ["amount", "description", "category", "day"]


async def test_what_was_logged_by_mistake_is_undone_below_the_answer(world: World) -> None:
    answer = await _run(world, "/spent", "45 groceries")
    await world.workspace.click(ALEX, CHANNEL, answer["ts"], UNDO)
    [said] = world.workspace.ephemerals(CHANNEL, ALEX)
    assert said["text"].startswith("↩ ")
    assert "no transactions of yours yet" in (await _run(world, "/spent", "list"))["text"]


async def test_a_slip_of_the_keys_is_answered_with_the_nearest_line_and_a_button_that_runs_it(world: World) -> None:
    await _run(world, "/budget", "set groceries 400")
    asked = await _run(world, "/budget", "stauts groceries")
    assert "Did you mean /budget status groceries?" in asked["text"]
    await world.workspace.click(ALEX, CHANNEL, asked["ts"], RUN)
    answer = world.workspace.ephemerals(CHANNEL, ALEX)[-1]
    assert "$400" in answer["text"]
    assert RUN not in str(answer["blocks"])


async def test_a_category_that_nobody_knows_is_asked_for_and_the_amount_is_kept(world: World) -> None:
    await world.workspace.command(ALEX, CHANNEL, "/budget", "set unicorns 400")
    view = world.workspace.view(ALEX)
    assert view
    assert _prefilled(view, "amount") == "400"
    assert await world.fill(view, category="pets") == {"ok": True}
    [answer] = world.workspace.ephemerals(CHANNEL, ALEX)
    assert "Pets may take $400 a month now" in answer["text"]


async def test_a_single_value_that_cannot_be_used_is_told_with_an_example(world: World) -> None:
    answer = await _run(world, "/budget", "status unicorns")
    assert "Please choose Groceries" in answer["text"]
    assert "For example: /budget status groceries" in answer["text"]


async def test_what_is_refused_is_not_followed_by_a_line_that_would_be_refused_too(world: World) -> None:
    await _run(world, "/goal", "House 60,000")
    answer = await _run(world, "/goal", "House 70,000")
    assert "You already have a goal called House" in answer["text"]
    assert "For example" not in answer["text"]


async def test_a_result_is_shared_with_the_channel_once(world: World) -> None:
    answer = await _run(world, "/budget", "5000")
    clicks = [world.workspace.click(ALEX, CHANNEL, answer["ts"], SHARE) for _ in range(2)]
    await asyncio.gather(*clicks)
    await world.settled()
    [answer] = world.workspace.ephemerals(CHANNEL, ALEX)
    [shared] = world.workspace.messages(CHANNEL)
    assert "$2,500 to needs" in shared["text"]
    assert f"<@{ALEX}>" in shared["text"]
    assert SHARE not in str(answer["blocks"])
    assert words.SHARED in answer["text"]


async def test_what_is_shared_tells_nothing_from_memory(world: World) -> None:
    await world.say("I make $5,000 a month")
    answer = await _run(world, "/budget", "plan")
    assert "From memory" in answer["text"]
    await world.workspace.click(ALEX, CHANNEL, answer["ts"], SHARE)
    await world.settled()
    [shared] = world.workspace.messages(CHANNEL)
    assert "From memory" not in shared["text"]


async def test_where_penny_is_no_member_a_result_is_shared_all_the_same(world: World) -> None:
    answer = await _run(world, "/budget", "5000")
    world.workspace.refuse("chat.postMessage", "not_in_channel")
    await world.workspace.click(ALEX, CHANNEL, answer["ts"], SHARE)
    await world.settled()
    [shared] = world.workspace.messages(CHANNEL)
    assert "$2,500 to needs" in shared["text"]


async def test_in_a_direct_message_there_is_nobody_to_share_with(world: World) -> None:
    answer = await _run(world, "/budget", "5000", DM)
    assert SHARE not in str(answer["blocks"])
    assert TALK in str(answer["blocks"])


async def test_talking_about_a_result_opens_a_thread_that_knows_it(world: World) -> None:
    answer = await _run(world, "/budget", "5432.10")
    for _ in range(2):
        await world.workspace.click(ALEX, CHANNEL, answer["ts"], TALK)
        await world.settled()
    [root] = world.workspace.messages(DM)
    assert words.TALK_OPENING in root["text"]
    assert "$2,716.05 to needs" in root["text"]
    assert world.workspace.ephemerals(CHANNEL, ALEX)[-1]["text"] == words.TALK_OPENED
    await world.say("Why so much for needs?", thread_ts=root["ts"])
    assert "was shown the result below" in world.told()
    assert "2,716.05" in world.told()


async def test_what_penny_was_still_to_answer_when_she_stopped_is_answered_when_she_is_back(world: World) -> None:
    assert world.penny
    await world.penny.worker.stop(timedelta())
    await world.workspace.command(ALEX, CHANNEL, "/quote", "AAPL")
    assert world.workspace.ephemerals(CHANNEL, ALEX) == []
    await world.leave()
    await world.enter()
    await world.settled()
    [answer] = world.workspace.ephemerals(CHANNEL, ALEX)
    assert "AAPL" in answer["text"]


async def test_nobody_else_can_see_or_use_what_a_command_answered(world: World) -> None:
    await _run(world, "/budget", "5000")
    assert world.workspace.ephemerals(user=SAM) == []
    assert world.workspace.messages(CHANNEL) == []


async def test_an_import_begins_with_a_thread_that_waits_for_the_file(world: World) -> None:
    answer = await _run(world, "/budget", "import")
    await world.settled()
    assert answer["text"] == words.IMPORT_OPENED
    [root] = world.workspace.messages(DM)
    assert root["text"] == words.IMPORT_OPENING


async def test_transactions_come_as_a_file_in_the_direct_messages(world: World) -> None:
    await _run(world, "/spent", "45 groceries lunch")
    await _run(world, "/budget", "export")
    await world.settled()
    [message] = world.workspace.messages(DM)
    [file] = message["files"]
    assert file["name"] == "transactions.csv"
    assert b"lunch" in (world.workspace.backend.files.content(file["id"]) or b"")
    assert world.workspace.ephemerals(CHANNEL, ALEX)[-1]["text"] == words.EXPORT_SENT


async def test_without_transactions_there_is_nothing_to_export(world: World) -> None:
    await _run(world, "/budget", "export")
    await world.settled()
    assert world.workspace.ephemerals(CHANNEL, ALEX)[-1]["text"] == words.EXPORT_EMPTY


async def test_penny_tells_what_she_knows_and_forgets_one_thing(world: World) -> None:
    await world.say("I make $5,000 a month")
    assert "$5,000" in (await _run(world, "/penny", "facts"))["text"]
    assert "forgotten" in (await _run(world, "/penny", "forget monthly income"))["text"]
    assert "not told me anything" in (await _run(world, "/penny", "facts"))["text"]


async def test_everything_is_forgotten_after_a_question(world: World) -> None:
    await world.say("I make $5,000 a month")
    await world.workspace.command(ALEX, CHANNEL, "/penny", "forget")
    view = world.workspace.view(ALEX)
    assert view
    assert view["title"]["text"] == words.FORGET_TITLE
    assert await world.workspace.submit(ALEX, view["id"]) == {"ok": True}
    after = world.workspace.view(ALEX)
    assert after
    assert after["title"]["text"] == words.FORGOTTEN_TITLE
    assert "not told me anything" in (await _run(world, "/penny", "facts"))["text"]


async def test_a_new_conversation_answers_what_stands_on_the_line(world: World) -> None:
    await _run(world, "/penny", "new What can you help me with?")
    await world.settled()
    [root] = world.workspace.bot_messages(DM, _roots(world)[0])[:1]
    assert root["text"] == words.NEW_ASKED.format(question="What can you help me with?")
    assert len(world.said(root["ts"])) == 2


@pytest.mark.parametrize(
    ("asked", "told"), [("usage", "this month"), ("privacy", "yours alone"), ("help", "/penny · ")]
)
async def test_penny_tells_about_herself(world: World, asked: str, told: str) -> None:
    assert told in (await _run(world, "/penny", asked))["text"]


@pytest.mark.parametrize("asked", ["settings", ""])
async def test_the_settings_open_as_a_modal(world: World, asked: str) -> None:
    await world.workspace.command(ALEX, CHANNEL, "/penny", asked)
    view = world.workspace.view(ALEX)
    assert view
    assert view["callback_id"] == SETTINGS


async def _run(world: World, command: str, text: str, channel: str = CHANNEL) -> dict[str, Any]:
    await world.workspace.command(ALEX, channel, command, text)
    return world.workspace.ephemerals(channel, ALEX)[-1]


def _prefilled(view: dict[str, Any], name: str) -> str:
    [block] = [block for block in view["blocks"] if block["block_id"].endswith(f":{name}")]
    return block["element"]["initial_value"]


def _roots(world: World) -> list[str]:
    return [message["ts"] for message in world.workspace.messages(DM)]
