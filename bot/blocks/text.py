"""Slack's limits, and texts that keep to them.

The limits are those of Slack's reference pages (docs.slack.dev/reference/block-kit and /reference/methods); the two
marked as measured are documented nowhere.
"""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")

Block = dict[str, Any]
"""One Block Kit object: a block, an element or a composition object, as JSON."""

HEADER_TEXT = 150
DIVIDER: Block = {"type": "divider"}

SECTION_TEXT = 3_000
SECTION_FIELDS = 10
FIELD_TEXT = 2_000
CONTEXT_ELEMENTS = 10
ACTION_ELEMENTS = 25
BUTTON_TEXT = 75
CONFIRM_TITLE = 100
CONFIRM_TEXT = 300
CONFIRM_BUTTON = 30
OPTION_TEXT = 75
OPTION_VALUE = 150
OPTIONS = 100
RADIO_OPTIONS = 10
INPUT_LABEL = 2_000
INPUT_HINT = 2_000
INPUT_TEXT = 3_000
PLACEHOLDER = 150
IDENTIFIER = 255
"""Longest action_id and block_id."""

VIEW_TITLE = 24
VIEW_BUTTON = 24
VIEW_BLOCKS = 100
PRIVATE_METADATA = 3_000

MESSAGE_BLOCKS = 50
MESSAGE_TEXT = 40_000
"""Longest `text`; Slack cuts what is beyond."""
MESSAGE_CHARACTERS = 13_000
"""Longest sum of all texts in one message's blocks (measured: `msg_blocks_too_long` beyond it)."""
MARKDOWN_TEXT = 12_000
"""Longest markdown of one message, over all its markdown blocks and streamed pieces."""

SESSION_TITLE = 200

TASK_TEXT = 256
"""Longest title, details and output of a task."""

TABLE_ROWS = 100
TABLE_COLUMNS = 20
TABLE_CHARACTERS = 10_000
TABLES_PER_MESSAGE = 1

CHART_TITLE = 50
CHART_LABEL = 20
CHART_AXIS_LABEL = 50
CHART_CATEGORIES = 20
CHART_SERIES = 6
CHARTS_PER_MESSAGE = 2
"""Most charts in one message (measured)."""

_ELLIPSIS = "…"
_ENTITIES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))


def escape(text: str) -> str:
    """Return `text` so that Slack shows it literally: `&`, `<` and `>` start its mentions and links."""
    for character, entity in _ENTITIES:
        text = text.replace(character, entity)
    return text


def unescape(text: str) -> str:
    """Return what the user typed from what Slack sends: the reverse of `escape`."""
    for character, entity in reversed(_ENTITIES):
        text = text.replace(entity, character)
    return text


def shorten(text: str, limit: int) -> str:
    """Return `text`, cut to at most `limit` characters; a cut text ends in an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + _ELLIPSIS


def escape_within(text: str, limit: int) -> str:
    """Return `text` escaped and at most `limit` characters long, never cut within an entity."""
    escaped = escape(text)
    while len(escaped) > limit:
        text = shorten(text, len(text) - max(1, (len(escaped) - limit) // len("&amp;")))
        escaped = escape(text)
    return escaped


def plain(text: str, limit: int) -> Block:
    """Return a plain_text object of at most `limit` characters."""
    return {"type": "plain_text", "text": shorten(text, limit), "emoji": True}


def mrkdwn(text: str, limit: int = SECTION_TEXT) -> Block:
    """Return a mrkdwn object; what users or tools wrote in `text` must be escaped already."""
    return {"type": "mrkdwn", "text": shorten(text, limit)}


def header(text: str) -> Block:
    """Return a heading."""
    return {"type": "header", "text": plain(text, HEADER_TEXT)}


def section(text: str) -> Block:
    """Return a section block with mrkdwn text."""
    return {"type": "section", "text": mrkdwn(text)}


def context(*texts: str) -> Block:
    """Return a context block: small print, one mrkdwn text after the other."""
    return {"type": "context", "elements": [mrkdwn(text) for text in texts[:CONTEXT_ELEMENTS]]}


def markdown(text: str) -> Block:
    """Return a markdown block: the standard Markdown that a language model writes."""
    return {"type": "markdown", "text": shorten(quiet(text), MARKDOWN_TEXT)}


def quiet(text: str) -> str:
    """Return the text with Slack's `<!channel>` and its like made harmless: a repeated name must call nobody."""
    return text.replace("<!", "<\u200b!")


def button(text: str, action_id: str, value: str, style: str | None = None) -> Block:
    """Return a button; `style` is "primary", "danger" or None."""
    element: Block = {
        "type": "button",
        "text": plain(text, BUTTON_TEXT),
        "action_id": shorten(action_id, IDENTIFIER),
        "value": value,
    }
    return element | {"style": style} if style else element


def option(label: str, value: str) -> Block:
    """Return one option of a menu, of radio buttons or of checkboxes."""
    return {"text": plain(label, OPTION_TEXT), "value": shorten(value, OPTION_VALUE)}


def confirm(title: str, text: str, yes: str, no: str) -> Block:
    """Return the dialog that a button opens before it does anything."""
    return {
        "title": plain(title, CONFIRM_TITLE),
        "text": plain(text, CONFIRM_TEXT),
        "confirm": plain(yes, CONFIRM_BUTTON),
        "deny": plain(no, CONFIRM_BUTTON),
    }


def actions(block_id: str, *elements: Block) -> Block:
    """Return a row of buttons."""
    return {"type": "actions", "block_id": shorten(block_id, IDENTIFIER), "elements": list(elements[:ACTION_ELEMENTS])}


def in_a_sentence(label: str) -> str:
    """Return "monthly income" for "Monthly income", but "APR" as it is."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def in_one_line(text: str) -> str:
    """Return a list of lines as one line: bold text ends where a line does."""
    return "; ".join(line.strip() for line in text.splitlines() if line.strip())


def bullets(lines: Sequence[str]) -> str:
    """Return one bullet a line."""
    return "\n".join(f"• {line}" for line in lines)


def in_groups(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Return the items in groups of `size`; the last may be smaller."""
    return (items[start : start + size] for start in range(0, len(items), size))


def split_markdown(text: str, limit: int = MARKDOWN_TEXT) -> list[str]:
    """Return `text` in pieces of at most `limit` characters, cut between paragraphs, lines or words if possible."""
    pieces: list[str] = []
    while len(text) > limit:
        cut = _cut(text, limit)
        pieces.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*pieces, text] if text or not pieces else pieces


def _cut(text: str, limit: int) -> int:
    for separator in ("\n\n", "\n", " "):
        at = text.rfind(separator, 1, limit + 1)
        if at > limit // 2:
            return at
    return limit
