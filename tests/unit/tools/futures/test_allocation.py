"""How money can be spread, as people ask about it: classes and ranges, never securities, never promises."""

import json
import re

import pytest

from tests.unit.tools.person import Person
from tools.toolkit.tool import ToolCall

SPREAD = "suggest_allocation"
BALANCED = {"risk_tolerance": "balanced", "horizon": "over_20_years"}


async def test_tolerance_and_time_are_asked_for_and_what_helps_may_be_given(alex: Person) -> None:
    outcome = await alex.ask(SPREAD)

    assert outcome.status == "needs_input"
    assert [field.name for field in outcome.section.asked] == ["risk_tolerance", "horizon"]
    assert [field.name for field in outcome.section.fields if field.state == "optional"] == [
        "amount",
        "monthly_contribution",
        "age",
        "emergency_fund",
    ]


async def test_the_tolerance_found_out_before_is_used_and_named(alex: Person) -> None:
    await alex.result(
        "assess_risk_profile",
        horizon="over_20_years",
        loss_reaction="wait",
        need_of_cash="covered",
        income_stability="steady",
    )

    assert await alex.questions(SPREAD) == ["horizon"]
    completed = await alex.get(SPREAD, horizon="over_20_years")
    assert completed.result["risk_tolerance"] == "growth"
    assert completed.display.from_memory == ("risk tolerance Growth, as you told me on November 21, 2026",)


async def test_in_a_channel_a_private_tolerance_is_asked_for(alex: Person) -> None:
    await alex.result("remember_fact", name="risk tolerance", value="growth")

    assert await (await alex.in_a_channel()).questions(SPREAD) == ["risk_tolerance", "horizon"]


async def test_the_metadata_of_the_conversation_say_which_tolerance_was_used(alex: Person) -> None:
    there = await alex.in_a_channel()
    await there.result(SPREAD, **BALANCED)

    async with there.database.unit() as unit:
        conversation = await unit.conversations.get(there.caller.conversation_id or 0)

    assert conversation
    assert conversation.details == {
        "risk_tolerance": "balanced",
        "investment_horizon": "over_20_years",
        "tool": "suggest_allocation",
        "topic": "investing",
    }


async def test_classes_have_ranges_and_the_example_sums_to_a_hundred(alex: Person) -> None:
    result = await alex.result(SPREAD, **BALANCED, amount="$20,000", monthly_contribution="300")

    assert {share["asset_class"]: (share["text"], share["example"]) for share in result["classes"]} == {
        "stocks": ("50 to 70%", 60),
        "bonds": ("25 to 45%", 35),
        "gold": ("0 to 5%", 5),
    }
    assert sum(share["example"] for share in result["classes"]) == 100


async def test_return_and_spread_are_real_and_name_their_source_and_date(alex: Person) -> None:
    result = await alex.result(SPREAD, **BALANCED)

    assert (result["expected_return"], result["volatility"], result["growth"]) == ("0.0593", "0.1228", "0.0523")
    assert (result["growth_text"], result["bad_year_text"]) == ("5.2%", "loses 13% or more")
    assert "Damodaran" in result["source"]
    assert "January 2025" in result["source"]
    assert any(result["source"] in line and "no forecast" in line for line in result["assumptions"])


async def test_the_path_of_the_money_comes_from_ten_thousand_futures(alex: Person) -> None:
    result = await alex.result(SPREAD, **BALANCED, amount="$20,000", monthly_contribution="300")

    assert [point["years"] for point in result["path"]] == [20, 30]
    assert [point["paid_in"]["text"] for point in result["path"]] == ["$92,000", "$128,000"]
    last = result["path"][-1]
    assert float(last["low"]["amount"]) < float(last["middle"]["amount"]) < float(last["high"]["amount"])
    assert "Your $20,000 and $300 a month may after 30 years have become between" in result["summary"]
    assert "in nine of ten simulated futures" in result["summary"]


async def test_the_same_question_has_the_same_answer(alex: Person) -> None:
    assert await alex.result(SPREAD, **BALANCED) == await alex.result(SPREAD, **BALANCED)


async def test_without_an_amount_the_path_is_that_of_an_example(alex: Person) -> None:
    result = await alex.result(SPREAD, **BALANCED)

    assert "An example of $10,000 may after 30 years" in result["summary"]
    assert any("Tell me an amount" in line for line in result["suggestions"])


async def test_money_that_is_needed_soon_belongs_in_cash_whatever_the_tolerance(alex: Person) -> None:
    result = await alex.result(SPREAD, risk_tolerance="aggressive", horizon="under_3_years", amount="5k")

    assert result["summary"].startswith(
        "Money that you need in less than 3 years belongs in cash, whatever your risk tolerance is"
    )
    assert [share["asset_class"] for share in result["classes"]] == ["cash"]


async def test_time_and_age_limit_what_the_tolerance_allows(alex: Person) -> None:
    by_time = await alex.result(SPREAD, risk_tolerance="aggressive", horizon="5_to_10_years")
    by_age = await alex.result(SPREAD, risk_tolerance="growth", horizon="over_20_years", age="66")

    assert by_time["contradictions"] == [
        "An aggressive risk tolerance alone stands for 85 to 100% in stocks; since the money is needed in 5 to 10 "
        "years, it is at most 60%."
    ]
    assert by_age["contradictions"] == [
        "A growth risk tolerance alone stands for 70 to 85% in stocks; since you are 66, it is at most 45%."
    ]


