"""How a conversation or thread refuses a second writer."""

import re
from typing import Any

from bot.playground.openai.errors import InvalidRequestError
from bot.playground.openai.ids import new_id

_MESSAGES = re.compile(r"/v1/threads/(?P<thread>[^/]+)/messages")
_RUNS = re.compile(r"/v1/threads/(?P<thread>[^/]+)/runs")
_ITEMS = re.compile(r"/v1/conversations/[^/]+/items")


def conversation_locked() -> InvalidRequestError:
    """Return the answer to who writes to a conversation while a response runs on it."""
    return InvalidRequestError(
        "Another process is currently operating on this conversation. Please retry in a few seconds.",
        code="conversation_locked",
    )


def no_message_now(thread_id: str, run_id: str) -> InvalidRequestError:
    """Return the answer to who writes to a thread while a run is active on it."""
    return InvalidRequestError(f"Can't add messages to {thread_id} while a run {run_id} is active.")


def no_run_now(thread_id: str, run_id: str) -> InvalidRequestError:
    """Return the answer to who starts a run while another is active on the thread."""
    return InvalidRequestError(f"Thread {thread_id} already has an active run {run_id}.")


def lock_refusal(method: str, path: str, body: dict[str, Any]) -> InvalidRequestError | None:
    """Return how a request is refused when another writer is at work, or None when it writes nothing."""
    if method != "POST":
        return None
    message, run = _MESSAGES.fullmatch(path), _RUNS.fullmatch(path)
    if message:
        return no_message_now(message["thread"], new_id("run"))
    if run:
        return no_run_now(run["thread"], new_id("run"))
    writes = _ITEMS.fullmatch(path) or (path == "/v1/responses" and body.get("conversation"))
    return conversation_locked() if writes else None
