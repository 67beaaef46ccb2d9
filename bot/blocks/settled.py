"""What becomes of a question's message once it is settled."""

import json
from collections.abc import Sequence
from typing import Literal

from bot.blocks.outputs import Content
from bot.blocks.text import FIELD_TEXT, Block, actions, button, context, escape, escape_within, in_one_line, section
from bot.words import forms as words

REOPEN = "form.reopen"

Settled = Literal["answered", "declined", "superseded", "expired"]

_LINES: dict[Settled, str] = {
    "answered": words.SETTLED_ANSWERED,
    "declined": words.SETTLED_DECLINED,
    "superseded": words.SETTLED_SUPERSEDED,
    "expired": words.SETTLED_EXPIRED,
}


def settled(
    title: str, how: Settled, answers: Sequence[tuple[str, str]], again: Sequence[str] = (), owner: str = ""
) -> Content:
    """Return how the question ended and the answers given, as (label, value).

    The form of the calls `again` may be filled in once more, by the user whose Slack id is `owner`.
    """
    line = _LINES[how]
    blocks = [section(f"*{escape(title)}*\n{line}" if title else line)]
    told = [f"{escape(label)}: *{escape_within(in_one_line(value), FIELD_TEXT)}*" for label, value in answers]
    if told:
        blocks.append(context(" · ".join(told)))
    if again:
        blocks.append(_reopen(how, again, owner))
    text = "\n".join([title, line, *(f"{label}: {value}" for label, value in answers)])
    return Content(text.strip(), tuple(blocks))


def _reopen(how: Settled, calls: Sequence[str], owner: str) -> Block:
    value = json.dumps({"calls": list(calls), "user": owner})
    label = words.CHANGE_ANSWERS if how == "answered" else words.ANSWER_AFTER_ALL
    return actions(REOPEN, button(label, REOPEN, value))
