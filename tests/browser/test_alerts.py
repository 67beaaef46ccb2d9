"""What Penny suggests and offers, on the page."""

import pytest
from playwright.async_api import Page, expect

from tests.world import World

pytestmark = pytest.mark.browser


async def test_what_is_suggested_follows_what_is_known(page: Page, penny_world: World) -> None:
    await page.goto(penny_world.slack.url)
    await expect(page.get_by_role("button", name="Save for a house")).to_be_visible()
    await penny_world.say("Create a goal: $1,000 for a bike")
    await page.reload()
    suggestion = page.get_by_role("button", name="How is Bike doing?")
    await suggestion.click()
    await expect(page.get_by_role("log", name="Messages")).to_contain_text("How is my Bike goal doing?")


async def test_an_offer_is_taken_with_the_keyboard(page: Page, penny_world: World) -> None:
    thread = await penny_world.say("at most 400 a month for groceries")
    await page.goto(f"{penny_world.slack.url}/#/U0ALEX/D0ALEX/messages/{thread}")
    answer = page.get_by_role("log", name="Thread")
    await expect(answer).to_contain_text("Shall I tell you by myself when spending on Groceries nears the limit")
    await answer.get_by_role("button", name="Yes, tell me").press("Enter")
    await expect(answer).to_contain_text("I'll tell you when spending passes 80% of a limit, and when it goes over it.")
    await expect(answer.get_by_role("button", name="No, thanks")).to_have_count(0)
