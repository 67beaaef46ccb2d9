"""Where each parameter's value comes from: what was said, the form, memory, the default; and what is missing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from pydantic import ValidationError

from storage.repositories.facts import StoredFact
from tools.toolkit.consent import CONSENT
from tools.toolkit.errors import ReadingError, Unclear
from tools.toolkit.form import FieldError, Origin
from tools.toolkit.formatting import Formatter
from tools.toolkit.kinds import KINDS, Raw, Reading, Value, currency_of_value, fact_value, is_missing, read_value
from tools.toolkit.params import Parameters
from tools.toolkit.specs import FieldSpec, field_specs
from tools.toolkit.tool import Tool


@dataclass(frozen=True, slots=True)
class Sources:
    """What values may be taken from; facts by their names.

    `given` is what the form brought back, None for a field that was left or made empty. `metadata` is the
    conversation's. `of_user` is empty wherever others read along.
    """

    said: Mapping[str, Raw]
    given: Mapping[str, str | None] = field(default_factory=dict[str, str | None])
    of_conversation: Mapping[str, StoredFact] = field(default_factory=dict[str, StoredFact])
    metadata: Mapping[str, str] = field(default_factory=dict[str, str])
    of_user: Mapping[str, StoredFact] = field(default_factory=dict[str, StoredFact])


@dataclass(frozen=True, slots=True)
class Known:
    """A value and where it came from; `said_at` for a fact that was remembered."""

    value: Value
    origin: Origin
    said_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A value that cannot be used as it was written: invalid, or open to doubt."""

    message: str
    raw: Raw
    origin: Literal["said", "form"]
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class Resolution:
    """What is known of a call's parameters.

    `missing` names the essential fields without a value, and every alternative of a group that has none;
    `parameters` is what the tool is run with, None as long as something is missing or wrong; `unconfirmed` is the same
    where nothing but a person's consent is missing. Before that, nobody is asked for it.
    """

    known: Mapping[str, Known]
    problems: Mapping[str, Problem]
    missing: tuple[str, ...]
    parameters: Parameters | None
    unconfirmed: Parameters | None = None

    @property
    def wrong_arguments(self) -> tuple[FieldError, ...]:
        """What the model has to correct: values that are invalid beyond doubt, and were not a person's answer."""
        return tuple(
            FieldError(field=name, message=problem.message)
            for name, problem in self.problems.items()
            if problem.origin == "said" and not problem.doubt
        )


def resolve(tool: Tool[Any], sources: Sources, reading: Reading) -> Resolution:
    """Find every parameter's value: the form's, else what was said, else what is remembered, else the default.

    What is remembered is this conversation's fact, else its metadata, else the user's fact. A form shows what
    was said before, so that what comes back in it is the user's latest word.
    """
    specs = field_specs(tool.parameters)
    found = {spec.name: _find(spec, sources, reading) for spec in specs}
    found |= dict.fromkeys(_idle(specs, found))
    known = {name: value for name, value in found.items() if isinstance(value, Known)}
    problems = {name: value for name, value in found.items() if isinstance(value, Problem)}
    values = {spec.name: spec.default for spec in specs} | {name: entry.value for name, entry in known.items()}
    missing = tuple(spec.name for spec in specs if _is_missing(spec, found, values))
    consent = {name: True for name in missing if name == CONSENT}
    if problems or len(missing) > len(consent):
        return Resolution(known, problems, tuple(name for name in missing if name not in consent), None)
    try:
        parameters = tool.parameters.model_validate({name: entry.value for name, entry in known.items()} | consent)
    except ValidationError as error:
        return Resolution(known, _disagreements(error, known, specs), (), None)
    return Resolution(known, {}, missing, None, parameters) if consent else Resolution(known, {}, (), parameters)


