"""Reading providers' answers: exact, and with an error that names what is wrong."""

from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, cast

from tools.markets.errors import NotUnderstoodError


def value_in(answer: Any, name: str) -> Any:
    """Return the value of that name, whatever it is; None where there is none."""
    return cast("dict[str, Any]", answer).get(name) if isinstance(answer, dict) else None


def number_in(answer: Any, name: str) -> Decimal | None:
    """Return a finite number, given as one or as its digits; None where there is none."""
    value = value_in(answer, name)
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def price_in(answer: Any, name: str) -> Decimal | None:
    """Return a number above zero; None where there is none: providers write zero for what they do not know."""
    number = number_in(answer, name)
    return number if number is not None and number > 0 else None


def instant_in(answer: Any, name: str) -> datetime | None:
    """Return the instant that seconds since 1970 stand for; None where there is none or it cannot be one."""
    seconds = number_in(answer, name)
    try:
        return datetime.fromtimestamp(int(seconds), UTC) if seconds is not None and seconds > 0 else None
    except (ValueError, OverflowError, OSError):
        return None


def object_in(provider: str, answer: Any) -> dict[str, Any]:
    """Return a JSON object; raises NotUnderstoodError for anything else."""
    if not isinstance(answer, dict):
        raise NotUnderstoodError(provider, "it is not of the form I know")
    return cast("dict[str, Any]", answer)


def list_in(answer: Any, name: str) -> list[Any]:
    """Return the list of that name; an empty one where there is none."""
    value = value_in(answer, name)
    return cast("list[Any]", value) if isinstance(value, list) else []


def text_in(answer: Any, name: str) -> str:
    """Return the text of that name; "" where there is none."""
    value = value_in(answer, name)
    return value if isinstance(value, str) else ""
