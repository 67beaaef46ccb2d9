"""The tools that keep what users say about themselves: remember, list, forget."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Annotated
from zoneinfo import ZoneInfo

from storage.repositories.facts import StoredFact
from tools.memory.fact_results import FactResult, FactsResult, ForgottenResult, KnownFact
from tools.memory.profile import LONGEST_NAME, PROFILE_FACTS, fact_label, fact_name
from tools.memory.relevance import is_anything_known
from tools.toolkit.errors import ToolError
from tools.toolkit.kinds import KINDS, Reading, fact_text, read_value
from tools.toolkit.params import Ask, Parameters
from tools.toolkit.tender import adopt, currency_meant
from tools.toolkit.tool import Tool, ToolContext

EVERYTHING = ("everything", "all", "all_facts", "all_of_it")
MOST_FACTS = 100
ONLY_HERE = "Others read along here, so this is used in this conversation only."


class NewFact(Parameters):
    """A fact to be remembered."""

    name: Annotated[
        str,
        Ask(
            "What is it about?",
            "Name of the fact",
            "text",
            hint="A short name, such as monthly income, age or payday.",
            example="monthly income",
        ),
    ]
    value: Annotated[
        str, Ask("What should I remember about it?", "Value", "text", hint="In your own words.", example="5,000")
    ]


class NoParameters(Parameters):
    """A tool that needs to know nothing."""


class ForgottenFact(Parameters):
    """A fact to be forgotten."""

    name: Annotated[
        str,
        Ask(
            "What should I forget?",
            "Name of the fact",
            "text",
            hint='Write "everything" to make me forget all I know about you.',
            example="monthly income",
        ),
    ]


async def remember(params: NewFact, context: ToolContext) -> FactResult:
    """Keep a fact: everywhere in private, for this conversation elsewhere. Raises ToolError and ReadingError."""
    name = fact_name(params.name)
    if not name or len(name) > LONGEST_NAME:
        raise ToolError(f"Please give the fact a short name, of at most {LONGEST_NAME} characters.")
    scope = _scope(context)
    stored = await _known(context)
    if len(stored) >= MOST_FACTS and name not in {fact.name for fact in stored}:
        raise ToolError(f"I know {MOST_FACTS} facts about you already: tell me which to forget first.")
    currency = currency_meant([params.value], context.caller)
    fact = _read(name, params.value, currency, scope, context)
    if fact.kind == "money":
        await adopt(context.unit, context.caller, currency)
    await context.unit.facts.remember(
        context.caller.user.id,
        fact.name,
        fact.kind,
        fact.value,
        conversation_id=fact.conversation_id,
        channel=fact.channel,
        message_ts=fact.message_ts,
        said_at=fact.said_at,
    )
    known = _shown(fact, context)
    text = f"The user's {known.sentence}, as they said on {known.said_on_text}."
    await _tell_others(text, context, fact=fact.name)
    return FactResult(
        summary=f"Noted: your {known.sentence}.",
        as_of=context.today,
        assumptions=() if context.caller.private else (ONLY_HERE,),
        fact=known,
    )


async def list_all(params: NoParameters, context: ToolContext) -> FactsResult:
    """Return the user's facts; where others read along, only those said in this conversation."""
    facts = tuple(_shown(fact, context) for fact in await _known(context))
    here = "" if context.caller.private else " in this conversation"
    words = _in_words([f"your {fact.sentence}" for fact in facts])
    return FactsResult(
        summary=f"You told me{here}: {words}." if facts else f"You have not told me anything about yourself{here} yet.",
        as_of=context.today,
        assumptions=() if context.caller.private else (ONLY_HERE,),
        suggestions=() if facts else ("You can say, for example, “I make $5,000 a month”.",),
        facts=facts,
    )


async def forget(params: ForgottenFact, context: ToolContext) -> ForgottenResult:
    """Forget a fact or all of them. Raises ToolError that names the nearest ones for a fact that is not known."""
    name = fact_name(params.name)
    known = await _known(context)
    wanted = await _everything(context) if name in EVERYTHING else [fact for fact in known if fact.name == name]
    if not wanted:
        raise ToolError(_unknown(params.name, name, [fact.name for fact in known]))
    for fact in wanted:
        await _erase(fact, context)
    labels = tuple(dict.fromkeys(fact_label(fact.name) for fact in wanted))
    listed = _in_words(labels)
    await _tell_others(f"The user asked to forget their {listed}: do not use what was said about it before.", context)
    return ForgottenResult(summary=f"I have forgotten your {listed}.", as_of=context.today, forgotten=labels)


