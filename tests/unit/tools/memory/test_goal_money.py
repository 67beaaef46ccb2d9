"""Money for goals: put in, taken out, taken back; and the pace that follows from it."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.tables.check_ins import Contribution
from tests.clock import FakeClock
from tests.unit.tools.person import Person
from tools.memory.goal_pace import actual_pace

HOUSE = {"name": "House", "target": "$60,000"}
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
TODAY = NOW.date()


async def saved(alex: Person) -> list[str]:
    return [goal["saved"]["text"] for goal in (await alex.result("list_goals"))["goals"]]


async def test_the_amount_must_be_said(alex: Person) -> None:
    await alex.result("create_goal", **HOUSE)
    assert await alex.questions("contribute_to_goal", name="House") == ["amount"]


async def test_money_put_in_can_be_taken_back(alex: Person) -> None:
    await alex.result("create_goal", **HOUSE)
    done = await alex.get("contribute_to_goal", name="House", amount="$500")
    assert done.display.undo is not None
    assert await saved(alex) == ["$500"]
    undone = await alex.result("undo_last_change")
    assert undone["summary"] == "Undone: House is as it was, with $0 of $60,000 saved."
    assert await saved(alex) == ["$0"]


async def test_several_changes_are_taken_back_one_after_the_other(alex: Person) -> None:
    await alex.result("create_goal", **HOUSE)
    await alex.result("contribute_to_goal", name="House", amount="$500")
    await alex.result("contribute_to_goal", name="House", amount="-200")
    await alex.result("update_goal", name="House", new_name="Cottage", target="40,000")
    for _ in range(3):
        await alex.result("undo_last_change")
    assert await saved(alex) == ["$0"]
    assert (await alex.result("undo_last_change"))["summary"] == "Undone: the goal House is gone again."
    assert await saved(alex) == []


async def test_a_change_that_another_one_came_on_top_of_is_not_taken_back(alex: Person) -> None:
    await alex.result("create_goal", **HOUSE)
    first = await alex.get("contribute_to_goal", name="House", amount="500")
    await alex.result("contribute_to_goal", name="House", amount="200")
    async with alex.database.unit() as unit:
        assert first.display.undo is not None
        change = await unit.changes.find(alex.caller.user.id, first.display.undo)
        assert change is not None
        await unit.changes.mark_undone(change.id + 1)
    assert await alex.refusal("undo_last_change") == (
        "House was changed since: tell me what it should be, or ask me to delete it."
    )


async def test_nothing_is_no_contribution(alex: Person) -> None:
    await alex.result("create_goal", **HOUSE)
    assert "Nothing changes by zero" in await alex.refusal("contribute_to_goal", name="House", amount="0")


async def test_what_was_put_in_over_months_is_the_pace(alex: Person, clock: FakeClock) -> None:
    await alex.result("create_goal", **HOUSE, monthly_amount="1,000", deadline="2030-01-01")
    for _ in range(4):
        await alex.result("contribute_to_goal", name="House", amount="500")
        clock.advance(timedelta(days=30))
    result = (await alex.result("list_goals"))["goals"][0]
    # 2,000 over the 120 days since the first of them: 507.29 in a month of 30.4375 days.
    assert (result["monthly"]["text"], result["pace"]["text"]) == ("$1,000", "$507.29")
    assert "At the $507.29 a month you have put in since November 2026 you get there in" in result["sentence"]
    assert (result["track"], "too slow" in result["sentence"]) == ("behind", True)


async def test_the_first_weeks_say_nothing_about_the_pace(alex: Person, clock: FakeClock) -> None:
    await alex.result("create_goal", **HOUSE, monthly_amount="1,000")
    await alex.result("contribute_to_goal", name="House", amount="500")
    clock.advance(timedelta(days=59))
    assert (await alex.result("list_goals"))["goals"][0]["pace"]["text"] == "$1,000"


contributions = st.lists(st.tuples(st.integers(-(10**9), 10**9), st.integers(0, 500)), max_size=12)


@settings(max_examples=1000, deadline=None)
@given(given_=contributions)
def test_the_pace_is_what_was_put_in_over_the_months_it_took(given_: list[tuple[int, int]]) -> None:
    rows = [
        Contribution(goal_id=1, amount_minor=minor, currency="USD", day=TODAY - timedelta(days=ago), created_at=NOW)
        for minor, ago in sorted(given_, key=lambda row: -row[1])
    ]
    pace = actual_pace(rows, TODAY)
    recent = [(minor, ago) for minor, ago in given_ if ago <= 366]
    longest = max((ago for _, ago in recent), default=0)
    exact = Fraction(sum(minor for minor, _ in recent) * 487, 16 * longest) if longest else Fraction(0)
    expected = int(exact) if longest >= 60 and exact >= 1 else None
    assert (pace.monthly.minor if pace else None) == expected


@pytest.mark.parametrize(
    ("said", "answer"),
    [("boat", "You have no goal called “boat”"), ("Hause", "Did you mean House?")],
)
async def test_an_unknown_goal_is_named_with_what_there_is(alex: Person, said: str, answer: str) -> None:
    await alex.result("create_goal", **HOUSE)
    assert answer in await alex.refusal("contribute_to_goal", name=said, amount="5")
