"""How long saving takes, as people ask it."""

import pytest

from tests.unit.tools.person import Person

TIMELINE = "calculate_savings_timeline"


async def test_a_monthly_saving_gives_months_and_a_date(alex: Person) -> None:
    result = await alex.result(TIMELINE, goal_amount="$60,000", monthly_savings="1,200 a month")

    assert result["summary"] == (
        "Saving $1,200 a month you reach $60,000 in 50 months (4 years 2 months), in January 2031."
    )
    assert (result["outcome"], result["months"], result["reached_on"]) == ("reached", 50, "2031-01-21")
    assert result["interest_earned"]["amount"] == "0.00"
    assert result["as_of"] == "2026-11-21"


async def test_a_deadline_gives_the_amount_needed_each_month(alex: Person) -> None:
    result = await alex.result(TIMELINE, goal_amount="60k", deadline="2031-01-21")

    assert result["summary"] == (
        "To have $60,000 by January 21, 2031, you need to save $1,200 a month for 50 months (4 years 2 months)."
    )
    assert result["needed_monthly"]["text"] == "$1,200"
    assert result["on_time"] is True


async def test_interest_is_counted_on_the_effective_annual_basis_and_says_so(alex: Person) -> None:
    result = await alex.result(
        TIMELINE, goal_amount="50,000", monthly_savings="400", start_balance="3,000", annual_return="7%"
    )

    assert result["months"] == 88
    assert result["interest_earned"]["text"] == "$12,174.08"
    assert any("effective annual: 0.57% each month" in line for line in result["assumptions"])


async def test_saving_at_the_beginning_of_the_month_gets_there_sooner(alex: Person) -> None:
    goal = {"goal_amount": "50000", "monthly_savings": "400", "annual_return": "7%"}

    end = await alex.result(TIMELINE, **goal, timing="end")
    begin = await alex.result(TIMELINE, **goal, timing="begin")

    assert begin["months"] <= end["months"]
    assert any("at the beginning of each month, first on November 21" in a for a in begin["assumptions"])


async def test_inflation_makes_the_goal_grow_in_nominal_terms(alex: Person) -> None:
    result = await alex.result(TIMELINE, goal_amount="50000", monthly_savings="400", inflation="2.5%")

    assert "in today's money will be $" in result["summary"]
    assert result["goal_then"]["amount"] > result["goal"]["amount"]


async def test_losses_are_said_to_be_losses(alex: Person) -> None:
    result = await alex.result(TIMELINE, goal_amount="5000", monthly_savings="400", annual_return="-5%")

    assert "Losses cost $" in result["summary"]
    assert result["interest_earned"]["text"].startswith("-$")


@pytest.mark.parametrize(
    ("monthly", "affordability", "words"),
    [
        ("900", "comfortable", "takes 18% of your monthly income of $5,000, within the 20%"),
        ("1200", "ambitious", "takes 24% of your monthly income of $5,000: ambitious"),
        ("3000", "strained", "only $2,000 a month would be left to live on"),
        ("5000", "impossible", "takes all of your monthly income"),
        ("6000", "impossible", "takes $1,000 more than your monthly income"),
    ],
)
async def test_the_saving_is_compared_with_the_income(
    alex: Person, monthly: str, affordability: str, words: str
) -> None:
    result = await alex.result(TIMELINE, goal_amount="60000", monthly_savings=monthly, monthly_income="5000")

    assert result["affordability"] == affordability
    assert words in result["summary"]


async def test_more_than_the_income_allows_is_answered_with_ways_that_fit(alex: Person) -> None:
    result = await alex.result(TIMELINE, goal_amount="60000", deadline="2027-11-21", monthly_income="5000")

    assert result["affordability"] == "impossible"
    assert result["suggestions"] == [
        "Take longer: with $2,500 a month, 50% of your income, you get there in 24 months (2 years), in November 2028.",
        "Take longer: with $1,000 a month, 20% of your income, you get there in 60 months (5 years), in November 2031.",
        "Aim lower: $2,500 a month makes $30,000 possible by November 2027.",
        "Start with more: $30,000 more in hand today would make $2,500 a month enough to get there in November 2027.",
    ]


async def test_a_saving_that_comes_too_late_is_answered_with_more_later_and_smaller(alex: Person) -> None:
    result = await alex.result(TIMELINE, goal_amount="60000", monthly_savings="1000", deadline="2029-01-21")

    assert result["on_time"] is False
    assert "2 years 10 months after January 21, 2029" in result["summary"]
    assert result["suggestions"] == [
        "Save more: $2,307.70 a month gets you there by January 21, 2029.",
        "Take longer: $1,000 a month gets you there in November 2031, 34 months (2 years 10 months) later.",
        "Aim lower: $1,000 a month makes $26,000 possible by January 2029.",
    ]


async def test_a_saving_that_is_early_says_by_how_much(alex: Person) -> None:
    result = await alex.result(TIMELINE, goal_amount="60000", monthly_savings="1500", deadline="2031-01-21")

    assert result["on_time"] is True
    assert "in March 2030: 10 months before January 21, 2031." in result["summary"]
    assert result["suggestions"] == []


