import pytest

from tests.unit.bot.playground.planner.conversation import TOOLS, Conversation, first_answer, first_call

WISHES = {
    "make a budget for $5,000": ("plan_budget", {"monthly_income": "$5,000"}),
    "Can you plan my budget?": ("plan_budget", {}),
    "make me a budget": ("plan_budget", {}),
    "50/30/20 budget for 4000": ("plan_budget", {"monthly_income": "4000", "method": "50/30/20"}),
    "split my income 50/30/20": ("plan_budget", {"method": "50/30/20"}),
    "I make $5,000 a month, make me a budget": ("plan_budget", {"monthly_income": "$5,000"}),
    "budget 5000": ("plan_budget", {"monthly_income": "5000"}),
    "I'd like a zero-based budget": ("plan_budget", {"method": "zero_based"}),
    "zero-based budget for $5,000 with rent 1500, food 400 and savings 1000": (
        "plan_budget",
        {
            "monthly_income": "$5,000",
            "method": "zero_based",
            "categories": "rent: 1500\nfood: 400\nsavings: 1000",
        },
    ),
    "make a budget: I earn 4,200 a month, rent is $1,300, groceries about $450 and 200 for fun": (
        "plan_budget",
        {
            "monthly_income": "4,200",
            "method": "zero_based",
            "categories": "rent: $1,300\ngroceries: $450\nfun: 200",
        },
    ),
    "create a goal called Japan trip for 6,000 by June 2028": (
        "create_goal",
        {"name": "Japan trip", "target": "6,000", "deadline": "2028-06"},
    ),
    "set a goal to save 15k for a wedding": ("create_goal", {"name": "Wedding", "target": "15k"}),
    "New goal: emergency fund, 10,000": ("create_goal", {"name": "Emergency fund", "target": "10,000"}),
    "add a car goal of 20k, I already have 3k saved and put away 400 a month": (
        "create_goal",
        {"name": "Car", "target": "20k", "saved": "3k", "monthly_amount": "400"},
    ),
    "I want to create a goal": ("create_goal", {}),
    "show my goals": ("list_goals", {}),
    "what are my goals?": ("list_goals", {}),
    "How are my goals going?": ("list_goals", {}),
    "how am I doing?": ("list_goals", {}),
    "I saved another 500 for the car": ("contribute_to_goal", {"name": "car", "amount": "500"}),
    "add $250 to my emergency fund": ("contribute_to_goal", {"name": "emergency fund", "amount": "$250"}),
    "I just put 300 towards the Japan trip": ("contribute_to_goal", {"name": "Japan trip", "amount": "300"}),
    "I saved 300 for Japan": ("contribute_to_goal", {"name": "Japan", "amount": "300"}),
    "I had to take 800 out of the car goal": ("contribute_to_goal", {"name": "car", "amount": "-800"}),
    "I withdrew $250 from my emergency goal": ("contribute_to_goal", {"name": "emergency", "amount": "-$250"}),
    "set the car goal to 25k": ("update_goal", {"name": "car", "target": "25k"}),
    "change the target of my house to 80k": ("update_goal", {"name": "house", "target": "80k"}),
    "move the car deadline to June 2029": ("update_goal", {"name": "car", "deadline": "2029-06"}),
    "delete the car goal": ("delete_goal", {"name": "car"}),
    "archive the car goal": ("update_goal", {"name": "car", "dropped": True}),
    "rename the car goal to Tesla": ("update_goal", {"name": "car", "new_name": "Tesla"}),
    "I make $5,000 a month": ("remember_fact", {"name": "monthly_income", "value": "$5,000"}),
    "My salary is 4,200": ("remember_fact", {"name": "monthly_income", "value": "4,200"}),
    "I earn 60k a year": ("remember_fact", {"name": "monthly_income", "value": "60k a year"}),
    "my rent is 1,500 a month": ("remember_fact", {"name": "rent", "value": "1,500"}),
    "remember that my payday is the 25th": ("remember_fact", {"name": "payday", "value": "the 25th"}),
    "I'm 34 years old": ("remember_fact", {"name": "age", "value": "34"}),
    "I live in Berlin": ("remember_fact", {"name": "home", "value": "Berlin"}),
    "what do you know about me?": ("list_facts", {}),
    "What's my income?": ("list_facts", {}),
    "do you remember my rent?": ("list_facts", {}),
    "forget my income": ("forget_fact", {"name": "monthly_income"}),
    "please forget what I told you about my rent": ("forget_fact", {"name": "rent"}),
    "forget everything about me": ("forget_fact", {"name": "everything"}),
}


@pytest.mark.parametrize(("text", "call"), WISHES.items(), ids=WISHES)
def test_a_wish_calls_its_tool_with_what_was_said(text: str, call: tuple[str, dict[str, object]]) -> None:
    assert first_call(text) == call


TALK = {
    "hi": "I'm Penny",
    "Good morning!": "I'm Penny",
    "thanks a lot": "You're welcome",
    "perfect, thank you!": "You're welcome",
    "ok": "All right",
    "help": "budget",
    "what can you do?": "budget",
    "?": "budget",
    "what is the price of gold?": "rather not guess",
    "what is bitcoin at?": "rather not guess",
    "what's the weather in Paris": "can't help with that",
    "tell me a joke": "can't help with that",
    "purple elephants dance": "not sure I understood",
    "asdf jkl": "not sure I understood",
    "": "not sure I understood",
    "never mind": "dropped",
    "$500": "What would you like to do with that amount?",
}


@pytest.mark.parametrize(("text", "answer"), TALK.items(), ids=TALK)
def test_talk_is_answered_without_a_tool(text: str, answer: str) -> None:
    assert answer in first_answer(text)


