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
        "create_goal",
        "list_goals",
        "update_goal",
        "remember_fact",
        "list_facts",
        "forget_fact",
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


@pytest.mark.parametrize("ask", [pytest.param(*ask.values, id=ask.id) for ask in ASKS])
def test_every_fact_a_tool_uses_is_one_that_can_be_remembered_by_name(ask: Ask) -> None:
    assert ask.fact is None or PROFILE_FACTS[ask.fact].kind == ask.kind
