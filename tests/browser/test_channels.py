"""A channel on the page: an answer for one person's eyes, two people in one thread, and a muted Penny."""

from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from tests.world import ALEX, CHANNEL, SAM, World

pytestmark = pytest.mark.browser

SURPRISED = "Wow, that leaves a lot!"


async def open_thread(page: Page, world: World) -> Locator:
    await page.set_viewport_size({"width": 1440, "height": 1200})
    await page.goto(f"{world.slack.url}/#/{ALEX}/{CHANNEL}/messages")
    composer = page.get_by_label("Message #money")
    await composer.fill("@Penny plan my budget")
    await composer.press("Enter")
    await page.get_by_role("button", name="1 reply").click()
    return page.get_by_role("log", name="Thread")


async def answer_privately(page: Page, thread: Locator) -> None:
    await thread.get_by_role("button", name="Answer").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("What is your monthly income after tax?").fill("5,432")
    await dialog.get_by_role("button", name="Send").click()
    await expect(thread.get_by_text("Only visible to you")).to_be_visible()


async def test_a_private_answer_is_seen_by_its_owner_until_they_share_it(
    page: Page, penny_world: World, artifacts: Path
) -> None:
    thread = await open_thread(page, penny_world)
    await answer_privately(page, thread)
    await expect(thread).to_contain_text("Of $5,432 a month")
    await page.screenshot(path=artifacts / "channel-private.png")
    await page.get_by_role("button", name="Sam").click()
    await expect(thread).to_contain_text("can see this answer")
    await expect(thread).not_to_contain_text("5,432")
    await page.get_by_role("button", name="Alex").click()
    await thread.get_by_role("button", name="Share in thread").last.click()
    await page.get_by_role("dialog").get_by_role("button", name="Share", exact=True).click()
    await expect(thread).to_contain_text("shared this answer below")
    await page.get_by_role("button", name="Sam").click()
    await expect(thread).to_contain_text("Of $5,432 a month")
    await page.screenshot(path=artifacts / "channel-shared.png")


async def test_a_private_answer_is_shown_again_after_a_reload(page: Page, penny_world: World) -> None:
    thread = await open_thread(page, penny_world)
    await answer_privately(page, thread)
    await page.reload()
    await expect(thread).to_contain_text("can see this answer")
    await expect(thread).not_to_contain_text("5,432")
    await thread.get_by_role("button", name="Show me again").click()
    await expect(thread).to_contain_text("Of $5,432 a month")


async def test_two_people_talk_in_a_thread_and_mute_penny(page: Page, penny_world: World, artifacts: Path) -> None:
    thread = await open_thread(page, penny_world)
    reply = page.get_by_label("Reply…")
    await reply.fill("$5,000")
    await reply.press("Enter")
    await expect(thread).to_contain_text("Of $5,000 a month")
    await page.get_by_role("button", name="Sam").click()
    await reply.fill(SURPRISED)
    await reply.press("Enter")
    await reply.fill("@Penny Make a budget for £3,000")
    await reply.press("Enter")
    await expect(thread).to_contain_text("Of £3,000 a month")
    await page.screenshot(path=artifacts / "channel-two-people.png")
    await thread.get_by_role("button", name="Mute in this thread").click()
    await expect(thread.get_by_role("button", name="Unmute")).to_be_visible()
    await expect(thread).to_contain_text("I'm muted in this thread")
    assert len(penny_world.workspace.calls("chat.startStream")) == 2
    assert penny_world.workspace.ephemerals(CHANNEL, SAM) == []
