"""A month with Penny in one thread of the DM: from the first income to the last delete, all figures computed anew."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.clock import FakeClock
from tests.world import ALEX, DM, World

NOW = datetime(2026, 11, 21, 15, tzinfo=UTC)
DAYS_OF_THE_MONTH = 30
STATEMENT = {"Harbour Rent": "-1500.00", "Lidl": "-84.20", "Starbucks": "-4.50", "ACME payroll": "2500.00"}
INCOME, LIMIT, CAR, MONTHLY, MORE = Decimal(5000), Decimal(200), Decimal(12_000), Decimal(400), Decimal(200)
CAR_MONTHS = 18
"""Whole months from the day of the story to the end of May 2028."""

RISK = {
    "horizon": "over_20_years",
    "loss_reaction": "wait",
    "need_of_cash": "possible",
    "income_stability": "steady",
}


def money(amount: Decimal) -> str:
    """Write dollars as Penny does: without cents where there are none."""
    return f"${amount:,.0f}" if amount == amount.to_integral_value() else f"${amount:,.2f}"


@dataclass
class Story:
    """One thread, and what stands in Penny's newest message there."""

    world: World
    thread: str

    @property
    def newest(self) -> dict[str, Any]:
        return self.world.workspace.bot_messages(DM, self.thread)[-1]

    @property
    def text(self) -> str:
        return self.newest["text"]

    async def say(self, text: str) -> str:
        await self.world.say(text, thread_ts=self.thread)
        return self.text

    async def drop(self, name: str, content: str, text: str) -> str:
        files = {name: content.encode()}
        await self.world.workspace.share(ALEX, DM, files, text, thread_ts=self.thread)
        await self.world.settled()
        return self.text

    async def fill(self, **answers: str) -> str:
        assert await self.world.fill(await self.world.open_form(self.thread), **answers) == {"ok": True}
        await self.world.settled()
        return self.text

    async def press(self, label: str) -> str:
        """Press a button of the newest message."""
        parts = [part for block in self.blocks("actions") for part in block["elements"]]
        action = next(part["action_id"] for part in parts if part["text"]["text"] == label)
        await self.world.workspace.click(ALEX, DM, self.newest["ts"], action)
        await self.world.settled()
        return self.text

    def blocks(self, kind: str) -> list[dict[str, Any]]:
        return [block for block in self.newest["blocks"] if block["type"] == kind]

    def figures(self) -> Mapping[str, str]:
        """The figures under the answer, by their labels."""
        fields = [field["text"] for block in self.blocks("section") for field in block.get("fields", [])]
        return {label: value.strip("*") for label, value in (field.split("\n") for field in fields)}

    def rows(self) -> list[list[str]]:
        """The table under the answer, without its heading."""
        [table] = self.blocks("table")
        return [[cell["text"] for cell in row] for row in table["rows"][1:]]


@pytest.fixture
async def story(tmp_path: Path) -> AsyncIterator[Story]:
    world = World(tmp_path, FakeClock(NOW))
    await world.open()
    await world.enter()
    yield Story(world, await world.say("I make $5,000 a month"))
    await world.close()


async def test_a_month_with_penny_in_one_thread(story: Story) -> None:
    assert "your monthly income is $5,000" in story.text
    await _a_budget_is_planned(story)
    await _a_statement_is_imported(story)
    await _a_limit_is_set_and_spending_beyond_its_pace_is_warned_of(story)
    await _a_goal_is_made_and_its_time_told(story)
    await _a_what_if_is_compared(story)
    await _the_risk_profile_leads_to_a_mix(story)
    await _a_price_is_quoted_as_sample_data(story)
    await _the_facts_are_listed(story)
    await _what_was_done_last_is_undone(story)
    await _what_is_deleted_is_agreed_to_first(story)


async def _a_budget_is_planned(story: Story) -> None:
    await story.say("Plan my budget")
    shares = {"Needs": "0.5", "Wants": "0.3", "Savings": "0.2"}
    assert story.rows() == [
        [name, money(INCOME * Decimal(share)), f"{Decimal(share):.0%}"] for name, share in shares.items()
    ]
    assert "as you told me" in str(story.blocks("context"))


async def _a_statement_is_imported(story: Story) -> None:
    lines = [f"2026-11-{day:02},{name},{amount}" for day, (name, amount) in enumerate(STATEMENT.items(), start=2)]
    content = "\n".join(["Date,Description,Amount", *lines])
    asked = await story.drop("november.csv", content, "Please import this into Checking")
    amounts = [Decimal(amount) for amount in STATEMENT.values()]
    came, went = sum(a for a in amounts if a > 0), -sum(a for a in amounts if a < 0)
    assert f"Shall I import {len(STATEMENT)} new lines from november.csv into Checking" in asked
    assert [row[1] for row in story.rows()] == [*STATEMENT]
    await story.press(f"Yes, import {len(STATEMENT)} lines")
    assert story.figures() == {
        "New": f"{len(STATEMENT)} lines",
        "There already": "0 lines",
        "Money in": f"${came:,.2f}",
        "Money out": f"${went:,.2f}",
    }


