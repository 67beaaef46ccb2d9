"""What is tried next when a server refuses the way it is told a conversation."""

import httpx2
import pytest
from openai import APIStatusError

from bot.assistant.engines.dialect import NATIVE, Dialect

REQUEST = httpx2.Request("POST", "http://127.0.0.1/v1/responses")
SEALED = Dialect(reasoning=True)


def refusal(status: int, message: str = "refused", **body: object) -> APIStatusError:
    return APIStatusError(message, response=httpx2.Response(status, request=REQUEST), body=body)


@pytest.mark.parametrize(
    "error",
    [
        refusal(400),
        refusal(422, code=422),
        refusal(400, code="invalid_encrypted_content"),
        refusal(400, code="unsupported_parameter", param="include"),
    ],
)
def test_a_model_that_cannot_read_reasoning_is_told_without_it(error: APIStatusError) -> None:
    assert SEALED.after(error) == NATIVE


@pytest.mark.parametrize(
    "message",
    [
        "jinja template rendering failed. System message must be at the beginning.",
        "Unexpected message role.",
        "Conversation roles must alternate user/assistant/user/assistant/...",
    ],
)
@pytest.mark.parametrize("status", [400, 500])
def test_a_chat_template_that_knows_only_turns_is_told_notes_in_them(status: int, message: str) -> None:
    assert SEALED.after(refusal(status, message)) == Dialect(reasoning=True, notes_apart=False)


@pytest.mark.parametrize(
    "error",
    [
        refusal(400, code="invalid_prompt"),
        refusal(400, code="context_length_exceeded"),
        refusal(401),
        refusal(500),
    ],
)
def test_another_refusal_is_what_it_is(error: APIStatusError) -> None:
    assert SEALED.after(error) is None


def test_there_is_an_end_to_it() -> None:
    about_roles = refusal(400, "System message must be at the beginning.")
    assert Dialect(reasoning=True, notes_apart=False).after(about_roles) == Dialect(notes_apart=False)
    assert Dialect(notes_apart=False).after(about_roles) is None
