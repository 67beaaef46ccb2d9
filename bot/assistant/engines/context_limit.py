"""Recognising, in every server's own way of saying it, that a request is longer than the model's context."""

import re

from bot.assistant.engine import TOO_LONG

_NAMES = frozenset({TOO_LONG, "exceed_context_size_error", "context_window_exceeded", "model_context_window_exceeded"})
_VAGUE = frozenset({"invalid_prompt", "invalid_request_error", "BadRequestError", "bad_request", "server_error"})
_WORDS = re.compile(
    r"(maximum|model'?s|available|exceed\w*|longer than)\b[^.\n]{0,40}\bcontext (length|size|window)"
    r"|context (length|size|window)\b[^.\n]{0,60}\bexceed"
    r"|contextwindowexceeded"
    r"|\bprompt is too long\b",
    re.IGNORECASE,
)


def is_too_long(code: str | None, kind: str | None, message: str) -> bool:
    """Tell whether an error says so: by its code or type, by its words only where neither says anything.

    Several local servers answer with a bare number as the code, or with one code for every bad request.
    """
    if code in _NAMES or kind in _NAMES:
        return True
    vague = code is None or code.isdecimal() or code in _VAGUE
    return vague and _WORDS.search(message) is not None