async def _a_limit_is_set_and_spending_beyond_its_pace_is_warned_of(story: Story) -> None:
    spent = -Decimal(STATEMENT["Lidl"])
    assert f"{money(spent)} of {money(LIMIT)} is spent" in await story.say("At most 200 a month for groceries")

    spent += 60
    even = LIMIT * NOW.day / DAYS_OF_THE_MONTH
    warning = await story.say("I spent 60 on groceries")
    assert f"That is {money(spent - even)} more than an even pace." in warning
    assert f"At this pace it is {money(spent / NOW.day * DAYS_OF_THE_MONTH)} by November 30, 2026." in warning
    left = LIMIT - spent
    assert story.figures()["Left for Groceries"] == money(left)
    assert story.figures()["Left per day"] == money(left / (DAYS_OF_THE_MONTH - NOW.day + 1))

    spent += 70
    assert "That takes you over the limit for Groceries." in await story.say("I spent 70 on groceries")
    assert story.figures()["Over the limit for Groceries"] == money(spent - LIMIT)


async def _a_goal_is_made_and_its_time_told(story: Story) -> None:
    await story.say("Create a goal: $12,000 for a car by May 2028")
    assert story.figures()["Needed each month"] == money((CAR / CAR_MONTHS).quantize(Decimal("0.01"), "ROUND_UP"))

    answer = await story.say("How long until I have $12k if I save 400 a month?")
    months = int(CAR / MONTHLY)
    reached = date(NOW.year + (NOW.month + months - 1) // 12, (NOW.month + months - 1) % 12 + 1, 1)
    assert f"you reach {money(CAR)} in {months} months (2 years 6 months), in {reached:%B %Y}" in answer
    assert f"{MONTHLY / INCOME:.0%} of your monthly income of {money(INCOME)}" in answer
    assert story.rows()[-1] == [f"{reached:%B %Y}", money(CAR), money(CAR)]
    assert story.blocks("data_visualization")


async def _a_what_if_is_compared(story: Story) -> None:
    await story.say("What if I save 200 more?")
    await story.fill(balance="0", years="2")
    planned, more = story.rows()
    assert (planned[0], more[0]) == ("As planned", "Save 200 more")
    # From nothing all that there is in the end is in proportion to what is added, on the same markets.
    endings = [float(row[2].strip("$").replace(",", "")) for row in (planned, more)]
    assert endings[1] / endings[0] == pytest.approx(float((MONTHLY + MORE) / MONTHLY), rel=1e-3)
    chances = (planned[1], more[1])
    assert chances == ("1%", "more than 99%"), "24 payments come to $9,600, or to $14,400"


async def _the_risk_profile_leads_to_a_mix(story: Story) -> None:
    await story.say("What is my risk profile?")
    await story.fill(**RISK)
    willing, able = 4, (5 + 3 + 5) // 3
    assert story.figures()["Willing to bear"] == f"{willing} of 5"
    assert story.figures()["Able to bear"] == f"{able} of 5"
    assert story.figures()["Risk tolerance"] == "Growth", "the fourth of five, as both are"

    answer = await story.say("How could I invest 20k?")
    assert "For a growth risk tolerance and money that you need in more than 20 years" in answer
    assert sum(int(row[2].strip("%")) for row in story.rows()) == 100
    assert "not personal investment advice" in str(story.blocks("context"))


async def _a_price_is_quoted_as_sample_data(story: Story) -> None:
    answer = await story.say("How is Apple doing?")
    assert "SAMPLE DATA, not a real price. Apple Inc (AAPL) is at $" in answer
    assert story.figures()["Market"] == "closed", "it is a Saturday"


async def _the_facts_are_listed(story: Story) -> None:
    await story.say("What do you know about me?")
    told = {row[0]: row[1] for row in story.rows()}
    assert told["monthly income"] == money(INCOME)
    assert told["risk tolerance"] == "growth"


async def _what_was_done_last_is_undone(story: Story) -> None:
    await story.say("I spent 18 on lunch")
    assert "Undone: $18 for lunch" in await story.press("Undo")
    assert "Undone: the goal Car is gone again." in await story.say("undo that")


async def _what_is_deleted_is_agreed_to_first(story: Story) -> None:
    assert "Shall I delete $84.20 for Lidl (Groceries)" in await story.say("delete the Lidl transaction")
    assert "leave it" in await story.press("No")
    await story.say("delete the Lidl transaction")
    assert "I deleted $84.20 for Lidl" in await story.press("Yes, delete it")
    assert story.world.said(story.thread)[-2].endswith("Agreed: Yes")
    await story.say("How much is left for groceries?")
    assert story.figures()["Left"] == money(LIMIT - 60 - 70)
