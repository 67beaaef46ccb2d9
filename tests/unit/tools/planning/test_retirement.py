"""Retirement, as people ask about it."""

import pytest

from tests.unit.tools.person import Person

RETIREMENT = "project_retirement"
ALEX = {"age": 40, "retirement_savings": "150k", "monthly_contribution": "1,000", "yearly_spending": "40,000"}


async def test_a_number_that_is_reached_too_late_comes_with_the_gap_and_what_closes_it(alex: Person) -> None:
    result = await alex.result(RETIREMENT, **ALEX)

    assert result["outcome"] == "late"
    assert result["summary"] == (
        "To spend $40,000 a year ($3,333 a month) in retirement you need $1,000,000 in today's money ($1,853,944 in "
        "the money of 2051), by the rule of withdrawing 4% a year. Putting in $1,000 a month you have about $685,183 "
        "at 65, in November 2051, which will be $1,270,291 in the money of that year: $314,817 short. You reach it "
        "only in September 2061, at 74. What you have at 65 would be used up at 87."
    )
    assert result["suggestions"] == [
        "Save more: $1,765.61 a month, $765.61 more than now, gets you there by 65.",
        "Retire later: going on like this you get there at 74, in September 2061.",
        "Spend less: $27,407 a year ($2,283 a month) is what your savings at 65 allow.",
    ]
    assert (result["reached_on"], result["reached_at_age"], result["used_up_at"]) == ("2061-09-21", 74, 87)
    assert result["as_of"] == "2026-11-21"


async def test_a_number_that_is_reached_in_time_needs_no_advice(alex: Person) -> None:
    result = await alex.result(
        RETIREMENT, age=30, retirement_savings="50k", monthly_contribution="1,500", monthly_spending="3,000"
    )

    assert (result["outcome"], result["suggestions"]) == ("on_track", [])
    assert "$204,418 more than you need. You reach it already in January 2057, at 60." in result["summary"]
    assert result["gap"]["text"] == "$0"


async def test_savings_above_the_number_are_already_there(alex: Person) -> None:
    result = await alex.result(
        RETIREMENT, age=50, retirement_savings="2M", monthly_contribution="0", monthly_spending="3,000"
    )

    assert (result["outcome"], result["reached_on"], result["suggestions"]) == ("already_there", None, [])
    assert "You are already there: $2,000,000 are saved. Without putting in any more" in result["summary"]


async def test_nothing_saved_is_never_and_says_what_would_do(alex: Person) -> None:
    result = await alex.result(
        RETIREMENT, age=50, retirement_savings="0", monthly_contribution="0", monthly_spending="3,000"
    )

    assert (result["outcome"], result["reached_on"]) == ("never", None)
    assert result["summary"].endswith("Going on like this you do not reach it before you are 95.")
    assert result["suggestions"] == ["Save more: $4,154.84 a month gets you there by 65."]


async def test_whoever_is_of_age_retires_today_and_is_told_what_the_savings_allow(alex: Person) -> None:
    result = await alex.result(
        RETIREMENT, age=67, retirement_savings="500k", monthly_contribution="0", monthly_spending="3,000"
    )

    assert result["retires_on"] == "2026-11-21"
    assert "$500,000 are saved today, $400,000 short of it." in result["summary"]
    assert result["suggestions"] == [
        "Save more: $1,945.72 a month gets you there by 77.",
        "Spend less: $20,000 a year ($1,666 a month) is what your savings at 67 allow.",
    ]


async def test_what_is_missing_is_asked_for_and_one_way_to_say_the_spending_is_enough(alex: Person) -> None:
    assert await alex.questions(RETIREMENT) == [
        "age",
        "retirement_savings",
        "monthly_contribution",
        "monthly_spending",
        "yearly_spending",
    ]

    result = await alex.result(RETIREMENT, **ALEX)

    assert result["yearly_spending"]["text"] == "$40,000"


async def test_age_and_savings_are_remembered_and_shown(alex: Person) -> None:
    await alex.result(RETIREMENT, **ALEX)

    display = (await alex.get(RETIREMENT, monthly_contribution="1,000", yearly_spending="40,000")).display

    assert display.from_memory == (
        "age 40, as you told me on November 21, 2026",
        "retirement savings $150,000, as you told me on November 21, 2026",
    )


