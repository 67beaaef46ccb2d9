"""The Home tab as people see and use it: the set-up, an expense, a goal, a fact, the settings."""

from pathlib import Path

from playwright.async_api import Locator, Page, expect

from tests.world import World


async def test_somebody_new_is_set_up_and_sees_at_once_what_they_log(
    page: Page, penny_world: World, artifacts: Path
) -> None:
    home = await _home(page, penny_world)
    await expect(home).to_contain_text("Welcome! I'm Penny.")
    await page.screenshot(path=artifacts / "home-new.png")
    set_up = await _dialog(page, home.get_by_role("button", name="Set me up"))
    await set_up.get_by_label("Currency").select_option(label="Euro (EUR)")
    await set_up.get_by_label("Monthly income after tax").fill("4,000")
    await set_up.get_by_role("button", name="Done").click()
    await expect(home).to_contain_text("€4,000")
    await expect(home).not_to_contain_text("Welcome!")
    expense = await _dialog(page, home.get_by_role("button", name="Log an expense"))
    await expense.get_by_label("How much did you spend?").fill("12.50")
    await expense.get_by_label("What was it for?").fill("lunch")
    await expense.get_by_role("button", name="Send").click()
    await expect(home).to_contain_text("€12.50 spent so far")
    await expect(home.get_by_role("table")).to_contain_text("Eating out")


async def test_somebody_known_changes_what_penny_keeps(page: Page, penny_world: World, artifacts: Path) -> None:
    for said in ("I make $5,000 a month", "Create a goal: $12,000 for a car", "At most 500 a month for groceries"):
        await penny_world.say(said)
    for said in ("I spent 310 on groceries", "What's my net worth? House 300k, mortgage 220k"):
        await penny_world.say(said)
    home = await _home(page, penny_world)
    await home.get_by_role("button", name="Not now").click()
    await expect(home).not_to_contain_text("Welcome")
    await expect(home).to_contain_text("$310 of $500 spent, $190 left")
    await home.get_by_role("button", name="More options").first.click()
    filled = await _dialog(page, page.get_by_role("menuitem", name="Put money in"))
    await filled.get_by_label("How much did you put in?").fill("3,600")
    await filled.get_by_role("button", name="Send").click()
    await expect(home).to_contain_text("30% · $3,600 of $12,000")
    await home.get_by_role("button", name="More options").last.click()
    forget = await _dialog(page, page.get_by_role("menuitem", name="Forget"))
    await forget.get_by_role("button", name="Forget").click()
    await expect(home).not_to_contain_text("Monthly income")
    await page.screenshot(path=artifacts / "home-rich.png", full_page=True)
    settings = await _dialog(page, home.get_by_role("button", name="Settings"))
    await settings.get_by_label("Only me, until I share it").check()
    await settings.get_by_label("Quiet from").fill("22:00")
    await settings.get_by_label("Quiet until").fill("07:00")
    await page.screenshot(path=artifacts / "settings.png")
    await settings.get_by_role("button", name="Save").click()
    await expect(home).to_contain_text("10:00 PM to 7:00 AM")
    await expect(home).to_contain_text("only you see them")


async def _home(page: Page, world: World) -> Locator:
    await page.goto(world.slack.url)
    await page.get_by_role("tab", name="Home").click()
    home = page.locator(".home")
    await expect(home).to_contain_text("Settings")
    return home


async def _dialog(page: Page, opener: Locator) -> Locator:
    """Open a modal and return it."""
    await opener.click()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_be_visible()
    return dialog
