"""What the model is told beside the user's words: the day, the user's facts, and news from elsewhere."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.assistant.engine import Note
from bot.assistant.session import Session
from bot.assistant.viewing import viewing_notes
from storage.repositories.facts import StoredFact
from storage.unit import UnitOfWork
from tools.toolkit.formatting import Formatter
from tools.toolkit.kinds import fact_text

_RECENT = timedelta(days=14)
_MOST_NOTES = 20
_HEARD = "Somebody else in this Slack thread ({user}) wrote, about themselves and not about the user: {text}"
_HEARD_LENGTH = 500


async def context_notes(session: Session, unit: UnitOfWork, now: datetime) -> list[Note]:
    """Return the notes to be told before the user's next message, and remember that they were.

    Facts and news from elsewhere are told only where nobody else reads along, and what others wrote where they do.
    """
    notes = _day(session, now)
    if not session.caller.private:
        return notes + await _overheard(session, unit)
    if session.transcript.is_new:
        notes += await _facts(session, unit)
    return [*notes, *await _news(session, unit, now), *await viewing_notes(session, unit, now)]


def _day(session: Session, now: datetime) -> list[Note]:
    user = session.caller.user
    today = now.astimezone(ZoneInfo(user.time_zone))
    text = (
        f"Today is {today:%A}, {today:%Y-%m-%d}, where the user lives ({user.time_zone}). "
        f"Amounts without a currency are in {user.currency}."
    )
    return [] if text in session.transcript.notes else [Note(text=text)]


async def facts_told(session: Session, unit: UnitOfWork) -> list[str]:
    """Return the user's facts that may be told here, a line each: those of this conversation, in private all."""
    facts = await unit.facts.of_conversation(session.conversation.id)
    if session.caller.private:
        facts = [*await unit.facts.of_user(session.caller.user.id), *facts]
    return [f"- {_told(session, fact)}" for fact in facts]


async def _facts(session: Session, unit: UnitOfWork) -> list[Note]:
    lines = await facts_told(session, unit)
    if not lines:
        return []
    told = "\n".join(lines)
    return [Note(text=f"What the user told you in earlier conversations (the tools know it too):\n{told}")]


def _told(session: Session, fact: StoredFact) -> str:
    user = session.caller.user
    formatter = Formatter(user.locale, user.time_zone)
    value, said = fact_text(fact, formatter), formatter.day_of(fact.said_at)
    return f"{fact.name.replace('_', ' ')}: {value} (said on {said})"


async def _overheard(session: Session, unit: UnitOfWork) -> list[Note]:
    conversation = session.conversation
    heard = await unit.journal.said_by_others(
        conversation.team_id,
        conversation.channel_id,
        conversation.thread_ts,
        conversation_id=conversation.id,
        after_id=conversation.thread_seen,
        limit=_MOST_NOTES,
    )
    if heard:
        conversation.thread_seen = heard[-1].entry_id
        await unit.conversations.update(conversation)
    return [
        Note(text=_HEARD.format(user=said.user_id, text=said.text[:_HEARD_LENGTH])) for said in heard[-_MOST_NOTES:]
    ]


async def _news(session: Session, unit: UnitOfWork, now: datetime) -> list[Note]:
    conversation, user_id = session.conversation, session.caller.user.id
    if session.transcript.is_new:
        since = now - _RECENT
        notes = await unit.notes.recent(user_id, since, _MOST_NOTES, excluding_conversation=conversation.id)
    else:
        notes = await unit.notes.after(user_id, conversation.notes_seen, excluding_conversation=conversation.id)
    latest = await unit.notes.latest_id(user_id)
    if latest != conversation.notes_seen:
        conversation.notes_seen = latest
        await unit.conversations.update(conversation)
    return [Note(text=note.text) for note in notes]
