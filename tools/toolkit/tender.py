"""In which currency a call is meant: the one its amounts name, else the user's; the first one named becomes theirs."""

import re
from collections.abc import Iterable

from storage.unit import UnitOfWork
from tools.toolkit.amounts import currency_of
from tools.toolkit.form import Kind
from tools.toolkit.tool import Caller

LISTS: tuple[Kind, ...] = ("lines", "debts", "flows")
"""Kinds that are made of several amounts."""

_AMOUNT = re.compile(r"[^\w\s.,'()%@+*/-]\s?\d[\d.,']*|\d[\d.,']*\s?[^\w\s.,'():;%@+*/-]|\d[\d.,']*\s[A-Z]{3}\b")
"""An amount with a currency's sign or code beside it."""


def amounts_written(raw: object, kind: Kind) -> tuple[object, ...]:
    """Return the amounts in what was written for a value of that kind, as far as they may name a currency."""
    if kind == "money":
        return (raw,)
    return tuple(_AMOUNT.findall(raw)) if kind in LISTS and isinstance(raw, str) else ()


def currency_meant(texts: Iterable[object], caller: Caller) -> str:
    """Return the one currency that the texts name; the user's when they name none, or several."""
    user = caller.user
    written = (text for text in texts if isinstance(text, str))
    named = {currency_of(text, locale=user.locale, currency=user.currency) for text in written} - {None}
    return named.pop() or user.currency if len(named) == 1 else user.currency


async def adopt(unit: UnitOfWork, caller: Caller, currency: str) -> None:
    """Make `currency` the user's own, as long as there is no amount of theirs on record in another.

    Only what is said in private counts.
    """
    user = caller.user
    if currency == user.currency or not caller.private:
        return
    amounts = [fact for fact in await unit.facts.of_user(user.id) if fact.kind in ("money", *LISTS)]
    if amounts or await unit.goals.of_user(user.id, include_archived=True) or await unit.accounts.of_user(user.id):
        return
    if await unit.net_worth.any_of(user.id):
        return
    user.currency = currency
    await unit.users.update(user)
