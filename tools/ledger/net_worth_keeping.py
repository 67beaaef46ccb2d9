"""Keeping what somebody owns and owes: telling, revaluing and removing it, and taking that back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, cast

from pydantic import JsonValue

from storage.money import Money
from storage.repositories.net_worth import StoredWorth
from storage.tables.net_worth import WorthSide
from tools.ledger.net_worth_case import WorthCase, day_of
from tools.toolkit.errors import ToolError
from tools.toolkit.kinds import Line
from tools.toolkit.tool import Revert, ToolContext

CHANGED = "net_worth_changed"
"""The kind of change that is taken back."""

MOST_ITEMS = 100
LONGEST_NAME = 80
PRIVATE = "What you own and owe is private: ask me in our direct messages, and I show it there."

SIDES: Mapping[WorthSide, str] = {"asset": "what you own", "debt": "what you owe"}

_CHANGED_SINCE = "That has changed since: tell me what it is worth now."


@dataclass(frozen=True, slots=True)
class Valued:
    """One item before and after a change; None where it was not there, or is no more."""

    side: WorthSide
    name: str
    before: Money | None
    after: Money | None

    def told(self, context: ToolContext) -> str:
        """Return the change in words: "House $300,000 (was $290,000)"."""
        if self.after is None:
            return f"{self.name} is removed"
        was = f" (was {context.format.money_short(self.before)})" if self.before else ""
        return f"{self.name} {context.format.money_short(self.after)}{was}"


def require_privacy(context: ToolContext) -> None:
    """Raise ToolError where others read along."""
    if not context.caller.private:
        raise ToolError(PRIVATE)


async def keep(side: WorthSide, lines: Sequence[Line], context: ToolContext) -> list[Valued]:
    """Keep what was told, in place of an earlier value. Raises ToolError for too long a name, and for too many."""
    changes: list[Valued] = []
    user_id = context.caller.user.id
    items = await context.unit.net_worth.of_user(user_id)
    for line in lines:
        if len(line.name) > LONGEST_NAME:
            raise ToolError(f"Please give everything a name of at most {LONGEST_NAME} characters.")
        known = _named(items, line.name, side)
        if known is None:
            await context.unit.net_worth.add(user_id, side, line.name, line.amount)
        elif known.amount != line.amount:
            await context.unit.net_worth.revalue(known, line.amount)
        if known is None or known.amount != line.amount:
            name = known.name if known else line.name
            changes.append(Valued(side, name, known.amount if known else None, line.amount))
    if len(await context.unit.net_worth.of_user(user_id)) > MOST_ITEMS:
        raise ToolError(f"I can keep {MOST_ITEMS} things at most: put some of them together.")
    return changes


async def the_item(name: str, side: WorthSide | None, context: ToolContext) -> StoredWorth:
    """Return the item of that name in any case; raises ToolError that names the nearest, or asks which of two."""
    items = await context.unit.net_worth.of_user(context.caller.user.id)
    if not items:
        raise ToolError("I know of nothing that you own or owe.")
    found = [item for item in (_named(items, name, one) for one in SIDES if side in (None, one)) if item is not None]
    if len(found) > 1:
        raise ToolError(f"{found[0].name} is among what you own and among what you owe: which one do you mean?")
    if found:
        return found[0]
    names = {item.name.casefold(): item.name for item in items}
    near = get_close_matches(name.casefold(), names, n=3) or [key for key in names if name.casefold() in key]
    listed = " or ".join(names[key] for key in near) if near else ", ".join(names.values())
    question = f"Did you mean {listed}?" if near else f"You told me of {listed}."
    raise ToolError(f"I know of nothing called “{name}”. {question}")


async def keep_today(changes: Sequence[Valued], context: ToolContext) -> WorthCase:
    """Keep what all comes to today, in every currency that is there or was touched, and return where that leaves it."""
    user = context.caller.user
    items = await context.unit.net_worth.of_user(user.id)
    touched = {money.currency for change in changes for money in (change.before, change.after) if money is not None}
    currencies = touched | {item.amount.currency for item in items}
    if changes:
        await context.unit.net_worth.keep_day(
            user.id, [day_of(items, currency, context.today) for currency in sorted(currencies)]
        )
    days = await context.unit.net_worth.days(user.id)
    return WorthCase(items, days, context.format, context.today, user.currency)


async def remember_change(changes: Sequence[Valued], context: ToolContext) -> int | None:
    """Keep how to take the changes back and return the id of that; None when nothing changed."""
    if not changes:
        return None
    payload: list[JsonValue] = [
        {"side": change.side, "name": change.name, "before": _json(change.before), "after": _json(change.after)}
        for change in changes
    ]
    return await context.unit.changes.add(context.caller.user.id, CHANGED, {"items": payload})


async def tell_others(changes: Sequence[Valued], context: ToolContext) -> None:
    """Note for the user's other conversations what they own and owe now."""
    caller = context.caller
    for side, words in SIDES.items():
        told = "; ".join(change.told(context) for change in changes if change.side == side)
        if told:
            text = f"The user told of {words.replace('you', 'they')}: {told}."
            await context.unit.notes.add(caller.user.id, text, conversation_id=caller.conversation_id, now=context.now)


async def take_back(payload: Mapping[str, JsonValue], context: ToolContext) -> str:
    """Give everything the value from before the change. Raises ToolError where it has another by now."""
    changes = list(_changes(payload))
    user_id, worth = context.caller.user.id, context.unit.net_worth
    items = await worth.of_user(user_id)
    for change in changes:
        known = _named(items, change.name, change.side)
        if (known.amount if known else None) != change.after:
            raise ToolError(_CHANGED_SINCE)
        if known is None and change.before is not None:
            await worth.add(user_id, change.side, change.name, change.before)
        elif known is not None and change.before is None:
            await worth.remove(known)
        elif known is not None and change.before is not None:
            await worth.revalue(known, change.before)
    await keep_today(changes, context)
    return f"{'; '.join(_as_before(change, context) for change in changes)}."


REVERTS: Mapping[str, Revert] = {CHANGED: take_back}


def _named(items: Sequence[StoredWorth], name: str, side: WorthSide) -> StoredWorth | None:
    wanted = name.strip().casefold()
    return next((item for item in items if item.side == side and item.name.casefold() == wanted), None)


def _as_before(change: Valued, context: ToolContext) -> str:
    if change.before is None:
        return f"{change.name} is no longer among {SIDES[change.side]}"
    return f"{change.name} is {context.format.money_short(change.before)} again"


def _json(money: Money | None) -> JsonValue:
    return None if money is None else {"minor": money.minor, "currency": money.currency}


def _changes(payload: Mapping[str, JsonValue]) -> Iterator[Valued]:
    for entry in cast("list[dict[str, Any]]", payload["items"]):
        before, after = (
            Money.from_minor(entry[key]["minor"], entry[key]["currency"]) if entry[key] else None
            for key in ("before", "after")
        )
        yield Valued(entry["side"], entry["name"], before, after)
