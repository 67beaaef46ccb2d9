"""The whole page with the keyboard only: a question, its form, a command, Home, shortcuts, one's own messages."""

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot.words.shortcuts import LOG_EXPENSE, NEW_GOAL
from tests.browser.keyboard import Keyboard
from tests.world import World

pytestmark = pytest.mark.browser


@pytest.fixture
async def keyboard(page: Page, penny_world: World) -> Keyboard:
    """A keyboard on Alex's DM, with the focus in the composer."""
    await page.goto(penny_world.slack.url)
    keyboard = Keyboard(page)
    await keyboard.reach(page.get_by_label("Message Penny"), "F6")
    return keyboard


async def test_a_question_is_asked_and_its_form_filled_in(page: Page, keyboard: Keyboard, artifacts: Path) -> None:
    await keyboard.write("How long will it take me to save for a house?")
    await keyboard.press("Enter")
    await expect(page.get_by_label("Reply…")).to_be_focused()
    thread = page.get_by_role("log", name="Thread")
    await keyboard.reach(thread.get_by_role("button", name="Answer"), "Shift+Tab")
    await keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_label("How much do you want to save in all?")).to_be_focused()
    await keyboard.write("40,000")
    await keyboard.reach(dialog.get_by_label("How much do you plan to save each month?"))
    await keyboard.write("800")
    await page.screenshot(path=artifacts / "keyboard-form.png")
    await keyboard.press("Enter")
    await expect(dialog).to_have_count(0)
    await expect(thread).to_contain_text("you reach $40,000 in 50 months")
    await expect(page.get_by_label("Reply…")).to_be_focused()
    await keyboard.reach(thread)
    await keyboard.press("Escape")
    await expect(page.get_by_role("complementary", name="Thread")).to_be_hidden()


async def test_a_command_is_completed_and_run(page: Page, keyboard: Keyboard) -> None:
    await keyboard.write("/bud")
    await expect(page.get_by_role("option", name="/budget")).to_have_attribute("aria-selected", "true")
    await keyboard.press("Tab")
    await keyboard.write("5000")
    await keyboard.press("Enter")
    answer = page.get_by_role("article").filter(has_text="Only visible to you")
    await expect(answer.get_by_role("row", name="Needs $2,500")).to_be_visible()


async def test_home_is_opened_and_left_again(page: Page, keyboard: Keyboard) -> None:
    await keyboard.reach(page.get_by_role("tab", name="Messages"), "Shift+Tab")
    await keyboard.press("ArrowRight")
    await expect(page.get_by_role("tab", name="Home")).to_be_focused()
    home = page.get_by_label("Home", exact=True)
    await keyboard.reach(home)
    await keyboard.reach(home.get_by_role("button").first)
    sidebar = page.get_by_role("navigation")
    await keyboard.reach(sidebar.get_by_role("button", name="Penny · Home"), "F6")
    await keyboard.reach(sidebar.get_by_role("button", name="Penny", exact=True), "Shift+Tab")
    await keyboard.press("Enter")
    await expect(page.get_by_label("Message Penny")).to_be_visible()


async def test_a_global_shortcut_is_chosen_and_its_modal_closed(page: Page, keyboard: Keyboard) -> None:
    await keyboard.reach(page.get_by_role("main").get_by_role("button", name="Shortcuts"), "Shift+Tab")
    await keyboard.press("Enter")
    await expect(page.get_by_role("menuitem", name=NEW_GOAL)).to_be_focused()
    await keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_be_visible()
    await keyboard.press("Escape")
    await expect(dialog).to_have_count(0)
    await expect(page.get_by_label("Message Penny")).to_be_focused()


async def test_a_message_is_found_edited_and_handed_to_penny(
    page: Page, penny_world: World, keyboard: Keyboard
) -> None:
    await penny_world.workspace.say("U0SAM", "C0MONEY", "Lunch was 45")
    await penny_world.workspace.say("U0ALEX", "C0MONEY", "Mine was 54")
    await keyboard.reach(page.get_by_role("navigation").get_by_role("button", name="money"), "Shift+Tab")
    await keyboard.press("Enter")
    await keyboard.reach(page.get_by_role("log", name="Messages"), "F6")
    lunch, mine = page.get_by_role("article").filter(has_text="Lunch"), page.get_by_role("article").last
    await keyboard.press("ArrowUp")
    await expect(mine).to_be_focused()
    await keyboard.press("ArrowUp")
    await expect(lunch).to_be_focused()
    await keyboard.reach(lunch.get_by_role("button", name="More actions"))
    await keyboard.press("Enter")
    await keyboard.reach(page.get_by_role("menuitem", name=LOG_EXPENSE), "ArrowDown")
    await keyboard.press("Enter")
    await expect(page.get_by_role("dialog")).to_be_visible()
    await keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(page.get_by_label("Message #money")).to_be_focused()
    await keyboard.press("ArrowUp")
    await expect(page.get_by_label("Edit message")).to_be_focused()
    await keyboard.press("End")
    await keyboard.write("!")
    await keyboard.press("Enter")
    await expect(mine).to_contain_text("Mine was 54!")
