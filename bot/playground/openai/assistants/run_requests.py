"""A request for a run, checked as the provider checks it."""

from dataclasses import dataclass
from typing import Any, cast

from bot.playground.openai.assistants.assistants import Assistant
from bot.playground.openai.assistants.fields import (
    MAX_INSTRUCTIONS,
    Body,
    flat_tools,
    function_tools,
    objects,
    optional_text,
)
from bot.playground.openai.conversations import checked_metadata
from bot.playground.openai.errors import InvalidRequestError
from bot.playground.openai.tool_choice import offered_tools

_MIN_TOKENS = 256
_AUTO = {"type": "auto", "last_messages": None}


@dataclass(frozen=True, slots=True)
class RunRequest:
    """What a run is to work with: its assistant's settings where the request does not replace them.

    `note` are the additional instructions; `offered` are the tools that may be called, in the planner's form;
    `last_messages` limits what is seen of the thread.
    """

    assistant_id: str
    model: str
    instructions: str
    note: str | None
    tools: list[Body]
    offered: list[Body]
    tool_choice: Any
    parallel_tool_calls: bool
    metadata: dict[str, str]
    truncation: Body
    max_prompt_tokens: int | None
    max_completion_tokens: int | None
    temperature: float | None
    top_p: float | None
    response_format: Any
    messages: list[Body]
    stream: bool

    @property
    def last_messages(self) -> int | None:
        """How many messages of the thread are seen; None for all."""
        return self.truncation.get("last_messages")


def run_request(body: Body, assistant: Assistant) -> RunRequest:
    """Return the request in `body`; InvalidRequestError for what the provider would refuse."""
    tools = function_tools(body) if body.get("tools") is not None else assistant["tools"]
    choice = body.get("tool_choice") or "auto"
    instructions = optional_text(body, "instructions", MAX_INSTRUCTIONS)
    return RunRequest(
        assistant_id=assistant["id"],
        model=optional_text(body, "model") or assistant["model"],
        instructions=(assistant["instructions"] or "") if instructions is None else instructions,
        note=optional_text(body, "additional_instructions", MAX_INSTRUCTIONS),
        tools=tools,
        offered=offered_tools(flat_tools(tools), choice),
        tool_choice=choice,
        parallel_tool_calls=body.get("parallel_tool_calls") is not False,
        metadata=checked_metadata(body.get("metadata")),
        truncation=_truncation(body.get("truncation_strategy")),
        max_prompt_tokens=_token_limit(body, "max_prompt_tokens"),
        max_completion_tokens=_token_limit(body, "max_completion_tokens"),
        temperature=_setting(body, assistant, "temperature"),
        top_p=_setting(body, assistant, "top_p"),
        response_format=_setting(body, assistant, "response_format") or "auto",
        messages=objects(body, "additional_messages"),
        stream=body.get("stream") is True,
    )


def _setting(body: Body, assistant: Assistant, name: str) -> Any:
    return assistant[name] if body.get(name) is None else body[name]


def _truncation(value: object) -> Body:
    if value is None:
        return dict(_AUTO)
    strategy = cast("Body", value) if isinstance(value, dict) else {}
    kind, last = strategy.get("type"), strategy.get("last_messages")
    counted = kind == "last_messages" and isinstance(last, int) and last > 0
    if not counted and (kind != "auto" or last is not None):
        raise InvalidRequestError(
            "Invalid 'truncation_strategy': expected type 'auto', or 'last_messages' with a positive number.",
            code="invalid_value",
            param="truncation_strategy",
        )
    return {"type": kind, "last_messages": last}


def _token_limit(body: Body, name: str) -> int | None:
    value = body.get(name)
    if value is not None and (not isinstance(value, int) or value < _MIN_TOKENS):
        raise InvalidRequestError(
            f"Invalid '{name}': integer below minimum value. Expected a value >= {_MIN_TOKENS}.",
            code="integer_below_min_value",
            param=name,
        )
    return value
