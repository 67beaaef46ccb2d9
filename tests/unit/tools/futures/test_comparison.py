"""What-ifs beside a plan, as people ask about them."""

from decimal import Decimal
from typing import Any

import pytest

from tests.unit.tools.person import Person

COMPARE = "compare_scenarios"
HOUSE = {"balance": "$20,000", "monthly_contribution": "$500", "years": 20, "goal_amount": "$200k"}
PENSION = {
    "balance": "$600k",
    "monthly_contribution": "$1,000",
    "monthly_spending": "$4,000",
    "age": 45,
    "retirement_age": 65,
    "until_age": 95,
}


async def what_if(alex: Person, changes: str, **plan: object) -> dict[str, Any]:
    """Return the first what-if of a plan, the house unless it is told."""
    return (await alex.result(COMPARE, **(plan or HOUSE), changes=changes))["plans"][1]


async def test_a_what_if_stands_beside_the_plan_with_its_differences(alex: Person) -> None:
    result = await alex.result(COMPARE, **HOUSE, changes="save 200 more a month")

    assert result["summary"] == (
        "As planned you have $200,000 in today's money after 20 years with a chance of 41%; in the middle it ends with "
        "about $186,900, in bad times with about $115,900. “Save 200 more a month”: a chance of 77% (36 points more); "
        "in the middle about $248,900 ($62,000 more), in bad times about $155,500 ($39,600 more)."
    )


async def test_differences_are_those_of_the_figures_that_are_told(alex: Person) -> None:
    result = await alex.result(COMPARE, **HOUSE, changes="save 200 more\n60/40\n5 years longer\nfees of 1%")
    plan, *others = result["plans"]

    for other in others:
        more = Decimal(other["middle_ending"]["amount"]) - Decimal(plan["middle_ending"]["amount"])
        assert other["middle_change"] == f"${abs(more):,.0f} {'more' if more > 0 else 'less'}"
        points = int((Decimal(other["chance"]) - Decimal(plan["chance"])) * 100)
        assert other["chance_change"] == f"{abs(points)} points {'more' if points > 0 else 'less'}"


async def test_no_change_changes_nothing_since_all_meet_the_same_markets(alex: Person) -> None:
    same = await what_if(alex, "save 500 a month")

    changes = [same[name] for name in ("chance_change", "middle_change", "bad_change", "low_point_change")]
    assert changes == ["the same"] * 4


async def test_the_plan_is_what_the_simulation_of_it_alone_is(alex: Person) -> None:
    alone = await alex.result("simulate_scenarios", **HOUSE)
    plan = (await alex.result(COMPARE, **HOUSE, changes="bonds"))["plans"][0]

    assert (plan["chance"], plan["ends_in"]) == (alone["chance"], alone["ends_in"])


async def test_a_change_is_the_same_as_a_plan_with_the_changed_value(alex: Person) -> None:
    changed: dict[str, dict[str, object]] = {
        "save 200 more": {"monthly_contribution": "700"},
        "start with 40k": {"balance": "40k"},
        "10,000 more today": {"balance": "30,000"},
        "aim for 150k": {"goal_amount": "150k"},
        "7% ± 15%": {"annual_return": "7%", "volatility": "15%"},
        "stocks": {"stocks": "100%"},
        "fees of 1%": {"fees": "1%"},
        "inflation of 4%": {"inflation": "4%"},
        "5 years longer": {"years": 25},
        "over 10 years": {"years": 10},
    }
    for words, values in changed.items():
        alone = await alex.result("simulate_scenarios", **{**HOUSE, **values})
        other = await what_if(alex, words)
        assert (words, other["chance"], other["years"]) == (words, alone["chance"], alone["years"])


async def test_retiring_earlier_spends_for_longer(alex: Person) -> None:
    result = await alex.result(COMPARE, **PENSION, changes="What if I retire at 60?")
    plan, other = result["plans"]

    assert (plan["years"], other["years"]) == (50, 50)
    assert Decimal(other["chance"]) < Decimal(plan["chance"])
    assert other["chance"] == (await what_if(alex, "retire 5 years earlier", **PENSION))["chance"]
    assert "used up in 2055 (6 years earlier)" in result["summary"]


async def test_retiring_without_spending_means_to_have_the_goal_by_then(alex: Person) -> None:
    assert (await what_if(alex, "retire at 60", **HOUSE, age=45))["years"] == 15


async def test_the_age_is_asked_for_where_a_what_if_needs_it(alex: Person) -> None:
    assert await alex.questions(COMPARE, **HOUSE, changes="retire at 60") == ["age"]
    assert await alex.questions(COMPARE, **HOUSE) == ["changes"]


async def test_a_swing_shows_in_the_low_point_of_bad_times(alex: Person) -> None:
    told = {"balance": "$100k", "monthly_contribution": "$0", "years": 10, "goal_amount": "$120k"}
    result = await alex.result(COMPARE, **told, changes="stocks\nsavings account at 2%: 2% ± 0%")
    plan, stocks, _ = result["plans"]

    assert Decimal(stocks["low_point"]["amount"]) < Decimal(plan["low_point"]["amount"]) < 100_000
    assert f"with a low point of {stocks['low_point']['text']} in {stocks['low_point_in']}" in result["summary"]


async def test_the_best_of_several_is_named(alex: Person) -> None:
    summary: str = (await alex.result(COMPARE, **HOUSE, changes="save 100 more\nsave 300 more"))["summary"]
    assert summary.endswith("“Save 300 more” raises the chance most.")


async def test_all_are_rows_of_a_table_and_lines_of_a_chart(alex: Person) -> None:
    changes = "save 200 more a month\nEarly: over 15 years and save 300 more\nbonds\nstocks\nstop saving"
    display = (await alex.get(COMPARE, **HOUSE, changes=changes)).display

    assert display.table is not None
    assert [row[0] for row in display.table.rows] == [
        "As planned",
        "Save 200 more a month",
        "Early",
        "Bonds",
        "Stocks",
        "Stop saving",
    ]
    assert display.chart is not None
    assert len(display.chart.series) == 6
    assert (display.chart.categories[0], display.chart.categories[-1]) == ("2026", "2041")


async def test_other_returns_are_named_with_their_source(alex: Person) -> None:
    lines: list[str] = (await alex.result(COMPARE, **HOUSE, changes="invest in stocks"))["assumptions"]
    assert any(line.startswith("Invest in stocks: The return is 8.3%") for line in lines)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ("save 600 less a month", "less than nothing"),
        ("60 years longer", "between 1 and 70 years"),
        ("spend 100 more a month", "no such amount to change"),
        ("spend 100 a month", "no such amount to change"),
    ],
)
async def test_a_change_that_does_not_fit_the_plan_is_refused_with_what_helps(
    alex: Person, changes: str, problem: str
) -> None:
    assert problem in await alex.refusal(COMPARE, **HOUSE, changes=changes)


async def test_spending_that_would_never_begin_is_refused(alex: Person) -> None:
    message = await alex.refusal(COMPARE, **PENSION, changes="work 30 more years")
    assert "spending has to begin within the 50 years" in message


async def test_a_return_without_its_swing_is_asked_about(alex: Person) -> None:
    assert await alex.questions(COMPARE, **HOUSE, changes="invest in Acme at 9%") == ["changes"]
