"""How an answer ends that did not come to its end: it failed and may be asked for again, or it was stopped."""

import json
from collections.abc import Sequence

from bot.blocks.outputs import Content, answer_contents
from bot.blocks.text import Block, actions, button, context

RETRY = "retry"
"""The action of the button that asks for an answer once more, and the block in which it stands."""

TRY_AGAIN = "Try again"

_TRYING = "Trying again…"
_STOPPED = "Stopped here."


def failed_contents(text: str, apology: str, turn: int | None, owner: str) -> list[Content]:
    """Return an answer that came to nothing: what was shown of it, and the apology below.

    With the id of the `turn` it has a button to try again, for the user whose Slack id is `owner`.
    """
    *before, last = answer_contents("\n\n".join(part for part in (text.strip(), apology) if part), ())
    if turn is None:
        return [*before, last]
    again = button(TRY_AGAIN, RETRY, json.dumps({"turn": turn, "user": owner}))
    return [*before, Content(last.text, (*last.blocks, actions(RETRY, again)))]


def retried_content(text: str, blocks: Sequence[Block]) -> Content:
    """Return what the message of a failed answer becomes once its button was pressed."""
    kept = [block for block in blocks if block.get("block_id") != RETRY]
    return Content(f"{text}\n\n{_TRYING}", (*kept, context(_TRYING)))


def stopped_contents(text: str) -> list[Content]:
    """Return an answer that was stopped: what there is of it, and that no more will come; twice is once."""
    *before, last = answer_contents(text.removesuffix(f"\n\n{_STOPPED}"), ())
    return [*before, Content(f"{last.text}\n\n{_STOPPED}", (*last.blocks, context(_STOPPED)))]
