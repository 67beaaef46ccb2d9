"""What people do in their Home tab: tools that run by hand, in private and outside any conversation."""

import json
from collections.abc import Mapping

from bot.assistant.turn import Speaker
from bot.slack.direct import execute_directly
from bot.slack.services import Services
from bot.words import home as words
from tools.toolkit.outcome import Outcome
from tools.toolkit.tool import Caller, ToolCall

_TELLING = frozenset({"remember_fact", "forget_fact", "unwatch"})
"""Tools that let the user's conversations know by themselves."""


async def caller_at_home(services: Services, speaker: Speaker) -> Caller:
    """Return for whom a tool runs that was started in the Home tab."""
    return Caller(await services.people.user(speaker), conversation_id=None, private=True)


async def act(
    services: Services, speaker: Speaker, call_id: str, tool: str, arguments: Mapping[str, str | bool]
) -> Outcome:
    """Run a tool once for each call id, and bring the Home tab up to date."""
    caller = await caller_at_home(services, speaker)
    call = ToolCall(call_id, tool, json.dumps(arguments), by_hand=True)
    if tool in _TELLING:
        outcome = await services.executor.execute(call, caller)
    else:
        outcome = await execute_directly(services, call, caller, words.DONE_HERE)
    services.home.soon(speaker)
    return outcome
