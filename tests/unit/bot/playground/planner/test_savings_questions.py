import pytest

from tests.unit.bot.playground.planner.conversation import Conversation, first_call

TIMELINE = "calculate_savings_timeline"

QUESTIONS = {
    "How long will it take me to save for a house?": {},
    "how long until i can afford a house": {},
    "when can I buy a car?": {},
    "I want to save for a house": {},
    "I want to buy a house": {},
    "I want to save $60k for a house and can put away 1,200 a month": {
        "goal_amount": "$60k",
        "monthly_savings": "1,200",
    },
    "How long does it take to save 20,000 if I put aside 500 each month?": {
        "goal_amount": "20,000",
        "monthly_savings": "500",
    },
    "How long to save 20000 at 500 per month with 5% return?": {
        "goal_amount": "20000",
        "monthly_savings": "500",
        "annual_return": "5%",
    },
    "I can save $800 a month, when will I have $30,000?": {"goal_amount": "$30,000", "monthly_savings": "$800"},
    "I want to save 60k by March 2030": {"goal_amount": "60k", "deadline": "2030-03"},
    "how much must I save each month for 20k by June 2029": {"goal_amount": "20k", "deadline": "2029-06"},
    "How much do I need to save to have $40,000 in 5 years?": {"goal_amount": "$40,000", "deadline": "in 5 years"},
    "save 15k by 2028-05-01": {"goal_amount": "15k", "deadline": "2028-05-01"},
    "I'm saving for a wedding that costs 25k by the end of 2028": {
        "goal_amount": "25k",
        "deadline": "2028-12",
    },
    "I need 10k by 2030, how much do I have to put aside?": {"goal_amount": "10k", "deadline": "2030"},
    "I want to buy a car for 20k in 3 years": {"goal_amount": "20k", "deadline": "in 3 years"},
    "How long until I have fifty grand if I save five hundred dollars a month?": {
        "goal_amount": "fifty grand",
        "monthly_savings": "five hundred dollars",
    },
    "I already have 5k saved and want to save 60k for a house, putting away 1200 a month": {
        "start_balance": "5k",
        "goal_amount": "60k",
        "monthly_savings": "1200",
    },
    "How long to save 50k with 1000 a month starting with 10k at 4% interest and 2% inflation?": {
        "goal_amount": "50k",
        "monthly_savings": "1000",
        "start_balance": "10k",
        "annual_return": "4%",
        "inflation": "2%",
    },
    "I make $5,000 a month. How long will it take to save $60,000 with 1,200 a month?": {
        "monthly_income": "$5,000",
        "goal_amount": "$60,000",
        "monthly_savings": "1,200",
    },
    "I earn 4000 a month and want to save 10k for a trip": {"monthly_income": "4000", "goal_amount": "10k"},
    "With 300 a week, how long until I have saved 12k?": {"monthly_savings": "300 a week", "goal_amount": "12k"},
    "I want to save 60k, 1,200 at the beginning of each month": {
        "goal_amount": "60k",
        "monthly_savings": "1,200",
        "timing": "begin",
    },
    "How long would it take to save for a €30.000 car with 400 € a month?": {
        "goal_amount": "€30.000",
        "monthly_savings": "400 €",
    },
    "Hi Penny! How long will it take me to save for a house? It costs 300k and I can put away $2k per month.": {
        "goal_amount": "300k",
        "monthly_savings": "$2k",
    },
    "can i afford a 20k car by december 2028": {"goal_amount": "20k", "deadline": "2028-12"},
    "how long to save 1 million": {"goal_amount": "1 million"},
}


@pytest.mark.parametrize(("text", "values"), QUESTIONS.items(), ids=QUESTIONS)
def test_a_savings_question_is_asked_with_the_values_that_it_names(text: str, values: dict[str, str]) -> None:
    assert first_call(text) == (TIMELINE, values)


def test_a_span_of_time_is_given_as_it_was_said() -> None:
    assert first_call("save 60k within two and a half years")[1]["deadline"] == "in two and a half years"


def test_a_month_without_its_year_is_left_out_when_today_is_not_known() -> None:
    assert first_call("I want to save 60k by March", note=None) == (TIMELINE, {"goal_amount": "60k"})


@pytest.mark.parametrize(
    "note",
    [
        "For the user it is November 21, 2026 (America/New_York); amounts are in USD unless said otherwise.",
        "For the user it is 21 November 2026 (Europe/London); amounts are in GBP unless said otherwise.",
        "Today is 2026-11-21.",
    ],
)
def test_today_is_read_from_the_context_note(note: str) -> None:
    assert first_call("save 60k by March", note)[1]["deadline"] == "2027-03"
    assert first_call("save 60k by the end of the year", note)[1]["deadline"] == "2026-12"
    assert first_call("save 60k by December 24", note)[1]["deadline"] == "2026-12-24"


def test_the_newest_note_tells_the_day() -> None:
    talk = Conversation("For the user it is 1 January 2020 (UTC).")
    talk.items.append({"type": "message", "role": "developer", "content": "For the user it is 21 November 2026."})
    assert talk.user("save 60k by March").call()[1]["deadline"] == "2027-03"


def test_values_spread_over_three_messages_come_together() -> None:
    talk = Conversation().user("How long will it take me to save for a house?")
    assert talk.call() == (TIMELINE, {})
    talk.superseded().user("it costs 60k")
    assert talk.call() == (TIMELINE, {"goal_amount": "60k"})
    talk.superseded().user("I can put away 1,200 a month")
    assert talk.call() == (TIMELINE, {"goal_amount": "60k", "monthly_savings": "1,200"})


