"""A budget from payday to payday, as people ask for it."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.money import Money
from tests.unit.tools.person import Person
from tests.unit.tools.toolkit.test_flows import READING
from tools.planning.payday_case import payday_case
from tools.planning.payday_result import plan_by_paydays
from tools.toolkit.formatting import Formatter
from tools.toolkit.kinds import FlowLine, Line
from tools.toolkit.recurrence import Every, OnDays, OnWeekday

BUDGET = "plan_budget"
PAY = "2,500 every two weeks from Dec 4"
BILLS = "Rent 1,200 on the 5th\nPhone 80 on the 15th"
AMOUNTS = st.integers(1, 500_000)


def lines(result: dict[str, Any]) -> dict[str, str]:
    return {line["name"]: line["amount"]["text"] for line in result["lines"]}


async def test_bills_before_the_next_payday_are_kept_back_and_the_rest_is_so_much_a_day(alex: Person) -> None:
    result = await alex.result(BUDGET, method="payday", paydays=PAY, bills=BILLS)

    assert result["summary"] == (
        "Your pay of $2,500 on December 4, 2026 has to last 14 days, until December 18, 2026. $1,280 of it are kept "
        "for Rent and Phone, which leaves $1,220 to spend, $87.14 a day."
    )
    assert lines(result) == {"Rent": "$1,200", "Phone": "$80", "Left to spend": "$1,220"}
    assert (result["outcome"], result["days"], result["per_day"]["text"]) == ("balanced", 14, "$87.14")
    assert result["suggestions"] == [
        "The paydays after it leave $178.57 a day from December 18, 2026, $92.85 a day from January 1, 2027, $172.85 a "
        "day from January 15, 2027."
    ]
    assert "Rent: $1,200, due on December 5, 2026." in result["assumptions"]


async def test_only_from_payday_to_payday_are_paydays_and_bills_asked_for(alex: Person) -> None:
    assert await alex.questions(BUDGET) == ["monthly_income"]
    assert await alex.questions(BUDGET, method="zero_based") == ["monthly_income", "categories"]
    assert await alex.questions(BUDGET, method="payday") == ["paydays", "bills"]
    assert await alex.questions(BUDGET, method="payday", paydays=PAY) == ["bills"]


async def test_paydays_and_bills_are_remembered_for_where_they_matter(alex: Person) -> None:
    await alex.result(BUDGET, method="payday", paydays=PAY, bills=BILLS)

    by_payday = await alex.get(BUDGET, method="payday")
    by_shares = await alex.get(BUDGET, monthly_income="5,000")

    assert [words.partition(" ")[0] for words in by_payday.display.from_memory] == ["paydays", "recurring"]
    assert by_shares.display.from_memory == ()


async def test_a_remembered_monthly_income_is_not_shown_where_it_does_not_matter(alex: Person) -> None:
    await alex.result(BUDGET, monthly_income="5,000")

    result = await alex.get(BUDGET, method="payday", paydays=PAY, bills="none")

    assert result.display.from_memory == ()


async def test_on_a_payday_the_plan_begins_today(alex: Person) -> None:
    result = await alex.result(BUDGET, method="payday", paydays="1,000 on the 21st", bills="none")

    assert result["summary"] == (
        "Your pay of $1,000 today has to last 30 days, until December 21, 2026. Nothing is due before, which leaves "
        "all of it: $1,000 to spend, $33.33 a day."
    )


async def test_pay_that_comes_twice_a_month_is_planned_for_each_half(alex: Person) -> None:
    result = await alex.result(BUDGET, method="payday", paydays="1,500 twice a month on the 1st and 15th", bills=BILLS)

    assert [(ahead["payday"], ahead["left"]["text"]) for ahead in result["paydays"][:3]] == [
        ("2026-12-01", "$300"),
        ("2026-12-15", "$1,420"),
        ("2027-01-01", "$300"),
    ]


async def test_a_rent_that_the_next_pay_does_not_cover_is_held_back_of_the_pay_before(alex: Person) -> None:
    result = await alex.result(
        BUDGET, method="payday", paydays="900 every two weeks from Nov 21", bills="Rent 1,200 on the 6th"
    )

    assert result["summary"].endswith(
        "$600 of it are held for what later pay does not cover, which leaves $300 to spend, $21.42 a day."
    )
    assert lines(result) == {"Held for later bills": "$600", "Left to spend": "$300"}


async def test_categories_take_their_part_of_the_days(alex: Person) -> None:
    result = await alex.result(
        BUDGET, method="payday", paydays="3,100 on the 1st", bills="none", categories="Groceries 465"
    )

    assert lines(result) == {"Groceries": "$465", "Left to spend": "$2,635"}


async def test_pay_that_does_not_cover_what_is_due_says_what_is_missing(alex: Person) -> None:
    result = await alex.result(BUDGET, method="payday", paydays="900 every two weeks from Dec 4", bills=BILLS)

    assert (result["outcome"], result["excess"]["text"]) == ("over_income", "$380")
    assert result["summary"].endswith(
        "What is due before then takes $1,280 (Rent and Phone). $380 more is needed before later pay makes up for it, "
        "so nothing is left to spend."
    )
    assert result["suggestions"] == ["Have $380 in the account before December 4, 2026."]
    assert lines(result) == {"Rent": "$900", "Phone": "$0"}


async def test_pay_that_never_covers_the_bills_is_told_so(alex: Person) -> None:
    result = await alex.result(BUDGET, method="payday", paydays="500 every two weeks from Dec 4", bills=BILLS)

    assert "Over the coming year $3,000 more is due than comes in" in result["summary"]
    assert result["suggestions"] == ["Cut a bill, or find more income: otherwise it does not last."]


@pytest.mark.parametrize("paydays", ["2,500 on Dec 4", "none"])
async def test_a_single_payday_has_no_next_one(alex: Person, paydays: str) -> None:
    refusal = await alex.refusal(BUDGET, method="payday", paydays=paydays, bills="none")

    assert "takes two paydays within a year" in refusal


async def test_the_pay_is_shown_as_a_table_and_a_pie(alex: Person) -> None:
    display = (await alex.get(BUDGET, method="payday", paydays=PAY, bills=BILLS)).display

    assert display.title == "Your budget until December 18, 2026"
    assert display.table
    assert display.table.rows[0] == ("Rent", "$1,200", "48%")
    assert display.chart
    assert display.chart.categories == ("Left to spend", "Rent", "Phone")
    assert [(figure.label, figure.value) for figure in display.figures] == [
        ("Pay", "$2,500"),
        ("Left to spend", "$1,220"),
        ("A day", "$87.14"),
    ]


@settings(max_examples=1_000, deadline=None)
@given(pay=AMOUNTS, rent=AMOUNTS, weekly=AMOUNTS, food=AMOUNTS, day=st.integers(1, 31))
def test_the_lines_add_up_to_the_pay_to_the_cent(pay: int, rent: int, weekly: int, food: int, day: int) -> None:
    def usd(minor: int) -> Money:
        return Money.from_minor(minor, "USD")

    plan = plan_by_paydays(
        payday_case(
            [FlowLine("Pay", usd(pay), Every(14, "day", READING.today))],
            [FlowLine("Rent", usd(rent), OnDays((day,))), FlowLine("Course", usd(weekly), OnWeekday(2))],
            [Line("Food", usd(food))],
            Formatter("en_US", "UTC"),
            READING.today,
        )
    )
    amounts = [line.amount.amount for line in plan.lines]

    assert sum(amounts) == plan.pay.amount == usd(pay).amount
    assert min(amounts) >= 0
    assert plan.per_day.amount * plan.days <= plan.left.amount < (plan.per_day.amount + Decimal("0.01")) * plan.days
