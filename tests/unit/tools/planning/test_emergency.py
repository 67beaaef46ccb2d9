"""The emergency fund, as people ask about it."""

import pytest

from tests.unit.tools.person import Person

FUND = "emergency_fund"


async def test_three_to_six_months_of_essentials_are_the_default(alex: Person) -> None:
    result = await alex.result(FUND, monthly_essentials="$2,500")

    assert result["summary"] == (
        "Three to six months of your essentials, $2,500 a month, come to $7,500 to $15,000. "
        "Nothing is put aside yet, so you still need $7,500 for 3 months and $15,000 for 6 months."
    )
    assert (result["outcome"], result["as_of"]) == ("open", "2026-11-21")
    assert any("I count nothing as put aside" in line for line in result["assumptions"])


async def test_a_monthly_saving_gives_a_date_for_each_target(alex: Person) -> None:
    result = await alex.result(
        FUND, monthly_essentials="2,500", emergency_savings="4,000", monthly_savings="500 a month"
    )

    assert result["outcome"] == "reached"
    assert result["months_covered_text"] == "1.6 months"
    assert [(target["gap"]["text"], target["wait_months"], target["reached_on"]) for target in result["targets"]] == [
        ("$3,500", 7, "2027-06-21"),
        ("$11,000", 22, "2028-09-21"),
    ]
    assert "you have 3 months in June 2027, after 7 months, and 6 months in September 2028" in result["summary"]
    assert result["suggestions"] == []


async def test_what_is_needed_each_month_is_asked_for_with_what_helps_along(alex: Person) -> None:
    assert await alex.questions(FUND) == ["monthly_essentials"]

    outcome = await alex.ask(FUND)

    assert outcome.status == "needs_input"
    assert [field.name for field in outcome.section.fields] == [
        "monthly_essentials",
        "emergency_savings",
        "monthly_savings",
    ]


async def test_the_essentials_are_remembered_and_shown(alex: Person) -> None:
    await alex.result(FUND, monthly_essentials="2,500")

    assert (await alex.get(FUND)).display.from_memory == (
        "essential spending $2,500, as you told me on November 21, 2026",
    )


async def test_a_fund_that_is_full_is_already_there(alex: Person) -> None:
    result = await alex.result(FUND, monthly_essentials="2,500", emergency_savings="16,000")

    assert result["outcome"] == "already_there"
    assert result["summary"] == (
        "You are already there: your $16,000 cover 6.4 months of your essentials ($2,500 a month), and three to six "
        "months take $15,000, so $1,000 are to spare."
    )
    assert result["suggestions"] == []


async def test_the_first_months_may_be_there_while_the_rest_is_missing(alex: Person) -> None:
    result = await alex.result(FUND, monthly_essentials="2,500", emergency_savings="9,000")

    assert [target["standing"] for target in result["targets"]] == ["there", "open"]
    assert "cover 3.6 months, so 3 months are there; you still need $6,000 for 6 months." in result["summary"]


async def test_without_a_pace_the_way_to_fill_it_in_a_year_is_named(alex: Person) -> None:
    result = await alex.result(FUND, monthly_essentials="2,500")

    assert result["suggestions"] == [
        "Putting aside $625 a month you have 3 months within a year, by November 2027.",
        "Putting aside $1,250 a month you have 6 months within a year, by November 2027.",
    ]


async def test_as_many_months_as_the_user_says(alex: Person) -> None:
    result = await alex.result(FUND, monthly_essentials="2,500", target_months="4 months")

    assert result["summary"].startswith("4 months of your essentials, $2,500 a month, come to $10,000.")
    assert result["suggestions"] == [
        "Putting aside $833.34 a month you have 4 months within a year, by November 2027.",
        "Putting aside $416.67 a month you have 4 months within two years, by November 2028.",
    ]


@pytest.mark.parametrize(
    ("pace", "words"),
    [
        ("0", "Without putting anything aside you never get there."),
        ("1", "At $1 a month you do not get to 6 months within a hundred years."),
    ],
)
async def test_a_pace_that_leads_nowhere_is_never_and_says_what_would_do(alex: Person, pace: str, words: str) -> None:
    result = await alex.result(FUND, monthly_essentials="2,500", monthly_savings=pace)

    assert result["outcome"] == "never"
    assert result["summary"].endswith(words)
    assert len(result["suggestions"]) == 2


async def test_a_pace_that_takes_more_than_five_years_is_answered_with_a_faster_one(alex: Person) -> None:
    result = await alex.result(FUND, monthly_essentials="2,500", monthly_savings="100")

    assert result["outcome"] == "reached"
    assert result["suggestions"][0] == "Putting aside $625 a month you have 3 months within a year, by November 2027."


@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [
        ("monthly_essentials", "0", "Please write an amount above $0."),
        ("emergency_savings", "-5", "Please write an amount of at least $0."),
        ("target_months", "40 months", "Please write a time of at most 3 years."),
    ],
)
async def test_values_out_of_bounds_are_refused_at_their_field(
    alex: Person, field: str, value: str, complaint: str
) -> None:
    outcome = await alex.ask(FUND, **{"monthly_essentials": "2,500", field: value})

    assert outcome.status == "failed"
    assert [(error.field, error.message) for error in outcome.errors] == [(field, complaint)]


async def test_the_steps_are_shown_as_a_table_and_the_savings_beside_the_targets_as_bars(alex: Person) -> None:
    display = (
        await alex.get(FUND, monthly_essentials="2,500", emergency_savings="4,000", monthly_savings="500")
    ).display

    assert display.table
    assert display.table.rows == (
        ("1 month", "$2,500", "$0", "there already"),
        ("3 months", "$7,500", "$3,500", "June 2027"),
        ("6 months", "$15,000", "$11,000", "September 2028"),
    )
    assert display.chart
    assert display.chart.categories == ("You have", "3 months", "6 months")
    assert display.chart.series[0].values == (4_000.0, 7_500.0, 15_000.0)
    assert [(figure.label, figure.value) for figure in display.figures] == [
        ("Covered now", "1.6 months"),
        ("Missing for 3 months", "$3,500"),
        ("Missing for 6 months", "$11,000"),
        ("Full in", "September 2028"),
    ]


async def test_in_a_channel_what_was_said_in_private_is_asked_for_again(alex: Person) -> None:
    await alex.result(FUND, monthly_essentials="2,500")

    assert await (await alex.in_a_channel()).questions(FUND) == ["monthly_essentials"]


async def test_a_currency_without_cents_is_counted_in_whole_units(alex: Person) -> None:
    result = await alex.result(
        FUND, monthly_essentials="200,000 JPY", emergency_savings="50,000 JPY", target_months="3"
    )

    assert result["targets"][0]["gap"]["text"] == "¥550,000"
    assert "¥45,834 a month" in result["suggestions"][0]


async def test_what_is_put_aside_is_remembered_too(alex: Person) -> None:
    await alex.result(FUND, monthly_essentials="2,500", emergency_savings="4,000")

    outcome = await alex.get(FUND, target_months="4")

    assert outcome.result["months_covered_text"] == "1.6 months"
    assert outcome.display.from_memory[1] == "emergency savings $4,000, as you told me on November 21, 2026"
