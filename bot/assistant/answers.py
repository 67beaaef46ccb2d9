"""A form's answers in the words of its questions."""

from collections.abc import Mapping
from typing import Any

from tools.toolkit.params import Ask
from tools.toolkit.specs import field_specs
from tools.toolkit.tool import Tool


def stated(tool: Tool[Any] | None, answers: Mapping[str, str | None]) -> str:
    """Return the answers as the user would have written them in a message; "" when all were left empty."""
    told = [_labelled(tool, name, value) for name, value in answers.items() if value]
    pairs = "; ".join(f"{label}: {value}" for label, value in told)
    purpose = tool.purpose if tool is not None else "do that"
    return f"Please {purpose} with what I wrote in the earlier form. {pairs}." if pairs else ""


def _labelled(tool: Tool[Any] | None, name: str, value: str) -> tuple[str, str]:
    ask = _ask(tool, name)
    if ask is None:
        return name.replace("_", " "), value
    labels = {choice.value: choice.label for choice in ask.choices}
    return ask.label, labels.get(value, value)


def _ask(tool: Tool[Any] | None, name: str) -> Ask | None:
    specs = field_specs(tool.parameters) if tool is not None else ()
    return next((spec.ask for spec in specs if spec.name == name), None)
