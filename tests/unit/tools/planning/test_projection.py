"""The balance ahead, as people ask about it."""

import time

import pytest

from tests.unit.tools.person import Person

AHEAD = "project_budget"
SALARY = "Salary 2,500 every two weeks from Dec 4"
RENT = "Rent 1,200 on the 1st"
BILLS = f"{RENT}, phone 80 on the 15th, insurance 600 a year on March 3"


async def test_the_low_point_and_its_date_come_first(alex: Person) -> None:
    result = await alex.result(AHEAD, balance="2,000", income=SALARY, bills=BILLS)

    assert result["summary"] == (
        "Your balance stays above zero in the next 12 months (1 year): its low point is $800, on December 1, 2026. "
        "On November 21, 2027 you have $51,040."
    )
    assert (result["outcome"], result["low"]["text"], result["low_on"]) == ("stays_above", "$800", "2026-12-01")
    assert (result["below_zero_on"], result["hold_back"]["text"]) == (None, "$0")
    assert result["suggestions"] == ["You could part with up to $800 today and still not go below zero."]


async def test_a_balance_that_goes_below_zero_is_told_with_the_bill_to_move(alex: Person) -> None:
    result = await alex.result(AHEAD, balance="1,000", income=SALARY, bills=BILLS)

    assert result["summary"] == (
        "Your balance goes below zero on December 1, 2026: to -$200, its low point. "
        "On November 21, 2027 you have $50,040."
    )
    assert result["outcome"] == "dips"
    assert result["suggestions"] == [
        "Move Rent from the 1st to the 4th of the month: the low point is then $1,000, and the balance stays above "
        "zero.",
        "Or have $200 more in the account by December 1, 2026: no income comes before that.",
    ]


async def test_what_is_missing_later_is_held_back_on_the_paydays_before(alex: Person) -> None:
    result = await alex.result(
        AHEAD,
        balance="500",
        income="Pay 750 on the 1st",
        bills="Rent 600 on the 2nd\nInsurance 1,500 on March 3\nTyres 400 on March 4",
    )

    assert (result["below_zero_on"], result["low"]["text"], result["low_on"]) == ("2027-03-03", "-$800", "2027-03-04")
    assert result["suggestions"][-1] == ("Or hold back $200 on each of the 4 paydays until March 3, 2027: $800 in all.")


async def test_one_payday_before_the_gap_is_named(alex: Person) -> None:
    result = await alex.result(AHEAD, balance="0", income="Pay 700 on the 1st", bills="Rent 800 on Dec 5")

    assert result["suggestions"] == [
        "Pay Rent on January 1, 2027 instead of December 5, 2026: the low point is then $0, and the balance stays "
        "above zero.",
        "Or hold back $100 of what comes in on December 1, 2026.",
    ]


async def test_a_move_that_is_not_enough_alone_says_so(alex: Person) -> None:
    result = await alex.result(
        AHEAD, balance="100", income="Pay 1,400 on the 10th", bills="Rent 900 on the 1st\nCar 450 on the 2nd"
    )

    assert result["suggestions"][0] == (
        "Move Rent from the 1st to the 10th of the month: the low point is then -$350, which is not enough alone."
    )


async def test_an_account_that_runs_out_is_told_what_is_missing_each_month(alex: Person) -> None:
    result = await alex.result(AHEAD, balance="1,000", income="Pay 1,000 on the 1st", bills="Rent 1,200 on the 1st")

    assert result["outcome"] == "runs_out"
    assert result["summary"] == (
        "Your balance goes below zero on May 1, 2027; its low point is -$1,400, on November 1, 2027. It does not "
        "recover: on November 21, 2027 it is -$1,400."
    )
    assert result["suggestions"] == ["On average $200 more a month goes out than comes in: cut or earn that much."]


async def test_an_overdrawn_account_is_below_zero_already(alex: Person) -> None:
    result = await alex.result(AHEAD, balance="-300", income="Pay 500 on the 1st", bills="none")

    assert result["summary"].startswith("Your balance is below zero already; its low point is -$300, on November 21")
    assert result["suggestions"] == ["Have $300 more in the account now: no income comes before that."]


async def test_everyday_spending_and_growth_are_counted_and_named(alex: Person) -> None:
    result = await alex.result(
        AHEAD,
        balance="1,000",
        income="Pay 1,000 on the 30th",
        bills="none",
        everyday_spending="300 a month",
        months="2 months",
        income_growth="12%",
    )

    assert result["ending"]["text"] == "$2,416.27"
    assert "Everyday spending of $300 a month is spread evenly over each month." in result["assumptions"]
    assert "Income changes by 12% a year and bills by 0%, month by month." in result["assumptions"]
    assert "A day that a month does not have becomes its last." in result["assumptions"]


