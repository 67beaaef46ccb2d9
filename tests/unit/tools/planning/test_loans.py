"""What a loan takes and costs, as people ask it."""

from decimal import Decimal

import pytest
import pyxirr

from tests.unit.tools.person import Person

LOAN = "amortize_loan"
HOUSE = {"principal": "$180,000", "annual_rate": "4.25%", "term": "30 years"}


async def test_a_term_gives_the_payment_and_what_the_loan_costs(alex: Person) -> None:
    result = await alex.result(LOAN, **HOUSE)

    assert result["summary"] == (
        "A loan of $180,000 at 4.25% over 30 years takes $885.49 a month: $138,777.76 of interest, $318,777.76 in all."
    )
    assert (result["outcome"], result["months"], result["repaid_on"]) == ("repaid", 360, "2056-11-21")
    assert result["monthly_payment"]["text"] == "$885.49"
    assert result["suggestions"] == []
    assert result["as_of"] == "2026-11-21"


async def test_extra_payments_say_how_much_sooner_and_cheaper(alex: Person) -> None:
    result = await alex.result(LOAN, **HOUSE, extra_monthly="200")

    assert result["summary"].endswith(
        "With $200 more each month it is repaid in 251 months (20 years 11 months), in October 2047: 109 months "
        "(9 years 1 month) sooner, with $47,047.66 less interest."
    )
    assert (result["months"], result["months_saved"]) == (251, 109)
    assert result["interest_saved"]["text"] == "$47,047.66"


async def test_a_lump_sum_goes_on_top_of_the_first_payment(alex: Person) -> None:
    result = await alex.result(LOAN, **HOUSE, extra_monthly="200", extra_once="5,000")

    assert "With $200 more each month and $5,000 more with the first payment it is repaid in" in result["summary"]
    assert result["months"] < 251


async def test_a_lump_sum_may_settle_all_of_it_with_the_first_payment(alex: Person) -> None:
    result = await alex.result(LOAN, principal="100,000", annual_rate="6%", term="120", extra_once="200,000")

    assert (result["outcome"], result["months"], result["last_payment"]["text"]) == ("repaid", 1, "$100,500")
    assert "repaid in 1 month, in December 2026: 119 months (9 years 11 months) sooner" in result["summary"]


async def test_fees_are_told_as_what_the_loan_costs_a_year(alex: Person) -> None:
    loan = {"principal": "20,000", "annual_rate": "6%", "term": "60"}
    result = await alex.result(LOAN, **loan, fees="500")
    months = [-386.66] * 59 + [-386.41]

    assert result["summary"].endswith("With $500 of fees the loan costs 7.06% a year (APR).")
    assert float(result["annual_cost"]) == pytest.approx(12 * (pyxirr.irr([19_500.0, *months]) or 0), abs=1e-6)
    assert result["total_paid"] == (await alex.result(LOAN, **loan))["total_paid"]
    assert result["assumptions"][-1].startswith("The APR is the nominal yearly rate at which all payments are worth")


async def test_without_fees_the_rate_says_it_all(alex: Person) -> None:
    result = await alex.result(LOAN, **HOUSE)

    assert (result["annual_cost"], result["fees"]) == (None, None)
    assert result["assumptions"][-1] == "Fees, insurance and taxes are not included."


async def test_fees_that_take_all_of_the_loan_are_refused(alex: Person) -> None:
    outcome = await alex.ask(LOAN, **HOUSE, fees="180,000")

    assert "Please write fees that are less than the loan." in str(outcome)


async def test_an_extra_too_small_to_end_sooner_says_so(alex: Person) -> None:
    result = await alex.result(LOAN, principal="1,200", annual_rate="0%", term="12", extra_monthly="0.01")

    assert "no sooner, with $0 less interest" in result["summary"]


async def test_a_payment_instead_of_a_term_gives_the_time(alex: Person) -> None:
    result = await alex.result(LOAN, principal="5,000", annual_rate="12%", monthly_payment="100")

    assert result["summary"] == (
        "Paying $100 a month repays $5,000 at 12% in 70 months (5 years 10 months), in September 2032: "
        "$1,966.23 of interest, $6,966.23 in all."
    )
    assert "The final payment of $66.23 settles the rest to the cent." in result["assumptions"]


async def test_a_payment_below_the_interest_is_named_negative_amortisation_with_what_would_work(alex: Person) -> None:
    result = await alex.result(LOAN, principal="64,638.72", annual_rate="12%", monthly_payment="613.20")

    assert (result["outcome"], result["debt_grows"], result["months"]) == ("never", True, None)
    assert result["summary"] == (
        "$613.20 a month does not cover the interest on $64,638.72 at 12%, $646.39 in the first month, so the debt "
        "grows (negative amortisation): to $65,059.62 after a year. The smallest payment that works is $646.40 a month."
    )
    assert result["smallest_payment"]["amount"] == "646.40"
    assert result["suggestions"] == [
        "Pay $1,437.85 a month to be done in 5 years, for $21,632.50 of interest.",
        "Pay $927.38 a month to be done in 10 years, for $46,646.42 of interest.",
        "Pay $664.88 a month to be done in 30 years, for $174,725.57 of interest.",
    ]


async def test_the_smallest_payment_does_work(alex: Person) -> None:
    loan = {"principal": "300000", "annual_rate": "6%"}
    never = await alex.result(LOAN, **loan, monthly_payment="1500")

    assert never["summary"].startswith("$1,500 a month is just the interest on $300,000 at 6%: the debt stays as it is")
    smallest = Decimal(never["smallest_payment"]["amount"])
    assert (await alex.result(LOAN, **loan, monthly_payment=str(smallest)))["outcome"] == "repaid"
    less = await alex.result(LOAN, **loan, monthly_payment=str(smallest - Decimal("0.01")))
    assert "does not repay $300,000 at 6% within a hundred years" in less["summary"]


