"""Whose words in a channel are meant for Penny: she answers who asks her, and leaves people to each other."""

import re
from dataclasses import dataclass

from bot.assistant.turn import Place, Speaker
from bot.slack.asides import say_aside
from bot.slack.identity import Payload, conversation_key, place_of_event, speaker_of_event, thread_prefix
from bot.slack.services import Services
from bot.slack.words import mentions, mentions_only_others, plain_words
from bot.words import channels as words
from storage.scopes import conversation_scope
from storage.tables.threads import SlackThread

_CALLED = re.compile(
    rf"^(?:(?:{'|'.join(words.BEFORE_THE_NAME)})\W+)?{words.NAME}\b(?!\W+(?:{'|'.join(words.NOT_THE_NAME)})\b)"
    rf"|,\s*{words.NAME}\W*$",
    re.IGNORECASE,
)
"""Her name at the beginning of a message, or after a comma at its end."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand in a thread when somebody writes there.

    `takes_part` says whether Penny talks to anybody there, `with_speaker` whether to this person.
    """

    thread: SlackThread
    takes_part: bool
    with_speaker: bool


async def is_meant_for_penny(services: Services, body: Payload) -> bool:
    """Tell whether a message is for Penny; one that people write to each other in her threads is noted as such.

    Everything in her direct messages is, and every mention. In a thread she takes part in, so is what calls her by
    name, what answers her question, and what somebody who talks with her there writes while nobody else has the floor.
    """
    event, place = body["event"], place_of_event(body)
    text = event.get("text") or ""
    if place.private or mentions(text, services.bot_user_id):
        return True
    if "thread_ts" not in event:
        return False
    standing = await _standing(services, speaker_of_event(body), place)
    if not standing.takes_part:
        return False
    if _goes_on(standing, text, event["ts"], services.bot_user_id) or await _answers(services, body, standing):
        return True
    if not standing.thread.muted:
        await _leave_alone(services, body, standing)
    return False


def calls_penny(words_said: str) -> bool:
    """Tell whether somebody calls Penny by her name."""
    return _CALLED.search(words_said) is not None


def mute_wish(words_said: str) -> bool | None:
    """Return whether Penny is to keep quiet, None where the message is about something else."""
    wish = " ".join(_CALLED.sub("", words_said).lower().strip(" ,:.!").split())
    return wish in words.MUTING if wish in (*words.MUTING, *words.UNMUTING) else None


async def note_heard(services: Services, place: Place, ts: str) -> None:
    """Note that a message was for Penny, or hers: who talks with her and writes next talks to her again."""
    if place.private:
        return
    async with services.database.unit() as unit:
        thread = await unit.threads.get(*_key(place))
        if thread.heard_ts < ts and thread.aside_ts:
            await unit.threads.note_heard(*_key(place), ts)
        if place.external and not thread.external:
            await unit.threads.note_external(*_key(place))


def _goes_on(standing: Standing, text: str, ts: str, bot_user_id: str) -> bool:
    """Tell whether the message goes on talking with Penny, or calls her."""
    if standing.thread.muted:
        return False
    if calls_penny(plain_words(text, bot_user_id)):
        return True
    if not standing.with_speaker or mentions_only_others(text, bot_user_id):
        return False
    return not _is_among_people(standing.thread, ts)


def _is_among_people(thread: SlackThread, ts: str) -> bool:
    """Tell whether people had the floor when the message `ts` came; it may come late, or a second time."""
    return thread.aside_ts > thread.heard_ts or (bool(thread.aside_ts) and thread.aside_ts >= ts)


async def _standing(services: Services, speaker: Speaker, place: Place) -> Standing:
    mine, here = conversation_key(speaker, place), thread_prefix(place)
    async with services.database.unit() as unit:
        # A reply may follow the mention so closely that the mention's turn has not begun yet.
        takes_part = await unit.conversations.takes_part(*_key(place)) or await unit.turns.is_open_under(here)
        with_speaker = takes_part and await unit.turns.is_open_under(mine)
        if takes_part and not with_speaker and (user := await unit.users.find(speaker.team_id, speaker.user_id)):
            with_speaker = await unit.conversations.find(*_key(place), user.id) is not None
        thread = await unit.threads.get(*_key(place))
    return Standing(thread, takes_part, with_speaker)


async def _answers(services: Services, body: Payload, standing: Standing) -> bool:
    """Tell whether the message is, to the letter, what Penny asked this person, whoever wrote in between."""
    if not standing.with_speaker:
        return False
    caller = await services.caller(speaker_of_event(body), place_of_event(body))
    if caller.conversation_id is None:
        return False
    async with services.database.unit() as unit:
        asked = await unit.tool_calls.open_of(conversation_scope(caller.conversation_id))
    said = plain_words(body["event"].get("text") or "", services.bot_user_id)
    return len(asked) == 1 and bool(await services.executor.answer_in_words(asked[0].call_id, said, caller))


async def _leave_alone(services: Services, body: Payload, standing: Standing) -> None:
    """Note that people talk to each other; who talked with Penny before is told, once, how to get her back."""
    event, place = body["event"], place_of_event(body)
    expected = standing.with_speaker and not mentions_only_others(event.get("text") or "", services.bot_user_id)
    async with services.database.unit() as unit:
        await unit.threads.note_aside(*_key(place), event["ts"])
        to_tell = expected and await unit.threads.hint(*_key(place))
    if to_tell:
        await say_aside(services, place.channel_id, place.thread_ts, event["user"], words.LEFT_TO_YOU)


def _key(place: Place) -> tuple[str, str, str]:
    return place.team_id, place.channel_id, place.thread_ts
