"""Where a fault strikes: with which engine, in which request of a turn, behind which event of its stream."""

from typing import Literal

from tests.resilience.laboratory import EngineName

Scene = Literal["words", "call", "output"]
"""The request that is struck: one answered in words, one answered with a tool call, one that tells its output."""

SCENES: tuple[Scene, ...] = ("words", "call", "output")

ASKED: dict[Scene, str] = {"words": "How are you?", "call": "Make House a goal", "output": "Make House a goal"}
"""What the user says in the turn that is struck."""

Place = Literal["created", "item begun", "middle", "item done", "end"]
"""Where in a stream something goes wrong: after which of its events."""

BEGINNING: tuple[Scene, ...] = ("words", "call")
"""The first requests of a turn."""

_TEXT: tuple[Scene, ...] = ("words", "output")
_CALL: tuple[Scene, ...] = ("call",)
_Row = tuple[Place, tuple[Scene, ...], str]
_RESPONSE: tuple[_Row, ...] = (
    ("created", SCENES, "response.created"),
    ("item begun", SCENES, "response.output_item.added"),
    ("middle", _TEXT, "response.output_text.delta"),
    ("middle", _CALL, "response.function_call_arguments.delta"),
    ("item done", SCENES, "response.output_item.done"),
    ("end", SCENES, "response.completed"),
)
_RUN: tuple[_Row, ...] = (
    ("created", BEGINNING, "thread.run.created"),
    ("created", ("output",), "thread.run.queued"),
    ("item begun", _TEXT, "thread.message.created"),
    ("item begun", _CALL, "thread.run.step.created"),
    ("middle", _TEXT, "thread.message.delta"),
    ("middle", _CALL, "thread.run.step.delta"),
    ("item done", _TEXT, "thread.message.completed"),
    ("end", _TEXT, "thread.run.completed"),
    ("end", _CALL, "thread.run.requires_action"),
)
RESPONSES: tuple[EngineName, ...] = ("responses/conversation", "responses/local")
CONVERSATION: tuple[EngineName, ...] = ("responses/conversation",)
ASSISTANTS: tuple[EngineName, ...] = ("assistants",)
REMOTE = CONVERSATION + ASSISTANTS
EVENTS: dict[tuple[EngineName, Place, Scene], str] = {
    (engine, place, scene): event
    for engines, rows in ((RESPONSES, _RESPONSE), (ASSISTANTS, _RUN))
    for engine in engines
    for place, scenes, event in rows
    for scene in scenes
}
"""The event of each protocol behind which a stream is at a place; an assistant's calls have no end of their own."""
