"""What Penny asks before she can answer, as people see it: what is known, choices, and a second thought."""

from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from tests.world import World

pytestmark = pytest.mark.browser


async def ask(page: Page, world: World, text: str) -> Locator:
    """Ask in the DM and return the thread in which Penny answers."""
    await page.goto(world.slack.url)
    composer = page.get_by_label("Message Penny")
    await composer.fill(text)
    await composer.press("Enter")
    thread = page.get_by_role("log", name="Thread")
    await expect(thread.get_by_role("button", name="Not now")).to_be_visible()
    return thread


async def test_what_is_known_is_changed_beside_the_question(page: Page, penny_world: World, artifacts: Path) -> None:
    await penny_world.say("I make $5,000 a month")
    thread = await ask(page, penny_world, "How long will it take me to save for a house?")
    await expect(thread).to_contain_text("Monthly income: $5,000 (as you told me before)")
    await page.screenshot(path=artifacts / "clarification.png")
    await thread.get_by_role("button", name="Change monthly income").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_label("Monthly income (in $)")).to_be_focused()
    await dialog.get_by_label("Monthly income (in $)").fill("6,000")
    await dialog.get_by_role("button", name="Save").click()
    await expect(thread).to_contain_text("Monthly income: $6,000 (as you answered)")
    await thread.get_by_role("button", name="Answer").click()
    await expect(dialog.get_by_label("How much do you want to save in all?")).to_be_focused()
    await page.screenshot(path=artifacts / "clarification-form.png")


async def test_choices_are_made_in_the_message_with_the_keyboard(page: Page, penny_world: World) -> None:
    thread = await ask(page, penny_world, "How could I invest 20k?")
    await thread.get_by_role("button", name="Balanced").focus()
    await page.keyboard.press("Enter")
    await expect(thread).to_contain_text("Risk tolerance: Balanced (as you answered)")
    await thread.get_by_role("button", name="In 10 to 20 years").focus()
    await page.keyboard.press("Space")
    await expect(thread).to_contain_text("Thanks, I have what I need.")
    await expect(thread.get_by_role("img").first).to_be_visible()


async def test_answers_are_changed_after_the_answer(page: Page, penny_world: World, artifacts: Path) -> None:
    thread = await ask(page, penny_world, "How long will it take me to save for a house?")
    await thread.get_by_role("button", name="Answer").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("How much do you want to save in all?").fill("60k")
    await dialog.get_by_label("How much do you plan to save each month?").fill("1,200")
    await dialog.get_by_role("button", name="Send").click()
    await expect(thread).to_contain_text("you reach $60,000 in 50 months")
    await thread.get_by_role("button", name="Change answers").click()
    await dialog.get_by_label("Monthly savings (in $)").fill("1,500")
    await page.screenshot(path=artifacts / "clarification-again.png")
    await dialog.get_by_role("button", name="Send").click()
    await expect(thread).to_contain_text("you reach $60,000 in 40 months")
