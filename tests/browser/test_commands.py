"""Slash commands on the page: the form, the answer for one person's eyes, and what goes on from it."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from bot.words import commands as words
from tests.world import ALEX, CHANNEL, DM, World

pytestmark = pytest.mark.browser


async def test_a_budget_is_asked_for_answered_shared_and_talked_about(
    page: Page, penny_world: World, artifacts: Path
) -> None:
    await _run(page, penny_world, "/budget")
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label(re.compile("monthly income")).fill("5,000")
    await page.screenshot(path=artifacts / "command-form.png")
    await dialog.get_by_role("button", name="Send").click()

    answer = page.get_by_role("article").filter(has_text="Only visible to you")
    await expect(answer).to_contain_text("$2,500 to needs")
    await expect(answer.locator("table")).to_contain_text("Savings")
    await page.screenshot(path=artifacts / "command-answer.png")

    await answer.get_by_role("button", name=words.TALK).click()
    await expect(page.get_by_role("article").last).to_contain_text(words.TALK_OPENED)
    await answer.first.get_by_role("button", name=words.SHARE).click()
    await page.get_by_role("dialog").get_by_role("button", name=words.SHARE_YES, exact=True).click()
    await expect(page.get_by_role("article").filter(has_text="Shared by")).to_contain_text("$2,500 to needs")

    await page.get_by_role("button", name="Sam").click()
    await expect(page.get_by_role("article")).to_have_count(1)
    await _open(page, penny_world, DM)
    await expect(page.get_by_role("article")).to_contain_text([words.TALK_OPENING])


async def test_a_slip_of_the_keys_is_put_right_by_a_button(page: Page, penny_world: World) -> None:
    await _run(page, penny_world, "/spent 45 groceries lunch")
    await expect(_last(page)).to_contain_text("I logged $45 for lunch under Groceries")
    await _run(page, penny_world, "/spent lsit")
    await _last(page).get_by_role("button", name="Yes, /spent list").click()
    await expect(_last(page)).to_contain_text("There is one transaction")


async def _run(page: Page, world: World, line: str) -> None:
    await _open(page, world, CHANNEL)
    composer = page.get_by_label("Message #money")
    await composer.fill(line)
    await composer.press("Enter")


async def _open(page: Page, world: World, channel: str) -> None:
    await page.goto(f"{world.slack.url}/#/{ALEX}/{channel}/messages")
    await page.reload()


def _last(page: Page) -> Locator:
    return page.get_by_role("article").last
