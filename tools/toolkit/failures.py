"""From what went wrong to the outcome that says so."""

import logging
from traceback import extract_tb

from tools.toolkit.errors import ArgumentsError, ReadingError, TimedOutError, ToolError
from tools.toolkit.outcome import Failed
from tools.toolkit.registry import Registry
from tools.toolkit.tool import ToolCall

LONGEST_NAME = 64
"""No tool's name is longer; a model may still call one that is."""

_BROKE_OFF = "Something went wrong on my side and nothing was changed: please try again later."

_log = logging.getLogger(__name__)


def failure_of(call: ToolCall, error: Exception) -> Failed:
    """Return the outcome of a call that raised; what nobody raises on purpose is logged."""
    match error:
        case ToolError() | ReadingError():
            return Failed(tool=call.tool, code="refused", message=error.message)
        case ArgumentsError():
            return Failed(tool=call.tool, code="invalid_arguments", message=error.message, errors=error.errors)
        case TimedOutError():
            _log.warning("call %s took too long and was stopped", call.call_id)
            return Failed(tool=call.tool, code="timed_out", message=error.message)
        case _:
            # The error's own message may hold what the user said: only its type and place are logged.
            place, kind = extract_tb(error.__traceback__)[-1], type(error).__name__
            _log.error("call %s broke off: %s at %s:%s", call.call_id, kind, place.filename, place.lineno)
            return Failed(tool=call.tool, code="internal_error", message=_BROKE_OFF)


def unknown_tool(call: ToolCall, registry: Registry) -> Failed:
    """Return the outcome of a call to a tool that does not exist, with the names most like it."""
    name = call.tool[:LONGEST_NAME]
    nearest = ", ".join(registry.nearest(name))
    message = f"There is no tool {name!r}. Did you mean one of these: {nearest}?"
    return Failed(tool=name, code="unknown_tool", message=message)
