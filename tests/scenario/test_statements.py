"""A statement dropped in the DM: fetched, asked about, previewed, imported, undone; and files that are none."""

import pytest

from bot.blocks.form import CHOOSE
from bot.blocks.undo import UNDO
from tests.world import ALEX, CHANNEL, DM, World

JANUARY = b"Date,Description,Amount\n2026-01-30,Starbucks,-4.50\n2026-01-31,ACME payroll,2500.00\n"
DOUBTFUL = b"Date,Description,Amount\n01/02/2026,Starbucks,-4.50\n03/02/2026,Lidl,-20.00\n"


async def drop(
    world: World,
    content: bytes,
    name: str = "january.csv",
    text: str = "",
    *,
    channel: str = DM,
    deliveries: int = 1,
) -> str:
    ts = await world.workspace.share(ALEX, channel, {name: content}, text, deliveries=deliveries)
    await world.settled()
    return ts


async def choose(world: World, thread: str, choice: str) -> None:
    """Press a button of the newest question."""
    for message in reversed(world.workspace.bot_messages(DM, thread)):
        for block in message.get("blocks", []):
            for element in block.get("elements", []):
                action = element.get("action_id", "")
                if action.startswith(CHOOSE) and action.endswith(f":{choice}"):
                    await world.workspace.click(ALEX, DM, message["ts"], action)
                    return await world.settled()
    raise AssertionError(world.said(thread))


async def test_a_statement_is_imported_after_the_account_was_named_and_the_preview_agreed_to(world: World) -> None:
    thread = await drop(world, JANUARY)
    assert "Which account is this statement of?" in world.said(thread)[-1]
    await world.say("Checking", thread_ts=thread)
    assert "Shall I import 2 new lines from january.csv into Checking" in world.said(thread)[-1]
    await choose(world, thread, "yes")
    assert "I imported 2 lines from january.csv into Checking" in world.said(thread)[-1]


async def test_the_preview_shows_the_first_lines_as_a_table(world: World) -> None:
    thread = await drop(world, JANUARY, text="Please import this into Checking")
    blocks = world.workspace.bot_messages(DM, thread)[-1]["blocks"]
    (table,) = [block for block in blocks if block["type"] == "table"]
    assert [cell["text"] for cell in table["rows"][1]] == ["Jan 30, 2026", "Starbucks", "Eating out", "-$4.50"]


async def test_yes_in_words_imports_and_the_same_file_again_brings_nothing(world: World) -> None:
    thread = await drop(world, JANUARY, text="Please import this into Checking")
    await world.say("yes", thread_ts=thread)
    assert "I imported 2 lines" in world.said(thread)[-1]
    again = await drop(world, JANUARY, text="Please import this into Checking")
    assert "All 2 lines of january.csv are in Checking already" in world.said(again)[-1]


async def test_an_import_is_undone_by_its_button(world: World) -> None:
    thread = await drop(world, JANUARY, text="Please import this into Checking")
    await choose(world, thread, "yes")
    await world.workspace.click(ALEX, DM, world.workspace.bot_messages(DM, thread)[-1]["ts"], UNDO)
    await world.settled()
    assert any("Undone: the 2 lines of january.csv are gone again." in text for text in world.said(thread))


async def test_an_import_is_undone_in_words(world: World) -> None:
    thread = await drop(world, JANUARY, text="Please import this into Checking")
    await choose(world, thread, "yes")
    await world.say("Undo that", thread_ts=thread)
    assert "Undone: the 2 lines of january.csv" in world.said(thread)[-1]


async def test_doubt_about_the_dates_is_asked_about_by_buttons(world: World) -> None:
    thread = await drop(world, DOUBTFUL, text="Please import this into Checking")
    assert "“01/02/2026” may be 1 February 2026 or 2 January 2026" in world.said(thread)[-1]
    await choose(world, thread, "month_first")
    assert "January 2, 2026 to March 2, 2026" in world.said(thread)[-1]


async def test_a_broken_line_is_named(world: World) -> None:
    thread = await drop(world, JANUARY + b"2026-02-01,Broken,abc\n", text="Please import this into Checking")
    assert 'line 4: "abc" is no amount' in world.said(thread)[-1]


@pytest.mark.parametrize(
    ("name", "content", "kind"), [("cat.png", b"\x89PNG..", "an image"), ("january.pdf", b"%PDF-1.7", "a PDF")]
)
async def test_a_file_that_is_no_statement_gets_a_kind_word(world: World, name: str, content: bytes, kind: str) -> None:
    thread = await drop(world, content, name)
    assert f"“{name}” is {kind}, and I can read statements only." in world.said(thread)[-1]


async def test_nobody_is_asked_for_the_account_of_a_file_that_cannot_be_read(world: World) -> None:
    thread = await drop(world, b"hello world", "notes.csv")
    assert "account" not in world.said(thread)[-1]
    assert "Please download it from your bank as a CSV, OFX, QFX or QIF file" in world.said(thread)[-1]


async def test_in_a_channel_the_user_is_sent_to_the_dm_and_the_file_is_not_fetched(world: World) -> None:
    thread = await drop(world, JANUARY, text="@Penny import this", channel=CHANNEL)
    assert "please drop “january.csv” in our direct messages" in world.said(thread, CHANNEL)[-1]
    assert [entry for entry in world.wire.entries if entry.name == "files-pri"] == []


async def test_without_the_scope_for_files_the_user_hears_that_it_could_not_be_fetched(world: World) -> None:
    world.workspace.web_api.scopes = world.workspace.web_api.scopes.replace("files:read,", "")
    thread = await drop(world, JANUARY)
    assert "I could not fetch “january.csv” from Slack." in world.said(thread)[-1]


async def test_the_file_of_a_message_that_is_delivered_twice_is_kept_once(world: World) -> None:
    thread = await drop(world, JANUARY, deliveries=2)
    assert world.penny
    async with world.penny.database.unit() as unit:
        user = await unit.users.find("T0PENNY", ALEX)
        assert user
        assert [upload.name for upload in await unit.uploads.of_user(user.id)] == ["january.csv"]
    assert len([said for said in world.said(thread) if "Which account" in said]) == 1
