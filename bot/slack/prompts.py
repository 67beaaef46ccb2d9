"""What is suggested to people who open Penny's direct messages, chosen by what she knows of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.words import prompts as words
from storage.tables.users import User
from storage.unit import UnitOfWork

MOST_PROMPTS = 4
"""Slack shows no more."""

_LONGEST_NAME = 40
_STARTERS = (words.HOUSE, words.BUDGET, words.NEW_GOAL, words.HELP)

Prompt = dict[str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a user: goals that are under way, watched symbols, the names of facts, and what else there is.

    What was told last comes first.
    """

    goals: Sequence[str] = ()
    symbols: Sequence[str] = ()
    facts: frozenset[str] = frozenset()
    limits: bool = False
    transactions: bool = False

    @property
    def is_new(self) -> bool:
        """Whether nothing is known yet."""
        return self == Known()


async def known_of(unit: UnitOfWork, user: User) -> Known:
    """Return what is known of the user."""
    goals = await unit.goals.of_user(user.id)
    watches = await unit.watches.of_user(user.id)
    facts = await unit.facts.of_user(user.id)
    return Known(
        goals=tuple(goal.name for goal in reversed(goals) if goal.status == "active"),
        symbols=tuple(watch.symbol for watch in reversed(watches)),
        facts=frozenset(fact.name for fact in facts),
        limits=bool(await unit.category_limits.of_user(user.id, user.currency)),
        transactions=await unit.transactions.any_of(user.id),
    )


def prompts_for(known: Known) -> list[Prompt]:
    """Return at most four things to say: how things stand first, then what would be new."""
    return [_prompt(title, message) for title, message in islice(_ideas(known), MOST_PROMPTS)]


def title_for(known: Known) -> str:
    """Return what stands above them."""
    return words.TITLE if known.is_new else words.TITLE_AGAIN


def _ideas(known: Known) -> Iterator[tuple[str, str]]:
    if known.is_new:
        yield from _STARTERS
        return
    standing = list(_standing(known))
    # One place stays for something new, however much there is to look at.
    yield from standing[: MOST_PROMPTS - 1]
    yield from _news(known)
    yield words.HELP


def _standing(known: Known) -> Iterator[tuple[str, str]]:
    if known.limits:
        yield words.LEFT
    if len(known.goals) == 1 and len(known.goals[0]) <= _LONGEST_NAME:
        yield words.GOAL[0].format(goal=known.goals[0]), words.GOAL[1].format(goal=known.goals[0])
    elif known.goals:
        yield words.GOALS
    if {"paydays", "bills"} <= known.facts:
        yield words.LASTS
    if known.transactions:
        yield words.SPENT
    if "debts" in known.facts:
        yield words.DEBTS
    for symbol in known.symbols[:1]:
        yield words.PRICE[0].format(symbol=symbol), words.PRICE[1].format(symbol=symbol)


def _news(known: Known) -> Iterator[tuple[str, str]]:
    if known.transactions and not known.limits:
        yield words.LIMIT
    if not known.goals:
        yield words.NEW_GOAL
    if not known.transactions:
        yield words.LOG
    if not known.limits:
        yield words.BUDGET


def _prompt(title: str, message: str) -> Prompt:
    return {"title": title, "message": message}


PROMPTS = tuple(_prompt(title, message) for title, message in _STARTERS)
"""What those are offered whom Penny does not know yet: the manifest offers the same."""
