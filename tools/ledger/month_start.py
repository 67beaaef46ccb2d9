"""On which day the user's month begins, where a tool is not told."""

from typing import cast

from tools.toolkit.kinds import fact_value
from tools.toolkit.tool import ToolContext


async def month_start_of(context: ToolContext) -> int | None:
    """Return the day of the month that the user named as its first; None where they named none."""
    facts = await context.unit.facts.of_user(context.caller.user.id)
    known = [fact_value(fact.kind, fact.value) for fact in facts if fact.name == "month_start"]
    return cast("int | None", known[0]) if known else None
