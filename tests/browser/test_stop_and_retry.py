"""The two ways to take a hand in an answer: Stop while it is written, and "Try again" when it failed."""

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.world import World

pytestmark = pytest.mark.browser

BUDGET = "Make a budget for $5,432.10"


async def ask(page: Page, world: World) -> None:
    await page.goto(world.slack.url)
    composer = page.get_by_label("Message Penny")
    await composer.fill(BUDGET)
    await composer.press("Enter")


async def test_an_answer_is_stopped_while_it_is_written(page: Page, penny_world: World, artifacts: Path) -> None:
    gate = penny_world.model.gate("response.output_text.delta", skip=8)
    await ask(page, penny_world)
    await gate.reached()
    thread = page.get_by_role("log", name="Thread")
    await expect(thread.locator(".streaming")).to_contain_text("Of $5,432.10")
    stop = page.get_by_role("button", name="Stop")
    await expect(stop).to_be_visible()
    await page.screenshot(path=artifacts / "stop-streaming.png")
    await stop.click()
    await expect(thread).to_contain_text("Stopped here.")
    await expect(thread.locator(".streaming")).to_have_count(0)
    await expect(stop).to_have_count(0)
    await page.screenshot(path=artifacts / "stop-stopped.png")
    gate.release()
    reply = page.get_by_label("Reply…")
    await reply.fill(BUDGET)
    await reply.press("Enter")
    await expect(thread).to_contain_text("$2,716.05 to needs")
    await expect(stop).to_have_count(0)


async def test_penny_is_stopped_from_the_keyboard_while_she_thinks(
    page: Page, penny_world: World, artifacts: Path
) -> None:
    gate = penny_world.model.gate("request")
    await ask(page, penny_world)
    await gate.reached()
    thread = page.get_by_role("log", name="Thread")
    await expect(thread.get_by_role("status")).to_be_visible()
    await expect(page.get_by_role("button", name="Stop")).to_be_visible()
    await page.screenshot(path=artifacts / "stop-thinking.png")
    reply = page.get_by_label("Reply…")
    await reply.focus()
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("button", name="Stop")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Stop")).to_have_count(0)
    await expect(thread.get_by_role("status")).to_have_count(0)
    await expect(reply).to_be_focused()
    gate.release()


async def test_a_reloaded_page_still_offers_to_stop(page: Page, penny_world: World) -> None:
    gate = penny_world.model.gate("request")
    await ask(page, penny_world)
    await expect(page.get_by_role("button", name="Stop")).to_be_visible()
    await page.reload()
    await page.get_by_role("button", name="Stop").click()
    await expect(page.get_by_role("button", name="Stop")).to_have_count(0)
    gate.release()


async def test_what_failed_is_tried_again(page: Page, penny_world: World, artifacts: Path) -> None:
    for _ in range(4):
        penny_world.model.fail_next(500, "server_error", 0)
    await ask(page, penny_world)
    thread = page.get_by_role("log", name="Thread")
    again = thread.get_by_role("button", name="Try again")
    await expect(again).to_be_visible()
    await expect(thread).to_contain_text("Reference P-0001")
    await page.screenshot(path=artifacts / "retry-failed.png")
    await again.click()
    await expect(again).to_have_count(0)
    await expect(thread).to_contain_text("$2,716.05 to needs")
    await page.screenshot(path=artifacts / "retry-answered.png")
