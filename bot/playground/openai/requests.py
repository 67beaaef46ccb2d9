"""A request for a response, checked as the provider checks it."""

from dataclasses import dataclass
from typing import Any, cast

from bot.playground.openai.conversations import checked_metadata
from bot.playground.openai.errors import InvalidRequestError
from bot.playground.openai.items import Item, input_items
from bot.playground.openai.strict import normalised_tools
from bot.playground.openai.tool_choice import offered_tools

_ECHOED = (
    "background",
    "max_output_tokens",
    "max_tool_calls",
    "prompt_cache_key",
    "reasoning",
    "safety_identifier",
    "service_tier",
    "temperature",
    "text",
    "top_p",
    "truncation",
    "user",
)
_MAX_SAFETY_IDENTIFIER = 128
_INCLUDABLE = (
    "code_interpreter_call.outputs",
    "computer_call_output.output.image_url",
    "file_search_call.results",
    "message.input_image.image_url",
    "message.output_text.logprobs",
    "reasoning.encrypted_content",
    "web_search_call.action.sources",
)


@dataclass(frozen=True, slots=True)
class ResponseRequest:
    """What a client wants answered.

    `offered` are those of `tools` that may be called; `echoed` holds the settings that the response repeats unchanged.
    """

    model: str
    items: list[Item]
    instructions: str
    tools: list[dict[str, Any]]
    offered: list[dict[str, Any]]
    tool_choice: Any
    parallel_tool_calls: bool
    conversation: str | None
    previous_response_id: str | None
    store: bool
    stream: bool
    metadata: dict[str, str]
    cache_key: str
    echoed: dict[str, Any]


def response_request(body: dict[str, Any]) -> ResponseRequest:
    """Return the request in `body`; InvalidRequestError for what the provider would refuse."""
    model = body.get("model")
    if not isinstance(model, str) or not model:
        raise InvalidRequestError(
            "Missing required parameter: 'model'.", code="missing_required_parameter", param="model"
        )
    conversation = _conversation(body.get("conversation"))
    previous = body.get("previous_response_id")
    if conversation and previous:
        raise InvalidRequestError(
            "Mutually exclusive parameters: 'previous_response_id' and 'conversation'. "
            "Ensure you are only providing one of them.",
            code="mutually_exclusive_parameters",
        )
    _check_settings(body)
    tools = normalised_tools(body.get("tools") or [])
    choice = body.get("tool_choice") or "auto"
    return ResponseRequest(
        model=model,
        items=input_items(body.get("input", [])),
        instructions=body.get("instructions") or "",
        tools=tools,
        offered=offered_tools(tools, choice),
        tool_choice=choice,
        parallel_tool_calls=body.get("parallel_tool_calls") is not False,
        conversation=conversation,
        previous_response_id=previous,
        store=body.get("store") is not False,
        stream=body.get("stream") is True,
        metadata=checked_metadata(body.get("metadata")),
        cache_key=body.get("prompt_cache_key") or "",
        echoed={name: body[name] for name in _ECHOED if body.get(name) is not None},
    )


def _conversation(value: object) -> str | None:
    if isinstance(value, dict):
        value = cast("dict[str, object]", value).get("id")
    if value is not None and not isinstance(value, str):
        raise InvalidRequestError(
            "Invalid type for 'conversation': expected a string or an object with an 'id'.",
            code="invalid_type",
            param="conversation",
        )
    return value


def _check_settings(body: dict[str, Any]) -> None:
    for included in cast("list[str]", body.get("include") or []):
        if included not in _INCLUDABLE:
            raise InvalidRequestError(
                f"Invalid value: {included!r}. Supported values are: {', '.join(map(repr, _INCLUDABLE))}.",
                code="invalid_value",
                param="include",
            )
    if len(body.get("safety_identifier") or "") > _MAX_SAFETY_IDENTIFIER:
        raise InvalidRequestError(
            f"Invalid 'safety_identifier': string too long. Expected a maximum of {_MAX_SAFETY_IDENTIFIER}.",
            code="string_above_max_length",
            param="safety_identifier",
        )
