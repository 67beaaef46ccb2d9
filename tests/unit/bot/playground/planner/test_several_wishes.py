"""Several wishes in one message, and which of its sentences belong to one."""

from tests.unit.bot.playground.planner.conversation import Conversation


def test_two_wishes_in_one_message_are_done_one_after_the_other() -> None:
    talk = Conversation().user("I saved another 500 for the car. Show my goals.")
    assert talk.call() == ("contribute_to_goal", {"name": "car", "amount": "500"})
    talk.completed("Car now has $500.")
    assert talk.call() == ("list_goals", {})
    text = talk.completed("You have one goal.").said()
    assert "Car now has $500." in text
    assert "You have one goal." in text


def test_the_second_wish_is_left_when_the_first_fails() -> None:
    talk = Conversation().user("I saved another 500 for the car. Show my goals.")
    talk.call()
    assert "no such goal" in talk.output("failed", code="refused", message="There is no such goal.").said()


def test_two_goals_in_one_message_are_made_one_after_the_other() -> None:
    talk = Conversation().user("Create a goal called Car for 20k. Create a goal called Bike for 2k.")
    assert talk.call() == ("create_goal", {"name": "Car", "target": "20k"})
    talk.completed("Car is set up.")
    assert talk.call() == ("create_goal", {"name": "Bike", "target": "2k"})
    assert "Bike is set up." in talk.completed("Bike is set up.").said()


def test_a_goal_that_is_described_in_two_sentences_is_one_goal() -> None:
    talk = Conversation().user("I want to create a goal. The goal is called Car and takes 20k.")
    assert talk.call() == ("create_goal", {"name": "Car", "target": "20k"})
    assert talk.completed("Car is set up.").said().startswith("Car is set up.")


def test_two_facts_in_one_message_are_both_remembered() -> None:
    talk = Conversation().user("I make $5,000 a month. My rent is 1,500.")
    assert talk.call() == ("remember_fact", {"name": "monthly_income", "value": "$5,000"})
    talk.completed("Noted.")
    assert talk.call() == ("remember_fact", {"name": "rent", "value": "1,500"})


def test_a_budget_whose_income_came_from_a_form_is_done_again_for_another() -> None:
    talk = Conversation().user("make me a budget")
    talk.call()
    talk.completed(user_answered={"monthly_income": "4,200"}).react()
    assert talk.user("and if I earned 5,000?").call() == ("plan_budget", {"monthly_income": "5,000"})
