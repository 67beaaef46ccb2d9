"""What Penny offers to tell from now on: once each, and only to those who have not chosen yet."""

from storage.tables.alerts import AlertKind
from tools.toolkit.outcome import Offer
from tools.toolkit.tool import ToolContext

_OFFERED = "offered"


async def offer_once(kind: AlertKind, question: str, context: ToolContext) -> Offer | None:
    """Return the offer of an alert, the first time that it fits; it is made in the user's own conversations only."""
    caller, alerts = context.caller, context.unit.alerts
    if not caller.private or caller.conversation_id is None or kind in await alerts.of_user(caller.user.id):
        return None
    made = await alerts.say(caller.user.id, kind, (_OFFERED,), context.now)
    return Offer(question=question, alert=kind) if made else None
