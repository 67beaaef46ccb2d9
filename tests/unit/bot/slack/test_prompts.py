"""What is suggested, by what is known of the user."""

from bot.slack.prompts import MOST_PROMPTS, PROMPTS, Known, prompts_for, title_for


def titles(known: Known) -> list[str]:
    return [prompt["title"] for prompt in prompts_for(known)]


def test_who_is_new_is_offered_what_the_manifest_offers() -> None:
    assert prompts_for(Known()) == list(PROMPTS)
    assert title_for(Known()) == "What shall we look at?"


def test_how_things_stand_comes_first_and_something_new_last() -> None:
    known = Known(goals=["House"], limits=True, transactions=True, symbols=["TSLA"], facts=frozenset({"debts"}))
    assert titles(known) == [
        "What's left this month?",
        "How is House doing?",
        "Where did my money go?",
        "What can you do?",
    ]
    assert title_for(known) == "Where shall we go on?"


def test_who_spends_without_limits_is_offered_to_set_one() -> None:
    assert titles(Known(transactions=True)) == [
        "Where did my money go?",
        "Set a limit",
        "Set a savings goal",
        "Plan my budget",
    ]


def test_paydays_and_bills_lead_to_a_look_ahead() -> None:
    assert "Will my money last?" in titles(Known(facts=frozenset({"paydays", "bills"})))
    assert "Will my money last?" not in titles(Known(facts=frozenset({"bills"})))


def test_several_goals_and_long_names_are_spoken_of_as_goals() -> None:
    assert "How are my goals doing?" in titles(Known(goals=["House", "Car"]))
    assert "How are my goals doing?" in titles(Known(goals=["A house by the sea with a garden and a view of it"]))


def test_there_are_never_more_than_slack_shows() -> None:
    everything = Known(["A"], ["B"], frozenset({"paydays", "bills", "debts"}), limits=True, transactions=True)
    assert len(prompts_for(everything)) == MOST_PROMPTS
