"""The risk questionnaire, as people answer it."""

from typing import Any

import pytest

from storage.repositories.facts import StoredFact
from tests.unit.tools.person import Person

PROFILE = "assess_risk_profile"
CALM = {
    "horizon": "over_20_years",
    "loss_reaction": "wait",
    "need_of_cash": "covered",
    "income_stability": "steady",
}


async def tolerance_of(someone: Person) -> list[StoredFact]:
    async with someone.database.unit() as unit:
        facts = await unit.facts.everywhere(someone.caller.user.id)
    return [fact for fact in facts if fact.name == "risk_tolerance"]


async def metadata_of(someone: Person) -> dict[str, str]:
    async with someone.database.unit() as unit:
        conversation = await unit.conversations.get(someone.caller.conversation_id or 0)
    assert conversation
    return dict(conversation.details)


async def test_the_four_questions_are_asked_and_two_more_may_be_answered(alex: Person) -> None:
    outcome = await alex.ask(PROFILE)

    assert outcome.status == "needs_input"
    assert [field.name for field in outcome.section.asked] == [
        "horizon",
        "loss_reaction",
        "need_of_cash",
        "income_stability",
    ]
    assert [field.name for field in outcome.section.fields if field.state == "optional"] == ["aim", "experience"]


async def test_every_question_is_answered_by_a_click(alex: Person) -> None:
    outcome = await alex.ask(PROFILE)

    assert outcome.status == "needs_input"
    assert {field.kind for field in outcome.section.fields} == {"choice"}
    assert all(2 <= len(field.choices) <= 5 for field in outcome.section.fields)
    assert all(len(choice.label) <= 75 for field in outcome.section.fields for choice in field.choices)


async def test_the_lower_of_willingness_and_ability_decides_and_both_are_told(alex: Person) -> None:
    result = await alex.result(PROFILE, **CALM)

    assert (result["risk_tolerance"], result["willingness"], result["ability"]) == ("growth", 4, 5)
    assert result["summary"] == (
        "Your answers come to a risk tolerance of growth: growth first, with deep falls on the way, which usually "
        "stands for 70 to 85% in stocks. Your willingness to bear losses counts 4 of 5 points and your ability 5: the "
        "lower decides."
    )
    assert result["contradictions"] == []


async def test_the_method_is_stated(alex: Person) -> None:
    result = await alex.result(PROFILE, **CALM)

    assert any("the lower one decides" in line for line in result["assumptions"])
    assert any("Morningstar" in line for line in result["assumptions"])


async def test_selling_early_and_wanting_the_most_growth_is_a_contradiction(alex: Person) -> None:
    result = await alex.result(PROFILE, **CALM | {"loss_reaction": "sell_at_10", "aim": "most_growth"})

    assert result["risk_tolerance"] == "conservative"
    assert result["contradictions"] == [
        "This does not fit together: you want the most growth over more than 20 years, but would sell at a loss of "
        "10%. Stocks lost more than that in 19 of 97 years, 38% in the worst, and selling then makes the loss last."
    ]
    assert result["contradictions"][0] in result["summary"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"loss_reaction": "sell_at_20"}, "time heals a fall only for those who stay"),
        ({"aim": "keep"}, "I count the more careful answer"),
        ({"horizon": "3_to_5_years"}, "need the money in 3 to 5 years: there may be no time for a recovery"),
        ({"horizon": "5_to_10_years", "aim": "most_growth"}, "that is soon for what can fall so far"),
        ({"need_of_cash": "likely"}, "that part has a time of its own"),
        ({"experience": "none"}, "nobody knows what you would do then"),
    ],
)
async def test_answers_that_do_not_fit_together_are_pointed_out(
    alex: Person, changes: dict[str, str], words: str
) -> None:
    result = await alex.result(PROFILE, **CALM | changes)

    assert len(result["contradictions"]) == 1
    assert words in result["contradictions"][0]


