"""Every payload of the app, method by method, before it has any effect."""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final, cast

from bot.playground.slack.arguments import Arguments
from bot.playground.slack.directory import Json
from bot.playground.slack.errors import ApiError
from bot.playground.slack.validation.agentic import MARKDOWN_CHARACTERS
from bot.playground.slack.validation.chunks import check_chunks
from bot.playground.slack.validation.surfaces import check_message, check_view

MAX_PROMPTS: Final = 4
MAX_LOADING_MESSAGES: Final = 10
TITLE_CHARACTERS: Final = 200
METADATA_CHARACTERS: Final = 8_000
SESSION_STATES: Final = ("processing", "active", "suspended", "closed")
TASK_MODES: Final = ("timeline", "plan")
_RESPONSE_TYPES: Final = (None, "ephemeral", "in_channel")


def check_call(method: str, arguments: Arguments) -> None:
    """Check the arguments of a method; raises ApiError with the code that Slack answers with."""
    check = _CHECKS.get(method)
    if check is not None:
        check(arguments)


def check_response(arguments: Arguments) -> None:
    """Check what is sent to a response URL, or what a slash command is acknowledged with."""
    if arguments.text("response_type") not in _RESPONSE_TYPES:
        raise ApiError("invalid_arguments", ["must be one of ephemeral, in_channel [json-pointer:/response_type]"])
    if not arguments.flag("delete_original"):
        _message(arguments)


def check_view_answer(answer: Json) -> None:
    """Check what a submitted view is acknowledged with; ApiError invalid_response_action and more."""
    match answer.get("response_action"):
        case None | "clear":
            return
        case "errors":
            errors = cast("Mapping[str, Any]", answer.get("errors") or {})
            if not errors or not all(isinstance(text, str) and text for text in errors.values()):
                raise ApiError("invalid_errors", ["every error must be a sentence [json-pointer:/errors]"])
        case "update" | "push" if isinstance(answer.get("view"), dict):
            check_view(answer["view"])
        case _:
            raise ApiError("invalid_response_action")


def _message(arguments: Arguments) -> None:
    blocks, markdown, text = arguments.items("blocks"), arguments.text("markdown_text"), arguments.text("text")
    if markdown is not None and (text or blocks):
        raise ApiError("markdown_text_conflict")
    if len(markdown or "") > MARKDOWN_CHARACTERS:
        raise ApiError("msg_too_long")
    if blocks is not None:
        check_message(blocks)
    if not (text or markdown or blocks or arguments.values.get("attachments")):
        raise ApiError("no_text")
    _metadata(arguments)


def _metadata(arguments: Arguments) -> None:
    match arguments.values.get("metadata"):
        case None:
            return
        case {"event_type": str(), "event_payload": dict()} as metadata if len(cast("Json", metadata)) == 2:
            if len(json.dumps(metadata)) > METADATA_CHARACTERS:
                raise ApiError("metadata_too_large")
        case _:
            raise ApiError("invalid_metadata_format")


def _stream(arguments: Arguments) -> None:
    if (arguments.text("task_display_mode") or "timeline") not in TASK_MODES:
        raise ApiError("invalid_arguments", ["must be one of timeline, plan [json-pointer:/task_display_mode]"])
    if len(arguments.text("markdown_text") or "") > MARKDOWN_CHARACTERS:
        raise ApiError("msg_too_long")
    check_chunks(arguments.items("chunks") or [])
    _metadata(arguments)
    if arguments.text("session_status"):
        _session_state(arguments, "session_status")


def _status(arguments: Arguments) -> None:
    given: Any = arguments.values.get("loading_messages") or []
    texts = cast("list[Any]", given) if isinstance(given, list) else [given]
    if len(texts) > MAX_LOADING_MESSAGES:
        raise ApiError("invalid_arguments", ["no more than 10 items allowed [json-pointer:/loading_messages]"])
    if not all(isinstance(text, str) and text.strip() for text in texts):
        raise ApiError("invalid_arguments", ["must provide a string [json-pointer:/loading_messages]"])


def _prompts(arguments: Arguments) -> None:
    prompts = arguments.items("prompts") or []
    if not 1 <= len(prompts) <= MAX_PROMPTS:
        raise ApiError("invalid_arguments", ["must have between 1 and 4 items [json-pointer:/prompts]"])
    if not all(prompt.get("title") and prompt.get("message") for prompt in prompts):
        raise ApiError("invalid_arguments", ["title and message are required [json-pointer:/prompts]"])


def _title(arguments: Arguments) -> None:
    if len(arguments.text("title") or "") > TITLE_CHARACTERS:
        raise ApiError("invalid_arguments", ["must be less than 201 characters [json-pointer:/title]"])


def _session(arguments: Arguments) -> None:
    _session_state(arguments, "status")
    _title(arguments)


def _session_state(arguments: Arguments, name: str) -> None:
    if arguments.required(name) not in SESSION_STATES:
        raise ApiError("invalid_status")


def _modal(arguments: Arguments) -> None:
    _view(arguments, "modal")


def _home(arguments: Arguments) -> None:
    _view(arguments, "home")


def _view(arguments: Arguments, kind: str) -> None:
    view = arguments.object("view")
    if view.get("type") != kind:
        raise ApiError("invalid_arguments", [f"must be of type {kind} [json-pointer:/view/type]"])
    check_view(view)


def _shared_files(arguments: Arguments) -> None:
    files = arguments.items("files") or []
    if not files or not all(file.get("id") for file in files):
        raise ApiError("invalid_arguments", ["missing required field: files"])
    check_message(arguments.items("blocks") or [])


_CHECKS: Final[dict[str, Callable[[Arguments], None]]] = {
    "chat.postMessage": _message,
    "chat.postEphemeral": _message,
    "chat.update": _message,
    "chat.startStream": _stream,
    "chat.appendStream": _stream,
    "chat.stopStream": _stream,
    "assistant.threads.setStatus": _status,
    "assistant.threads.setSuggestedPrompts": _prompts,
    "assistant.threads.setTitle": _title,
    "agents.sessions.setStatus": _session,
    "agents.sessions.rename": _title,
    "files.completeUploadExternal": _shared_files,
    "views.open": _modal,
    "views.push": _modal,
    "views.update": _modal,
    "views.publish": _home,
}
