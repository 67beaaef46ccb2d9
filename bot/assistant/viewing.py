"""What the user looks at in Slack beside their direct messages with Penny, as the model is told of it.

Slack tells only where that is. Of what is written there only the user's own conversation with Penny is told.
"""

from datetime import datetime, timedelta

from bot.assistant.engine import AssistantMessage, Note, UserMessage
from bot.assistant.entries import read_entries
from bot.assistant.session import Session
from storage.tables.alerts import ViewedPlace
from storage.tables.conversations import Conversation
from storage.unit import UnitOfWork

_FRESH = timedelta(hours=1)
"""For how long what Slack told last is taken to be so still."""

_LONGEST = 500
_LOOKS_AT = "Beside this conversation the user has the Slack channel <#{channel}> open."
_UNSEEN = "You do not see what is written there."
_TALKED = "There the two of you talked last about this. The user wrote: {asked}"
_ANSWERED = "You answered: {answered}"


async def viewing_notes(session: Session, unit: UnitOfWork, now: datetime) -> list[Note]:
    """Return what the user looks at now, unless that was the last thing told of it; for direct messages only."""
    user = session.caller.user
    place = await unit.viewed_places.of_user(user.id, now - _FRESH)
    if place is None:
        return []
    text = " ".join((_LOOKS_AT.format(channel=place.channel_id), *await _talk(session, place, unit)))
    told = [note for note in session.transcript.notes if note.startswith(_LOOKS_AT.partition("{")[0])]
    return [] if told and told[-1] == text else [Note(text=text)]


async def _talk(session: Session, place: ViewedPlace, unit: UnitOfWork) -> list[str]:
    team, user_id = session.conversation.team_id, session.caller.user.id
    found: Conversation | None = None
    if place.message_ts:
        found = await unit.conversations.find(team, place.channel_id, place.message_ts, user_id)
    if found is None:
        found = await unit.conversations.newest_in(team, place.channel_id, user_id)
    if found is None:
        return [_UNSEEN]
    _, _, entries = read_entries(await unit.journal.entries(found.id))
    asked = [entry.item.text for entry in entries if isinstance(entry.item, UserMessage)]
    answered = [entry.item.text for entry in entries if isinstance(entry.item, AssistantMessage)]
    said = [_TALKED.format(asked=asked[-1][:_LONGEST])] if asked else []
    said += [_ANSWERED.format(answered=answered[-1][:_LONGEST])] if asked and answered else []
    return said or [_UNSEEN]
