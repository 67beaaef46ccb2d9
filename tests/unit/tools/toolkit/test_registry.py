import json
from collections.abc import Callable, Mapping
from typing import Annotated, Any, ClassVar

import pytest

from tests.unit.tools.toolkit.sample import MAKE_GOAL, SPLIT, TOOLS, NameParameters, refuse_after_writing, tool
from tools.toolkit.errors import ToolDefinitionError
from tools.toolkit.form import Choice
from tools.toolkit.params import Ask, Parameters
from tools.toolkit.registry import Registry
from tools.toolkit.specs import field_specs


class NoQuestion(Parameters):
    """A field that nobody can be asked for."""

    name: str


class NoChoices(Parameters):
    """A closed question without answers."""

    method: Annotated[str, Ask("How?", "Method", "choice")]


class EssentialAlternative(Parameters):
    """An alternative that is needed anyway."""

    either: ClassVar[tuple[tuple[str, ...], ...]] = (("name",),)
    name: Annotated[str, Ask("What?", "Name", "text")]


class UnknownCondition(Parameters):
    """A condition about a field that is not there."""

    essential_when: ClassVar[Mapping[str, tuple[str, str]]] = {"name": ("method", "own")}
    name: Annotated[str | None, Ask("What?", "Name", "text")] = None


class UnknownDemand(Parameters):
    """A demand for a field that is not there."""

    essential_if: ClassVar[Mapping[str, Callable[[Mapping[str, object]], bool]]] = {"age": bool}
    name: Annotated[str | None, Ask("What?", "Name", "text")] = None


class OpenMetadata(Parameters):
    """An amount that would be kept in the metadata."""

    amount: Annotated[str, Ask("How much?", "Amount", "money", metadata="amount")]


class TakenMetadata(Parameters):
    """A choice that would be kept in place of the topic."""

    sure: Annotated[bool, Ask("Are you sure?", "Sure", "flag", metadata="topic")]


class LongMetadata(Parameters):
    """A choice that no provider could keep."""

    sure: Annotated[bool, Ask("Are you sure?", "Sure", "flag", metadata="x" * 65)]


def parameters(schema: dict[str, Any]) -> dict[str, Any]:
    return schema["parameters"]


@pytest.mark.parametrize(
    "model",
    [
        NoQuestion,
        NoChoices,
        EssentialAlternative,
        UnknownCondition,
        UnknownDemand,
        OpenMetadata,
        TakenMetadata,
        LongMetadata,
    ],
)
def test_a_parameter_model_that_is_put_together_wrongly_is_refused_at_once(model: type[Parameters]) -> None:
    with pytest.raises(ToolDefinitionError, match=model.__name__):
        Registry([tool("wrong", model, refuse_after_writing)])


def test_two_tools_of_one_name_are_refused() -> None:
    with pytest.raises(ToolDefinitionError, match="same name"):
        Registry([MAKE_GOAL, tool("make_goal", NameParameters, refuse_after_writing)])


def test_tools_are_found_by_name() -> None:
    registry = Registry(TOOLS)
    assert registry.get("split") is SPLIT
    assert registry.get("splits") is None
    assert registry.all() == TOOLS
    assert registry.nearest("splits") == ("split",)
    assert registry.nearest("zzz") == tuple(tool.name for tool in TOOLS)


def test_schemas_are_always_the_same_bytes() -> None:
    assert json.dumps(Registry(TOOLS).schemas()) == json.dumps(Registry(TOOLS).schemas())


@pytest.mark.parametrize("schema", Registry(TOOLS).schemas(), ids=lambda schema: schema["name"])
def test_schemas_are_strict_and_let_every_value_be_unknown(schema: dict[str, Any]) -> None:
    assert (schema["type"], schema["strict"]) == ("function", True)
    assert parameters(schema)["additionalProperties"] is False
    assert parameters(schema)["required"] == list(parameters(schema)["properties"])
    fields = parameters(schema)["properties"].values()
    assert all("null" in field["type"] for field in fields)
    assert all("null unless the user said it" in field["description"] for field in fields)


def test_the_schema_keeps_the_order_of_the_model_and_names_the_choices() -> None:
    schema = parameters(Registry([MAKE_GOAL]).schemas()[0])
    assert list(schema["properties"]) == ["target", "monthly_savings", "deadline", "monthly_income", "timing"]
    assert schema["properties"]["timing"]["enum"] == ["begin", "end", None]
    assert "exactly as the user wrote it" in schema["properties"]["target"]["description"]


def test_a_parameter_named_monthly_is_for_a_month() -> None:
    periods = {spec.name: spec.ask.per for spec in field_specs(MAKE_GOAL.parameters)}
    assert (periods["monthly_savings"], periods["target"]) == ("month", None)


class Judged(Parameters):
    """What a model may judge, and what only a person may give."""

    likely: Annotated[
        str | None, Ask("What is likely?", "Likely", "choice", choices=(Choice(value="a", label="A"),), inferred=True)
    ] = None
    change: Annotated[int | None, Ask("Which change?", "Change", "integer", by_hand=True)] = None


def test_a_model_is_told_what_it_may_judge_and_nothing_of_what_is_given_by_hand() -> None:
    [schema] = Registry([tool("judge", Judged, refuse_after_writing)]).schemas()
    fields = parameters(schema)["properties"]
    assert [*fields] == ["likely"]
    assert "your own judgement" in fields["likely"]["description"]
