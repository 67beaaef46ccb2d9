"""How an agent's answer looks: tasks, a plan, a title, feedback, a file."""

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, expect

from bot.playground.server import SlackServer
from tests.browser.form_app import FormApp, text

pytestmark = pytest.mark.browser

ALEX, DM = "U0ALEX", "D0ALEX"
FEEDBACK: dict[str, Any] = {
    "type": "context_actions",
    "elements": [
        {
            "type": "feedback_buttons",
            "action_id": "open",
            "positive_button": {"text": text("Good answer"), "value": "good"},
            "negative_button": {"text": text("Bad answer"), "value": "bad"},
        }
    ],
}


def task(task_id: str, title: str, status: str, **more: str) -> dict[str, Any]:
    return {"type": "task_update", "id": task_id, "title": title, "status": status, **more}


async def test_tasks_say_in_words_how_far_they_are(page: Page, server: SlackServer, form_app: FormApp) -> None:
    ts = await server.workspace.say(ALEX, DM, "How long do I save?")
    chunks = [task("1", "Projecting 24 months", "in_progress"), task("2", "Fetching AAPL", "error", output="No answer")]
    stream = await form_app.client.chat_startStream(channel=DM, thread_ts=ts, chunks=chunks)
    await page.goto(f"{server.url}/#/{ALEX}/{DM}/messages/{ts}")
    thread = page.get_by_role("complementary", name="Thread")
    await expect(thread.get_by_role("img", name="In progress")).to_be_visible()
    await expect(thread.get_by_role("img", name="Failed")).to_be_visible()
    done = task("1", "Projecting 24 months", "complete", output="$60,000 in May")
    await form_app.client.chat_appendStream(channel=DM, ts=str(stream["ts"]), chunks=[done])
    await expect(thread.get_by_role("img", name="Done")).to_be_visible()
    await expect(thread).to_contain_text("$60,000 in May")


async def test_a_plan_holds_its_tasks(page: Page, server: SlackServer, form_app: FormApp, artifacts: Path) -> None:
    ts = await server.workspace.say(ALEX, DM, "Plan it all")
    chunks = [{"type": "plan_update", "title": "Two things to work out"}, task("1", "Splitting your income", "pending")]
    await form_app.client.chat_startStream(channel=DM, thread_ts=ts, chunks=chunks, task_display_mode="plan")
    await page.goto(f"{server.url}/#/{ALEX}/{DM}/messages/{ts}")
    plan = page.get_by_role("group").filter(has_text="Two things to work out")
    await expect(plan).to_contain_text("Splitting your income")
    await page.screenshot(path=artifacts / "plan.png")


async def test_a_thread_shows_its_title(page: Page, server: SlackServer, form_app: FormApp) -> None:
    ts = await server.workspace.say(ALEX, DM, "How long do I save?")
    await form_app.say(DM, "Four years", thread_ts=ts)
    await page.goto(f"{server.url}/#/{ALEX}/{DM}/messages/{ts}")
    heading = page.get_by_role("complementary").get_by_role("heading", level=1)
    await expect(heading).to_have_text("Thread")
    await form_app.client.api_call(
        "agents.sessions.rename", params={"channel_id": DM, "thread_ts": ts, "title": "Saving for a house"}
    )
    await expect(heading).to_have_text("Saving for a house")
    await page.reload()
    await expect(heading).to_have_text("Saving for a house")


async def test_feedback_stays_pressed_when_the_message_changes(
    page: Page, server: SlackServer, form_app: FormApp
) -> None:
    ts = await form_app.say(DM, "Four years", blocks=[FEEDBACK])
    await page.goto(server.url)
    good = page.get_by_role("button", name="Good answer")
    await good.click()
    await expect(good).to_have_attribute("aria-pressed", "true")
    await form_app.client.chat_update(channel=DM, ts=ts, text="Five years", blocks=[FEEDBACK])
    await expect(good).to_have_attribute("aria-pressed", "true")
    await expect(page.get_by_role("button", name="Bad answer")).to_have_attribute("aria-pressed", "false")


async def test_a_file_of_the_app_can_be_saved(
    page: Page, server: SlackServer, form_app: FormApp, tmp_path: Path
) -> None:
    await page.goto(server.url)
    await form_app.client.files_upload_v2(channel=DM, filename="spending.csv", title="Spending", content="a,b\n1,2\n")
    async with page.expect_download() as download:
        await page.get_by_role("link", name="Spending").click()
    saved = await download.value
    await saved.save_as(tmp_path / saved.suggested_filename)
    assert (tmp_path / "spending.csv").read_bytes() == b"a,b\n1,2\n"


async def test_the_usage_of_a_command_stays_in_sight_while_it_is_typed(
    page: Page, server: SlackServer, form_app: FormApp
) -> None:
    usage = server.workspace.directory.commands["/budget"].usage_hint
    await page.goto(server.url)
    composer = page.get_by_label("Message Penny")
    await composer.press_sequentially("/bud")
    await expect(page.get_by_role("option", name="/budget")).to_contain_text(usage)
    await composer.press("Tab")
    await composer.press_sequentially("400")
    await expect(page.get_by_role("status").filter(has_text=usage)).to_be_visible()
