"""/networth, /invest and /whatif: what a line says."""

import pytest

from bot.slack.commands.invest import INVEST
from bot.slack.commands.networth import NETWORTH
from bot.slack.commands.whatif import WHATIF
from tests.unit.bot.slack.commands.reading import read


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("savings 12,000", {"assets": "savings 12,000"}),
        ("house 300,000, mortgage 210,000", {"assets": "house 300,000", "debts": "mortgage 210,000"}),
        ("car loan 6,000; car 10,000 and cash 500", {"assets": "car 10,000\ncash 500", "debts": "car loan 6,000"}),
        ("own house 300,000", {"assets": "house 300,000"}),
        ("owe Ann 500", {"debts": "Ann 500"}),
        ("set", {}),
    ],
)
def test_what_is_called_a_loan_is_owed(line: str, values: dict[str, str]) -> None:
    assert read(NETWORTH, line) == ("net_worth", values)


def test_net_worth_is_shown_and_things_removed() -> None:
    assert read(NETWORTH, "show") == ("show_net_worth", {})
    assert read(NETWORTH, "remove the car") == ("remove_from_net_worth", {"name": "car"})


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("20k", {"amount": "20k"}),
        (
            "20,000 balanced for 10 years",
            {"amount": "20,000", "risk_tolerance": "balanced", "horizon": "5_to_10_years"},
        ),
        ("growth in 2 years", {"risk_tolerance": "growth", "horizon": "under_3_years"}),
        ("300 a month for 30 years", {"monthly_contribution": "300", "horizon": "over_20_years"}),
    ],
)
def test_money_is_spread_by_risk_and_time(line: str, values: dict[str, str]) -> None:
    assert read(INVEST, line) == ("suggest_allocation", values)


def test_the_risk_profile_is_asked_for_by_name() -> None:
    assert read(INVEST, "profile") == ("assess_risk_profile", {})


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("odds 400,000 in 20 years", {"goal_amount": "400,000", "years": "20"}),
        ("odds spending 2,500 a month for 30 years", {"monthly_spending": "2,500", "years": "30"}),
        ("odds", {}),
    ],
)
def test_odds_are_those_of_a_goal_or_of_money_that_lasts(line: str, values: dict[str, str]) -> None:
    assert read(WHATIF, line) == ("simulate_scenarios", values)


def test_any_other_line_is_what_would_be_different() -> None:
    line = "save 200 more a month or retire at 60"
    assert read(WHATIF, line) == ("compare_scenarios", {"changes": line})
