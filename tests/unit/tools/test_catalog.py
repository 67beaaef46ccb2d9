"""The list of tools: complete, well asked, and the same bytes each time."""

import json
import re
from typing import Any

import pytest

from tools.catalog import CATALOG, registry
from tools.memory.profile import PROFILE_FACTS
from tools.toolkit.params import Ask
from tools.toolkit.specs import field_specs
from tools.toolkit.tool import Tool

ASKS = [
    pytest.param(spec.ask, id=f"{tool.name}.{spec.name}") for tool in CATALOG for spec in field_specs(tool.parameters)
]


def test_every_tool_is_there_once_in_the_order_in_which_the_model_is_told_of_them() -> None:
    assert [tool.name for tool in registry().all()] == [
        "calculate_savings_timeline",
        "plan_budget",
        "project_budget",
        "plan_debt_payoff",
        "amortize_loan",
        "mortgage_affordability",
        "emergency_fund",
        "project_retirement",
        "simulate_scenarios",
        "compare_scenarios",
        "assess_risk_profile",
        "suggest_allocation",
        "log_expense",
        "log_income",
        "list_transactions",
        "edit_transaction",
        "delete_transaction",
        "set_budget_limit",
        "budget_status",
        "spending_report",
        "find_recurring_bills",
        "import_statement",
        "net_worth",
        "show_net_worth",
        "remove_from_net_worth",
        "create_goal",
        "list_goals",
        "update_goal",
        "contribute_to_goal",
        "delete_goal",
        "remember_fact",
        "list_facts",
        "forget_fact",
        "change_settings",
        "schedule_check_in",
        "list_check_ins",
        "cancel_check_in",
        "set_quiet_hours",
        "set_alerts",
        "get_quote",
        "get_price_history",
        "convert_currency",
        "watch_price",
        "list_watches",
        "unwatch",
        "undo_last_change",
    ]


def test_the_schemas_are_the_same_bytes_each_time() -> None:
    assert json.dumps(registry().schemas()) == json.dumps(registry().schemas())


@pytest.mark.parametrize("ask", ASKS)
def test_every_question_reads_like_a_person_asking(ask: Ask) -> None:
    assert re.fullmatch(r"[A-Z].*\?", ask.question)
    assert ask.label[0].isupper()
    assert not ask.hint or ask.hint.endswith(".")
    assert len(ask.question) <= 100
    assert len(ask.hint) <= 150


@pytest.mark.parametrize("tool", CATALOG, ids=lambda tool: tool.name)
def test_every_tool_says_when_to_call_it_what_it_does_and_what_it_is_doing(tool: Tool[Any]) -> None:
    assert "Call it " in tool.description
    assert re.fullmatch(r"[a-z].*[^.]", tool.purpose)
    assert re.fullmatch(r"[A-Z]\w+ .*[^.]", tool.working)


@pytest.mark.parametrize("tool", CATALOG, ids=lambda tool: tool.name)
def test_every_tool_gives_a_conversation_its_topic(tool: Tool[Any]) -> None:
    assert tool.topic in (
        "savings",
        "budget",
        "cash_flow",
        "net_worth",
        "debts",
        "loans",
        "mortgage",
        "spending",
        "goals",
        "check-ins",
        "memory",
        "settings",
        "emergency",
        "retirement",
        "futures",
        "investing",
        "markets",
    )


@pytest.mark.parametrize("ask", [pytest.param(*ask.values, id=ask.id) for ask in ASKS])
def test_every_fact_a_tool_uses_is_one_that_can_be_remembered_by_name(ask: Ask) -> None:
    assert ask.fact is None or PROFILE_FACTS[ask.fact].kind == ask.kind
