"""What people say to Penny as it comes to them: half sentences, odd amounts, a change of mind."""

import pytest

from tests.unit.bot.playground.planner.conversation import Conversation, first_call


def after(call: str, *, refused: bool = False) -> Conversation:
    """A conversation in which this was said and what it asked for is done, or was refused."""
    conversation = Conversation().user(call)
    conversation.call()
    if refused:
        return conversation.output("failed", code="invalid_arguments", errors=[{"field": "?", "message": "No."}])
    conversation.completed()
    conversation.said()
    return conversation


def test_what_is_wanted_each_month_in_retirement_is_not_put_in() -> None:
    name, values = first_call("I'm 40 with 150k saved, can I retire at 60 on 3,500 a month?")
    assert name == "project_retirement"
    assert values == {"age": 40, "retirement_age": 60, "retirement_savings": "150k", "monthly_spending": "3,500"}


def test_what_an_amount_at_a_rate_over_years_costs_is_a_loan() -> None:
    name, values = first_call("What does 250,000 at 6.5% over 30 years cost, and with 200 more a month?")
    assert name == "amortize_loan"
    assert values == {"principal": "250,000", "annual_rate": "6.5%", "term": "30 years", "extra_monthly": "200"}


def test_pay_after_a_colon_is_pay_and_no_bill() -> None:
    name, values = first_call("Budget from payday to payday: 2,000 every two weeks from Dec 4, rent 1,200 on the 5th")
    assert name == "plan_budget"
    assert values == {
        "method": "payday",
        "paydays": "2,000 every two weeks from Dec 4",
        "bills": "rent 1,200 on the 5th",
    }


def test_pay_and_bills_with_days_before_a_question_of_the_balance_belong_to_it() -> None:
    name, values = first_call(
        "I have 1,200 in the bank, get 2,500 on the 28th and pay 900 rent on the 1st. How will my balance go?"
    )
    assert name == "project_budget"
    assert values["balance"] == "1,200"
    assert "2,500" in values["income"]
    assert "900" in values["bills"]


@pytest.mark.parametrize(
    "text", ["Which bills repeat?", "What bills come every month?", "Which subscriptions do I have?"]
)
def test_bills_that_repeat_are_looked_for(text: str) -> None:
    assert first_call(text) == ("find_recurring_bills", {})


@pytest.mark.parametrize("text", ["How am I doing with my limits?", "Show my limits", "How do my limits look?"])
def test_limits_are_asked_for_and_not_goals(text: str) -> None:
    assert first_call(text) == ("budget_status", {})


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("I spent 30 on beer on January 5, 2019", "January 5, 2019"),
        ("I spent 30 on beer on Nov 5", "Nov 5"),
        ("I spent 30 on beer on the 5th of November", "5th of November"),
        ("I spent 30 on beer tomorrow", "tomorrow"),
        ("On November 5 I spent 30 on beer", "November 5"),
        ("I spent 30 on beer on Friday", "Friday"),
    ],
)
def test_the_day_of_an_expense_is_neither_its_amount_nor_its_name(text: str, day: str) -> None:
    assert first_call(text) == ("log_expense", {"amount": "30", "description": "beer", "day": day})


def test_an_expense_of_its_own_takes_nothing_from_one_that_was_refused() -> None:
    conversation = after("I spent -20 on coffee", refused=True)
    conversation.said()
    _, values = conversation.user("I spent €20 on 🍕").call()
    assert values == {"amount": "€20", "description": "🍕"}


def test_what_an_expense_was_for_is_told_after_it() -> None:
    conversation = after("I spent 30")
    values = {"new_description": "beer", "new_category": "eating_out"}
    assert conversation.user("beer").call() == ("edit_transaction", values)


def test_the_limit_of_one_category_is_not_that_of_another() -> None:
    conversation = after("at most 50 a month for fun")
    assert conversation.user("set a limit for rent").call() == ("set_budget_limit", {"category": "housing"})


def test_another_amount_right_after_a_limit_is_a_new_limit_for_it() -> None:
    conversation = after("at most 50 a month for groceries")
    values = {"category": "groceries", "amount": "70"}
    assert conversation.user("actually make it 70").call() == ("set_budget_limit", values)


def test_a_new_goal_takes_nothing_from_one_that_was_refused() -> None:
    conversation = after("Create a goal: 5k for Japan by May 2020", refused=True)
    conversation.said()
    assert conversation.user("create a goal").call() == ("create_goal", {})


def test_a_fact_is_corrected_right_after_it_was_told() -> None:
    conversation = after("I earn 5k a month")
    values = {"name": "monthly_income", "value": "6,000"}
    assert conversation.user("actually make it 6,000").call() == ("remember_fact", values)


def test_what_there_is_and_what_is_put_aside_belong_to_the_emergency_fund_before() -> None:
    conversation = after("How big should my emergency fund be? I need 2,000 a month for the essentials")
    name, values = conversation.user("I have 3,000 and save 500 a month").call()
    assert name == "emergency_fund"
    assert (values["emergency_savings"], values["monthly_savings"]) == ("3,000", "500")


def test_a_minus_sign_stays_with_its_amount() -> None:
    conversation = after("Convert 100 EUR to yen")
    _, values = conversation.user("and -50 EUR?").call()
    assert values["amount"] == "-50 EUR"


def test_an_amount_with_an_exponent_is_handed_on_as_it_was_written() -> None:
    assert first_call("I spent 1e9 on coffee") == ("log_expense", {"amount": "1e9", "description": "coffee"})


def test_a_what_if_of_a_plan_said_at_once_keeps_years_and_goal_apart() -> None:
    name, values = first_call(
        "I have 20k and save 300 a month. "
        "Compare saving 200 more with investing in stocks over 20 years for a goal of 200k"
    )
    assert name == "compare_scenarios"
    assert values == {
        "balance": "20k",
        "monthly_contribution": "300",
        "goal_amount": "200k",
        "years": 20,
        "changes": "saving 200 more\ninvesting in stocks",
    }


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("change the Lidl one to 48.20", {"which": "Lidl", "new_amount": "48.20"}),
        ("move the Netflix one to subscriptions", {"which": "Netflix", "new_category": "subscriptions"}),
    ],
)
def test_one_of_the_transactions_is_corrected_by_its_name(text: str, values: dict[str, str]) -> None:
    assert first_call(text) == ("edit_transaction", values)


def test_how_it_did_is_asked_of_the_share_before() -> None:
    conversation = after("How is Tesla doing?")
    values = {"symbol": "Tesla", "period": "1 year"}
    assert conversation.user("How did it do over the last year?").call() == ("get_price_history", values)


def test_what_several_shares_cost_is_a_price() -> None:
    assert first_call("What do 10 shares of Apple cost?") == ("get_quote", {"symbol": "Apple"})


@pytest.mark.parametrize("text", ["What do you remind me of?", "What will you remind me of?"])
def test_what_penny_reminds_of_is_asked_for(text: str) -> None:
    assert first_call(text) == ("list_check_ins", {})


@pytest.mark.parametrize("text", ["actually forget it", "Oh, never mind", "ok, cancel that", "Sorry, not now"])
def test_a_change_of_mind_may_begin_softly(text: str) -> None:
    conversation = Conversation().user("How long will it take me to save for a house?")
    conversation.call()
    conversation.superseded()
    assert "I have dropped that" in conversation.user(text).said()


@pytest.mark.parametrize(
    "text", ["Remove the groceries limit", "No limit for groceries any more", "delete my limit for food"]
)
def test_a_limit_is_taken_away(text: str) -> None:
    assert first_call(text) == ("set_budget_limit", {"category": "groceries", "amount": "0"})