def _scope(context: ToolContext) -> int | None:
    """Return the conversation a new fact is kept for; None for everywhere."""
    caller = context.caller
    if caller.private:
        return None
    if caller.conversation_id is None:
        raise ToolError("Others read along here: tell me that in our direct messages, and I remember it.")
    return caller.conversation_id


async def _known(context: ToolContext) -> list[StoredFact]:
    caller, facts = context.caller, context.unit.facts
    here = await facts.of_conversation(caller.conversation_id) if caller.conversation_id is not None else []
    return [*(await facts.of_user(caller.user.id) if caller.private else []), *here]


async def _everything(context: ToolContext) -> list[StoredFact]:
    """Return all facts that may be forgotten from here: in private also those said in other conversations."""
    caller = context.caller
    return await (context.unit.facts.everywhere(caller.user.id) if caller.private else _known(context))


def _read(name: str, said: str, currency: str, scope: int | None, context: ToolContext) -> StoredFact:
    """Return the fact with its value read as its kind; a fact of the user's own naming is text."""
    user, profile = context.caller.user, PROFILE_FACTS.get(name)
    ask = profile.ask if profile else Ask("", fact_label(name), "text")
    value = read_value(said, ask, Reading(user.locale, currency, context.today))
    caller = context.caller
    return StoredFact(
        name=name,
        kind=ask.kind,
        value=KINDS[ask.kind].to_json(value),
        channel=caller.channel,
        message_ts=caller.message_ts,
        said_at=context.now,
        conversation_id=scope,
    )


def _shown(fact: StoredFact, context: ToolContext) -> KnownFact:
    said_on = fact.said_at.astimezone(ZoneInfo(context.caller.user.time_zone)).date()
    return KnownFact(
        name=fact.name,
        label=fact_label(fact.name),
        value=fact_text(fact, context.format),
        said_on=said_on,
        said_on_text=context.format.long(said_on),
        used="everywhere" if fact.conversation_id is None else "this_conversation",
    )


def _in_words(parts: Sequence[str]) -> str:
    """Return "rent, age and home"."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def _unknown(said: str, name: str, names: Sequence[str]) -> str:
    if not names:
        return "There is nothing I could forget: you have not told me anything about yourself."
    near = get_close_matches(name, names, n=2) or names
    return f"You have not told me “{said}”. I know your {_in_words(list(map(fact_label, near)))}."


async def _erase(fact: StoredFact, context: ToolContext) -> None:
    """Delete a fact, the notes that would tell its value to other conversations, and a choice from their metadata."""
    user_id = context.caller.user.id
    await context.unit.facts.forget(user_id, fact.name, fact.conversation_id)
    if fact.kind == "choice":
        await context.unit.conversations.drop_detail(user_id, fact.name)
    if fact.conversation_id is None:
        await context.unit.notes.forget(user_id, fact.name)


async def _tell_others(text: str, context: ToolContext, fact: str | None = None) -> None:
    """Note what was said in private for the user's other conversations; `fact` names the fact it gives away."""
    caller = context.caller
    if caller.private:
        await context.unit.notes.add(
            caller.user.id, text, conversation_id=caller.conversation_id, fact=fact, now=context.now
        )


REMEMBER_FACT = Tool(
    name="remember_fact",
    title="Something to remember",
    purpose="remember something about your money",
    description=(
        "Remembers a fact that the user states about themselves, for this and later conversations. Call it when the "
        "user tells something lasting (income, expenses, savings, household, home, payday, a preference) without "
        "asking for a calculation, or asks to remember something. name is one of: "
        f"{', '.join(PROFILE_FACTS)}; or a short name for anything else. value is what the user said, in their words. "
        "Never store passwords, card or account numbers, and never a guess."
    ),
    working="Making a note",
    parameters=NewFact,
    run=remember,
    topic="memory",
)

LIST_FACTS = Tool(
    name="list_facts",
    title="What I know about you",
    purpose="show what I know about you",
    description=(
        "Lists what the user told Penny about themselves, and when. Call it when the user asks what is known, and when "
        "they ask to forget something while forget_fact is not offered: then nothing is known."
    ),
    working="Looking up my notes",
    parameters=NoParameters,
    run=list_all,
    topic="memory",
    reads_only=True,
)

FORGET_FACT = Tool(
    name="forget_fact",
    title="Something to forget",
    purpose="forget something you told me",
    description=(
        "Forgets a fact about the user, or everything. Call it when the user asks to forget, delete or no longer use "
        f"something. name is one of: {', '.join(PROFILE_FACTS)}; the fact's own name; or everything."
    ),
    working="Forgetting it",
    parameters=ForgottenFact,
    run=forget,
    topic="memory",
    relevant=is_anything_known,
)
