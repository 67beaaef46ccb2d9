"""Random faults for the calls that Penny makes: of the model server, and a few of Slack's."""

import re
from collections import Counter
from random import Random
from typing import Any

from bot.playground.openai.fault import Drop, EndStream, Fault, Refuse
from bot.playground.slack.workspace import SlackWorkspace

SHARE = 0.2
"""Of the calls to the model server, how many meet a fault."""

_STREAMS = re.compile(r"/(responses|runs|submit_tool_outputs)$")
_LAST_EVENT = 8
"""No stream has fewer events, so that every cut comes due."""

_ANYWHERE: tuple[Fault, ...] = (
    Refuse(500, "server_error"),
    Refuse(503),
    Refuse(429, "rate_limit_exceeded", 1),
    Refuse(429, "rate_limit_exceeded"),
    Refuse(500, "server_error", after_commit=True),
    Refuse(502, after_commit=True),
    Drop(),
    Drop(after_commit=True),
)
_LASTING: tuple[Fault, ...] = (Refuse(429, "rate_limit_exceeded", 3600), Refuse(401, "invalid_api_key"))
"""Faults that Penny does not sit out."""

SLACK = "Slack"
"""How faults of Slack's are counted."""

_SLACK_METHODS = ("chat.startStream", "chat.appendStream", "chat.stopStream", "chat.postMessage", "chat.update")
_SLACK_FAULTS: tuple[dict[str, Any], ...] = (
    {"retry_after": 0},
    {"status": 503},
    {"status": 503, "after_effect": True},
    {"error": "internal_error", "after_effect": True},
)


class Chaos:
    """Chooses what befalls each call; `struck` counts it by kind, `calls` all calls while it was on."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed)
        self.on = True
        self.calls = 0
        self.struck: Counter[str] = Counter()

    def __call__(self, method: str, path: str) -> Fault | None:
        if not self.on:
            return None
        self.calls += 1
        if self._random.random() >= SHARE:
            return None
        fault = self._fault(streams=method == "POST" and bool(_STREAMS.search(path)))
        self.struck[_kind(fault)] += 1
        return fault

    def disturb(self, workspace: SlackWorkspace) -> None:
        """Let the next call of one of Slack's methods fail."""
        workspace.fail_next(self._random.choice(_SLACK_METHODS), **self._random.choice(_SLACK_FAULTS))
        self.struck[SLACK] += 1

    def _fault(self, *, streams: bool) -> Fault:
        if self._random.random() < 0.1:
            return self._random.choice(_LASTING)
        if streams and self._random.random() < 0.5:
            return EndStream(self._random.choice((None, "error")), self._random.randint(1, _LAST_EVENT))
        return self._random.choice(_ANYWHERE)


def _kind(fault: Fault) -> str:
    match fault:
        case Refuse(status=status, after_commit=kept):
            return f"{status} after commit" if kept else str(status)
        case Drop(after_commit=kept):
            return "dropped after commit" if kept else "dropped"
        case EndStream(event=event):
            return f"stream ended by {event}" if event else "stream cut"
