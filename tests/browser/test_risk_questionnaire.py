"""The risk questionnaire through Penny herself, answered with the mouse alone, and the mix that follows from it."""

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.world import World

pytestmark = pytest.mark.browser

ANSWERS = (
    "In more than 20 years",
    "At none: I'd wait it out",
    "Possibly",
    "Steady and safe",
    "The most growth over time",
)


async def test_a_risk_profile_by_clicks_leads_to_a_mix(page: Page, penny_world: World, artifacts: Path) -> None:
    await page.set_viewport_size({"width": 1440, "height": 1500})
    await page.goto(penny_world.slack.url)
    composer = page.get_by_label("Message Penny")
    await composer.fill("What is my risk profile?")
    await composer.press("Enter")
    thread = page.get_by_role("log", name="Thread")
    await thread.get_by_role("button", name="Answer").click()
    dialog = page.get_by_role("dialog")
    for answer in ANSWERS:
        await dialog.get_by_label(answer, exact=True).check()
    await page.screenshot(path=artifacts / "risk-form.png")
    await dialog.get_by_role("button", name="Send").click()
    await expect(thread).to_contain_text("Your answers come to a risk tolerance of growth")
    await page.screenshot(path=artifacts / "risk-profile.png")

    reply = page.get_by_label("Reply…")
    await reply.fill("How could I invest 20,000?")
    await reply.press("Enter")
    await expect(thread.get_by_role("img", name="An example mix")).to_be_visible()
    await expect(thread).to_contain_text("70 to 85% in stocks")
    await page.screenshot(path=artifacts / "allocation.png")