def test_bare_amounts_answer_what_is_asked_in_its_order() -> None:
    talk = Conversation().user("How long will it take me to save for a house?")
    talk.call()
    talk.superseded().user("60k")
    talk.call()
    talk.superseded().user("about 1200")
    assert talk.call() == (TIMELINE, {"goal_amount": "60k", "monthly_savings": "1200"})


def test_words_in_place_of_the_form_give_several_values_at_once() -> None:
    talk = Conversation().user("How long will it take me to save for a house?")
    talk.call()
    talk.superseded().user("60k, and I can save 1200 a month")
    assert talk.call() == (TIMELINE, {"goal_amount": "60k", "monthly_savings": "1200"})


def test_two_bare_amounts_are_the_goal_and_the_monthly_savings() -> None:
    talk = Conversation().user("How long will it take me to save for a house?")
    talk.call()
    talk.superseded().user("60k and 1200")
    assert talk.call() == (TIMELINE, {"goal_amount": "60k", "monthly_savings": "1200"})


def test_an_income_told_while_a_question_is_open_belongs_to_the_question() -> None:
    talk = Conversation().user("How long to save 60k?")
    talk.call()
    talk.superseded().user("I make $5,000 a month")
    assert talk.call() == (TIMELINE, {"goal_amount": "60k", "monthly_income": "$5,000"})


FOLLOW_UPS = {
    "what if I save 1,500?": {"monthly_savings": "1,500"},
    "What if I put away 1,500 a month instead?": {"monthly_savings": "1,500"},
    "and with 7% return?": {"annual_return": "7%"},
    "actually make it 80k": {"goal_amount": "80k"},
    "make it 1,500": {"monthly_savings": "1,500"},
    "and if the house costs 100k?": {"goal_amount": "100k"},
    "what about 2% inflation": {"inflation": "2%"},
    "I already have 10k saved": {"start_balance": "10k"},
    "what if I earn 6000 a month?": {"monthly_income": "6000"},
    "and by June 2030?": {"deadline": "2030-06"},
    "what if I start with 5,000?": {"start_balance": "5,000"},
    "1000": {"monthly_savings": "1000"},
    "no, 90,000": {"goal_amount": "90,000"},
}


@pytest.mark.parametrize(("text", "changed"), FOLLOW_UPS.items(), ids=FOLLOW_UPS)
def test_a_follow_up_asks_again_with_one_value_changed(text: str, changed: dict[str, str]) -> None:
    talk = Conversation().user("How long to save $60k for a house with 1,200 a month?")
    talk.call()
    talk.completed().react()
    before = {"goal_amount": "$60k", "monthly_savings": "1,200"}
    assert talk.user(text).call() == (TIMELINE, before | changed)


def test_asking_how_much_by_a_day_leaves_the_monthly_savings_open() -> None:
    talk = Conversation().user("How long to save $60k with 1,200 a month?")
    talk.call()
    talk.completed().react()
    talk.user("how much would I have to save each month to have it by June 2028?")
    assert talk.call() == (TIMELINE, {"goal_amount": "$60k", "deadline": "2028-06"})


def test_values_given_in_the_form_count_in_a_follow_up() -> None:
    talk = Conversation().user("How long will it take me to save for a house?")
    talk.call()
    talk.completed(user_answered={"goal_amount": "60,000", "monthly_savings": "1,200"}).react()
    assert talk.user("what if I save 1,500?").call() == (
        TIMELINE,
        {"goal_amount": "60,000", "monthly_savings": "1,500"},
    )


def test_a_question_about_something_else_starts_afresh() -> None:
    talk = Conversation().user("How long to save $60k for a house with 1,200 a month?")
    talk.call()
    talk.completed().react()
    assert talk.user("How long will it take me to save for a car?").call() == (TIMELINE, {})


def test_a_question_about_something_else_drops_an_open_one() -> None:
    talk = Conversation().user("I want to save 60k for a house")
    talk.call()
    talk.superseded().user("How long will it take me to save 20k for a car?")
    assert talk.call() == (TIMELINE, {"goal_amount": "20k"})


def test_the_same_question_asked_again_starts_afresh() -> None:
    talk = Conversation().user("How long to save $60k for a house with 1,200 a month?")
    talk.call()
    talk.completed().react()
    assert talk.user("How long will it take me to save for a house?").call() == (TIMELINE, {})


def test_an_old_form_used_afterwards_changes_the_newer_question() -> None:
    talk = Conversation().user("How long will it take me to save for a house?")
    talk.call()
    talk.superseded().user("60k and 1,200 a month")
    talk.call()
    talk.completed().react()
    talk.user(
        "Please work out how long it takes to save for it with what I wrote in the earlier form. "
        "savings goal: 80,000; monthly savings: 1,000; yearly return: 3%."
    )
    assert talk.call() == (
        TIMELINE,
        {"goal_amount": "80,000", "monthly_savings": "1,000", "annual_return": "3%"},
    )


def test_a_value_that_was_refused_is_not_used_again() -> None:
    talk = Conversation().user("How long to save 60k with -5 a month?")
    talk.call()
    talk.output("failed", code="invalid_arguments", message="", errors=[{"field": "monthly_savings", "message": "No."}])
    talk.react()
    assert talk.user("500").call() == (TIMELINE, {"goal_amount": "60k", "monthly_savings": "500"})


def test_two_messages_that_came_together_are_read_as_one() -> None:
    talk = Conversation().user("How long to save 60k?").user("with 1,200 a month")
    assert talk.call() == (TIMELINE, {"goal_amount": "60k", "monthly_savings": "1,200"})


def test_after_never_mind_the_old_values_are_gone() -> None:
    talk = Conversation().user("How long to save 60k?")
    talk.call()
    assert "dropped" in talk.superseded().user("never mind").said()
    assert talk.user("How long will it take to save for a car?").call() == (TIMELINE, {})
