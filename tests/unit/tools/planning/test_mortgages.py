"""How expensive a home may be, as people ask it."""

from decimal import Decimal
from typing import Any

import pytest

from tests.unit.tools.person import Person

HOME = "mortgage_affordability"
ALEX = {"gross_income": "8,000", "monthly_debts": "300", "down_payment": "60,000", "annual_rate": "6.5%"}


async def test_the_income_limits_who_has_few_debts(alex: Person) -> None:
    result = await alex.result(HOME, **ALEX)

    assert result["summary"] == (
        "With $8,000 a month before tax you can afford a home for up to $414,392.23: a loan of $354,392.23 at 6.5% "
        "over 30 years, and $60,000 down. What limits it is the income: 28% of it for housing is $2,240 a month."
    )
    assert (result["outcome"], result["limit"], result["as_of"]) == ("affordable", "income", "2026-11-21")
    assert (result["room_by_housing"]["text"], result["room_by_debts"]["text"]) == ("$2,240", "$2,580")
    assert result["suggestions"] == []


async def test_the_payment_of_the_loan_is_what_amortize_loan_says(alex: Person) -> None:
    home = await alex.result(HOME, **ALEX)

    loan = await alex.result("amortize_loan", principal=home["loan"]["text"], annual_rate="6.5%", term="360")

    assert loan["monthly_payment"] == home["principal_and_interest"]


async def test_debts_limit_who_has_many_and_what_fewer_would_change_is_said(alex: Person) -> None:
    result = await alex.result(HOME, **ALEX | {"monthly_debts": "1,500", "housing_costs": "450"})

    assert result["summary"].endswith(
        "What limits it is the debts: of 36% for housing and debts together, $1,500 a month goes to debts, so that "
        "$1,380 a month is left for housing, leaving $930 for principal and interest."
    )
    assert (result["limit"], result["highest_price"]["text"]) == ("debts", "$207,136.06")
    assert result["suggestions"] == [
        "Pay debts off: $860 a month less on them makes $343,197.36 possible, the most that housing alone may take."
    ]


async def test_what_fewer_debts_would_change_is_so(alex: Person) -> None:
    result = await alex.result(HOME, **ALEX | {"monthly_debts": "640", "housing_costs": "450"})

    assert (result["limit"], result["highest_price"]["text"]) == ("income", "$343,197.36")


async def test_debts_may_leave_no_room_at_all(alex: Person) -> None:
    outcome = await alex.get(HOME, **ALEX | {"gross_income": "4,000", "monthly_debts": "1,500"})
    result: dict[str, Any] = outcome.result

    assert result["outcome"] == "no_room"
    assert result["summary"] == (
        "By this rule there is no room for a mortgage: $1,500 a month on debts takes all of the 36% of your income "
        "that housing and debts may take together; the $60,000 you have is all there is."
    )
    assert result["suggestions"][-1] == ("Room for a mortgage begins once debts take less than $1,440 a month.")
    assert (outcome.display.table, outcome.display.chart) == (None, None)


async def test_costs_of_the_home_may_leave_no_room_either(alex: Person) -> None:
    result = await alex.result(HOME, **ALEX | {"housing_costs": "2,240", "down_payment": "0"})

    assert result["summary"] == (
        "By this rule there is no room for a mortgage: the $2,240 a month left for housing is all taken by its $2,240 "
        "a month of costs."
    )


async def test_without_debts_it_is_never_the_debts_that_limit(alex: Person) -> None:
    result = await alex.result(HOME, **ALEX | {"monthly_debts": "0", "housing_share": "40%"})

    assert result["summary"].endswith(
        "What limits it is the income: 36% of it for housing and debts together is $2,880 a month."
    )


async def test_the_rule_and_what_is_left_out_are_stated(alex: Person) -> None:
    result = await alex.result(HOME, **ALEX)

    assert result["assumptions"] == [
        "The rule many lenders use: housing takes at most 28% of the income before tax, housing and debts together at "
        "most 36%.",
        "The rate of 6.5% a year is nominal, compounded monthly, and stays the same for 30 years; the loan is rounded "
        "down to the cent.",
        "Taxes, insurance and fees of the home count as housing, but are not included: tell me what they cost.",
        "With less than 20% down many lenders ask for mortgage insurance; it is not included.",
        "Closing costs, and what a lender thinks of you otherwise, are not included.",
    ]


async def test_with_enough_down_nothing_is_said_of_mortgage_insurance(alex: Person) -> None:
    result = await alex.result(HOME, **ALEX | {"down_payment": "300,000", "annual_rate": "0%"})

    assert not any("insurance;" in line for line in result["assumptions"])
    assert "No interest is counted, over 30 years." in result["assumptions"]


async def test_the_table_and_the_chart_show_what_another_rate_would_change(alex: Person) -> None:
    display = (await alex.get(HOME, **ALEX)).display

    assert display.table
    assert display.table.columns == ("Rate", "Loan", "Highest price")
    assert [row[0] for row in display.table.rows] == ["5.5%", "6%", "6.5%", "7%", "7.5%"]
    assert display.table.rows[2] == ("6.5%", "$354,392.23", "$414,392.23")
    assert display.chart
    assert display.chart.series[0].values[2] == 414392.23
    assert display.disclaimer


async def test_an_income_before_tax_is_asked_for_though_the_one_after_it_is_known(alex: Person) -> None:
    await alex.result("remember_fact", name="monthly_income", value="5,000")

    assert await alex.questions(HOME) == ["gross_income", "monthly_debts", "down_payment", "annual_rate"]


async def test_income_and_debts_are_remembered_and_shown(alex: Person) -> None:
    await alex.result(HOME, **ALEX)

    outcome = await alex.get(HOME, down_payment="80,000", annual_rate="6%")

    assert outcome.display.from_memory == (
        "income before tax $8,000, as you told me on November 21, 2026",
        "debt payments $300, as you told me on November 21, 2026",
    )


@pytest.mark.parametrize(
    ("argument", "value", "problem"),
    [
        ("gross_income", "0", "Please write an amount above $0."),
        (
            "gross_income",
            "96k a year",
            "an amount for a year: if you mean 8,000.00 a month, please write that.",
        ),
        ("annual_rate", "0.065", "Is that 6.5% or 0.065%? Please write it with the percent sign."),
    ],
)
async def test_what_cannot_be_meant_is_asked_about_or_refused(
    alex: Person, argument: str, value: str, problem: str
) -> None:
    outcome = await alex.ask(HOME, **ALEX | {argument: value})

    assert problem in str(outcome)


@pytest.mark.parametrize("income", ["0.01", "1000000000000"])
@pytest.mark.parametrize("rate", ["0%", "50%"])
@pytest.mark.parametrize("debts", ["0", "1000000000000"])
@pytest.mark.parametrize("term", ["12", "600"])
async def test_the_ends_of_all_bounds_are_answered(alex: Person, income: str, rate: str, debts: str, term: str) -> None:
    values = ALEX | {"gross_income": income, "annual_rate": rate, "monthly_debts": debts, "term": term}
    result = await alex.result(HOME, **values)

    assert result["outcome"] in ("affordable", "no_room")
    assert Decimal(result["highest_price"]["amount"]) >= 60_000
