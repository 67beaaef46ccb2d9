"""A headless Chromium on the playground's page; without one these tests are skipped and say so."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, Playwright, async_playwright

from bot.playground.planner import LABEL
from bot.playground.server import SlackServer
from bot.slack.commands import COMMANDS
from bot.slack.shortcuts import SHORTCUTS
from tests.browser.form_app import FormApp
from tests.world import ROOT, World

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium_path(playwright: Playwright) -> str | None:
    """Return playwright's own Chromium where it is installed, else the machine's."""
    own = playwright.chromium.executable_path
    return own if Path(own).exists() else next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        path = chromium_path(playwright)
        if path is None:
            pytest.skip("no Chromium is installed: run `.venv/bin/playwright install --with-deps chromium`")
        browser = await playwright.chromium.launch(executable_path=path, args=SWITCHES)
        yield browser
        await browser.close()


@pytest.fixture
async def page(browser: Browser) -> AsyncIterator[Page]:
    """A page on which anything that goes wrong in a script fails the test."""
    context = await browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-US")
    page = await context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    yield page
    assert problems == []


@pytest.fixture
async def server() -> AsyncIterator[SlackServer]:
    server = SlackServer(COMMANDS, SHORTCUTS, model_label=LABEL, offline=True)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def form_app(server: SlackServer) -> AsyncIterator[FormApp]:
    app = FormApp(f"{server.url}/api/")
    await app.start()
    await server.workspace.connected()
    yield app
    await app.stop()


@pytest.fixture
async def penny_world(tmp_path: Path) -> AsyncIterator[World]:
    """Penny herself, with the offline planner, in a workspace that people look at."""
    world = World(tmp_path)
    await world.open()
    await world.enter()
    yield world
    await world.close()


@pytest.fixture(scope="session")
def artifacts() -> Path:
    """Where screenshots are kept for people to look at."""
    folder = ROOT / "artifacts"
    folder.mkdir(exist_ok=True)
    return folder
