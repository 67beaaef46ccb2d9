"""The arguments of a call: JSON text, as a model or a command wrote it."""

import json
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn, cast

from tools.toolkit.errors import ArgumentsError
from tools.toolkit.form import FieldError
from tools.toolkit.kinds import Raw
from tools.toolkit.specs import field_specs
from tools.toolkit.tool import Tool


def parse_arguments(tool: Tool[Any], arguments: str) -> dict[str, Raw]:
    """Return the arguments by name, fractions as Decimal; an empty text means none.

    Raises ArgumentsError for what is no JSON object and for names that the tool does not know.
    """
    try:
        parsed: object = json.loads(arguments or "{}", parse_float=Decimal, parse_constant=_refuse)
    except (ValueError, InvalidOperation, RecursionError) as error:
        raise ArgumentsError("The arguments are not valid JSON.") from error
    if not isinstance(parsed, dict):
        raise ArgumentsError("The arguments must be a JSON object.")
    given = cast("dict[str, Raw]", parsed)
    known = [spec.name for spec in field_specs(tool.parameters)]
    unknown = tuple(
        FieldError(field=name, message=f"There is no such parameter; there are {', '.join(known) or 'none'}.")
        for name in given
        if name not in known
    )
    if unknown:
        raise ArgumentsError(f"{tool.name} does not know these parameters.", unknown)
    return given


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a JSON number")
