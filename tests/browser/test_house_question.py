"""The house question through Penny herself: asked, told what is missing, answered, as a person would do it."""

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.world import World

pytestmark = pytest.mark.browser

QUESTION = "How long will it take me to save for a house?"


async def ask(page: Page, world: World) -> None:
    await page.goto(world.slack.url)
    composer = page.get_by_label("Message Penny")
    await composer.fill(QUESTION)
    await composer.press("Enter")
    await expect(page.get_by_role("log", name="Thread").get_by_role("button", name="Answer")).to_be_visible()


async def test_the_house_question_is_answered_by_form(page: Page, penny_world: World, artifacts: Path) -> None:
    await ask(page, penny_world)
    thread = page.get_by_role("log", name="Thread")
    await thread.get_by_role("button", name="Answer").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("How much do you want to save in all?").fill("abc")
    await dialog.get_by_label("How much do you plan to save each month?").fill("800")
    await dialog.get_by_role("button", name="Send").click()
    await expect(dialog.get_by_label("How much do you want to save in all?")).to_have_attribute("aria-invalid", "true")
    await page.screenshot(path=artifacts / "house-form.png")
    await dialog.get_by_label("How much do you want to save in all?").fill("40,000")
    await dialog.get_by_role("button", name="Send").click()
    await expect(dialog).to_have_count(0)
    await expect(thread).to_contain_text("you reach $40,000 in 50 months")
    await expect(thread.get_by_role("img", name="How your savings grow")).to_be_visible()
    await expect(thread.get_by_role("button", name="Answer", exact=True)).to_have_count(0)
    await page.screenshot(path=artifacts / "house-answer.png")


async def test_the_house_question_is_answered_in_words(page: Page, penny_world: World) -> None:
    await ask(page, penny_world)
    reply = page.get_by_label("Reply…")
    await reply.fill("$40k, saving 800 a month")
    await reply.press("Enter")
    await expect(page.get_by_role("log", name="Thread")).to_contain_text("you reach $40,000 in 50 months")


async def test_a_budget_is_planned_by_command(page: Page, penny_world: World, artifacts: Path) -> None:
    await page.goto(penny_world.slack.url)
    composer = page.get_by_label("Message Penny")
    await composer.fill("/budget 5000")
    await composer.press("Enter")
    messages = page.get_by_role("log", name="Messages")
    await expect(messages.get_by_role("img", name="Pie chart")).to_be_visible()
    await expect(messages.get_by_role("row", name="Needs $2,500")).to_be_visible()
    await page.screenshot(path=artifacts / "budget.png")


async def test_a_suggested_prompt_asks_for_the_person(page: Page, penny_world: World) -> None:
    await page.goto(penny_world.slack.url)
    await page.get_by_role("button", name="Save for a house").click()
    await expect(page.get_by_role("log", name="Thread").get_by_role("button", name="Answer")).to_be_visible()