async def test_without_other_savings_the_emergency_fund_comes_first(alex: Person) -> None:
    covered = await alex.result(PROFILE, **CALM)
    bare = await alex.result(PROFILE, **CALM | {"need_of_cash": "possible"})

    assert not any("emergency fund" in line for line in covered["suggestions"])
    assert "emergency fund" in bare["suggestions"][0]


async def test_money_that_is_needed_soon_belongs_in_cash(alex: Person) -> None:
    result = await alex.result(PROFILE, **CALM | {"horizon": "under_3_years"})

    assert result["risk_tolerance"] == "conservative"
    assert any("within three years belongs in cash" in line for line in result["suggestions"])


async def test_the_answers_are_shown_with_their_points(alex: Person) -> None:
    display = (await alex.get(PROFILE, **CALM, experience="some")).display

    assert display.table
    assert display.table.rows == (
        ("Time until the money is needed", "In more than 20 years", "5 of 5"),
        ("Reaction to a loss", "At none: I'd wait it out", "4 of 5"),
        ("Need of cash", "No, I have other savings for that", "5 of 5"),
        ("Stability of income", "Steady and safe", "5 of 5"),
        ("Experience", "Yes, but through no big fall", ""),
    )
    assert [(figure.label, figure.value) for figure in display.figures] == [
        ("Risk tolerance", "Growth"),
        ("Willing to bear", "4 of 5"),
        ("Able to bear", "5 of 5"),
    ]
    assert "not personal investment advice" in display.disclaimer


async def test_the_tolerance_is_kept_as_a_fact_and_other_conversations_are_told(alex: Person) -> None:
    await alex.result(PROFILE, **CALM)

    assert [(fact.kind, fact.value, fact.conversation_id) for fact in await tolerance_of(alex)] == [
        ("choice", "growth", None)
    ]
    assert await alex.notes() == ["The user's risk tolerance is growth, as their answers came to on November 21, 2026."]


async def test_answering_again_replaces_the_tolerance(alex: Person) -> None:
    await alex.result(PROFILE, **CALM)
    await alex.result(PROFILE, **CALM | {"loss_reaction": "sell_at_20"})

    assert [fact.value for fact in await tolerance_of(alex)] == ["cautious"]


async def test_in_a_channel_it_is_kept_for_that_conversation_only(alex: Person) -> None:
    there = await alex.in_a_channel()

    result = await there.result(PROFILE, **CALM)

    assert [fact.conversation_id for fact in await tolerance_of(there)] == [there.caller.conversation_id]
    assert (await metadata_of(there))["risk_tolerance"] == "growth"
    assert any("in this conversation only" in line for line in result["assumptions"])
    assert await alex.notes() == []


async def test_what_was_answered_by_choice_is_known_in_the_conversation(alex: Person) -> None:
    there = await alex.in_a_channel()
    await there.result(PROFILE, **CALM)

    assert await there.questions(PROFILE) == ["need_of_cash", "income_stability"]


async def test_forgetting_the_tolerance_takes_it_out_of_the_metadata_too(alex: Person) -> None:
    there = await alex.in_a_channel()
    await there.result(PROFILE, **CALM)

    await there.result("forget_fact", name="risk tolerance")

    assert await tolerance_of(there) == []
    assert "risk_tolerance" not in await metadata_of(there)


async def test_a_tolerance_can_be_told_in_words(alex: Person) -> None:
    await alex.result("remember_fact", name="risk profile", value="Balanced")

    assert [fact.value for fact in await tolerance_of(alex)] == ["balanced"]


async def test_an_answer_that_is_no_choice_is_refused_at_its_field(alex: Person) -> None:
    outcome: Any = await alex.ask(PROFILE, **CALM | {"loss_reaction": "panic"})

    assert outcome.status == "failed"
    assert [error.field for error in outcome.errors] == ["loss_reaction"]
    assert outcome.errors[0].message.startswith("Please choose At 10%")
