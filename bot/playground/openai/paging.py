"""Lists in pages: newest or oldest first, beginning behind or ending before an entry."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.playground.openai.errors import InvalidRequestError, NotFoundError

Entry = dict[str, Any]

_DEFAULT_PAGE = 20
_MAX_PAGE = 100


def page(query: Mapping[str, str], entries: Sequence[Entry]) -> dict[str, Any]:
    """Return the page of `entries` (oldest first) that a request's `query` asks for.

    Raises InvalidRequestError for what the provider would refuse, NotFoundError for an unknown cursor.
    """
    ordered = list(entries) if _order(query) == "asc" else list(entries)[::-1]
    limit = _limit(query.get("limit"))
    if "before" in query:
        earlier = ordered[: _place(ordered, query["before"])]
        return listing(earlier[-limit:], has_more=len(earlier) > limit)
    start = _place(ordered, query["after"]) + 1 if "after" in query else 0
    return listing(ordered[start : start + limit], has_more=start + limit < len(ordered))


def listing(entries: Sequence[Entry], *, has_more: bool) -> dict[str, Any]:
    """Return entries as the provider's list object."""
    return {
        "object": "list",
        "data": list(entries),
        "first_id": entries[0]["id"] if entries else "",
        "last_id": entries[-1]["id"] if entries else "",
        "has_more": has_more,
    }


def _order(query: Mapping[str, str]) -> str:
    order = query.get("order", "desc")
    if order not in ("asc", "desc"):
        raise InvalidRequestError(
            f"Invalid value: {order!r}. Supported values are: 'asc' and 'desc'.",
            code="invalid_value",
            param="order",
        )
    return order


def _limit(text: str | None) -> int:
    if text is None:
        return _DEFAULT_PAGE
    if not text.isdigit() or not 1 <= int(text) <= _MAX_PAGE:
        raise InvalidRequestError(
            f"Invalid 'limit': {text!r}. Expected an integer between 1 and {_MAX_PAGE}.",
            code="invalid_value",
            param="limit",
        )
    return int(text)


def _place(entries: Sequence[Entry], entry_id: str) -> int:
    for index, entry in enumerate(entries):
        if entry["id"] == entry_id:
            return index
    raise NotFoundError(f"No object found with id '{entry_id}'.")
