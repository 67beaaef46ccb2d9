"""Forms that also offer what the tool would not ask for by itself."""

from collections.abc import Collection
from typing import Any

from tools.toolkit.examples import example_of, unit_of
from tools.toolkit.form import FormField, FormSection
from tools.toolkit.formatting import Formatter
from tools.toolkit.kinds import Reading
from tools.toolkit.specs import FieldSpec, field_specs
from tools.toolkit.tool import Tool


def with_offered(
    section: FormSection, tool: Tool[Any], names: Collection[str], reading: Reading, formatter: Formatter
) -> FormSection:
    """Return the form with these parameters of the tool too, optional and last, where it does not have them."""
    there = {field.name for field in section.fields}
    wanted = [spec for spec in field_specs(tool.parameters) if spec.name in names and spec.name not in there]
    added = tuple(_optional(spec, reading, formatter) for spec in wanted)
    return section.model_copy(update={"fields": (*section.fields, *added)})


def _optional(spec: FieldSpec, reading: Reading, formatter: Formatter) -> FormField:
    ask = spec.ask
    return FormField(
        name=spec.name,
        label=ask.label,
        question=ask.question,
        kind=ask.kind,
        state="optional",
        hint=ask.hint,
        example=example_of(ask, reading, formatter),
        unit=unit_of(ask, reading.currency, formatter),
        fact=ask.fact,
        choices=ask.choices,
    )
