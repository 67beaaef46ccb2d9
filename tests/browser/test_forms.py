"""Buttons, modals and commands on the page, with the mouse and with the keyboard alone."""

import pytest
from playwright.async_api import Page, expect

from bot.playground.server import SlackServer
from tests.browser.form_app import ASK, FormApp
from tests.browser.keyboard import Keyboard

pytestmark = pytest.mark.browser

ALEX = "D0ALEX"


async def open_form(page: Page, server: SlackServer, form_app: FormApp) -> None:
    await page.goto(server.url)
    await form_app.say(ALEX, "Question", blocks=ASK)
    await page.get_by_role("button", name="Answer").click()
    await expect(page.get_by_role("dialog", name="Savings")).to_be_visible()


async def test_an_error_stands_at_its_field_and_nothing_typed_is_lost(
    page: Page, server: SlackServer, form_app: FormApp
) -> None:
    await open_form(page, server, form_app)
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Goal").fill("abc")
    await dialog.get_by_label("Monthly savings").fill("800")
    await dialog.get_by_role("button", name="Send").click()
    await expect(dialog.get_by_role("alert").filter(has_text="'abc' is not a number")).to_be_visible()
    await expect(dialog.get_by_label("Goal")).to_have_attribute("aria-invalid", "true")
    await expect(dialog.get_by_label("Goal")).to_be_focused()
    await expect(dialog.get_by_label("Monthly savings")).to_have_value("800")
    await dialog.get_by_label("Goal").fill("40000")
    await dialog.get_by_role("button", name="Send").click()
    await expect(dialog).to_have_count(0)
    await expect(page.get_by_role("button", name="1 reply")).to_be_visible()


async def test_a_field_left_empty_is_refused_before_the_app_hears_of_it(
    page: Page, server: SlackServer, form_app: FormApp
) -> None:
    await open_form(page, server, form_app)
    await page.get_by_role("dialog").get_by_role("button", name="Send").click()
    await expect(page.get_by_text("Please complete this required field.")).to_have_count(2)


async def test_a_second_modal_gives_way_to_the_first_with_its_values(
    page: Page, server: SlackServer, form_app: FormApp
) -> None:
    await open_form(page, server, form_app)
    await page.get_by_label("Goal").fill("40000")
    await page.get_by_role("button", name="What is this?").click()
    await expect(page.get_by_role("dialog", name="Explanation")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog", name="Savings")).to_be_visible()
    await expect(page.get_by_label("Goal")).to_have_value("40000")


async def test_the_modal_of_one_person_is_not_shown_to_another(
    page: Page, server: SlackServer, form_app: FormApp
) -> None:
    await open_form(page, server, form_app)
    other = await page.context.new_page()
    await other.goto(f"{server.url}/#/U0SAM/D0SAM/messages")
    await expect(other.get_by_label("Message Penny")).to_be_visible()
    await expect(other.get_by_role("dialog")).to_have_count(0)


async def test_a_conversation_by_keyboard_alone(page: Page, server: SlackServer, form_app: FormApp) -> None:
    await page.goto(server.url)
    composer = page.get_by_label("Message Penny")
    await expect(composer).to_be_visible()
    await page.get_by_role("tab", name="Home").focus()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("button", name="Shortcuts")).to_be_focused()
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("button", name="Attach")).to_be_focused()
    await page.keyboard.press("Tab")
    await expect(composer).to_be_focused()
    await page.keyboard.type("How long")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("for a house?")
    await page.keyboard.press("Enter")
    await expect(page.get_by_label("Reply…")).to_be_focused()
    asked = server.workspace.messages(ALEX)[0]
    assert asked["text"] == "How long\nfor a house?"
    await form_app.say(ALEX, "Question", blocks=ASK, thread_ts=asked["ts"])
    answer = page.get_by_role("button", name="Answer")
    await expect(answer).to_be_visible()
    await Keyboard(page).reach(answer, "Shift+Tab")
    await page.keyboard.press("Enter")
    await expect(page.get_by_label("Goal")).to_be_focused()
    await page.keyboard.type("40000")
    await page.keyboard.press("Tab")
    await page.keyboard.type("800")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("log", name="Thread")).to_contain_text("40000 at 800 a month")


async def test_a_slash_offers_the_commands_and_an_unknown_one_is_refused(page: Page, server: SlackServer) -> None:
    await page.goto(server.url)
    composer = page.get_by_label("Message Penny")
    await composer.press_sequentially("/b")
    await expect(page.get_by_role("option", name="/budget")).to_be_visible()
    await page.keyboard.press("Tab")
    await expect(composer).to_have_value("/budget ")
    await composer.fill("/nonsense")
    await composer.press("Enter")
    await expect(page.get_by_text("/nonsense is not a valid command.")).to_be_visible()
    await expect(composer).to_have_value("/nonsense")


async def test_a_gesture_nobody_answers_is_told(page: Page, server: SlackServer, form_app: FormApp) -> None:
    await page.goto(server.url)
    await form_app.say(ALEX, "Question", blocks=ASK)
    await expect(page.get_by_role("button", name="Answer")).to_be_visible()
    await form_app.stop()
    await server.workspace.wait_for(lambda: server.workspace.backend.hub.connections == 0)
    await page.get_by_role("button", name="Answer").click()
    await expect(page.get_by_role("alert").filter(has_text="Penny")).to_be_visible(timeout=10_000)
