"""How debts are paid off, as people ask it."""

import pytest

from tests.unit.tools.person import Person

PAYOFF = "plan_debt_payoff"
CARDS = "CC1 5000 at 22.99% min 150\nCC2 3500 at 18.99% min 100\nCar 12000 at 6.5% min 350"
VISA = "Visa 8000 at 24.99% minimum 160"


async def test_both_orders_are_told_side_by_side_with_months_interest_and_order(alex: Person) -> None:
    result = await alex.result(PAYOFF, debts=CARDS)

    assert result["summary"] == (
        "Paying $600 a month on $20,500 of debt, the avalanche (dearest debt first) makes you debt-free in 44 months "
        "(3 years 8 months), in July 2030, for $5,711.86 of interest. Pay every minimum, and all beyond them on CC1, "
        "then CC2, then Car. Paid off: Car in February 2030, CC1 in June 2030, CC2 in July 2030. The snowball "
        "(smallest debt first) takes 44 months (3 years 8 months) and $5,723.11 of interest, $11.25 more. With each "
        "minimum alone and nothing rolled over it would be 54 months (4 years 6 months) and $5,997.06 of interest."
    )
    assert (result["outcome"], result["strategy"]) == ("paid_off", "avalanche")
    assert [debt["name"] for debt in result["snowball"]["order"]] == ["Car", "CC2", "CC1"]
    assert result["avalanche"]["first_to_last"] == ["CC1", "CC2", "Car"]
    assert result["snowball"]["first_to_last"] == ["CC2", "CC1", "Car"]
    assert (result["avalanche"]["months"], result["minimums_only"]["months"]) == (44, 54)
    assert result["avalanche"]["debt_free_on"] == "2030-07-21"
    assert result["monthly_budget"]["text"] == "$600"
    assert result["as_of"] == "2026-11-21"


async def test_the_roll_over_policy_the_rounding_and_the_basis_are_stated(alex: Person) -> None:
    [rates, rolled, timing] = (await alex.result(PAYOFF, debts=CARDS, extra_monthly="200"))["assumptions"]

    assert "nominal" in rates
    assert "rounded half-up to the cent" in rates
    assert rolled.startswith("Rolled over: what a paid-off debt no longer takes goes to the next one, so that $800")
    assert timing.startswith("You pay at the end of each month, first on December 21, 2026; the minimums stay")


async def test_the_chosen_order_is_spoken_of_first(alex: Person) -> None:
    result = await alex.result(PAYOFF, debts=CARDS, extra_monthly="200", strategy="snowball")

    assert "the snowball (smallest debt first) makes you debt-free in 30 months" in result["summary"]
    assert "The avalanche (dearest debt first) takes 30 months" in result["summary"]
    assert "$154.88 less" in result["summary"]


async def test_a_minimum_below_the_interest_is_named_with_the_payment_that_would_work(alex: Person) -> None:
    result = await alex.result(PAYOFF, debts=VISA)

    assert (result["outcome"], result["avalanche"]["months"]) == ("never", None)
    assert result["summary"] == (
        "Paying $160 a month on $8,000 of debt never pays it off. Visa: the minimum of $160 is not enough for $166.60 "
        "of interest in the first month, so the debt grows; the smallest payment that works is $166.61 a month."
    )
    assert result["impossible"][0]["smallest_payment"]["amount"] == "166.61"
    assert result["suggestions"][:3] == [
        "$158.04 a month more than the minimum makes you debt-free in 3 years, in November 2029.",
        "$74.77 a month more than the minimum makes you debt-free in 5 years, in November 2031.",
        "$21.94 a month more than the minimum makes you debt-free in 10 years, in November 2036.",
    ]
    assert "non-profit credit counsellor" in result["suggestions"][-1]


async def test_the_payment_that_would_work_and_the_suggested_extra_do_work(alex: Person) -> None:
    smallest = await alex.result(PAYOFF, debts="Visa 8000 at 24.99% minimum 166.61")
    extra = await alex.result(PAYOFF, debts=VISA, extra_monthly="74.77")

    assert smallest["outcome"] == "paid_off"
    assert extra["avalanche"]["months"] == 60


async def test_a_minimum_that_is_just_the_interest_is_impossible_too(alex: Person) -> None:
    result = await alex.result(PAYOFF, debts="Loan 1200 at 12% minimum 12")

    assert "so it is never paid off; the smallest payment that works is $12.01 a month" in result["summary"]


