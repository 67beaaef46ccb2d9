"""An answer in words: when exactly one thing is missing and the whole text is that thing."""

from typing import Any

from tools.toolkit.errors import Invalid, Unclear
from tools.toolkit.kinds import Reading, is_missing, read_value
from tools.toolkit.resolve import Resolution
from tools.toolkit.specs import FieldSpec, field_specs
from tools.toolkit.tool import Tool


def spoken_answer(tool: Tool[Any], resolution: Resolution, text: str, reading: Reading) -> dict[str, str] | None:
    """Return the missing field and `text`, or None when it is no such value or might be another one.

    Alternatives of which one is enough count as one thing, but the text has to fit exactly one of them. A field that
    takes any text is never answered in words: a change of subject would fit it just as well.
    """
    asked = [spec for spec in field_specs(tool.parameters) if _is_asked(spec, resolution)]
    things = {spec.group_name or spec.name for spec in asked}
    if len(things) != 1 or is_missing(text) or any(spec.ask.kind == "text" for spec in asked):
        return None
    fits = [(spec, fit) for spec in asked if (fit := _fit(spec, text, reading)) != "no"]
    if len(fits) != 1 or fits[0][1] == "unclear":
        return None
    return {fits[0][0].name: text}


def _is_asked(spec: FieldSpec, resolution: Resolution) -> bool:
    return spec.name in resolution.missing or spec.name in resolution.problems


def _fit(spec: FieldSpec, text: str, reading: Reading) -> str:
    try:
        read_value(text, spec.ask, reading)
    except Unclear:
        return "unclear"
    except Invalid:
        return "no"
    return "yes"
