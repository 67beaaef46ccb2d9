"""The Home tab of somebody of whom nothing is kept any more."""

from bot.blocks.text import Block, header, section
from bot.words import home as words


def forgotten_view() -> Block:
    """Return the Home tab that says so, and how to begin anew."""
    return {"type": "home", "blocks": [header(words.FORGOTTEN), section(words.FORGOTTEN_TEXT)]}