async def test_an_extra_may_pay_what_its_minimum_never_would_and_that_is_said(alex: Person) -> None:
    result = await alex.result(PAYOFF, debts=f"{VISA}\nStore 500 at 29% minimum 50", extra_monthly="100")

    assert result["outcome"] == "paid_off"
    assert "The snowball (smallest debt first) comes to the same here." in result["summary"]
    assert "On the minimums alone these would never be paid off: Visa." in result["summary"]
    assert [line.partition(":")[0] for line in result["suggestions"]] == ["Visa"]


async def test_what_stays_in_whatever_order_is_named(alex: Person) -> None:
    result = await alex.result(PAYOFF, debts=f"{VISA}\nBig 80000 at 29% minimum 50\nTV 500 at 0% minimum 100")

    assert "never pays all of it off, in whatever order: Visa, Big would stay." in result["summary"]
    assert [debt["name"] for debt in result["avalanche"]["order"]] == ["TV"]
    assert "dearest debt first" in result["suggestions"][0]


async def test_one_debt_has_no_order(alex: Person) -> None:
    outcome = await alex.get(PAYOFF, debts="Phone 1000 at 0% minimum 100")

    assert outcome.result["summary"] == (
        "Paying $100 a month on $1,000 of debt you are debt-free in 10 months, in September 2027, for $0 of interest."
    )
    assert outcome.display.table
    assert outcome.display.table.columns == ("", "Your plan", "Minimum only")


async def test_the_table_compares_the_plans_and_says_when_each_debt_is_done_with(alex: Person) -> None:
    display = (await alex.get(PAYOFF, debts=CARDS)).display

    assert display.table
    assert display.table.columns == ("", "Avalanche", "Snowball", "Minimums only")
    assert display.table.rows == (
        ("Debt-free", "July 2030", "July 2030", "May 2031"),
        ("Months", "44", "44", "54"),
        ("Interest", "$5,711.86", "$5,723.11", "$5,997.06"),
        ("First to pay", "CC1", "CC2", "-"),
        ("CC1", "June 2030", "July 2030", "May 2031"),
        ("CC2", "July 2030", "April 2030", "March 2031"),
        ("Car", "February 2030", "February 2030", "February 2030"),
    )


async def test_the_chart_fits_its_limits_and_ends_with_nothing_owed(alex: Person) -> None:
    display = (await alex.get(PAYOFF, debts=CARDS)).display

    assert display.chart
    assert len(display.chart.categories) <= 20
    assert all(len(series.values) == len(display.chart.categories) for series in display.chart.series)
    assert display.chart.series[0].values[-1] == 0
    assert display.disclaimer


async def test_the_debts_are_asked_for_and_the_extra_along(alex: Person) -> None:
    outcome = await alex.ask(PAYOFF)

    assert outcome.status == "needs_input"
    states = {field.name: field.state for field in outcome.section.fields}
    assert states == {"debts": "missing", "extra_monthly": "optional"}


async def test_what_a_debt_lacks_is_asked_for_with_what_was_said(alex: Person) -> None:
    outcome = await alex.ask(PAYOFF, debts="Visa 8000 at 24.99%")

    assert outcome.status == "needs_input"
    [field] = outcome.section.asked
    assert field.prefill == "Visa 8000 at 24.99%"
    assert field.problem == (
        'Visa: please add the minimum payment to the line, for example "Visa 8,000 at 24.99% minimum 160".'
    )


async def test_debts_are_remembered_and_that_is_shown(alex: Person) -> None:
    await alex.result(PAYOFF, debts=VISA)

    outcome = await alex.get(PAYOFF, extra_monthly="200")

    assert outcome.result["outcome"] == "paid_off"
    assert outcome.display.from_memory == (
        "debts Visa $8,000 at 24.99% (minimum $160), as you told me on November 21, 2026",
    )


async def test_debts_in_another_currency_are_not_taken_for_the_users_own(alex: Person) -> None:
    await alex.result(PAYOFF, debts=VISA)
    alex.caller.user.currency = "EUR"

    assert await alex.questions(PAYOFF) == ["debts"]


@pytest.mark.parametrize("balance", ["0.01", "1000000000000"])
@pytest.mark.parametrize("rate", ["0%", "100%"])
@pytest.mark.parametrize("minimum", ["0", "1000000"])
async def test_the_ends_of_all_bounds_are_answered(alex: Person, balance: str, rate: str, minimum: str) -> None:
    debts = "\n".join(f"Debt {letter} {balance} at {rate} minimum {minimum}" for letter in "abcdefghijklmnopqrst")

    assert (await alex.result(PAYOFF, debts=debts))["outcome"] in ("paid_off", "never")
