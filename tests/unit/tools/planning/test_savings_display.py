"""How a savings timeline is shown, and what of it the model reads."""

import pytest

from tests.unit.tools.person import Person

TIMELINE = "calculate_savings_timeline"


async def test_the_way_there_is_shown_as_a_chart_that_fits_its_limits(alex: Person) -> None:
    display = (await alex.get(TIMELINE, goal_amount="100000", monthly_savings="85", annual_return="4%")).display

    assert display.chart
    assert display.table
    assert len(display.chart.categories) <= 20
    assert len(set(display.chart.categories)) == len(display.chart.categories)
    assert all(len(label) <= 20 for label in display.chart.categories)
    assert all(len(series.values) == len(display.chart.categories) for series in display.chart.series)
    assert display.chart.series[0].values[-1] >= 100_000
    assert "interest" in display.chart.alt
    assert display.disclaimer


async def test_the_figures_answer_at_a_glance(alex: Person) -> None:
    display = (await alex.get(TIMELINE, goal_amount="60000", monthly_savings="1200", monthly_income="5000")).display

    assert [(figure.label, figure.value) for figure in display.figures] == [
        ("You get there", "January 2031, in 50 months"),
        ("Share of income", "24%"),
    ]
    assert display.chart
    assert display.chart.kind == "area"
    assert display.disclaimer == ""


async def test_figures_of_the_chart_are_not_told_to_the_model(alex: Person) -> None:
    result = await alex.result(TIMELINE, goal_amount="60000", monthly_savings="1200")

    assert not {"chart", "table"} & result.keys()


@pytest.mark.parametrize(("goal", "rows"), [("4000", 5), ("24000", 5), ("40000", 5), ("300000", 7), ("900000", 5)])
async def test_the_table_is_short_enough_to_read_below_the_chart(alex: Person, goal: str, rows: int) -> None:
    display = (await alex.get(TIMELINE, goal_amount=goal, monthly_savings="800")).display

    assert display.table
    assert len(display.table.rows) == rows


async def test_points_of_the_chart_are_evenly_spaced(alex: Person) -> None:
    display = (await alex.get(TIMELINE, goal_amount="40000", monthly_savings="800")).display

    assert display.chart
    assert display.chart.series[0].values == tuple(float(point * 4_000) for point in range(11))


async def test_amounts_of_a_table_all_have_their_cents_or_none(alex: Person) -> None:
    display = (await alex.get(TIMELINE, goal_amount="1000", monthly_savings="333.50")).display

    assert display.table
    assert display.table.rows[0] == ("December 2026", "$333.50", "$333.50")
    assert display.table.rows[-1][2] == "$1,000.00"


async def test_what_is_saved_already_needs_no_assumptions(alex: Person) -> None:
    result = await alex.result(TIMELINE, goal_amount="1000", monthly_savings="10", start_balance="1500")

    assert result["summary"] == "You are already there: your $1,500 cover the goal of $1,000, with $500 to spare."
    assert result["assumptions"] == []


async def test_what_a_deadline_takes_is_a_figure(alex: Person) -> None:
    display = (await alex.get(TIMELINE, goal_amount="60000", deadline="2031-01-21")).display

    assert [(figure.label, figure.value) for figure in display.figures] == [
        ("Each month", "$1,200"),
        ("You get there", "January 2031, in 50 months"),
    ]
