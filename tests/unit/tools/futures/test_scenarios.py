"""Simulated futures, as people ask about them."""

from decimal import Decimal
from typing import Any

import pytest

from tests.unit.tools.person import Person
from tools.toolkit.outcome import Failed

SIMULATE = "simulate_scenarios"
HOUSE = {"balance": "$20,000", "monthly_contribution": "$500", "years": 20, "goal_amount": "$200k"}
PENSION = {"balance": "$600k", "monthly_contribution": "$0", "years": 30, "monthly_spending": "$2,500"}


async def test_the_chance_of_a_goal_comes_with_the_spread_and_what_a_better_chance_takes(alex: Person) -> None:
    result = await alex.result(SIMULATE, **HOUSE)

    assert result["summary"] == (
        "You have $200,000 in today's money after 20 years in 41% of 10,000 simulated futures. In the middle of them "
        "about $187,000 are there in 2046; in the worst twentieth it is $116,000 or less, in the best $314,000 or more."
    )
    assert (result["aim"], result["chance"], result["chance_text"]) == ("goal", "0.41", "41%")
    assert [entry["monthly_contribution"]["text"] for entry in result["needed"]] == ["$543", "$686", "$827"]
    assert result["suggestions"] == [
        "Save more: $686 a month, $186 more than now, gives a chance of 75%.",
        "Save more: $827 a month, $327 more than now, gives a chance of 90%.",
    ]


async def test_what_a_chance_takes_gives_that_chance(alex: Person) -> None:
    result = await alex.result(SIMULATE, **HOUSE)

    for entry, chance in zip(result["needed"], ("0.50", "0.75", "0.90"), strict=True):
        contribution = entry["monthly_contribution"]["amount"]
        again = await alex.result(SIMULATE, **{**HOUSE, "monthly_contribution": contribution})
        assert again["chance"] == chance


async def test_the_same_question_has_the_same_answer(alex: Person) -> None:
    assert await alex.result(SIMULATE, **HOUSE) == await alex.result(SIMULATE, **HOUSE)


async def test_money_that_is_spent_lasts_with_a_chance(alex: Person) -> None:
    result = await alex.result(SIMULATE, **PENSION)

    assert result["aim"] == "lasts"
    assert result["summary"] == (
        "Your money lasts 30 years in 38% of 10,000 simulated futures. In the middle of them nothing is left in 2056; "
        "in the worst twentieth it is nothing from 2043 on, in the best $847,000 or more."
    )
    assert [entry["monthly_contribution"] for entry in result["needed"]] == [None, None, None]
    assert result["suggestions"] == [
        "Spend less: $1,859 a month at most lasts with a chance of 75%, $1,541 a month with one of 90%."
    ]


async def test_saving_until_an_age_and_spending_after_it_needs_no_sums_of_the_user(alex: Person) -> None:
    told = {"balance": "100k", "monthly_contribution": "1,500", "monthly_spending": "3,000", "age": 40}
    by_age = await alex.result(SIMULATE, **told, until_age=95, retirement_age=65)
    by_years = await alex.result(SIMULATE, **told, years=55, saving_years=25)

    assert by_age["summary"] == by_years["summary"]
    assert (
        "You add $1,500 a month at the end of each month until 2051; the amount rises with prices."
        in (by_age["assumptions"])
    )
    assert any(line.startswith("From November 2051 on you take out $3,000 a month") for line in by_age["assumptions"])


async def test_what_is_essential_is_asked_for(alex: Person) -> None:
    assert await alex.questions(SIMULATE) == [
        "balance",
        "monthly_contribution",
        "goal_amount",
        "monthly_spending",
        "years",
        "until_age",
    ]


async def test_when_spending_begins_is_asked_of_whoever_saves_first(alex: Person) -> None:
    saving_first = {**PENSION, "monthly_contribution": "$500"}
    assert await alex.questions(SIMULATE, **saving_first) == ["saving_years"]
    assert await alex.questions(SIMULATE, **saving_first, retirement_age=65) == ["age"]
    assert (await alex.result(SIMULATE, **saving_first, saving_years=0))["aim"] == "lasts"


async def test_an_age_is_asked_for_only_where_it_matters_and_then_remembered(alex: Person) -> None:
    told = {name: value for name, value in HOUSE.items() if name != "years"}
    assert await alex.questions(SIMULATE, **told, until_age=65) == ["age"]
    await alex.result(SIMULATE, **told, until_age=65, age=45)

    assert (await alex.get(SIMULATE, **told, until_age=65)).display.from_memory == (
        "age 45, as you told me on November 21, 2026",
    )
    assert (await alex.get(SIMULATE, **HOUSE)).display.from_memory == ()


async def test_the_balance_is_remembered_and_shown(alex: Person) -> None:
    await alex.result(SIMULATE, **HOUSE)
    told = {name: value for name, value in HOUSE.items() if name != "balance"}

    assert (await alex.get(SIMULATE, **told)).display.from_memory == (
        "balance today $20,000, as you told me on November 21, 2026",
    )


