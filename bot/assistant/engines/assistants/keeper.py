"""The assistant that threads are run with: found or made, and kept in step with the instructions and tools."""

import asyncio
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.assistant.engine import RunInput
from bot.assistant.engines.assistants.api import AssistantsApi

if TYPE_CHECKING:
    from openai.types.beta import Assistant

_APP = "penny"


@dataclass(frozen=True, slots=True)
class _Known:
    id: str
    fingerprint: str


class AssistantKeeper:
    """Knows the id of Penny's assistant at the provider; asks and writes only when that has to change.

    An assistant of Penny's is known by its metadata, which also holds a fingerprint of what it was made of. Two
    processes that make one at the same time leave two equal ones behind, of which either serves.
    """

    def __init__(self, api: AssistantsApi, model: str) -> None:
        self._api = api
        self._model = model
        self._known: _Known | None = None
        self._lock = asyncio.Lock()

    async def assistant_for(self, run: RunInput) -> str:
        """Return the id of an assistant with the run's instructions and tools. Raises what the client raises."""
        wanted = _wanted(self._model, run)
        fingerprint = wanted["metadata"]["fingerprint"]
        async with self._lock:
            if self._known is None or self._known.fingerprint != fingerprint:
                self._known = _Known(await self._find_or_make(wanted, fingerprint), fingerprint)
            return self._known.id

    def forget(self) -> None:
        """Look for the assistant anew when it is needed next, because it may be gone."""
        self._known = None

    async def _find_or_make(self, wanted: Mapping[str, Any], fingerprint: str) -> str:
        own = [a async for a in self._api.assistants() if (a.metadata or {}).get("app") == _APP]
        found = _best(own, fingerprint)
        if found is None:
            return (await self._api.create_assistant(wanted)).id
        if (found.metadata or {}).get("fingerprint") != fingerprint:
            await self._api.update_assistant(found.id, wanted)
        return found.id


def function_tools(tools: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return tool schemas in this protocol's shape."""
    return [
        {"type": "function", "function": {name: value for name, value in tool.items() if name != "type"}}
        for tool in tools
    ]


def offered_tools(run: RunInput) -> list[dict[str, Any]] | None:
    """Return the tools that may be called now; None when they are all that the assistant has."""
    if run.offered is None:
        return None
    offered = [tool for tool in run.tools if tool["name"] in run.offered]
    return None if len(offered) == len(run.tools) else function_tools(offered)


def _wanted(model: str, run: RunInput) -> dict[str, Any]:
    made_of = {"model": model, "instructions": run.instructions, "tools": function_tools(run.tools)}
    fingerprint = hashlib.sha256(json.dumps(made_of, sort_keys=True).encode()).hexdigest()
    return {"name": "Penny", **made_of, "metadata": {"app": _APP, "fingerprint": fingerprint}}


def _best(own: "Sequence[Assistant]", fingerprint: str) -> "Assistant | None":
    matching = (a for a in own if (a.metadata or {}).get("fingerprint") == fingerprint)
    return next(matching, own[0] if own else None)
