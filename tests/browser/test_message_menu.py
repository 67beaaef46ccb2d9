"""What one does with a message: shortcuts, editing and deleting one's own."""

import pytest
from playwright.async_api import Page, expect

from bot.playground.server import SlackServer
from bot.words.shortcuts import LOG_EXPENSE, NEW_GOAL
from tests.browser.form_app import FormApp

pytestmark = pytest.mark.browser

ALEX, SAM, DM, MONEY = "U0ALEX", "U0SAM", "D0ALEX", "C0MONEY"


async def test_a_shortcut_of_a_message_is_told_which_message(
    page: Page, server: SlackServer, form_app: FormApp
) -> None:
    await server.workspace.say(SAM, MONEY, "Lunch was 45")
    await page.goto(f"{server.url}/#/{ALEX}/{MONEY}/messages")
    await page.get_by_role("article").hover()
    await page.get_by_role("button", name="More actions").click()
    await expect(page.get_by_role("menuitem", name="Edit message")).to_have_count(0)
    await page.get_by_role("menuitem", name=LOG_EXPENSE).click()
    await expect(page.get_by_role("dialog")).to_contain_text("About: Lunch was 45")


async def test_a_global_shortcut_is_in_the_menu_of_the_composer(
    page: Page, server: SlackServer, form_app: FormApp
) -> None:
    await page.goto(server.url)
    await page.get_by_role("button", name="Shortcuts").first.click()
    await page.get_by_role("menuitem", name=NEW_GOAL).click()
    await expect(page.get_by_role("dialog")).to_contain_text("About: no message")


async def test_ones_own_message_is_changed_in_its_place(page: Page, server: SlackServer, form_app: FormApp) -> None:
    ts = await server.workspace.say(ALEX, DM, "Lunch was <45> for @Sam")
    await page.goto(server.url)
    message = page.get_by_role("article")
    await message.hover()
    await page.get_by_role("button", name="More actions").click()
    await page.get_by_role("menuitem", name="Edit message").click()
    editor = page.get_by_label("Edit message")
    await expect(editor).to_be_focused()
    await expect(editor).to_have_value("Lunch was <45> for @Sam")
    await editor.fill("Lunch was 54")
    await editor.press("Enter")
    await expect(message).to_contain_text("Lunch was 54(edited)")
    assert server.workspace.messages(DM)[0]["text"] == "Lunch was 54"
    assert server.workspace.messages(DM)[0]["ts"] == ts


async def test_escape_leaves_a_message_as_it_was(page: Page, server: SlackServer, form_app: FormApp) -> None:
    await server.workspace.say(ALEX, DM, "Lunch was 45")
    await page.goto(server.url)
    composer = page.get_by_label("Message Penny")
    await composer.press("ArrowUp")
    editor = page.get_by_label("Edit message")
    await editor.fill("Something else")
    await editor.press("Escape")
    await expect(editor).to_have_count(0)
    await expect(page.get_by_role("article")).to_contain_text("Lunch was 45")


async def test_ones_own_message_is_deleted_after_a_question(page: Page, server: SlackServer, form_app: FormApp) -> None:
    await server.workspace.say(ALEX, DM, "Lunch was 45")
    await page.goto(server.url)
    await page.get_by_role("article").hover()
    await page.get_by_role("button", name="More actions").click()
    await page.get_by_role("menuitem", name="Delete message").click()
    await page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    await expect(page.get_by_role("article")).to_have_count(0)
    assert server.workspace.messages(DM) == []
