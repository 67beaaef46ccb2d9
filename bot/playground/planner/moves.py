"""What the planner can decide: to say something, or to have tools called."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

WireItem = Mapping[str, Any]
"""An item of a conversation as the Responses wire protocol writes it."""

WireTool = Mapping[str, Any]
"""A function tool as a request offers it: name, description, parameters."""


@dataclass(frozen=True, slots=True)
class Say:
    """Answer with this text."""

    text: str


@dataclass(frozen=True, slots=True)
class Call:
    """Have a tool called with these arguments."""

    name: str
    arguments: Mapping[str, Any]


Move = Say | tuple[Call, ...]
"""One decision: a text, or one or more calls."""

Planner = Callable[[Sequence[WireItem], Sequence[WireTool]], Move]
"""Decides, from a conversation's items and the offered tools alone, what happens next."""