def test_a_change_of_mind_leads_to_the_new_wish() -> None:
    talk = Conversation().user("How long will it take me to save for a house?")
    talk.call()
    talk.superseded().user("forget the house, make me a budget for 5000")
    assert talk.call() == ("plan_budget", {"monthly_income": "5000"})


def test_a_budget_gets_its_income_in_the_next_message() -> None:
    talk = Conversation().user("make me a budget")
    talk.call()
    talk.superseded().user("5000")
    assert talk.call() == ("plan_budget", {"monthly_income": "5000"})


def test_a_budget_is_done_again_with_what_changed() -> None:
    talk = Conversation().user("zero-based budget for $5,000 with rent 1500, food 400")
    talk.call()
    talk.completed().react()
    assert talk.user("make food 450").call() == (
        "plan_budget",
        {"monthly_income": "$5,000", "method": "zero_based", "categories": "rent: 1500\nfood: 450"},
    )
    talk.completed().react()
    assert talk.user("what about 50/30/20?").call()[1]["method"] == "50/30/20"


def test_a_category_changes_alone_in_a_list_on_one_line() -> None:
    talk = Conversation().user("zero-based budget for $5,000")
    talk.call()
    talk.completed(user_answered={"categories": "rent 1500, food 600 and transport 200"}).react()
    assert talk.user("rent is 1800").call()[1]["categories"] == "food 600\ntransport 200\nrent: 1800"


def test_a_budget_for_another_income_is_a_follow_up() -> None:
    talk = Conversation().user("make a budget for $5,000")
    talk.call()
    talk.completed().react()
    assert talk.user("what if I make 6,000?").call() == ("plan_budget", {"monthly_income": "6,000"})


def test_a_goal_is_made_of_the_question_before_it() -> None:
    talk = Conversation().user("How long to save 60k for a house with 1,200 a month?")
    talk.call()
    talk.completed().react()
    assert talk.user("great, make it a goal").call() == (
        "create_goal",
        {"name": "House", "target": "60k", "monthly_amount": "1,200"},
    )


def test_a_goal_for_something_else_takes_nothing_of_the_question_before_it() -> None:
    talk = Conversation().user("How long to save 60k for a house with 1,200 a month?")
    talk.call()
    talk.completed().react()
    assert talk.user("create a goal: $3,000 for a trip by June").call() == (
        "create_goal",
        {"name": "Trip", "target": "$3,000", "deadline": "2027-06"},
    )


def test_the_deadline_of_a_goal_is_moved_to_a_month() -> None:
    talk = Conversation().user("move the deadline of my trip to August")
    assert talk.call() == ("update_goal", {"name": "trip", "deadline": "2027-08"})


def test_a_goal_gets_its_name_and_target_in_the_next_messages() -> None:
    talk = Conversation().user("create a new goal")
    talk.call()
    talk.superseded().user("Japan trip")
    assert talk.call() == ("create_goal", {"name": "Japan trip"})
    talk.superseded().user("6,000")
    assert talk.call() == ("create_goal", {"name": "Japan trip", "target": "6,000"})


@pytest.mark.parametrize(
    ("text", "tool", "change"),
    [
        ("actually make it 25k", "update_goal", {"target": "25k"}),
        ("I put in another 500", "contribute_to_goal", {"amount": "500"}),
    ],
)
def test_a_goal_just_made_is_changed_without_naming_it(text: str, tool: str, change: dict[str, str]) -> None:
    talk = Conversation().user("create a goal called Car for 20k")
    talk.call()
    talk.completed().react()
    assert talk.user(text).call() == (tool, {"name": "Car"} | change)


def test_an_amount_alone_does_not_make_a_second_goal() -> None:
    talk = Conversation().user("create a goal called Car for 20k")
    talk.call()
    talk.completed().react()
    assert "What would you like to do" in talk.user("500").said()


def test_a_fact_in_between_does_not_end_the_question_before_it() -> None:
    talk = Conversation().user("How long to save 60k with 1,200 a month?")
    talk.call()
    talk.completed().react()
    assert talk.user("I make $5,000 a month").call()[0] == "remember_fact"
    talk.completed().react()
    assert talk.user("what if I save 1,500?").call()[1]["monthly_savings"] == "1,500"


def test_a_question_under_way_is_asked_again_when_a_message_does_not_help() -> None:
    talk = Conversation().user("I want to save 60k")
    talk.call()
    text = talk.superseded().user("purple elephants").said()
    assert "how much you can put aside each month" in text
    assert "in all" not in text
    assert talk.user("1,200").call()[1] == {"goal_amount": "60k", "monthly_savings": "1,200"}


def test_a_wish_whose_tool_is_not_offered_is_declined_honestly() -> None:
    from bot.playground.planner import Say, plan

    move = plan([{"type": "message", "role": "user", "content": "show my goals"}], [])
    assert isinstance(move, Say)
    assert "can't do that" in move.text


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("forget my income", "list_facts"),
        ("forget everything you know about me", "list_facts"),
        ("I put 200 into my house fund", "list_goals"),
        ("rename my goal House to Villa", "list_goals"),
    ],
)
def test_where_there_is_nothing_to_change_it_is_shown_that_there_is_nothing(text: str, tool: str) -> None:
    from bot.playground.planner import plan

    offered = [entry for entry in TOOLS if entry["name"] not in ("forget_fact", "update_goal", "contribute_to_goal")]
    move = plan([{"type": "message", "role": "user", "content": text}], offered)
    assert isinstance(move, tuple)
    assert [call.name for call in move] == [tool]


def test_the_planner_says_what_it_is() -> None:
    from bot.playground.planner import LABEL

    assert LABEL == "offline planner, not a language model"
