"""What people who see no blocks miss: words that a message's blocks show and its `text` does not say."""

import html
import re
from collections.abc import Iterator
from typing import Any, Final, cast

from bot.playground.slack.directory import Json

_SILENT: Final = frozenset({"actions", "context_actions", "divider"})
"""Blocks that one uses and does not read."""

_READ: Final = (
    "text",
    "title",
    "subtitle",
    "body",
    "label",
    "hint",
    "caption",
    "alt_text",
    "details",
    "output",
    "name",
)
_WITHIN: Final = ("fields", "elements", "rows", "tasks", "child_blocks", "chart", "series", "segments")
_ENTITY: Final = re.compile(r"<(?:[^<>|]*\|)?([^<>]*)>")
_MARKS: Final = re.compile(r"[*_~`#|•✓\u200b]+")
_CUT: Final = re.compile(r"\w…$")
"""A word that a label had no room for."""

_EDGES: Final = re.compile(r"^[^\w$€£%]+|[^\w%]+$")


def unsaid(text: str, blocks: list[Json]) -> list[str]:
    """Return the words of the blocks that the text lacks, in their order; order and punctuation do not matter."""
    said = set(_words(text))
    shown = [word for block in blocks for piece in _pieces(block) for word in _words(piece)]
    return [word for word in dict.fromkeys(shown) if word not in said]


def _words(text: str) -> list[str]:
    plain = _MARKS.sub(" ", _ENTITY.sub(r"\1", text).replace("\u200b", ""))
    written = html.unescape(plain).casefold().split()
    words = [_EDGES.sub("", word) for word in written if not _CUT.search(word)]
    return [word for word in words if word]


def _pieces(value: Any) -> Iterator[str]:
    """Yield what people read in a block, an element, a cell or a text object."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in cast("list[Any]", value):
            yield from _pieces(item)
    elif isinstance(value, dict):
        owner = cast("Json", value)
        if owner.get("type") in _SILENT:
            return
        for name in (*_READ, *_WITHIN):
            yield from _pieces(owner.get(name))
        if owner.get("type") == "pie":
            yield from (str(segment.get("label", "")) for segment in owner.get("segments", []))
