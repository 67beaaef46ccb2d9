"""Messages on the page: who sees them, how they are formatted, how they grow."""

import pytest
from playwright.async_api import Page, expect

from bot.playground.server import SlackServer
from tests.browser.form_app import FormApp

pytestmark = pytest.mark.browser

ALEX = "D0ALEX"
SAM = "D0SAM"
MONEY = "C0MONEY"


async def test_a_message_that_the_app_posts_appears(page: Page, server: SlackServer, form_app: FormApp) -> None:
    await page.goto(server.url)
    await expect(page.get_by_label("Message Penny")).to_be_visible()
    await form_app.say(ALEX, "Your *budget* is ready")
    message = page.get_by_role("log", name="Messages").get_by_role("article")
    await expect(message).to_contain_text("Your budget is ready")
    await expect(message.locator("b", has_text="budget")).to_be_visible()


async def test_the_page_says_that_no_language_model_answers(page: Page, server: SlackServer) -> None:
    await page.goto(server.url)
    await expect(page.get_by_text("offline planner, not a language model")).to_be_visible()


async def test_markup_in_a_message_is_shown_and_not_run(page: Page, server: SlackServer, form_app: FormApp) -> None:
    await page.goto(server.url)
    attack = "<img src=x onerror=alert(1)> [run](javascript:alert(1)) <javascript:alert(1)|go>"
    await server.workspace.say("U0ALEX", ALEX, attack)
    await form_app.say(ALEX, "x", blocks=[{"type": "markdown", "text": attack}])
    messages = page.get_by_role("log", name="Messages").get_by_role("article")
    await expect(messages).to_have_count(2)
    await expect(messages.first).to_contain_text("<img src=x onerror=alert(1)>")
    await expect(messages.locator("img, a[href^='javascript']")).to_have_count(0)


async def test_an_ephemeral_message_is_seen_by_its_person_only(
    page: Page, server: SlackServer, form_app: FormApp
) -> None:
    await page.goto(f"{server.url}/#/U0ALEX/{MONEY}/messages")
    await expect(page.get_by_label("Message #money")).to_be_visible()
    await form_app.client.chat_postEphemeral(channel=MONEY, user="U0ALEX", text="A private answer")
    message = page.get_by_role("article").filter(has_text="A private answer")
    await expect(message).to_contain_text("Only visible to you")
    await page.get_by_role("button", name="Sam").click()
    await expect(page.get_by_text("A private answer")).to_have_count(0)


async def test_each_person_reads_their_own_conversation_with_penny(
    page: Page, server: SlackServer, form_app: FormApp
) -> None:
    await page.goto(server.url)
    await form_app.say(ALEX, "For Alex")
    await form_app.say(SAM, "For Sam")
    article = page.get_by_role("article")
    await expect(article).to_contain_text(["For Alex"])
    await page.get_by_role("button", name="Sam").click()
    await expect(article).to_contain_text(["For Sam"])
    await expect(page.get_by_text("For Alex")).to_have_count(0)


async def test_an_answer_grows_while_it_is_streamed(page: Page, server: SlackServer, form_app: FormApp) -> None:
    await page.goto(server.url)
    root = await server.workspace.say("U0ALEX", ALEX, "How long?")
    await page.get_by_role("button", name="Reply in thread").click()
    thread = page.get_by_role("log", name="Thread")
    client = form_app.client
    await client.assistant_threads_setStatus(channel_id=ALEX, thread_ts=root, status="is working it out")
    await expect(thread.get_by_role("status")).to_contain_text("Penny is working it out")
    started = await client.chat_startStream(channel=ALEX, thread_ts=root, markdown_text="It takes **50")
    stream = str(started["ts"])
    await expect(thread.locator(".streaming")).to_contain_text("It takes")
    await expect(thread.get_by_role("status")).to_have_count(0)
    await client.chat_appendStream(channel=ALEX, ts=stream, markdown_text=" months**.")
    await expect(thread.locator("b", has_text="50 months")).to_be_visible()
    await client.chat_stopStream(channel=ALEX, ts=stream)
    await expect(thread.locator(".streaming")).to_have_count(0)


async def test_a_mention_in_a_channel_is_answered_in_its_thread(
    page: Page, server: SlackServer, form_app: FormApp
) -> None:
    await page.goto(f"{server.url}/#/U0SAM/{MONEY}/messages")
    composer = page.get_by_label("Message #money")
    await composer.fill("@Penny are we on track?")
    await composer.press("Enter")
    await expect(page.get_by_role("log", name="Messages").locator(".mention")).to_have_text("@Penny")
    asked = server.workspace.messages(MONEY)[0]
    await form_app.say(MONEY, "Yes, <@U0SAM>.", thread_ts=asked["ts"])
    await page.get_by_role("button", name="1 reply").click()
    await expect(page.get_by_role("log", name="Thread")).to_contain_text("Yes, @Sam.")


async def test_what_was_said_is_there_again_after_a_reload(page: Page, server: SlackServer, form_app: FormApp) -> None:
    await page.goto(f"{server.url}/#/U0SAM/{MONEY}/messages")
    await form_app.say(MONEY, "Still here")
    await expect(page.get_by_role("article")).to_contain_text("Still here")
    await page.reload()
    await expect(page.get_by_role("article")).to_contain_text("Still here")
    await expect(page.get_by_label("Message #money")).to_be_visible()
