"""The body of a request for a response."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.assistant.engine import Item, RunInput
from bot.assistant.engines.dialect import Dialect
from bot.assistant.engines.translate import to_wire


def request_body(
    run: RunInput, items: Sequence[Item], *, model: str, dialect: Dialect, restricts: bool
) -> dict[str, Any]:
    """Return the request: what stays the same from turn to turn, and `items` as its input, at the end.

    A server that `restricts` is given all tools and told which of them may be called now, so that what it has cached
    of the prompt stays valid; any other one is given only those.
    """
    return {
        "model": model,
        "instructions": run.instructions,
        **_tools(run, restricts=restricts),
        "parallel_tool_calls": False,
        "prompt_cache_key": run.cache_key,
        "safety_identifier": run.user_hash,
        "stream": True,
        "input": to_wire(items, dialect),
    }


def _tools(run: RunInput, *, restricts: bool) -> dict[str, Any]:
    offered = _offered(run)
    if len(offered) == len(run.tools):
        return {"tools": run.tools}
    if not restricts:
        return {"tools": offered}
    allowed = [{"type": "function", "name": tool["name"]} for tool in offered]
    choice = {"type": "allowed_tools", "mode": "auto", "tools": allowed} if allowed else "none"
    return {"tools": run.tools, "tool_choice": choice}


def _offered(run: RunInput) -> list[Mapping[str, Any]]:
    return [tool for tool in run.tools if run.offered is None or tool["name"] in run.offered]
