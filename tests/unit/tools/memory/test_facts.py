"""What Penny remembers, and forgets when asked to."""

import pytest

from tests.unit.tools.person import Person


async def test_an_income_is_kept_as_an_amount(alex: Person) -> None:
    result = await alex.result("remember_fact", name="monthly_income", value="$5,000 a month")

    assert result["summary"] == "Noted: your monthly income is $5,000."
    assert result["fact"]["used"] == "everywhere"
    assert (await alex.result("plan_budget"))["monthly_income"]["text"] == "$5,000"


@pytest.mark.parametrize("name", ["salary", "My income", "net-income", "Monthly Income"])
async def test_a_known_fact_is_recognised_by_the_names_people_give_it(alex: Person, name: str) -> None:
    assert (await alex.result("remember_fact", name=name, value="5k"))["fact"]["name"] == "monthly_income"


async def test_a_fact_of_the_users_own_is_kept_in_their_words(alex: Person) -> None:
    result = await alex.result("remember_fact", name="Favourite bank", value="the one on Elm Street")

    assert result["summary"] == "Noted: your favourite bank is the one on Elm Street."


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("investments", "0", "your investments are $0"),
        ("pets", "two cats", "your pets are two cats"),
        ("address", "Elm Street", "your address is Elm Street"),
        ("bonus", "in March", "your bonus is in March"),
    ],
)
async def test_what_is_several_is_spoken_of_as_such(alex: Person, name: str, value: str, sentence: str) -> None:
    assert (await alex.result("remember_fact", name=name, value=value))["summary"] == f"Noted: {sentence}."
    assert sentence in (await alex.result("list_facts"))["summary"]


async def test_a_fact_said_again_replaces_the_former_one(alex: Person) -> None:
    await alex.result("remember_fact", name="monthly_income", value="5000")
    await alex.result("remember_fact", name="monthly_income", value="6000")

    assert [fact["value"] for fact in (await alex.result("list_facts"))["facts"]] == ["$6,000"]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("monthly_income", "a lot", "amount"),
        ("monthly_income", "0", "above $0"),
        ("household_size", "many", "whole number"),
        ("x" * 61, "y", "at most 60 characters"),
        ("...", "y", "short name"),
    ],
)
async def test_what_cannot_be_kept_is_refused_with_what_would_do(
    alex: Person, name: str, value: str, words: str
) -> None:
    assert words in await alex.refusal("remember_fact", name=name, value=value)


async def test_name_and_value_are_asked_for(alex: Person) -> None:
    assert await alex.questions("remember_fact") == ["name", "value"]


async def test_facts_are_listed_with_the_day_they_were_said(alex: Person) -> None:
    await alex.result("remember_fact", name="monthly_income", value="5000")
    await alex.result("remember_fact", name="home", value="Boston")

    outcome = await alex.get("list_facts")

    assert outcome.result["summary"] == "You told me: your monthly income is $5,000 and your home is Boston."
    assert outcome.display.table
    assert outcome.display.table.rows[1] == ("home", "Boston", "November 21, 2026")


async def test_nothing_known_is_answered_with_what_can_be_said(alex: Person) -> None:
    outcome = await alex.get("list_facts")

    assert outcome.result["summary"] == "You have not told me anything about yourself yet."
    assert outcome.result["suggestions"]
    assert outcome.display.table is None


async def test_a_forgotten_income_is_asked_for_again(alex: Person) -> None:
    await alex.result("remember_fact", name="monthly_income", value="5000")

    result = await alex.result("forget_fact", name="my salary")

    assert result["summary"] == "I have forgotten your monthly income."
    assert await alex.questions("plan_budget") == ["monthly_income"]


async def test_everything_can_be_forgotten_at_once(alex: Person) -> None:
    await alex.result("remember_fact", name="monthly_income", value="5000")
    await alex.result("remember_fact", name="home", value="Boston")

    result = await alex.result("forget_fact", name="everything")

    assert result["forgotten"] == ["monthly income", "home"]
    assert (await alex.result("list_facts"))["facts"] == []


async def test_everything_includes_what_was_said_in_channels(alex: Person) -> None:
    among_others = await alex.in_a_channel()
    await among_others.result("remember_fact", name="home", value="Boston")

    result = await alex.result("forget_fact", name="everything")

    assert result["forgotten"] == ["home"]
    assert (await among_others.result("list_facts"))["facts"] == []


async def test_an_unknown_fact_is_answered_with_the_nearest_one(alex: Person) -> None:
    await alex.result("remember_fact", name="home", value="Boston")

    assert await alex.refusal("forget_fact", name="hoem") == "You have not told me “hoem”. I know your home."


async def test_there_is_nothing_to_forget_where_nothing_was_said(alex: Person) -> None:
    assert (await alex.refusal("forget_fact", name="home")).startswith("There is nothing I could forget")


async def test_what_is_said_in_a_channel_stays_in_that_conversation(alex: Person) -> None:
    among_others = await alex.in_a_channel()

    said = await among_others.result("remember_fact", name="monthly_income", value="4000")

    assert said["fact"]["used"] == "this_conversation"
    assert said["assumptions"] == ["Others read along here, so this is used in this conversation only."]
    assert (await alex.result("list_facts"))["facts"] == []
    assert await alex.notes() == []


async def test_what_was_said_in_private_is_not_listed_in_a_channel(alex: Person) -> None:
    await alex.result("remember_fact", name="monthly_income", value="5000")

    listed = await (await alex.in_a_channel()).result("list_facts")

    assert listed["summary"] == "You have not told me anything about yourself in this conversation yet."


async def test_what_was_said_in_private_cannot_be_forgotten_from_a_channel(alex: Person) -> None:
    await alex.result("remember_fact", name="monthly_income", value="5000")

    message = await (await alex.in_a_channel()).refusal("forget_fact", name="monthly_income")

    assert message.startswith("There is nothing I could forget")


async def test_other_conversations_are_told_what_was_said_and_forgotten_in_private(alex: Person) -> None:
    await alex.result("remember_fact", name="monthly_income", value="5000")
    assert await alex.notes() == ["The user's monthly income is $5,000, as they said on November 21, 2026."]
    await alex.result("forget_fact", name="monthly_income")
    assert await alex.notes() == [
        "The user asked to forget their monthly income: do not use what was said about it before."
    ]
