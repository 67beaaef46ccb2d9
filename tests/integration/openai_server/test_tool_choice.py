from typing import Any

import openai
import pytest
from openai import AsyncOpenAI

from tests.integration.openai_server.requests import HOUSE, TOOL, created

OTHER = TOOL | {"name": "list_goals"}


def allowed(*names: str, mode: str = "auto") -> dict[str, Any]:
    return {
        "type": "allowed_tools",
        "mode": mode,
        "tools": [{"type": "function", "name": name} for name in names],
    }


@pytest.mark.parametrize(
    ("choice", "kind"),
    [
        ("auto", "function_call"),
        ("none", "message"),
        (allowed(TOOL["name"]), "function_call"),
        (allowed(TOOL["name"], "list_goals"), "function_call"),
        (allowed("list_goals"), "message"),
        ({"type": "function", "name": "list_goals"}, "message"),
    ],
)
async def test_only_the_chosen_tools_are_offered(client: AsyncOpenAI, choice: Any, kind: str) -> None:
    response = await created(client, input=HOUSE, tools=[TOOL, OTHER], tool_choice=choice)
    assert response.output[0].type == kind
    assert len(response.tools) == 2


@pytest.mark.parametrize(
    "choice",
    [
        "maybe",
        {"type": "banana"},
        {"type": "function", "name": "buy_house"},
        allowed(),
        allowed("buy_house"),
        allowed(TOOL["name"], "buy_house"),
        allowed(TOOL["name"], mode="none"),
        allowed(TOOL["name"]) | {"tools": [{"type": "web_search", "name": TOOL["name"]}]},
    ],
)
async def test_a_choice_that_cannot_be_made_is_refused(client: AsyncOpenAI, choice: Any) -> None:
    with pytest.raises(openai.BadRequestError) as caught:
        await created(client, input=HOUSE, tools=[TOOL], tool_choice=choice)
    assert caught.value.param in ("tool_choice", "tool_choice.type", "tool_choice.mode", "tool_choice.tools")
