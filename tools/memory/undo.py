"""The tool that takes back what was changed last."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from functools import partial
from typing import Annotated, Any

from storage.repositories.changes import StoredChange
from tools.toolkit.errors import ToolError
from tools.toolkit.outcome import ToolResult
from tools.toolkit.params import Ask, Parameters
from tools.toolkit.tool import Revert, Tool, ToolContext

RECENT = timedelta(days=1)
"""How old the last change may be that "undo that" means; its button takes back older ones too."""

PRIVATE = "What you keep with me is private: ask me in our direct messages, and I undo it there."
_NOTHING = "There is nothing to undo."


class UndoParameters(Parameters):
    """Which change to take back: the last one, unless a button named another."""

    change: Annotated[int | None, Ask("Which change is it?", "Change", "integer", by_hand=True)] = None


def undo_tool(tools: Iterable[Tool[Any]]) -> Tool[UndoParameters]:
    """Return the tool that takes back what these tools change."""
    reverts = {kind: revert for tool in tools for kind, revert in tool.reverts.items()}
    return Tool(
        name="undo_last_change",
        title="Undo",
        purpose="take back what I changed last",
        description=(
            "Takes back the last thing that was kept, changed or deleted: a logged expense or income, a corrected or "
            "deleted transaction, a limit, an imported statement, a new goal, money put into "
            "one, or what was told for the net worth. Call it when the "
            "user wants that undone (“undo that”, “take that back”, “that was a mistake”). It takes back one change at "
            "a time, the newest first; for facts use forget_fact."
        ),
        working="Taking that back",
        parameters=UndoParameters,
        run=partial(take_back, reverts),
        topic="spending",
    )


async def take_back(reverts: Mapping[str, Revert], params: UndoParameters, context: ToolContext) -> ToolResult:
    """Take one change back. Raises ToolError for none, for one that was undone or is too old, and among others."""
    if not context.caller.private:
        raise ToolError(PRIVATE)
    change = await _wanted(params, context)
    revert = reverts.get(change.kind)
    if revert is None:
        raise ToolError("I can no longer undo that.")
    sentence = await revert(change.payload, context)
    await context.unit.changes.mark_undone(change.id)
    return ToolResult(summary=f"Undone: {sentence}", as_of=context.today)


async def _wanted(params: UndoParameters, context: ToolContext) -> StoredChange:
    changes, user = context.unit.changes, context.caller.user
    if params.change is None:
        change = await changes.latest(user.id)
        if change is not None and change.created_at < context.now - RECENT:
            raise ToolError(
                f"The last thing I could undo is of {context.format.day_of(change.created_at)}: use the Undo button "
                "below it, or tell me what to change."
            )
    else:
        change = await changes.find(user.id, params.change)
    if change is None:
        raise ToolError(_NOTHING)
    if change.undone_at is not None:
        raise ToolError("That is undone already.")
    return change
