"""Keeping a risk tolerance, so that later tools need not ask for it."""

from tools.finance.risk import Level
from tools.futures.risk_questions import TOLERANCE
from tools.toolkit.tool import ToolContext


async def keep_tolerance(level: Level, context: ToolContext) -> None:
    """Keep the level as a fact, for everywhere in private, else for this conversation, and in its metadata.

    Outside both there is nowhere to keep it. Other conversations are told what was found out in private.
    """
    unit, caller = context.unit, context.caller
    here = caller.conversation_id
    if caller.private or here is not None:
        await unit.facts.remember(
            caller.user.id,
            TOLERANCE,
            "choice",
            level,
            conversation_id=None if caller.private else here,
            channel=caller.channel,
            message_ts=caller.message_ts,
            said_at=context.now,
        )
    if caller.private:
        text = (
            f"The user's risk tolerance is {level}, as their answers came to on {context.format.day_of(context.now)}."
        )
        await unit.notes.add(caller.user.id, text, conversation_id=here, fact=TOLERANCE, now=context.now)
    await tell_tolerance(level, context)


async def tell_tolerance(level: Level, context: ToolContext) -> None:
    """Say in the conversation's metadata which risk tolerance was used in it last."""
    here = context.caller.conversation_id
    if here is not None:
        await context.unit.conversations.add_details(here, {TOLERANCE: level})
