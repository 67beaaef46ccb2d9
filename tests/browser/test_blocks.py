"""Charts, tables, the Home tab and the wire log on the page."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

from bot.playground.server import SlackServer
from tests.browser.form_app import FormApp, text

pytestmark = pytest.mark.browser

ALEX = "D0ALEX"
MONTHS = ["Jan", "Feb", "Mar"]


def series(name: str, values: list[int]) -> dict[str, Any]:
    return {"name": name, "data": [{"label": m, "value": v} for m, v in zip(MONTHS, values, strict=True)]}


def chart(kind: str) -> dict[str, Any]:
    axis = {"categories": MONTHS, "x_label": "Month", "y_label": "USD"}
    both = [series("Planned", [100, 200, 300]), series("Spent", [80, 260, 240])]
    drawing = {"type": kind, "series": both, "axis_config": axis}
    return {"type": "data_visualization", "title": f"Budget as {kind}", "chart": drawing}


def goals(count: int) -> dict[str, Any]:
    cells = [["Goal", "Target"], *([f"Goal {n}", f"${n}00.00"] for n in range(1, count + 1))]
    rows = [[{"type": "raw_text", "text": cell} for cell in row] for row in cells]
    return {"type": "data_table", "caption": "Your goals", "rows": rows}


@pytest.mark.parametrize(("kind", "mark"), [("bar", "rect"), ("line", "polyline"), ("area", "polygon")])
async def test_a_chart_is_drawn_and_told_in_words(
    page: Page, server: SlackServer, form_app: FormApp, kind: str, mark: str
) -> None:
    await page.goto(server.url)
    await form_app.say(ALEX, "A chart", blocks=[chart(kind)])
    drawing = page.get_by_role("img", name=f"Budget as {kind}. Planned from 100 at Jan to 300 at Mar")
    await expect(drawing.locator(mark).first).to_be_visible()
    await page.get_by_text("Show data").click()
    await expect(page.get_by_role("row", name="Feb 200 260")).to_be_visible()


async def test_a_pie_states_each_share(page: Page, server: SlackServer, form_app: FormApp) -> None:
    await page.goto(server.url)
    segments = [
        {"label": "Needs", "value": 2500},
        {"label": "Wants", "value": 1500},
        {"label": "Savings", "value": 1000},
    ]
    pie = {"type": "data_visualization", "title": "Split", "chart": {"type": "pie", "segments": segments}}
    await form_app.say(ALEX, "A pie", blocks=[pie])
    await expect(page.get_by_role("img", name="Pie chart: Split")).to_be_visible()
    await expect(page.get_by_role("listitem").filter(has_text="Wants")).to_contain_text("1,50030%")


async def test_a_data_table_turns_pages_and_sorts_by_amount(page: Page, server: SlackServer, form_app: FormApp) -> None:
    await page.goto(server.url)
    await form_app.say(ALEX, "A table", blocks=[goals(12)])
    table = page.get_by_role("table", name="Your goals")
    await expect(page.get_by_text("1-5 of 12".replace("-", "\N{EN DASH}"))).to_be_visible()
    await page.get_by_role("button", name="Next").click()
    await expect(table.get_by_role("rowheader").first).to_have_text("Goal 6")
    await page.get_by_role("button", name="Target").click()
    await page.get_by_role("button", name="Target").click()
    await expect(table.get_by_role("rowheader").first).to_have_text("Goal 12")
    await expect(table.get_by_role("columnheader", name="Target")).to_have_attribute("aria-sort", "descending")


async def test_home_is_shown_to_its_person(page: Page, server: SlackServer, form_app: FormApp) -> None:
    home = {"type": "home", "blocks": [{"type": "header", "text": text("Where you stand")}]}
    await form_app.client.views_publish(user_id="U0ALEX", view=home)
    await page.goto(server.url)
    await page.get_by_role("button", name="Penny · Home").click()
    await expect(page.get_by_role("heading", name="Where you stand")).to_be_visible()
    await page.get_by_role("button", name="Sam").click()
    await expect(page.get_by_role("heading", name="Where you stand")).to_have_count(0)


async def test_the_wire_log_shows_what_went_to_slack(page: Page, server: SlackServer, form_app: FormApp) -> None:
    await page.goto(server.url)
    await page.get_by_role("button", name="Wire log", exact=True).click()
    await form_app.say(ALEX, "On the wire")
    log = page.get_by_role("log", name="Exchanges")
    await page.get_by_label("Filter the wire log").fill("postMessage")
    await log.get_by_text("chat.postMessage").click()
    await expect(log).to_contain_text('"text": "On the wire"')
    await page.get_by_label("Direction").select_option("penny→model")
    await expect(log.get_by_text("chat.postMessage")).to_have_count(0)
