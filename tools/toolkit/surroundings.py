"""Where a tool would run: what decides whether the model is offered it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.unit import UnitOfWork
    from tools.toolkit.tool import Caller


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of a conversation and its user before the model decides.

    `metadata` is the conversation's; `facts` are the names of what may be used or forgotten here; `goals` counts the
    user's goals, those given up among them; `transactions` and `worth` tell whether there are any transactions,
    and anything owned or owed. Where others read along nothing private counts. Where nothing is to be kept, `keeps` is
    false.
    """

    private: bool
    metadata: Mapping[str, str]
    facts: frozenset[str]
    goals: int
    transactions: bool = False
    worth: bool = False
    keeps: bool = True


def always(_: Surroundings) -> bool:
    """Be of use everywhere."""
    return True


async def surroundings_of(unit: "UnitOfWork", caller: "Caller") -> Surroundings:
    """Return the caller's surroundings as they are now."""
    here = caller.conversation_id
    if caller.private:
        facts = await unit.facts.everywhere(caller.user.id)
        goals = await unit.goals.of_user(caller.user.id, include_archived=True)
    else:
        facts = await unit.facts.of_conversation(here) if here is not None else []
        goals = []
    return Surroundings(
        private=caller.private,
        metadata=await metadata_of(unit, caller),
        facts=frozenset(fact.name for fact in facts),
        goals=len(goals),
        transactions=caller.private and await unit.transactions.any_of(caller.user.id),
        worth=caller.private and await unit.net_worth.any_of(caller.user.id),
        keeps=caller.keeps,
    )


async def metadata_of(unit: "UnitOfWork", caller: "Caller") -> dict[str, str]:
    """Return the metadata of the caller's conversation; outside a conversation there is none."""
    conversation = await unit.conversations.get(caller.conversation_id) if caller.conversation_id is not None else None
    return dict(conversation.details) if conversation is not None else {}
