import json
from dataclasses import replace
from datetime import timedelta

from pydantic import JsonValue

from storage.database import Database
from tests.clock import FakeClock
from tests.unit.tools.toolkit.sample import Desk
from tools.toolkit.outcome import NeedsInput

WITH_INCOME = json.dumps({"target": "60k", "monthly_savings": "800", "monthly_income": "$5k a month"})
WITHOUT_INCOME = json.dumps({"target": "60k", "monthly_savings": "800"})
INCOME: dict[str, JsonValue] = {"amount": "5000.00", "currency": "USD"}


async def notes(desk: Desk, excluding: int | None = None) -> list[str]:
    async with desk.database.unit() as unit:
        return [note.text for note in await unit.notes.after(desk.user.id, 0, excluding_conversation=excluding)]


async def test_what_is_said_in_private_is_remembered_for_everywhere(desk: Desk) -> None:
    await desk.run("make_goal", WITH_INCOME)
    async with desk.database.unit() as unit:
        (fact,) = await unit.facts.of_user(desk.user.id)
    assert (fact.name, fact.kind, fact.value) == ("income", "money", INCOME)
    assert (fact.channel, fact.message_ts, fact.said_at) == ("D1", "1.1", desk.clock())


async def test_what_is_remembered_is_used_and_named_with_its_day(desk: Desk, clock: FakeClock) -> None:
    await desk.run("make_goal", WITH_INCOME)
    clock.advance(timedelta(days=30))
    outcome = await desk.run("make_goal", WITHOUT_INCOME, "call_2")
    remembered = ["monthly income $5,000, as you told me on November 21, 2026"]
    assert list(outcome.display.from_memory) == remembered
    assert outcome.result["from_memory"] == remembered
    assert outcome.result["income"] == INCOME


async def test_what_is_said_now_comes_before_what_is_remembered(desk: Desk) -> None:
    await desk.run("make_goal", WITH_INCOME)
    arguments = json.loads(WITH_INCOME) | {"monthly_income": "6000"}
    outcome = await desk.run("make_goal", json.dumps(arguments), "call_2")
    assert outcome.display.from_memory == ()
    assert await desk.facts() == {"income": INCOME | {"amount": "6000.00"}}


async def test_a_fact_is_kept_even_when_the_call_still_needs_something(desk: Desk) -> None:
    await desk.run("make_goal", '{"monthly_income": "5000"}')
    assert await desk.facts() == {"income": INCOME}


async def test_a_fact_from_the_form_is_kept(desk: Desk) -> None:
    await desk.run("make_goal", WITHOUT_INCOME.replace("800", ""))
    await desk.executor.answer("call_1", {"monthly_savings": "800", "monthly_income": "5,000"}, desk.private)
    assert await desk.facts() == {"income": INCOME}


async def test_a_remembered_value_sent_back_unchanged_stays_a_remembered_one(desk: Desk) -> None:
    await desk.run("make_goal", WITH_INCOME)
    asked = await desk.run("make_goal", '{"target": "5000"}', "call_2")
    (income,) = asked.section.known[1:]
    assert (income.prefill, income.origin, income.hint) == (
        "5,000",
        "memory",
        "You told me on November 21, 2026.",
    )
    answers = {"monthly_savings": "100", "monthly_income": income.prefill}
    outcome = await desk.executor.answer("call_2", answers, desk.private)
    assert outcome.status == "completed"
    assert len(outcome.display.from_memory) == 1


async def test_a_remembered_value_that_is_emptied_in_the_form_is_not_used(desk: Desk) -> None:
    await desk.run("make_goal", WITH_INCOME)
    await desk.run("make_goal", '{"target": "5000"}', "call_2")
    answers = {"monthly_savings": "100", "monthly_income": None}
    outcome = await desk.executor.answer("call_2", answers, desk.private)
    assert outcome.status == "completed"
    assert outcome.result["income"] is None


async def test_other_conversations_are_told_once_what_was_said_in_private(desk: Desk) -> None:
    here = await desk.conversation()
    caller = replace(desk.private, conversation_id=here)
    await desk.run("make_goal", WITH_INCOME, caller=caller)
    await desk.run("make_goal", WITH_INCOME, "call_2", caller)
    told = ["The user's monthly income is $5,000, as they said on November 21, 2026."]
    assert await notes(desk) == told
    assert await notes(desk, excluding=here) == []


async def test_in_a_channel_no_private_fact_is_used(desk: Desk) -> None:
    await desk.run("make_goal", WITH_INCOME)
    outcome = await desk.run("split", "{}", caller=await desk.in_channel())
    assert isinstance(outcome, NeedsInput)
    (income, _) = outcome.section.fields
    assert (income.state, income.prefill) == ("missing", None)


async def test_what_is_said_in_a_channel_is_remembered_in_that_conversation_alone(desk: Desk) -> None:
    channel = await desk.in_channel("1.0")
    await desk.run("make_goal", WITH_INCOME, caller=channel)
    again = await desk.run("split", "{}", "call_2", channel)
    assert again.status == "completed"
    assert "monthly income $5,000" in again.display.from_memory[0]
    elsewhere = await desk.run("split", "{}", "call_3", await desk.in_channel("2.0"))
    assert elsewhere.status == "needs_input"
    assert (await desk.run("split", "{}", "call_4")).status == "needs_input"
    assert await desk.facts() == {}
    assert await notes(desk) == []


async def test_outside_private_and_any_conversation_nothing_is_remembered(desk: Desk) -> None:
    await desk.run("make_goal", WITH_INCOME, caller=replace(desk.private, private=False))
    assert await desk.facts() == {}


async def test_a_fact_in_a_former_currency_is_not_used(desk: Desk, database: Database) -> None:
    await desk.run("make_goal", WITH_INCOME)
    async with database.unit() as unit:
        user = await unit.users.find("T1", "U1")
        assert user is not None
        user.currency = "EUR"
        await unit.users.update(user)
    outcome = await desk.run("split", "{}", "call_2", replace(desk.private, user=user))
    assert outcome.status == "needs_input"


async def test_a_fact_that_is_out_of_bounds_here_is_not_used(desk: Desk) -> None:
    async with desk.database.unit() as unit:
        await unit.facts.remember(
            desk.user.id,
            "income",
            "money",
            INCOME | {"amount": "-1.00"},
            conversation_id=None,
            channel="",
            message_ts="",
            said_at=desk.clock(),
        )
    assert (await desk.run("split", "{}")).status == "needs_input"


async def test_a_failed_call_remembers_nothing(desk: Desk) -> None:
    await desk.run("make_goal", json.dumps(json.loads(WITH_INCOME) | {"target": "abc"}))
    assert await desk.facts() == {}