async def test_an_extra_can_repay_what_the_payment_alone_would_not(alex: Person) -> None:
    result = await alex.result(LOAN, principal="300000", annual_rate="6%", monthly_payment="1500", extra_monthly="500")

    assert result["summary"].startswith("Paying $1,500 a month alone would not repay $300,000 at 6%. With $500 more")
    assert (result["outcome"], result["interest_saved"]) == ("repaid", None)


async def test_a_payment_too_small_for_the_term_says_what_is_due_at_its_end(alex: Person) -> None:
    loan = {"principal": "100k", "annual_rate": "6%", "monthly_payment": "600"}
    outcome = await alex.get(LOAN, **loan, term="5 years")

    assert outcome.result["outcome"] == "balloon"
    assert "would be due with the last payment, in November 2031." in outcome.display.summary
    assert outcome.result["suggestions"] == [
        "Pay $1,933.28 a month to have nothing left after 5 years.",
        "Take longer: $600 a month repays it in 360 months (30 years).",
    ]
    assert outcome.display.figures[-1].label == "Due at the end"


async def test_a_debt_that_grows_within_its_term_is_named_too(alex: Person) -> None:
    loan = {"principal": "10,000", "annual_rate": "24%", "monthly_payment": "100"}

    in_two_years = await alex.result(LOAN, **loan, term="24")
    in_months = await alex.result(LOAN, **loan, term="6")

    assert "so the debt grows (negative amortisation): to $11,341.22 after a year." in in_two_years["summary"]
    assert "to $10,100 after a month." in in_months["summary"]


async def test_a_loan_without_interest_says_so(alex: Person) -> None:
    result = await alex.result(LOAN, principal="20,000", annual_rate="0%", term="12")

    assert result["monthly_payment"]["text"] == "$1,666.67"
    assert result["assumptions"][0] == "No interest is counted."
    assert "The final payment of $1,666.63 settles the rest to the cent." in result["assumptions"]


async def test_the_basis_of_the_rate_the_rounding_and_the_timing_are_stated(alex: Person) -> None:
    [rate, timing, *_] = (await alex.result(LOAN, **HOUSE))["assumptions"]

    assert "4.25% a year is nominal" in rate
    assert "rounded half-up to the cent" in rate
    assert timing == "You pay at the end of each month, first on December 21, 2026."


async def test_the_years_are_a_table_that_ends_with_nothing_owed(alex: Person) -> None:
    display = (await alex.get(LOAN, **HOUSE)).display

    assert display.table
    assert display.table.columns == ("By", "Paid", "Interest", "Principal", "Still owed")
    assert len(display.table.rows) == 30
    assert display.table.rows[0] == ("November 2027", "$10,625.88", "$7,591.36", "$3,034.52", "$176,965.48")
    assert display.table.rows[-1][-1] == "$0.00"


async def test_the_chart_compares_with_and_without_extra_payments(alex: Person) -> None:
    display = (await alex.get(LOAN, **HOUSE, extra_monthly="200")).display

    assert display.chart
    assert [series.name for series in display.chart.series] == ["Still owed", "Without extra"]
    assert len(display.chart.categories) <= 20
    assert all(len(series.values) == len(display.chart.categories) for series in display.chart.series)
    assert display.chart.series[0].values[-1] == 0
    assert display.disclaimer


async def test_tables_and_charts_are_not_told_to_the_model(alex: Person) -> None:
    assert not {"chart", "table"} & (await alex.result(LOAN, **HOUSE)).keys()


async def test_amount_rate_and_one_of_term_and_payment_are_asked_for(alex: Person) -> None:
    assert await alex.questions(LOAN) == ["principal", "annual_rate", "term", "monthly_payment"]
    assert await alex.questions(LOAN, principal="180000", annual_rate="4%") == ["term", "monthly_payment"]
    assert await alex.questions(LOAN, principal="180000", term="30 years") == ["annual_rate"]


async def test_the_extra_is_asked_for_along_and_may_be_left_out(alex: Person) -> None:
    outcome = await alex.ask(LOAN)

    assert outcome.status == "needs_input"
    states = {field.name: field.state for field in outcome.section.fields}
    assert states["extra_monthly"] == "optional"


async def test_a_fraction_without_a_percent_sign_is_asked_about(alex: Person) -> None:
    assert await alex.questions(LOAN, principal="180000", annual_rate="0.05", term="30 years") == ["annual_rate"]


@pytest.mark.parametrize("wrong", [{"term": "51 years"}, {"annual_rate": "101%"}, {"principal": "0"}])
async def test_what_lies_outside_the_bounds_is_for_the_model_to_correct(alex: Person, wrong: dict[str, str]) -> None:
    outcome = await alex.ask(LOAN, **{**HOUSE, **wrong})

    assert outcome.status == "failed"
    assert [error.field for error in outcome.errors] == list(wrong)


@pytest.mark.parametrize("principal", ["0.01", "1000000000000"])
@pytest.mark.parametrize("annual_rate", ["0%", "100%"])
@pytest.mark.parametrize("how", [{"term": "1"}, {"term": "600"}, {"monthly_payment": "1"}])
async def test_the_ends_of_all_bounds_are_answered(
    alex: Person, principal: str, annual_rate: str, how: dict[str, str]
) -> None:
    result = await alex.result(LOAN, principal=principal, annual_rate=annual_rate, **how)

    assert result["outcome"] in ("repaid", "never")
