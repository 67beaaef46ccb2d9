"""From what is known and missing of a call to the form that asks for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tools.toolkit.consent import CONSENT, Confirmation
from tools.toolkit.examples import example_of, unit_of
from tools.toolkit.form import Choice, FieldError, FieldState, FormField, FormSection, Kind
from tools.toolkit.formatting import Formatter
from tools.toolkit.kinds import KINDS, Reading, shown_value
from tools.toolkit.params import Ask
from tools.toolkit.resolve import Known, Problem, Resolution
from tools.toolkit.specs import FieldSpec, field_specs
from tools.toolkit.tool import OpenQuestions, Tool

_ORDER: tuple[FieldState, ...] = ("missing", "either", "optional", "known")
_TYPED: tuple[Kind, ...] = ("money", "percent", "months", "text", "lines", "schedule", "debts", "flows", "changes")
"""Kinds whose inputs are plain text, so that what could not be read can be shown again."""


def section_of(
    tool: Tool[Any], call_id: str, resolution: Resolution, reading: Reading, formatter: Formatter
) -> FormSection:
    """Return the form of a call: what must be given, alternatives, what may be given, and what is known already."""
    fields = [
        _field(spec, state, resolution, reading, formatter)
        for spec in field_specs(tool.parameters)
        if (state := _state(spec, resolution)) is not None
    ]
    ordered = sorted(fields, key=lambda field: _ORDER.index(field.state))
    return FormSection(call_id=call_id, tool=tool.name, title=tool.title, purpose=tool.purpose, fields=tuple(ordered))


@dataclass(frozen=True, slots=True)
class Asking:
    """What a call waits for: its form and, where that asks for consent, what it is about."""

    section: FormSection
    subject: str | None


def asking_for_consent(
    tool: Tool[Any],
    call_id: str,
    resolution: Resolution,
    asked: Confirmation,
    reading: Reading,
    formatter: Formatter,
) -> Asking:
    """Return the question whether to go ahead, in the tool's own words, in place of an earlier answer to it."""
    known = {name: value for name, value in resolution.known.items() if name != CONSENT}
    section = section_of(tool, call_id, Resolution(known, {}, (CONSENT,), None), reading, formatter)
    consent = next(field for field in section.fields if field.name == CONSENT)
    worded = {"question": asked.question, "choices": (Choice(value="yes", label=asked.yes),)}
    fields = (consent.model_copy(update=worded), *(field for field in section.fields if field is not consent))
    return Asking(section.model_copy(update={"fields": fields, "preview": asked.preview}), asked.subject)


def asking_about(
    tool: Tool[Any],
    call_id: str,
    resolution: Resolution,
    questions: OpenQuestions,
    reading: Reading,
    formatter: Formatter,
) -> Asking:
    """Return the questions that came up while the tool gathered what it needs."""
    known = {name: value for name, value in resolution.known.items() if name not in questions.why}
    problems = {name: Problem(why, None, "form", doubt=True) for name, why in questions.why.items()}
    return Asking(section_of(tool, call_id, Resolution(known, problems, (), None), reading, formatter), None)


def shown_answer(
    tool: Tool[Any], resolution: Resolution, name: str, written: str, formatter: Formatter
) -> tuple[str, str]:
    """Return the label of a field and what was written there, as it was understood: ("Savings goal", "$60,000")."""
    ask = next(spec.ask for spec in field_specs(tool.parameters) if spec.name == name)
    known = resolution.known.get(name)
    return ask.label, shown_value(known.value, ask, formatter) if known is not None else written


def errors_of(tool: Tool[Any], resolution: Resolution) -> tuple[FieldError, ...]:
    """Return what keeps the call from running, each at its field; of alternatives the first stands for all."""
    specs = {spec.name: spec for spec in field_specs(tool.parameters)}
    errors = {name: problem.message for name, problem in resolution.problems.items()}
    for name in resolution.missing:
        if name == CONSENT:
            continue  # It is asked for in a message of its own, once all else is known.
        group = specs[name].group
        labels = " or ".join(f"“{specs[other].ask.label}”" for other in group)
        errors.setdefault(group[0] if group else name, f"Please fill in {labels or 'this'}.")
    return tuple(FieldError(field=name, message=message) for name, message in errors.items())


def _state(spec: FieldSpec, resolution: Resolution) -> FieldState | None:
    """Return how the form shows a field; None for one that it leaves out."""
    if spec.name in resolution.problems:
        return "missing"
    if spec.name in resolution.missing:
        return "either" if spec.group else "missing"
    if spec.name in resolution.known:
        return "known"
    if not spec.ask.along:
        return None
    return "optional" if spec.default is None else "known"


def _field(
    spec: FieldSpec, state: FieldState, resolution: Resolution, reading: Reading, formatter: Formatter
) -> FormField:
    ask, known = spec.ask, _known(spec, state, resolution.known)
    rules, problem = KINDS[ask.kind], resolution.problems.get(spec.name)
    return FormField(
        name=spec.name,
        label=ask.label,
        question=ask.question,
        kind=ask.kind,
        state=state,
        hint=_hint(spec, resolution, formatter),
        example=example_of(ask, reading, formatter),
        unit=unit_of(ask, reading.currency, formatter),
        minimum=_bound(ask, ask.minimum),
        maximum=_bound(ask, ask.maximum),
        fact=ask.fact,
        essential=spec.essential,
        choices=ask.choices,
        group=spec.group_name if state == "either" else None,
        prefill=rules.write(known.value, formatter) if known else _typed(spec, resolution),
        shown=shown_value(known.value, ask, formatter) if known else "",
        problem=problem.message if problem else "",
        origin=known.origin if known else None,
    )


def _bound(ask: Ask, bound: Decimal | None) -> int | None:
    """Return the bound of a whole number; None for any other value."""
    return int(bound) if bound is not None and ask.kind == "integer" else None


def _known(spec: FieldSpec, state: FieldState, known: Mapping[str, Known]) -> Known | None:
    if state == "known" and spec.name not in known and spec.default is not None:
        return Known(spec.default, "default")
    return known.get(spec.name)


def _hint(spec: FieldSpec, resolution: Resolution, formatter: Formatter) -> str:
    problem = resolution.problems.get(spec.name)
    if problem is not None:
        return problem.message
    known = resolution.known.get(spec.name)
    if known is not None and known.said_at is not None:
        return f"You told me on {formatter.day_of(known.said_at)}."
    if known is not None and known.origin == "conversation":
        return "You chose this earlier in this conversation."
    return spec.ask.hint


def _typed(spec: FieldSpec, resolution: Resolution) -> str | None:
    problem = resolution.problems.get(spec.name)
    return problem.raw if problem and isinstance(problem.raw, str) and spec.ask.kind in _TYPED else None
