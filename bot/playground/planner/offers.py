"""A yes to what a result offered to tell from now on."""

import re
from typing import Any

from bot.playground.planner.dialogue import Called, Dialogue
from bot.playground.planner.moves import Call
from bot.playground.planner.names import SET_ALERTS
from bot.playground.planner.offered import Offered

_YES = re.compile(
    r"\W*(?:(?:yes|yep|yeah|sure|ok(?:ay)?|please|do|that|it|tell me|sounds|good|great|thanks|thank you)\b\W*)+",
    re.IGNORECASE,
)


def offer_reaction(dialogue: Dialogue, offered: Offered) -> tuple[Call, ...] | None:
    """Return the call that turns on what was offered last; None where nothing was, or it is no plain yes."""
    last = dialogue.before[-1] if dialogue.before else None
    if not isinstance(last, Called) or not _YES.fullmatch(dialogue.request) or SET_ALERTS not in offered:
        return None
    offer: Any = (last.payload or {}).get("result", {}).get("offer")
    return (offered.call(SET_ALERTS, {"alert": offer["alert"]}),) if offer else None