async def test_what_was_understood_of_each_line_is_named(alex: Person) -> None:
    result = await alex.result(AHEAD, balance="1,000", income=SALARY, bills="Tax 300 on 2020-01-31")

    assert result["assumptions"][:2] == [
        "Salary: $2,500 comes in every 2 weeks from December 4, 2026.",
        "Tax: $300 goes out on January 31, 2020.",
    ]
    assert "Nothing falls on these days of: Tax." in result["assumptions"]
    assert any("tell me your everyday spending" in line for line in result["assumptions"])


async def test_everything_counts_in_the_currency_that_is_named(alex: Person) -> None:
    result = await alex.result(
        AHEAD, balance="100,000 JPY", income="Pay 250,000 on the 25th", bills="Rent 120,000 on the 1st"
    )

    assert result["summary"] == (
        "Your balance never falls below today's ¥100,000 in the next 12 months (1 year). On November 21, 2027 you have "
        "¥1,660,000."
    )
    assert {month["going"]["text"] for month in result["months"]} == {"¥0", "¥120,000"}


async def test_balance_income_and_bills_are_asked_for(alex: Person) -> None:
    assert await alex.questions(AHEAD) == ["balance", "income", "bills"]

    outcome = await alex.ask(AHEAD)

    assert outcome.status == "needs_input"
    assert [field.name for field in outcome.section.fields] == ["balance", "income", "bills", "everyday_spending"]


async def test_paydays_and_bills_are_remembered_but_the_balance_is_not(alex: Person) -> None:
    await alex.result(AHEAD, balance="1,000", income=SALARY, bills=RENT)

    assert await alex.questions(AHEAD) == ["balance"]
    assert (await alex.get(AHEAD, balance="900")).display.from_memory == (
        "paydays Salary $2,500 every 2 weeks from December 4, 2026, as you told me on November 21, 2026",
        "recurring bills Rent $1,200 on the 1st, as you told me on November 21, 2026",
    )
    assert await (await alex.in_a_channel()).questions(AHEAD) == ["balance", "income", "bills"]


@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [
        ("bills", "Rent 0 on the 1st", "Please write an amount above $0."),
        ("months", "6 years", "Please write a time of at most 5 years."),
        ("bill_growth", "-60%", "Please write a percentage of at least -50%."),
    ],
)
async def test_values_out_of_bounds_are_refused_at_their_field(
    alex: Person, field: str, value: str, complaint: str
) -> None:
    outcome = await alex.ask(AHEAD, **{"balance": "1", "income": SALARY, "bills": RENT, field: value})

    assert outcome.status == "failed"
    assert [(error.field, error.message) for error in outcome.errors] == [(field, complaint)]


async def test_a_bill_without_its_day_is_asked_about(alex: Person) -> None:
    assert await alex.questions(AHEAD, balance="1,000", income=SALARY, bills="Rent 1,200") == ["bills"]


async def test_the_months_are_a_table_and_the_balance_is_a_line(alex: Person) -> None:
    display = (await alex.get(AHEAD, balance="1,000", income=SALARY, bills=BILLS)).display

    assert display.table
    assert display.table.rows[1] == ("December 2026", "$5,000", "$1,280", "-$200", "1st", "$4,720")
    assert len(display.table.rows) == 13
    assert display.chart
    assert display.chart.kind == "line"
    assert display.chart.categories[:3] == ("Today", "November 2026", "December 2026")
    assert [series.values[:3] for series in display.chart.series] == [
        (1_000.0, 1_000.0, 4_720.0),
        (1_000.0, 1_000.0, -200.0),
    ]
    assert [(figure.label, figure.value) for figure in display.figures] == [
        ("Low point", "-$200, December 1, 2026"),
        ("Below zero", "from December 1, 2026"),
        ("Missing", "$200"),
        ("On November 21, 2027", "$50,040"),
    ]


@pytest.mark.parametrize(
    ("months", "points", "last"), [("1", 6, "December 21"), ("12", 14, "November 2027"), ("60", 17, "November 2031")]
)
async def test_the_line_fits_a_chart_however_far_it_goes(alex: Person, months: str, points: int, last: str) -> None:
    chart = (await alex.get(AHEAD, balance="1,000", income=SALARY, bills=BILLS, months=months)).display.chart

    assert chart
    assert (len(chart.categories), chart.categories[-1]) == (points, last)
    assert all(len(series.values) == points for series in chart.series)


async def test_five_years_with_as_many_bills_as_there_may_be_take_but_a_moment(alex: Person) -> None:
    bills = "\n".join(
        f"Bill {chr(97 + number % 26)}{'x' * (number // 26)} 100 on day {number % 28 + 1}" for number in range(30)
    )
    began = time.perf_counter()

    result = await alex.result(AHEAD, balance="0", income="Pay 3,200 on the 28th", bills=bills, months="60")

    assert result["outcome"] == "dips"
    assert time.perf_counter() - began < 3
