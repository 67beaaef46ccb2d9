"""Shortcuts and commands with Penny behind them, as a person uses them on the page."""

from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from bot.words import shortcuts as words
from tests.world import ALEX, CHANNEL, SAM, World

pytestmark = pytest.mark.browser


async def choose(page: Page, world: World, text: str, shortcut: str) -> Locator:
    """Let Sam say something in the channel, and Alex choose the shortcut in its menu; return the modal."""
    await world.workspace.say(SAM, CHANNEL, text)
    await page.goto(f"{world.slack.url}/#/{ALEX}/{CHANNEL}/messages")
    await page.get_by_role("article").hover()
    await page.get_by_role("button", name="More actions").click()
    await page.get_by_role("menuitem", name=shortcut).click()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_be_visible()
    return dialog


async def test_a_question_about_a_message_is_answered_in_the_dm(
    page: Page, penny_world: World, artifacts: Path
) -> None:
    trip = "We need $3,000 for the team trip and put aside 200 a month."
    dialog = await choose(page, penny_world, trip, words.ASK_PENNY)
    await expect(dialog.get_by_label(words.ASK_QUESTION)).to_be_focused()
    await page.screenshot(path=artifacts / "shortcut-ask.png")
    await page.keyboard.type("How long does that take?")
    await dialog.get_by_role("button", name=words.ASK_SEND).click()
    await expect(page.get_by_role("dialog")).to_contain_text(words.ASKED)
    await page.keyboard.press("Escape")
    await page.get_by_role("link", name="Penny").or_(page.get_by_role("button", name="Penny")).first.click()
    await page.get_by_role("button", name="1 reply").click()
    await expect(page.get_by_role("log", name="Messages")).to_contain_text("How long does that take?")
    await expect(page.get_by_role("log", name="Thread")).to_contain_text("you reach $3,000 in 15 months")
    await page.screenshot(path=artifacts / "shortcut-answer.png")


async def test_a_message_is_logged_as_an_expense(page: Page, penny_world: World, artifacts: Path) -> None:
    lunch = "Lunch for four at the harbour came to $182.40 yesterday"
    dialog = await choose(page, penny_world, lunch, words.LOG_EXPENSE)
    await expect(dialog.get_by_label("Amount")).to_have_value("182.40")
    await expect(dialog.get_by_label("Description")).to_have_value("Lunch for four at the harbour")
    await page.screenshot(path=artifacts / "shortcut-expense.png")
    await dialog.get_by_role("button", name="Send").click()
    messages = page.get_by_role("log", name="Messages")
    await expect(messages).to_contain_text("I logged $182.40 for Lunch for four at the harbour under Eating out")
    await expect(messages).to_contain_text("Only visible to you")
    await messages.get_by_role("button", name="Undo").click()
    await expect(messages).to_contain_text("Undone")


async def test_a_what_if_is_asked_for_its_plan_and_answered(page: Page, penny_world: World, artifacts: Path) -> None:
    await page.goto(penny_world.slack.url)
    composer = page.get_by_label("Message Penny")
    await composer.fill("/whatif save 200 more a month")
    await composer.press("Enter")
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("How much have you saved or invested for this so far?").fill("50,000")
    await dialog.get_by_label("How much do you add each month?").fill("500")
    await dialog.get_by_label("How much do you want to have in the end?").fill("400,000")
    await dialog.get_by_label("How many years shall I look ahead?").fill("20")
    await dialog.get_by_role("button", name="Send").click()
    messages = page.get_by_role("log", name="Messages")
    await expect(messages.get_by_role("button", name="Talk about it")).to_be_visible()
    await expect(messages).to_contain_text("Save 200 more a month")
    await page.screenshot(path=artifacts / "command-whatif.png")