async def test_the_percentiles_are_a_table_and_a_fan_of_lines(alex: Person) -> None:
    display = (await alex.get(SIMULATE, **HOUSE)).display

    assert display.table is not None
    assert display.table.columns[1:] == (
        "Bad (5%)",
        "Low (25%)",
        "Middle (50%)",
        "High (75%)",
        "Good (95%)",
    )
    assert [row[0] for row in display.table.rows] == ["2026", "2029", "2032", "2035", "2038", "2041", "2044", "2046"]
    assert display.table.rows[0][1:] == ("$20,000",) * 5
    assert display.chart is not None
    assert [series.name for series in display.chart.series][-1] == "Goal"
    assert len(display.chart.series) == 6
    for upper, lower in zip(display.chart.series[:4], display.chart.series[1:5], strict=True):
        assert all(high >= low for high, low in zip(upper.values, lower.values, strict=True))
    assert [figure.label for figure in display.figures] == [
        "Chance to have it",
        "Middle in 2046",
        "For a chance of 50%",
        "For a chance of 75%",
        "For a chance of 90%",
    ]


async def test_assumptions_name_the_source_and_what_was_taken_off(alex: Person) -> None:
    lines: list[str] = (await alex.result(SIMULATE, **HOUSE))["assumptions"]

    assert lines[0] == (
        "The return is 5.5% in an average year before inflation and swings by 10.7% (the standard deviation of a year)."
    )
    assert lines[1].startswith(
        "That comes from half stocks and half ten-year bonds, which returned 5.4% above inflation"
    )
    assert lines[1].endswith("(data of Robert Shiller); I take 2.5 points off that to be careful.")


async def test_a_return_that_was_told_is_used_and_its_kind_named(alex: Person) -> None:
    told: dict[str, Any] = {**HOUSE, "annual_return": "7%", "volatility": "15%"}
    average = await alex.result(SIMULATE, **told)
    compound = await alex.result(SIMULATE, **told, return_basis="geometric")

    assert average["assumptions"][0].startswith(
        "The return is 7% in an average year before inflation and swings by 15%"
    )
    assert compound["assumptions"][0].startswith("The return is 7% compounded before inflation")
    assert Decimal(compound["chance"]) > Decimal(average["chance"])
    assert not any("Robert Shiller" in line for line in average["assumptions"])


async def test_fees_and_inflation_lower_the_chance_and_a_rising_contribution_raises_it(alex: Person) -> None:
    usual = Decimal((await alex.result(SIMULATE, **HOUSE))["chance"])
    changes = ({"fees": "1%"}, {"inflation": "4%", "annual_return": "5.5%"}, {"contribution_growth": "0%"})

    for change in changes:
        assert Decimal((await alex.result(SIMULATE, **HOUSE, **change))["chance"]) < usual
    assert Decimal((await alex.result(SIMULATE, **HOUSE, contribution_growth="6%"))["chance"]) > usual
    assert Decimal((await alex.result(SIMULATE, **HOUSE, timing="begin"))["chance"]) >= usual


async def test_history_may_give_the_ups_and_downs(alex: Person) -> None:
    result = await alex.result(SIMULATE, **HOUSE, model="bootstrap")

    assert any(
        "strung together from runs of 10 years of U.S. stocks since 1871" in line for line in result["assumptions"]
    )
    assert 0.3 < float(result["chance"]) < 0.5


async def test_a_return_that_never_swings_leaves_one_future(alex: Person) -> None:
    reached = await alex.result(SIMULATE, **HOUSE, annual_return="6%", volatility="0%", inflation="0%")
    missed = await alex.result(SIMULATE, **HOUSE, annual_return="1%", volatility="0%", inflation="0%")

    assert reached["summary"] == (
        "$200,000 in today's money is reached within 20 years at a return that never swings. "
        "In 2046 about $291,000 are there."
    )
    assert (reached["chance_text"], missed["chance_text"]) == ("100%", "0%")
    assert missed["suggestions"][0].startswith("Save more: $662 a month gets you there.")


async def test_nothing_simulated_is_called_certain(alex: Person) -> None:
    sure = await alex.result(SIMULATE, **{**HOUSE, "goal_amount": "$30,000"})
    slim = await alex.result(SIMULATE, **{**HOUSE, "goal_amount": "$5m"})

    assert (sure["chance_text"], slim["chance_text"]) == ("more than 99%", "less than 1%")


@pytest.mark.parametrize(
    ("change", "field", "problem"),
    [
        ({"years": 71}, "years", "at most 70"),
        ({"years": 0}, "years", "at least 1"),
        ({"goal_amount": "-5"}, "goal_amount", "above $0"),
        ({"volatility": "90%"}, "volatility", "at most 60%"),
        ({"saving_years": 20, "monthly_spending": "100"}, "saving_years", "below 20"),
        ({"until_age": 65, "age": 40}, "until_age", "differ"),
        ({"retirement_age": 61, "age": 40, "monthly_spending": "100"}, "retirement_age", "below 60"),
    ],
)
async def test_a_wrong_value_is_told_at_its_field(
    alex: Person, change: dict[str, object], field: str, problem: str
) -> None:
    outcome = await alex.ask(SIMULATE, **{**HOUSE, **change})

    assert isinstance(outcome, Failed)
    assert [error.field for error in outcome.errors] == [field]
    assert problem in outcome.errors[0].message


async def test_a_plan_of_one_year_and_one_of_the_longest_have_charts(alex: Person) -> None:
    for years in (1, 70):
        display = (await alex.get(SIMULATE, **{**HOUSE, "years": years})).display
        assert display.chart is not None
        assert len(set(display.chart.categories)) == len(display.chart.categories) <= 20


async def test_the_chance_counts_in_other_currencies_too(alex: Person) -> None:
    result = await alex.result(SIMULATE, balance="€20k", monthly_contribution="€500", years=20, goal_amount="€200k")
    assert "€200,000" in result["summary"]
