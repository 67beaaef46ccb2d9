"""How changes of the ledger are taken back, as long as nothing came on top of them."""

from collections.abc import Mapping
from typing import cast

from pydantic import JsonValue

from storage.money import Money
from storage.repositories.transactions import StoredTransaction
from tools.ledger.snapshots import from_snapshot, is_same
from tools.ledger.words import label_of, named
from tools.toolkit.errors import ToolError
from tools.toolkit.tool import Revert, ToolContext

LOGGED, CHANGED, DELETED, LIMITED = "transaction_logged", "transaction_changed", "transaction_deleted", "limit_set"

_GONE = "That transaction is not there any more."
_CHANGED_SINCE = "You changed that transaction since: tell me what it should be, or ask me to delete it."


async def take_back_logged(payload: Mapping[str, JsonValue], context: ToolContext) -> str:
    """Delete what was logged."""
    logged = from_snapshot(payload)
    await context.unit.transactions.delete(await _as_left(logged, context))
    return f"{named(logged, context.format)} is no longer in your records."


async def take_back_changed(payload: Mapping[str, JsonValue], context: ToolContext) -> str:
    """Write the values from before over those of the change, and unlearn the rule that it taught."""
    before = from_snapshot(cast("Mapping[str, JsonValue]", payload["before"]))
    after = from_snapshot(cast("Mapping[str, JsonValue]", payload["after"]))
    current = await _as_left(after, context)
    await context.unit.transactions.change(
        current,
        day=before.day,
        amount_minor=before.amount.minor,
        category=before.category,
        description=before.description,
    )
    if (words := payload.get("rule_words")) is not None:
        earlier = payload.get("rule_before")
        await _relearn(str(words), None if earlier is None else str(earlier), context)
    return f"it is {named(before, context.format)} again."


async def take_back_deleted(payload: Mapping[str, JsonValue], context: ToolContext) -> str:
    """Keep what was deleted again."""
    deleted = from_snapshot(payload)
    if not await context.unit.transactions.restore(context.caller.user.id, deleted):
        raise ToolError("That transaction is there again already.")
    return f"{named(deleted, context.format)} is back in your records."


async def take_back_limit(payload: Mapping[str, JsonValue], context: ToolContext) -> str:
    """Set the limit to what it was, or remove it where there was none."""
    category, currency = str(payload["category"]), str(payload["currency"])
    limits, user_id = context.unit.category_limits, context.caller.user.id
    current = (await limits.of_user(user_id, currency)).get(category)
    if (current.minor if current else None) != payload["after_minor"]:
        raise ToolError(f"You changed the limit for {label_of(category)} since: tell me what it should be.")
    before = cast("int | None", payload["before_minor"])
    if before is None:
        await limits.remove(user_id, category, currency)
        return f"{label_of(category)} has no limit again."
    limit = Money.from_minor(before, currency)
    await limits.set(user_id, category, limit)
    return f"the limit for {label_of(category)} is {context.format.money_short(limit)} again."


REVERTS_OF_LOGGING: Mapping[str, Revert] = {LOGGED: take_back_logged}
REVERTS_OF_CHANGING: Mapping[str, Revert] = {CHANGED: take_back_changed}
REVERTS_OF_DELETING: Mapping[str, Revert] = {DELETED: take_back_deleted}
REVERTS_OF_LIMITING: Mapping[str, Revert] = {LIMITED: take_back_limit}


async def _as_left(left: StoredTransaction, context: ToolContext) -> StoredTransaction:
    """Return the transaction as it is now; raises ToolError when it is gone or not as the change left it."""
    current = await context.unit.transactions.find(context.caller.user.id, left.id)
    if current is None:
        raise ToolError(_GONE)
    if not is_same(current, left):
        raise ToolError(_CHANGED_SINCE)
    return current


async def _relearn(words: str, category: str | None, context: ToolContext) -> None:
    rules, user_id = context.unit.category_rules, context.caller.user.id
    if category is None:
        await rules.forget(user_id, words)
    else:
        await rules.teach(user_id, words, category)
