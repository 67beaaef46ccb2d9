"""What calls bring: facts and choices, remembered where they were said and named where they are used."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from storage.repositories.facts import StoredFact
from storage.unit import UnitOfWork
from tools.toolkit.formatting import Formatter
from tools.toolkit.kinds import KINDS, shown_value
from tools.toolkit.resolve import Known, Resolution, Sources
from tools.toolkit.specs import FieldSpec, field_specs
from tools.toolkit.tool import Caller, Tool


async def facts_for(unit: UnitOfWork, caller: Caller) -> tuple[dict[str, StoredFact], dict[str, StoredFact]]:
    """Return the facts of the caller's conversation and those of the user, the latter only in private."""
    here = await unit.facts.of_conversation(caller.conversation_id) if caller.conversation_id is not None else []
    everywhere = await unit.facts.of_user(caller.user.id) if caller.private else []
    return {fact.name: fact for fact in here}, {fact.name: fact for fact in everywhere}


async def remember(
    unit: UnitOfWork, caller: Caller, tool: Tool[Any], resolution: Resolution, sources: Sources, now: datetime
) -> None:
    """Keep what the user said or wrote as facts: for everywhere in private, for this conversation elsewhere.

    Outside both there is nowhere to keep it. Other conversations are told what was said in private.
    """
    scope = None if caller.private else caller.conversation_id
    if scope is None and not caller.private:
        return
    remembered = sources.of_user if caller.private else sources.of_conversation
    for spec in field_specs(tool.parameters):
        known = resolution.known.get(spec.name)
        if spec.ask.fact is None or known is None or known.origin not in ("said", "form"):
            continue
        value = KINDS[spec.ask.kind].to_json(known.value)
        if _is_kept(remembered, spec, value):
            continue
        await unit.facts.remember(
            caller.user.id,
            spec.ask.fact,
            spec.ask.kind,
            value,
            conversation_id=scope,
            channel=caller.channel,
            message_ts=caller.message_ts,
            said_at=now,
        )
        if caller.private:
            await _tell_others(unit, caller, spec, known, now)


async def keep_choices(
    unit: UnitOfWork, caller: Caller, tool: Tool[Any], resolution: Resolution, sources: Sources, formatter: Formatter
) -> None:
    """Keep what the user chose in the metadata of the conversation; outside of one there is nowhere to keep it.

    A default that a form brings back as it was is no choice.
    """
    chosen: dict[str, str] = {}
    for spec in field_specs(tool.parameters):
        known, key = resolution.known.get(spec.name), spec.ask.metadata
        if key is None or known is None or known.origin not in ("said", "form"):
            continue
        if known.origin == "said" or key in sources.metadata or known.value != spec.default:
            chosen[key] = KINDS[spec.ask.kind].write(known.value, formatter)
    if caller.conversation_id is not None and not chosen.items() <= sources.metadata.items():
        await unit.conversations.add_details(caller.conversation_id, chosen)


def from_memory(tool: Tool[Any], resolution: Resolution, formatter: Formatter) -> tuple[str, ...]:
    """Return for each value that was remembered: "monthly income $5,000, as you told me on 21 November 2026"."""
    return tuple(
        _recalled(spec, known, formatter)
        for spec in field_specs(tool.parameters)
        if (known := resolution.known.get(spec.name)) is not None and known.origin in ("conversation", "memory")
    )


def _recalled(spec: FieldSpec, known: Known, formatter: Formatter) -> str:
    label, shown = _in_a_sentence(spec.ask.label), shown_value(known.value, spec.ask, formatter)
    if known.said_at is None:
        return f"{label} “{shown}”, as you chose earlier in this conversation"
    return f"{label} {shown}, as you told me on {formatter.day_of(known.said_at)}"


def _is_kept(facts: Mapping[str, StoredFact], spec: FieldSpec, value: object) -> bool:
    fact = facts.get(spec.ask.fact or "")
    return fact is not None and (fact.kind, fact.value) == (spec.ask.kind, value)


async def _tell_others(unit: UnitOfWork, caller: Caller, spec: FieldSpec, known: Known, now: datetime) -> None:
    formatter = Formatter(caller.user.locale, caller.user.time_zone)
    shown = KINDS[spec.ask.kind].show(known.value, formatter)
    text = f"The user's {_in_a_sentence(spec.ask.label)} is {shown}, as they said on {formatter.day_of(now)}."
    await unit.notes.add(caller.user.id, text, conversation_id=caller.conversation_id, fact=spec.ask.fact, now=now)


def _in_a_sentence(label: str) -> str:
    """Lower the first letter of "Monthly income", but not of "APR"."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
