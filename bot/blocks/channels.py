"""What channels show beside answers: how to go on in the thread, and answers for one person's eyes."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.blocks.outputs import Content, answer_contents, fits_one_message
from bot.blocks.text import Block, actions, button, confirm, context, section
from bot.words import channels as words
from bot.words.commands import SHARE_NO, SHARE_TITLE, SHARE_YES, SHARED_BY
from tools.toolkit.outcome import Display

MUTE, UNMUTE = "thread.mute", "thread.unmute"
SHOW, SHARE = "private.show", "private.share"
"""The actions of the buttons."""

_HOW = "thread.how"
"""The block that says how to go on in the thread."""


@dataclass(frozen=True, slots=True)
class HiddenAnswer:
    """An answer that only its `owner` (a Slack id) may see: the id of the turn that gave it, and its thread."""

    turn: int
    owner: str
    channel: str
    thread_ts: str

    @property
    def value(self) -> str:
        """What its buttons carry."""
        return json.dumps({"turn": self.turn, "user": self.owner, "channel": self.channel, "thread_ts": self.thread_ts})

    @classmethod
    def of_button(cls, value: str) -> "HiddenAnswer":
        """Return the answer whose button was pressed."""
        carried = json.loads(value)
        return cls(carried["turn"], carried["user"], carried["channel"], carried["thread_ts"])


def muted_content(muted: bool) -> Content:
    """Return the message that says whether Penny keeps quiet in the thread, with the button to change that."""
    return Content(_how(muted), (_switch(muted),))


def with_way_to_go_on(contents: Sequence[Content], muted: bool = False) -> list[Content]:
    """Return the answer with a line below it that says how to go on in the thread, and with the button to mute her."""
    *before, last = contents
    added = muted_content(muted)
    blocks = (*last.blocks, *added.blocks)
    if not fits_one_message(blocks):
        return [*before, last, added]
    return [*before, Content(f"{last.text}\n\n{added.text}", blocks)]


def switched(text: str, blocks: Sequence[Block], *, muted: bool) -> Content:
    """Return what a message becomes once its button muted Penny, or let her speak again."""
    now = [_switch(muted) if block.get("block_id") == _HOW else block for block in blocks]
    return Content(text.replace(_how(not muted), _how(muted)), tuple(now))


def hidden_content(hidden: HiddenAnswer) -> Content:
    """Return the message that stands in the thread for an answer that only its owner sees."""
    said = words.FOR_ONE.format(user=f"<@{hidden.owner}>")
    again = button(words.SHOW_AGAIN, SHOW, hidden.value)
    return Content(said, (section(said), actions(SHOW, again, _share_button(hidden))))


def for_owner(text: str, results: Sequence[Display], hidden: HiddenAnswer) -> list[Content]:
    """Return the answer as its owner sees it, with the button that shows it to all."""
    *before, last = answer_contents(text, results)
    row = (context(words.ONLY_YOU), actions(SHARE, _share_button(hidden, "primary")))
    if fits_one_message((*last.blocks, *row)):
        return [*before, Content(f"{last.text}\n\n{words.ONLY_YOU}", (*last.blocks, *row))]
    return [*before, last, Content(words.ONLY_YOU, row)]


def shared_contents(text: str, results: Sequence[Display], owner: str) -> list[Content]:
    """Return the answer for everybody in the thread; what is remembered of its owner is not told."""
    shown = [result.model_copy(update={"undo": None, "from_memory": ()}) for result in results]
    first, *others = answer_contents(text, shown)
    by = SHARED_BY.format(user=owner)
    return [Content(f"{by}\n{first.text}", (*first.blocks, context(by))), *others]


def shared_below(owner: str) -> Content:
    """Return what the message that stood for the answer becomes once that is shared."""
    said = words.SHARED.format(user=f"<@{owner}>")
    return Content(said, (context(said),))


def _share_button(hidden: HiddenAnswer, style: str | None = None) -> Block:
    sure = confirm(SHARE_TITLE, words.SHARE_TEXT, SHARE_YES, SHARE_NO)
    return button(words.SHARE, SHARE, hidden.value, style) | {"confirm": sure}


def _how(muted: bool) -> str:
    return words.MUTED if muted else words.GO_ON


def _switch(muted: bool) -> Block:
    switch = button(words.UNMUTE, UNMUTE, "unmute") if muted else button(words.MUTE, MUTE, "mute")
    return section(_how(muted)) | {"block_id": _HOW, "accessory": switch}
