"""The buttons below an answer that ask whether it helped, and the modal that asks what was wrong."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.blocks.outputs import Content
from bot.blocks.text import (
    INPUT_TEXT,
    MESSAGE_BLOCKS,
    VIEW_BUTTON,
    VIEW_TITLE,
    Block,
    plain,
    section,
)
from bot.words import feedback as words

FEEDBACK = "feedback"
"""The action of the buttons; the value of each is the id of the turn and the rating, "17:good"."""

FEEDBACK_REASON = "feedback.reason"
"""The callback_id of the modal; its private_metadata is where the answer stands."""

_REASON, _COMMENT, _VALUE = "reason", "comment", "value"
_LABEL = 75


def with_feedback(contents: Sequence[Content], turn: int) -> list[Content]:
    """Return an answer with the buttons below its last message, if there is room for them."""
    *before, last = contents
    if len(last.blocks) == MESSAGE_BLOCKS:
        return list(contents)
    return [*before, Content(last.text, (*last.blocks, _buttons(turn)))]


def reason_modal(private_metadata: str) -> Block:
    """Return the modal that asks what was wrong; every answer in it may be left out."""
    return {
        "type": "modal",
        "callback_id": FEEDBACK_REASON,
        "title": plain(words.TITLE, VIEW_TITLE),
        "submit": plain(words.SEND, VIEW_BUTTON),
        "close": plain(words.CLOSE, VIEW_BUTTON),
        "private_metadata": private_metadata,
        "blocks": [section(words.INTRO), _reason_input(), _comment_input()],
    }


def reason_of(values: Mapping[str, Mapping[str, Any]]) -> tuple[str | None, str]:
    """Return the reason, None where none was chosen, and the comment, from the submitted view's `state.values`."""
    chosen = values[_REASON][_VALUE].get("selected_option")
    return chosen and chosen["value"], (values[_COMMENT][_VALUE].get("value") or "").strip()


def _buttons(turn: int) -> Block:
    pair = {
        "type": "feedback_buttons",
        "action_id": FEEDBACK,
        "positive_button": _button(words.HELPFUL, words.HELPFUL_LABEL, f"{turn}:good"),
        "negative_button": _button(words.NOT_HELPFUL, words.NOT_HELPFUL_LABEL, f"{turn}:bad"),
    }
    return {"type": "context_actions", "block_id": f"{FEEDBACK}:{turn}", "elements": [pair]}


def _button(text: str, label: str, value: str) -> Block:
    return {"text": plain(text, _LABEL), "accessibility_label": label, "value": value}


def _reason_input() -> Block:
    options = [{"text": plain(text, _LABEL), "value": name} for name, text in words.REASONS.items()]
    element = {"type": "radio_buttons", "action_id": _VALUE, "options": options}
    return _input(_REASON, words.REASON, element)


def _comment_input() -> Block:
    element = {
        "type": "plain_text_input",
        "action_id": _VALUE,
        "multiline": True,
        "max_length": INPUT_TEXT,
        "placeholder": plain(words.COMMENT_EXAMPLE, _LABEL),
    }
    return _input(_COMMENT, words.COMMENT, element) | {"hint": plain(words.COMMENT_HINT, _LABEL)}


def _input(block_id: str, label: str, element: Block) -> Block:
    return {
        "type": "input",
        "block_id": block_id,
        "optional": True,
        "label": plain(label, _LABEL),
        "element": element,
    }
