"""How a savings timeline is shown, and what of it the model reads."""

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
        ("Goal", "$60,000.00"),
        ("Each month", "$1,200.00"),
        ("You get there in", "50 months (4 years 2 months)"),
        ("Reached in", "January 2031"),
        ("Share of income", "24%"),
    ]
    assert display.chart
    assert display.chart.kind == "area"
    assert display.disclaimer == ""


async def test_figures_of_the_chart_are_not_told_to_the_model(alex: Person) -> None:
    result = await alex.result(TIMELINE, goal_amount="60000", monthly_savings="1200")

    assert not {"chart", "table"} & result.keys()