async def test_who_would_sell_at_a_small_loss_is_told_when_the_mix_loses_more(alex: Person) -> None:
    there = await alex.in_a_channel()
    await there.result(
        "assess_risk_profile",
        horizon="over_20_years",
        loss_reaction="sell_at_10",
        need_of_cash="covered",
        income_stability="steady",
    )

    suiting = await there.result(SPREAD)
    too_much = await there.result(SPREAD, risk_tolerance="aggressive")

    assert suiting["contradictions"] == []
    assert "you would sell at a loss of 10%, and this mix loses more" in too_much["contradictions"][0]


async def test_an_emergency_fund_comes_first_where_none_is_known(alex: Person) -> None:
    unknown = await alex.result(SPREAD, **BALANCED)
    missing = await alex.result(SPREAD, **BALANCED, emergency_fund=False)
    there = await alex.result(SPREAD, **BALANCED, emergency_fund=True)

    assert unknown["suggestions"][0].startswith("If you have none yet, fill an emergency fund")
    assert missing["suggestions"][0].startswith("Fill your emergency fund")
    assert missing["summary"].endswith("First things first: an emergency fund in cash comes before all of this.")
    assert not any("emergency" in line for line in there["suggestions"])


async def test_a_goal_that_is_an_emergency_fund_tells_whether_it_is_there(alex: Person) -> None:
    await alex.result("create_goal", name="Emergency fund", target="1,000")
    begun = await alex.result(SPREAD, **BALANCED)
    await alex.result("update_goal", name="Emergency fund", saved="1,000")
    full = await alex.result(SPREAD, **BALANCED)

    assert begun["suggestions"][0].startswith("Fill your emergency fund")
    assert not any("emergency" in line for line in full["suggestions"])


@pytest.mark.parametrize(("rate", "first"), [("24.99%", True), ("4%", False)])
async def test_a_debt_that_costs_more_than_the_mix_may_bring_comes_first(alex: Person, rate: str, first: bool) -> None:
    await alex.result("plan_debt_payoff", debts=f"Visa 8,000 at {rate} minimum 300")

    said = (await alex.result(SPREAD, **BALANCED))["suggestions"]

    assert (f"A debt of yours costs {rate} a year" in "\n".join(said)) is first


async def test_private_debts_are_not_told_in_a_channel(alex: Person) -> None:
    await alex.result("plan_debt_payoff", debts="Visa 8,000 at 24.99% minimum 300")

    result = await (await alex.in_a_channel()).result(SPREAD, **BALANCED)

    assert "debt" not in json.dumps(result["suggestions"])


async def test_no_security_is_named_nothing_is_promised_and_nobody_is_told_to_buy_or_sell(alex: Person) -> None:
    completed = await alex.get(SPREAD, **BALANCED, amount="20,000")
    said = json.dumps(completed.result).casefold()

    assert (
        re.search(r"\bbuy\b|\bsell\b|guarantee|you should|\betfs?\b|risk-free|will (?:grow|earn|become)", said) is None
    )
    assert completed.display.disclaimer.startswith("For your education: general information, not personal investment")


async def test_the_example_is_a_pie_and_the_classes_are_a_table(alex: Person) -> None:
    display = (await alex.get(SPREAD, **BALANCED, amount="20,000")).display

    assert display.chart
    assert display.chart.kind == "pie"
    assert dict(zip(display.chart.categories, display.chart.series[0].values, strict=True)) == {
        "Stocks": 60.0,
        "Bonds": 35.0,
        "Gold": 5.0,
    }
    assert display.chart.alt == "An example mix: stocks 60%, bonds 35%, gold 5%."
    assert display.table
    assert display.table.rows == (
        ("Stocks", "50 to 70%", "60%", "8.6%", "19.4%"),
        ("Bonds", "25 to 45%", "35%", "1.8%", "8.9%"),
        ("Gold", "0 to 5%", "5%", "3.5%", "18.6%"),
    )
    assert [figure.label for figure in display.figures] == [
        "Growth above inflation",
        "One year in twenty",
        "After 20 years",
        "After 30 years",
        "Less than paid in after 30 years",
    ]


async def test_the_user_is_told_of_the_simulation(alex: Person) -> None:
    told = list[str]()

    async def tell(text: str) -> None:
        told.append(text)

    await alex.executor.execute(ToolCall("call-told", SPREAD, json.dumps(BALANCED)), alex.caller, progress=tell)

    assert told == ["Looking at mixes for you", "Simulating 10,000 futures of this mix"]


async def test_amounts_keep_the_currency_they_name(alex: Person) -> None:
    result = await alex.result(SPREAD, **BALANCED, monthly_contribution="500 EUR")

    assert "Your €500 a month may after 30 years" in result["summary"]
    assert any("rise with prices" in line for line in result["assumptions"])


@pytest.mark.parametrize(
    ("field", "value"), [("risk_tolerance", "yolo"), ("horizon", "soon"), ("amount", "-5"), ("age", "7")]
)
async def test_values_that_cannot_be_are_refused_at_their_field(alex: Person, field: str, value: str) -> None:
    outcome = await alex.ask(SPREAD, **BALANCED | {field: value})

    assert outcome.status == "failed"
    assert [error.field for error in outcome.errors] == [field]
