"""The button that takes a change back, and what becomes of its message."""

from collections.abc import Sequence

from bot.blocks.text import Block, actions, button, context, escape
from bot.words import answers as words

UNDO = "undo"
"""The action of the button; its value is the id of the change."""


def undo_block(change: int) -> Block:
    """Return the row with the button that takes the change back."""
    return actions(_block_id(change), undo_button(change))


def undo_button(change: int) -> Block:
    """Return the button by itself."""
    return button(words.UNDO, UNDO, str(change))


def without_button(blocks: Sequence[Block], change: int, said: str) -> tuple[Block, ...]:
    """Return the blocks of a message once the button was pressed: without it, and with what came of it."""
    kept = [block for block in blocks if block.get("block_id") != _block_id(change)]
    return (*kept, context(f"↩ {escape(said)}"))


def _block_id(change: int) -> str:
    return f"{UNDO}:{change}"
