"""The modal in which somebody asks about a message."""

import json
import re

from bot.blocks.inputs import ACTION
from bot.blocks.text import (
    INPUT_HINT,
    INPUT_LABEL,
    INPUT_TEXT,
    PLACEHOLDER,
    PRIVATE_METADATA,
    VIEW_BUTTON,
    VIEW_TITLE,
    Block,
    context,
    escape_within,
    mrkdwn,
    plain,
    section,
    shorten,
)
from bot.words import shortcuts as words

ASK = "ask_about"
"""The callback_id of the modal; the block_id of its question is the same."""

_SHOWN = 600
"""Characters of a message by which people know it again."""

_MENTION = re.compile(r"&lt;(@[UW][A-Z0-9]+)(?:\|[^&]*)?&gt;")


def ask_modal(picked: dict[str, str]) -> Block:
    """Return the modal that asks what somebody wants to know about the message whose words are `picked["text"]`.

    What was picked goes along as metadata, its text cut to what Slack takes.
    """
    return {
        "type": "modal",
        "callback_id": ASK,
        "title": plain(words.ASK_TITLE, VIEW_TITLE),
        "submit": plain(words.ASK_SEND, VIEW_BUTTON),
        "close": plain(words.ASK_CANCEL, VIEW_BUTTON),
        "private_metadata": _metadata(picked),
        "blocks": [section(words.ASK_ABOUT), _quotation(picked["text"]), _question(), context(words.ASK_WHERE)],
    }


def markdown_quotation(text: str) -> str:
    """Return the text as a quotation in Markdown."""
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def _quotation(text: str) -> Block:
    shown = _MENTION.sub(r"<\1>", escape_within(text, _SHOWN))
    lines = "\n".join(f"> {line}" for line in shown.splitlines())
    return {"type": "section", "text": mrkdwn(lines)}


def _question() -> Block:
    element = {
        "type": "plain_text_input",
        "action_id": ACTION,
        "multiline": True,
        "max_length": INPUT_TEXT,
        "placeholder": plain(words.ASK_EXAMPLE, PLACEHOLDER),
        "focus_on_load": True,
    }
    return {
        "type": "input",
        "block_id": ASK,
        "optional": True,
        "label": plain(words.ASK_QUESTION, INPUT_LABEL),
        "hint": plain(words.ASK_HINT, INPUT_HINT),
        "element": element,
    }


def _metadata(picked: dict[str, str]) -> str:
    text = picked["text"]
    while len(written := json.dumps(picked | {"text": text}, ensure_ascii=False)) > PRIVATE_METADATA:
        text = shorten(text, len(text) - max(1, (len(written) - PRIVATE_METADATA) // 2))
    return written
