"""A statement is attached or dropped in the DM, previewed and imported."""

from pathlib import Path

from playwright.async_api import Page, expect

from tests.world import World

STATEMENT = """Account;DE00 1234 5678;Checking
Period;January 2026;

Booking date;Payee;Purpose;Amount (USD);Balance
02.01.2026;Harbour Rent Ltd;Rent January;-1.150,00;2.410,55
05.01.2026;Lidl;Groceries;-64,20;2.346,35
05.01.2026;Starbucks;Coffee;-4,50;2.341,85
05.01.2026;Starbucks;Coffee;-4,50;2.337,35
12.01.2026;Netflix;Subscription;-13,99;2.323,36
28.01.2026;ACME Inc;Salary January;2.500,00;4.823,36
30.01.2026;Zentrale Kasse 17;Terminal 4711;-38,00;4.785,36
"""
DROP = """([target, name, content]) => {
  const carried = new DataTransfer()
  carried.items.add(new File([content], name, { type: 'text/csv' }))
  for (const type of ['dragover', 'drop'])
    document.querySelector(target).dispatchEvent(new DragEvent(type, { dataTransfer: carried, bubbles: true }))
}"""


async def test_a_statement_attached_with_the_button_is_previewed_and_imported(
    page: Page, penny_world: World, artifacts: Path, tmp_path: Path
) -> None:
    await page.goto(penny_world.slack.url)
    await expect(page.get_by_label("Message Penny")).to_be_visible()
    statement = tmp_path / "january.csv"
    statement.write_text(STATEMENT)
    await page.get_by_label("Files to send").first.set_input_files(statement)
    await page.screenshot(path=artifacts / "statement-attached.png")
    composer = page.get_by_label("Message Penny")
    await composer.fill("Please import this into Checking")
    await composer.press("Enter")
    thread = page.get_by_role("log", name="Thread")
    await expect(thread.get_by_role("row", name="Jan 2, 2026 Harbour Rent Ltd")).to_be_visible()
    await page.screenshot(path=artifacts / "statement-preview.png")
    await thread.get_by_role("button", name="Yes, import 7 lines").click()
    await expect(thread).to_contain_text("I imported 7 lines from january.csv into Checking")
    await expect(thread.get_by_role("button", name="Undo")).to_be_visible()
    await page.screenshot(path=artifacts / "statement-imported.png")


async def test_a_statement_dropped_on_the_dm_waits_to_be_sent(page: Page, penny_world: World) -> None:
    await page.goto(penny_world.slack.url)
    await expect(page.get_by_label("Message Penny")).to_be_visible()
    await page.evaluate(DROP, [".messages-tab", "january.csv", STATEMENT])
    await expect(page.locator(".messages-tab .file-chip")).to_contain_text("january.csv")
    await page.get_by_role("button", name="Remove january.csv").click()
    await expect(page.locator(".messages-tab .file-chip")).to_have_count(0)
    await page.evaluate(DROP, [".messages-tab", "january.csv", STATEMENT])
    await page.get_by_role("button", name="Send").first.click()
    thread = page.get_by_role("log", name="Thread")
    await expect(thread).to_contain_text("Which account is this statement of?")
    await expect(thread.locator(".file-chip")).to_contain_text("january.csv")
