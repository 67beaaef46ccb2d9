"""Every server says in its own way that a conversation is too long; other refusals are not taken for it."""

import httpx2
import pytest
from openai import APIError, APIStatusError

from bot.assistant.engines import failures

REQUEST = httpx2.Request("POST", "http://127.0.0.1/v1/responses")

SAID = [
    pytest.param(
        400,
        {
            "code": "context_length_exceeded",
            "message": "Your input exceeds the context window of this model.",
            "type": "invalid_request_error",
        },
        id="OpenAI",
    ),
    pytest.param(
        400,
        {
            "code": 400,
            "message": "request (4390 tokens) exceeds the available context size (4096 tokens), try increasing it",
            "type": "exceed_context_size_error",
        },
        id="llama.cpp",
    ),
    pytest.param(
        500,
        {"code": 500, "message": "Context size has been exceeded.", "type": "server_error"},
        id="llama.cpp while it writes",
    ),
    pytest.param(
        400,
        {
            "code": 400,
            "message": "This model's maximum context length is 16384 tokens. However, you requested 122946 tokens",
            "type": "BadRequestError",
        },
        id="vLLM",
    ),
    pytest.param(
        400,
        {
            "code": 400,
            "message": "You passed 1015 input tokens and requested 10 output tokens. However, the model's context "
            "length is only 1024 tokens, resulting in a maximum input length of 1014 tokens.",
            "type": "BadRequestError",
            "param": "input_tokens",
        },
        id="vLLM from 0.16 on",
    ),
    pytest.param(
        400,
        {
            "code": "400",
            "message": "litellm.ContextWindowExceededError: litellm.BadRequestError: too long",
            "type": None,
        },
        id="LiteLLM",
    ),
    pytest.param(
        400,
        {
            "code": None,
            "message": "the prompt is longer than the context length currently available to the model",
            "type": "invalid_request_error",
        },
        id="Ollama",
    ),
    pytest.param(
        400,
        {"code": 400, "message": "This endpoint's maximum context length is 131072 tokens."},
        id="OpenRouter",
    ),
    pytest.param(
        400,
        {"code": "invalid_prompt", "message": "prompt is too long: 214468 tokens > 200000 maximum"},
        id="a code for every bad request",
    ),
]


@pytest.mark.parametrize(("status", "body"), SAID)
def test_a_conversation_that_is_too_long_is_recognised(status: int, body: dict[str, object]) -> None:
    response = httpx2.Response(status, request=REQUEST)
    refused = failures.raised(APIStatusError(str(body["message"]), response=response, body=body))
    streamed = failures.raised(APIError(str(body["message"]), REQUEST, body=body))
    for failure in (refused, streamed):
        assert (failure.code, failure.retryable, failure.rejected) == ("context_length_exceeded", False, True)


@pytest.mark.parametrize(
    "body",
    [
        {"code": "string_above_max_length", "message": "Invalid 'input': exceeds the maximum context length."},
        {"code": 400, "message": "max_tokens must be at least 1, got -186."},
        {"code": None, "message": "No tool output found for function call call_1."},
        {"code": "rate_limit_exceeded", "message": "You exceed your rate limit for context window usage."},
    ],
)
def test_another_refusal_is_not_taken_for_it(body: dict[str, object]) -> None:
    response = httpx2.Response(400, request=REQUEST)
    failure = failures.raised(APIStatusError(str(body["message"]), response=response, body=body))
    assert failure.code != "context_length_exceeded"
