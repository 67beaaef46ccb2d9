"""An answer as people see it: the work, the results, and the buttons that ask whether it helped."""

from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from tests.world import World

pytestmark = pytest.mark.browser

QUESTION = "Plan my budget with an income of 5,000"


async def answered(page: Page, world: World) -> Locator:
    """Ask, wait for the answer and return the thread in which it stands."""
    await page.goto(world.slack.url)
    composer = page.get_by_label("Message Penny")
    await composer.fill(QUESTION)
    await composer.press("Enter")
    thread = page.get_by_role("log", name="Thread")
    await expect(thread.get_by_role("button", name="This was helpful", exact=True)).to_be_visible()
    return thread


async def test_the_work_stands_above_the_answer_and_the_thread_has_a_title(
    page: Page, penny_world: World, artifacts: Path
) -> None:
    thread = await answered(page, penny_world)
    await expect(thread.get_by_text("Planning your budget")).to_be_visible()
    await expect(thread.get_by_role("img", name="Done")).to_be_visible()
    await expect(thread.get_by_role("img", name="Pie chart")).to_be_visible()
    await expect(page.get_by_role("heading", name="Budget", exact=True)).to_be_visible()
    await page.screenshot(path=artifacts / "answer.png")


async def test_who_found_it_helpful_is_thanked_quietly(page: Page, penny_world: World) -> None:
    thread = await answered(page, penny_world)
    await thread.get_by_role("button", name="This was helpful", exact=True).click()
    await expect(thread).to_contain_text("Thank you! I'm glad that helped.")


async def test_who_did_not_is_asked_what_was_wrong(page: Page, penny_world: World, artifacts: Path) -> None:
    thread = await answered(page, penny_world)
    await thread.get_by_role("button", name="This was not helpful").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("What was wrong?")
    await dialog.get_by_label("The figures don't look right").check()
    await dialog.get_by_label("Anything you would like to add?").fill("The rent is missing")
    await page.screenshot(path=artifacts / "feedback.png")
    await dialog.get_by_role("button", name="Send").click()
    await expect(thread).to_contain_text("Thank you for telling me.")
