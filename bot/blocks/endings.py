"""How an answer ends that did not come to its end: it failed and may be asked for again, or it was stopped."""

import json
from collections.abc import Sequence

from bot.blocks.outputs import Content, answer_contents
from bot.blocks.text import Block, actions, button, context
from bot.words import answers as words

RETRY = "retry"
"""The action of the button that asks for an answer once more, and the block in which it stands."""


def asked_contents(text: str, above: Sequence[Block]) -> list[Content]:
    """Return what was said before a question that follows in a message of its own; "" where only tasks were shown."""
    return answer_contents(text, (), above) if text.strip() else [Content("", ())]


def failed_contents(text: str, apology: str, turn: int | None, owner: str) -> list[Content]:
    """Return an answer that came to nothing: what was shown of it, and the apology below.

    With the id of the `turn` it has a button to try again, for the user whose Slack id is `owner`.
    """
    *before, last = answer_contents("\n\n".join(part for part in (text.strip(), apology) if part), ())
    if turn is None:
        return [*before, last]
    again = button(words.TRY_AGAIN, RETRY, json.dumps({"turn": turn, "user": owner}))
    return [*before, Content(last.text, (*last.blocks, actions(RETRY, again)))]


def retried_content(text: str, blocks: Sequence[Block]) -> Content:
    """Return what the message of a failed answer becomes once its button was pressed."""
    kept = [block for block in blocks if block.get("block_id") != RETRY]
    return Content(f"{text}\n\n{words.TRYING_AGAIN}", (*kept, context(words.TRYING_AGAIN)))


def stopped_contents(text: str) -> list[Content]:
    """Return an answer that was stopped: what there is of it, and that no more will come; twice is once."""
    text = text.removesuffix(words.STOPPED).rstrip("\n") if text.endswith(words.STOPPED) else text
    if not text.strip():
        return [Content(words.STOPPED, (context(words.STOPPED),))]
    *before, last = answer_contents(text, ())
    return [*before, Content(f"{last.text}\n\n{words.STOPPED}", (*last.blocks, context(words.STOPPED)))]
