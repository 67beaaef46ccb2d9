"""The "model" behind every protocol: what tests scripted, and otherwise the offline planner."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.playground.openai.faults import Faults
from bot.playground.planner.moves import Call, Planner, Say, WireItem, WireTool


@dataclass(frozen=True, slots=True)
class Refusal:
    """The model declines to answer, with this text."""

    text: str


Scripted = Say | Refusal | tuple[Say | Call, ...]
"""A decision that a test prescribes; more than the planner ever decides."""


class Model:
    """Decides what comes next in a conversation."""

    def __init__(self, planner: Planner, faults: Faults) -> None:
        self._planner = planner
        self._faults = faults
        self._scripted: list[Scripted] = []

    def script(self, *moves: Scripted) -> None:
        """Make these the next decisions instead of asking the planner."""
        self._scripted.extend(moves)

    def decide(self, context: Sequence[WireItem], tools: Sequence[WireTool]) -> tuple[Say | Refusal | Call, ...]:
        """Return the parts of what comes next, given a conversation's items and the offered tools."""
        move = self._scripted.pop(0) if self._scripted else self._planner(context, tools)
        return (move,) if isinstance(move, Say | Refusal) else move

    def arguments(self, call: Call) -> str:
        """Return a call's arguments as JSON; malformed when a test asked for that."""
        return self._faults.broken(json.dumps(dict(call.arguments), ensure_ascii=False))