async def test_the_assumptions_state_the_rates_their_basis_and_what_history_says(alex: Person) -> None:
    result = await alex.result(RETIREMENT, **ALEX)

    assert result["real_return_text"] == "2.44%"
    assert result["assumptions"][0] == (
        "The return is 5% a year before inflation (effective annual) and prices rise 2.5% a year: 2.44% in today's "
        "money, before and after you retire."
    )
    assert any("The 5% are my cautious assumption and no forecast" in line for line in result["assumptions"])
    assert any("lasted 30 years in 95% of the 123 such periods" in line for line in result["assumptions"])
    assert result["assumptions"][-1] == "Taxes, fees, and pensions beside these savings are not counted."


async def test_a_return_of_the_users_own_is_not_called_an_assumption_of_pennys(alex: Person) -> None:
    result = await alex.result(RETIREMENT, **ALEX, annual_return="7%", inflation="0%")

    assert (
        "The return is 7% a year before inflation (effective annual) and no inflation is counted"
        in (result["assumptions"][0])
    )
    assert not any("my cautious assumption" in line for line in result["assumptions"])
    assert "in the money of" not in result["summary"]


async def test_a_number_that_would_not_last_is_said_to_be_too_small(alex: Person) -> None:
    result = await alex.result(RETIREMENT, **{**ALEX, "age": 30}, retirement_age=45, annual_return="3%")

    assert result["suggestions"][-1] == (
        "Plan for more: at the assumed return $1,000,000 would be used up at 71; to last until 95 it takes $1,775,640."
    )


@pytest.mark.parametrize(
    ("changes", "field", "complaint"),
    [
        ({"age": 12}, "age", "Please write a number of at least 16."),
        ({"age": 91}, "age", "Please write a number of at most 90."),
        ({"plan_to_age": 60}, "plan_to_age", "Please write an age above 65, when you retire."),
        ({"withdrawal_rate": "0%"}, "withdrawal_rate", "Please write a percentage of at least 0.5%."),
        (
            {"monthly_spending": "3,000"},
            "yearly_spending",
            "This and the monthly spending differ: please give one of the two.",
        ),
    ],
)
async def test_values_that_cannot_be_are_refused_at_their_field(
    alex: Person, changes: dict[str, object], field: str, complaint: str
) -> None:
    outcome = await alex.ask(RETIREMENT, **{**ALEX, **changes})

    assert outcome.status == "failed"
    assert [(error.field, error.message) for error in outcome.errors] == [(field, complaint)]


async def test_a_yearly_amount_for_the_month_is_asked_about_and_not_divided(alex: Person) -> None:
    outcome = await alex.ask(RETIREMENT, **{**ALEX, "monthly_contribution": "6,000 a year"})

    assert outcome.status == "needs_input"
    assert [field.name for field in outcome.section.fields if field.problem] == ["monthly_contribution"]


async def test_the_way_is_shown_as_a_table_and_a_chart_that_fits_its_limits(alex: Person) -> None:
    display = (await alex.get(RETIREMENT, **ALEX)).display

    assert display.table
    assert display.table.columns == ("Age", "Year", "Today's money", "Money of then")
    assert display.table.rows[3] == ("65 (retirement)", "2051", "$685,183", "$1,270,291")
    assert len(display.table.rows) <= 9
    assert display.chart
    assert display.chart.categories == tuple(str(age) for age in range(40, 96, 5))
    assert all(len(series.values) == len(display.chart.categories) for series in display.chart.series)
    assert [(figure.label, figure.value) for figure in display.figures] == [
        ("You need", "$1,000,000"),
        ("You have at 65", "$685,183"),
        ("Missing", "$314,817"),
        ("You get there", "September 2061, at 74"),
        ("Needed each month", "$1,765.61"),
    ]
    assert display.disclaimer


@pytest.mark.parametrize(("age", "plan_to"), [(16, 120), (40, 95), (58, 95), (90, 95), (64, 101)])
async def test_every_span_of_ages_makes_a_chart_and_a_table(alex: Person, age: int, plan_to: int) -> None:
    display = (await alex.get(RETIREMENT, **{**ALEX, "age": age}, plan_to_age=plan_to)).display

    assert display.chart
    assert display.table
    assert 5 <= len(display.chart.categories) <= 20
    assert len(display.table.rows) <= 9
    assert [row[0] for row in display.table.rows][-1] == str(plan_to)


async def test_in_a_channel_what_was_said_in_private_is_asked_for_again(alex: Person) -> None:
    await alex.result(RETIREMENT, **ALEX)

    asked = await (await alex.in_a_channel()).questions(RETIREMENT, monthly_contribution="1", yearly_spending="40k")
    assert asked == ["age", "retirement_savings"]
