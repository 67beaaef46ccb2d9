"""The question whether everything is to be forgotten, as a modal."""

from bot.blocks.text import VIEW_BUTTON, VIEW_TITLE, Block, context, escape, plain, section
from bot.words import commands as words

FORGET = "forget"
"""The callback_id of the question."""


def forget_modal() -> Block:
    """Return the modal that asks once more before everything is erased."""
    return {
        "type": "modal",
        "callback_id": FORGET,
        "title": plain(words.FORGET_TITLE, VIEW_TITLE),
        "submit": plain(words.FORGET_YES, VIEW_BUTTON),
        "close": plain(words.FORGET_NO, VIEW_BUTTON),
        "blocks": [section(escape(words.FORGET_TEXT)), context(words.FORGET_ADVICE)],
    }
