"""What a request for a response says, and in which order."""

from dataclasses import replace
from typing import Any

from openai.types.responses import ToolChoiceAllowed

from bot.assistant.engine import RunInput, UserMessage
from bot.assistant.engines.dialect import NATIVE
from bot.assistant.engines.requests import request_body

TOOLS = tuple({"type": "function", "name": name} for name in ("a", "b", "c"))
RUN = RunInput(instructions="You are Penny.", tools=TOOLS, history=(), new=())


def body(*offered: str, restricts: bool) -> dict[str, Any]:
    run = replace(RUN, offered=frozenset(offered))
    return request_body(run, [UserMessage(text="Hello")], model="test", dialect=NATIVE, restricts=restricts)


def test_all_tools_may_be_called_when_nothing_is_said_or_all_are_offered() -> None:
    silent = request_body(RUN, [], model="test", dialect=NATIVE, restricts=True)
    for said in (silent, body("a", "b", "c", restricts=True), body("a", "b", "c", restricts=False)):
        assert said["tools"] == TOOLS
        assert "tool_choice" not in said


def test_a_server_that_restricts_is_given_all_tools_and_told_which_may_be_called() -> None:
    said = body("c", "a", restricts=True)
    assert said["tools"] == TOOLS
    choice = ToolChoiceAllowed.model_validate(said["tool_choice"])
    assert (choice.mode, [tool["name"] for tool in choice.tools]) == ("auto", ["a", "c"])


def test_any_other_server_is_given_only_what_may_be_called() -> None:
    said = body("c", "a", restricts=False)
    assert [tool["name"] for tool in said["tools"]] == ["a", "c"]
    assert "tool_choice" not in said


def test_where_nothing_may_be_called_the_choice_is_none() -> None:
    assert body(restricts=True)["tool_choice"] == "none"
    assert body(restricts=False)["tools"] == []


def test_the_input_comes_last() -> None:
    assert list(body("a", restricts=True))[-1] == "input"
