"""The output of a call as the language model reads it: JSON of a bounded size, what matters most first."""

from collections.abc import Mapping

from pydantic import JsonValue
from pydantic_core import to_json

from tools.toolkit.outcome import Closed, Completed, Failed

MOST_CHARACTERS = 8_000
"""How long an output may be: a few pages of figures; people see all of them below the answer."""

_CUTS = ((60, 1_000), (30, 500), (15, 300), (8, 200), (4, 120), (1, 80))
"""How many entries of each list and how many characters of each text are kept, the gentlest cut first."""

_MOST_NAMES = 20
_LARGE = 400
_LEFT_OUT = "Everything else is too long to be told: the user sees it below the answer."


def output_for_model(outcome: Completed | Failed | Closed, beside: Mapping[str, JsonValue] | None = None) -> str:
    """Return the outcome as the JSON text that is given to the language model as the call's output.

    One that is too long is summarised: sentences and totals first, lists cut. `beside` is told with it, in full.
    """
    told: dict[str, JsonValue] = outcome.model_dump(mode="json", exclude={"display", "tool"})
    return _written({**_summarised(told), **(beside or {})})


def _summarised(told: dict[str, JsonValue]) -> dict[str, JsonValue]:
    if len(_written(told)) <= MOST_CHARACTERS:
        return told
    for entries, characters in _CUTS:
        shorter = {name: _cut(value, entries, characters) for name, value in told.items()}
        if len(_written(shorter)) <= MOST_CHARACTERS:
            return shorter
    result = told.get("result")
    summary = result.get("summary") if isinstance(result, dict) else told.get("message")
    return {"status": told["status"], "summary": _cut(summary, *_CUTS[0]), "left_out": _LEFT_OUT}


def _cut(value: JsonValue, entries: int, characters: int) -> JsonValue:
    match value:
        case str() if len(value) > characters:
            return f"{value[:characters]}… {len(value) - characters:,} more characters left out"
        case list():
            kept = [_cut(entry, entries, characters) for entry in value[:entries]]
            left = len(value) - entries
            return [*kept, f"… {left:,} more left out"] if left > 0 else kept
        case dict():
            ordered = sorted(value, key=lambda name: _is_large(value[name]))
            kept = {name: _cut(value[name], entries, characters) for name in ordered[: max(entries, _MOST_NAMES)]}
            left = len(value) - len(kept)
            return kept | {"left_out": f"… {left:,} more left out"} if left else kept
        case _:
            return value


def _is_large(value: JsonValue) -> bool:
    """Tell tables and series, which come last, from sentences and totals."""
    return isinstance(value, list | dict) and len(_written(value)) > _LARGE


def _written(value: JsonValue) -> str:
    return to_json(value, inf_nan_mode="null").decode()
