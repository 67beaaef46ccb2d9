"""The arguments of a call: JSON text, as a model or a command wrote it."""

import json
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn, cast

from tools.toolkit.errors import ArgumentsError
from tools.toolkit.form import FieldError
from tools.toolkit.kinds import Raw, is_missing
from tools.toolkit.specs import field_specs
from tools.toolkit.tool import Tool

LONGEST = 50_000
"""No list of values takes more characters to write."""

_MOST_ERRORS = 5
_LONGEST_NAME = 40


def parse_arguments(tool: Tool[Any], arguments: str, *, by_hand: bool = False) -> dict[str, Raw]:
    """Return the arguments by name, fractions as Decimal; an empty text means none.

    Parameters that only a person may give are unknown unless the call was made `by_hand`.

    Raises ArgumentsError for what is no JSON object, for a name that is there twice and for names that the tool does
    not know.
    """
    given = _read(arguments)
    known = [spec.name for spec in field_specs(tool.parameters) if by_hand or not spec.ask.by_hand]
    unknown = tuple(
        FieldError(
            field=name[:_LONGEST_NAME], message=f"There is no such parameter; there are {', '.join(known) or 'none'}."
        )
        for name in given
        if name not in known
    )
    if unknown:
        raise ArgumentsError(f"{tool.name} does not know these parameters.", unknown[:_MOST_ERRORS])
    return given


def canonical(arguments: str) -> str:
    """Return the same text for all ways to write the same arguments; a null and an absence are the same too.

    What cannot be read stays as it is.
    """
    try:
        given = _read(arguments)
    except ArgumentsError:
        return arguments
    said = {name: value for name, value in given.items() if not is_missing(value)}
    return json.dumps(said, sort_keys=True, default=str)


def _read(arguments: str) -> dict[str, Raw]:
    if len(arguments) > LONGEST:
        raise ArgumentsError("The arguments are too long: give only the values.")
    try:
        parsed: object = json.loads(
            arguments or "{}", parse_float=Decimal, parse_constant=_refuse, object_pairs_hook=_unambiguous
        )
        # Half of a character that takes two can be written as JSON, but neither stored nor sent.
        json.dumps(parsed, ensure_ascii=False, default=str).encode()
    except (ValueError, InvalidOperation, RecursionError) as error:
        raise ArgumentsError("The arguments are not valid JSON.") from error
    if not isinstance(parsed, dict):
        raise ArgumentsError("The arguments must be a JSON object.")
    return cast("dict[str, Raw]", parsed)


def _unambiguous(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values = dict(pairs)
    if len(values) < len(pairs):
        raise ArgumentsError("The arguments give a parameter twice: give each once.")
    return values


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a JSON number")