def _find(spec: FieldSpec, sources: Sources, reading: Reading) -> Known | Problem | None:
    earlier = _said_or_remembered(spec, sources, reading)
    if spec.name not in sources.given:
        return earlier
    raw = sources.given[spec.name]
    if is_missing(raw):
        return None
    given = _read(spec, raw, "form", reading)
    unchanged = isinstance(earlier, Known) and isinstance(given, Known) and earlier.value == given.value
    return earlier if unchanged else given


def _said_or_remembered(spec: FieldSpec, sources: Sources, reading: Reading) -> Known | Problem | None:
    raw = sources.said.get(spec.name)
    if not is_missing(raw):
        return _read(spec, raw, "said", reading)
    remembered = (
        _remembered(spec, sources.of_conversation, "conversation", reading),
        _chosen(spec, sources.metadata, reading),
        _remembered(spec, sources.of_user, "memory", reading),
    )
    return next((known for known in remembered if known is not None), None)


def _read(spec: FieldSpec, raw: Raw, origin: Literal["said", "form"], reading: Reading) -> Known | Problem:
    try:
        return Known(read_value(raw, spec.ask, reading), origin)
    except ReadingError as error:
        return Problem(error.message, raw, origin, doubt=isinstance(error, Unclear))


def _remembered(spec: FieldSpec, facts: Mapping[str, StoredFact], origin: Origin, reading: Reading) -> Known | None:
    """Take a fact only where the same value, typed now, would be accepted: kinds, currency and bounds may differ."""
    fact = facts.get(spec.ask.fact) if spec.ask.fact is not None else None
    if fact is None or fact.kind != spec.ask.kind:
        return None
    value = fact_value(fact.kind, fact.value)
    if value is None or currency_of_value(value) not in (None, reading.currency):
        return None
    written = KINDS[spec.ask.kind].write(value, Formatter(reading.locale, "UTC"))
    accepted = _read(spec, written, "said", reading)
    return Known(accepted.value, origin, fact.said_at) if isinstance(accepted, Known) else None


def _chosen(spec: FieldSpec, metadata: Mapping[str, str], reading: Reading) -> Known | None:
    """Take what was chosen earlier in this conversation where it still is one of the choices."""
    chosen = metadata.get(spec.ask.metadata) if spec.ask.metadata is not None else None
    accepted = None if is_missing(chosen) else _read(spec, chosen, "said", reading)
    return Known(accepted.value, "conversation") if isinstance(accepted, Known) else None


def _idle(specs: Sequence[FieldSpec], found: Mapping[str, Known | Problem | None]) -> Iterator[str]:
    """Yield the fields that are remembered and of no use here: what is shown as remembered should have mattered."""
    values = {name: value.value if isinstance(value, Known) else None for name, value in found.items()}
    for spec in specs:
        value = found[spec.name]
        remembered = isinstance(value, Known) and value.origin in ("conversation", "memory")
        if remembered and spec.essential_if is not None and not spec.essential_if(values):
            yield spec.name


def _is_missing(
    spec: FieldSpec, found: Mapping[str, Known | Problem | None], values: Mapping[str, Value | None]
) -> bool:
    if spec.group:
        return all(found[name] is None for name in spec.group)
    other, value = spec.essential_when or (spec.name, None)
    essential = spec.essential or (value is not None and values[other] == value)
    demanded = spec.essential_if is not None and spec.essential_if(values)
    return (essential or demanded) and found[spec.name] is None


def _disagreements(
    error: ValidationError, known: Mapping[str, Known], specs: tuple[FieldSpec, ...]
) -> dict[str, Problem]:
    """Turn what the model's own validators object to into problems; one about no field in particular is the first's."""
    problems: dict[str, Problem] = {}
    for detail in error.errors():
        named = str(detail["loc"][0]) if detail["loc"] else ""
        name = named if named in known else next(iter(known), specs[0].name)
        origin = "said" if name in known and known[name].origin == "said" else "form"
        problems.setdefault(name, Problem(detail["msg"].removeprefix("Value error, "), None, origin))
    return problems
