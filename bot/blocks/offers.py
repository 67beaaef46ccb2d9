"""The question whether to tell somebody of something from now on, and what becomes of it once it is answered."""

from collections.abc import Sequence

from bot.blocks.text import Block, actions, button, context, escape, section
from bot.words import alerts as words
from tools.toolkit.outcome import Offer

ACCEPT, DECLINE = "offer.accept", "offer.decline"


def offer_blocks(offer: Offer) -> tuple[Block, ...]:
    """Return the question and its two answers; their value is the alert."""
    yes = button(words.OFFER_YES, ACCEPT, offer.alert)
    no = button(words.OFFER_NO, DECLINE, offer.alert)
    return section(escape(offer.question)), actions(_block_id(offer.alert), yes, no)


def answered(blocks: Sequence[Block], alert: str, said: str) -> tuple[Block, ...]:
    """Return the blocks of a message once the question was answered: in place of the buttons, what came of it."""
    told = context(escape(said))
    return tuple(told if block.get("block_id") == _block_id(alert) else block for block in blocks)


def _block_id(alert: str) -> str:
    return f"offer:{alert}"
