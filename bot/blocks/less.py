"""The button below what Penny writes by herself, the choice it opens, and what becomes of both."""

import json
from collections.abc import Iterator, Sequence
from typing import Literal

from bot.blocks.outputs import Content
from bot.blocks.text import Block, actions, button, context, escape
from bot.words import alerts as words

LESS = "less"
"""The action of the button, and the block in which it and the choice stand."""

WEEKLY, OFF, KEEP = "less.weekly", "less.off", "less.keep"

What = Literal["alert", "check_in", "watch"]


def with_less(content: Content, what: What, which: str, owner: str, *, weekly: bool) -> Content:
    """Return a message with the button below it, for the user whose Slack id is `owner`.

    `weekly` says whether less of it can be once a week; if not, it is none at all.
    """
    value = json.dumps({"what": what, "which": which, "user": owner, "weekly": weekly})
    return Content(content.text, (*content.blocks, actions(LESS, button(words.LESS, LESS, value))))


def with_choice(text: str, blocks: Sequence[Block], value: str) -> Content:
    """Return the message once the button was pressed: with the ways to have less in its place."""
    chosen = actions(LESS, *_ways(value))
    return Content(text, tuple(chosen if block.get("block_id") == LESS else block for block in blocks))


def kept(text: str, blocks: Sequence[Block], value: str) -> Content:
    """Return the message as it was before the button was pressed."""
    again = actions(LESS, button(words.LESS, LESS, value))
    return Content(text, tuple(again if block.get("block_id") == LESS else block for block in blocks))


def lessened(text: str, blocks: Sequence[Block], said: str) -> Content:
    """Return the message once less of it was chosen: without buttons, and with what is so now."""
    rest = [block for block in blocks if block.get("block_id") != LESS]
    return Content(f"{text}\n\n{said}", (*rest, context(escape(said))))


def _ways(value: str) -> Iterator[Block]:
    chosen = json.loads(value)
    if chosen["weekly"]:
        yield button(words.WEEKLY, WEEKLY, value)
    yield button(words.OFF[chosen["what"]], OFF, value)
    yield button(words.KEEP, KEEP, value)