async def test_a_saving_that_is_just_in_time_says_so(alex: Person) -> None:
    result = await alex.result(TIMELINE, goal_amount="60000", monthly_savings="1200", deadline="2031-01-21")

    assert "just in time for January 21, 2031." in result["summary"]


async def test_nothing_saved_is_never_and_says_what_would_do(alex: Person) -> None:
    result = await alex.result(TIMELINE, goal_amount="60000", monthly_savings="0", monthly_income="5000")

    assert (result["outcome"], result["months"]) == ("never", None)
    assert result["summary"] == "Without saving anything each month you never reach $60,000."
    assert result["suggestions"][0] == (
        "Save more: $500 a month (10% of your income) gets you there in 10 years, in November 2036."
    )


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "do not reach $60,000 within a hundred years"),
        ({"inflation": "5%"}, "prices rise faster than your savings can follow"),
        ({"start_balance": "30000", "annual_return": "-5%"}, "the losses take more than you put in"),
    ],
)
async def test_a_saving_that_never_gets_there_says_why(alex: Person, more: dict[str, str], words: str) -> None:
    result = await alex.result(TIMELINE, goal_amount="60000", monthly_savings="10", **more)

    assert result["outcome"] == "never"
    assert words in result["summary"]


async def test_a_never_with_a_deadline_says_what_the_deadline_takes(alex: Person) -> None:
    result = await alex.result(TIMELINE, goal_amount="60000", monthly_savings="10", deadline="2031-01-21")

    assert (result["outcome"], result["on_time"]) == ("never", False)
    assert result["suggestions"][0] == "Save more: $1,200 a month gets you there by January 21, 2031."


async def test_a_goal_beyond_a_working_life_is_answered_with_nearer_ways(alex: Person) -> None:
    result = await alex.result(TIMELINE, goal_amount="60000", monthly_savings="100")

    assert result["months"] == 600
    assert [line.partition(":")[0] for line in result["suggestions"]] == ["Save more", "Save more", "Aim lower"]


async def test_enough_in_hand_is_already_there(alex: Person) -> None:
    result = await alex.result(TIMELINE, goal_amount="5000", monthly_savings="100", start_balance="5000")

    assert result["outcome"] == "already_there"
    assert result["summary"] == "You are already there: your $5,000 cover the goal of $5,000."


async def test_savings_that_grow_to_the_goal_alone_need_no_more(alex: Person) -> None:
    result = await alex.result(
        TIMELINE, goal_amount="60000", deadline="2046-01-21", start_balance="40000", annual_return="5%"
    )

    assert result["summary"].startswith("Your $40,000 grow to $60,000 by January 21, 2046 without saving")


async def test_a_deadline_within_the_month_leaves_one_time_to_save(alex: Person) -> None:
    result = await alex.result(TIMELINE, goal_amount="600", deadline="2026-12-05")

    assert result["summary"] == "To have $600 by December 5, 2026, you need to put aside $600 until then."


async def test_a_deadline_within_the_month_that_is_met_is_not_reached_after_it(alex: Person) -> None:
    result = await alex.result(TIMELINE, goal_amount="600", deadline="2026-11-30")

    assert (result["on_time"], result["reached_on"], result["reached_in"]) == (True, "2026-11-30", "November 2026")


async def test_the_goal_and_one_of_saving_and_deadline_are_asked_for(alex: Person) -> None:
    assert await alex.questions(TIMELINE) == ["goal_amount", "monthly_savings", "deadline"]
    assert await alex.questions(TIMELINE, goal_amount="60000") == ["monthly_savings", "deadline"]


async def test_the_income_is_asked_for_along_and_may_be_left_out(alex: Person) -> None:
    outcome = await alex.ask(TIMELINE)

    assert outcome.status == "needs_input"
    states = {field.name: field.state for field in outcome.section.fields}
    assert states["monthly_income"] == "optional"
    result = await alex.result(TIMELINE, goal_amount="60000", monthly_savings="1200")
    assert result["share_of_income"] is None


async def test_the_income_is_taken_from_memory_and_that_is_shown(alex: Person) -> None:
    await alex.result("remember_fact", name="monthly_income", value="$5,000")

    outcome = await alex.get(TIMELINE, goal_amount="60000", monthly_savings="1200")

    assert outcome.result["share_of_income_text"] == "24%"
    assert outcome.display.from_memory == ("monthly income $5,000, as you told me on November 21, 2026",)


@pytest.mark.parametrize("monthly", ["1", "999999999999"])
@pytest.mark.parametrize("annual_return", ["100%", "0%", "-50%"])
@pytest.mark.parametrize("inflation", ["30%", "-10%"])
async def test_the_ends_of_all_bounds_are_answered(
    alex: Person, monthly: str, annual_return: str, inflation: str
) -> None:
    result = await alex.result(
        TIMELINE,
        goal_amount="1000000000000",
        monthly_savings=monthly,
        monthly_income="1",
        deadline="2126-10-01",
        annual_return=annual_return,
        inflation=inflation,
    )

    assert result["outcome"] in ("reached", "never")


async def test_saving_nothing_is_not_blamed_on_losses(alex: Person) -> None:
    result = await alex.result(TIMELINE, goal_amount="40000", monthly_savings="0", annual_return="5%")

    assert result["summary"].startswith("Without saving anything each month you never reach $40,000.")
