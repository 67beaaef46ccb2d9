"""What a parameter model says about its fields: their questions, which are essential, which are alternatives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from pydantic.fields import FieldInfo

from tools.toolkit.errors import ToolDefinitionError
from tools.toolkit.form import Kind
from tools.toolkit.kinds import Value
from tools.toolkit.params import Ask, Parameters

LONGEST_KEY = 64
"""How long a key of a conversation's metadata may be at the provider."""

_CLOSED: tuple[Kind, ...] = ("choice", "flag")
_TAKEN = frozenset({"team", "channel", "thread_ts", "user", "conversation", "topic", "tool"})
"""Keys of the metadata that say what a conversation is."""


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One parameter: `essential` when the tool cannot run without it, `group` when it is one of alternatives.

    `default` is the model's own default, None where there is none. `essential_when` names another field and the value
    of it that makes this one essential; `essential_if` tells the same from all values.
    """

    name: str
    ask: Ask
    essential: bool
    group: tuple[str, ...] = ()
    default: Value | None = None
    essential_when: tuple[str, str] | None = None
    essential_if: Callable[[Mapping[str, object]], bool] | None = None

    @property
    def group_name(self) -> str | None:
        """The name that all alternatives of a group share; None outside any group."""
        return "|".join(self.group) or None


@cache
def field_specs(parameters: type[Parameters]) -> tuple[FieldSpec, ...]:
    """Return the model's fields in their order.

    Raises ToolDefinitionError for a field without an Ask, a closed question without choices, an `either` group that
    names a field which does not exist or is essential by itself, an `essential_when` between unknown fields, and
    metadata of an open question.
    """
    fields = parameters.model_fields
    for name in (name for group in parameters.either for name in group):
        if name not in fields or fields[name].is_required():
            raise ToolDefinitionError(f"{parameters.__name__}.either names {name!r}, which has no default")
    for name, (other, _) in parameters.essential_when.items():
        if name not in fields or other not in fields:
            raise ToolDefinitionError(f"{parameters.__name__}.essential_when names {name!r} and {other!r}")
    for name in parameters.essential_if:
        if name not in fields:
            raise ToolDefinitionError(f"{parameters.__name__}.essential_if names {name!r}")
    return tuple(_spec(parameters, name, info) for name, info in fields.items())


def _spec(parameters: type[Parameters], name: str, info: FieldInfo) -> FieldSpec:
    ask = next((entry for entry in info.metadata if isinstance(entry, Ask)), None)
    if ask is None:
        raise ToolDefinitionError(f"{parameters.__name__}.{name} has no Ask")
    if problem := _problem(ask):
        raise ToolDefinitionError(f"{parameters.__name__}.{name} {problem}")
    if ask.per is None and name.startswith("monthly_"):
        ask = replace(ask, per="month")
    group = next((group for group in parameters.either if name in group), ())
    default: Value | None = None if info.is_required() else info.get_default()
    when, condition = parameters.essential_when.get(name), parameters.essential_if.get(name)
    return FieldSpec(name, ask, info.is_required(), group, default, when, condition)


def _problem(ask: Ask) -> str:
    if ask.kind == "choice" and not ask.choices:
        return "is a choice without choices"
    if ask.metadata is None:
        return ""
    if ask.kind not in _CLOSED:
        return "is open: metadata holds the answers to closed questions"
    is_free = 0 < len(ask.metadata) <= LONGEST_KEY and ask.metadata not in _TAKEN
    return "" if is_free else f"cannot be kept under {ask.metadata!r}"
