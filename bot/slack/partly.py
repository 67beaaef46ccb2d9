"""Answers to a part of a question: kept, until all that it asks is known."""

from collections.abc import Mapping

from bot.assistant.turn import FormAnswer, Place, Speaker, TurnRequest
from bot.blocks.form import question
from bot.slack.asked import Asked
from bot.slack.audience import is_for_speaker_only
from bot.slack.edits import replace_message
from bot.slack.forms import calls_of
from bot.slack.recall import remembers_answers
from bot.slack.services import Services
from bot.slack.turns import enqueue
from tools.toolkit.consent import SUBJECT
from tools.toolkit.executor import scope_of
from tools.toolkit.form import Form, FormSection
from tools.toolkit.tool import Caller

Answers = Mapping[str, Mapping[str, str | None]]
"""What was answered, by call id and field name."""


async def answer_partly(services: Services, speaker: Speaker, asked: Asked, answers: Answers, event_id: str) -> None:
    """Keep the answers: the message then asks for the rest, and once nothing is missing they are taken as a turn.

    Answering the same twice changes nothing. Raises StorageError.
    """
    place = asked.place(speaker)
    caller = await services.caller(speaker, place, asked.ts)
    kept = [await services.executor.keep(call_id, answers.get(call_id, {}), caller) for call_id in asked.calls]
    pending = tuple(section for section in kept if section is not None)
    if not (pending and asked.ts):
        given = FormAnswer(answers=await _all_answers(services, asked, answers, caller))
        await enqueue(services, event_id=event_id, speaker=speaker, place=place, content=given)
        return
    if not place.private:
        await _remember_discretion(services, speaker, place, answers)
        pending = tuple(_without_known(section) for section in pending)
    form = Form(sections=pending)
    recall = await remembers_answers(services, speaker, place, form)
    await replace_message(services, asked.channel, asked.ts, question(form, speaker.user_id, recall=recall))


async def _all_answers(
    services: Services, asked: Asked, answers: Answers, caller: Caller
) -> dict[str, dict[str, str | None]]:
    """Return these answers and all that were kept of the open calls before them."""
    records = await calls_of(services, scope_of(caller), asked.calls)
    kept = {record.call_id: record.answers for record in records if record.status == "open"}
    given = {call_id: {**kept.get(call_id, {}), **answers.get(call_id, {})} for call_id in asked.calls}
    return {call_id: {name: v for name, v in values.items() if name != SUBJECT} for call_id, values in given.items()}


async def _remember_discretion(services: Services, speaker: Speaker, place: Place, answers: Answers) -> None:
    """Let the conversation know that it holds what only its owner is to see, whatever the rest is answered with."""
    given = FormAnswer(answers={call_id: dict(values) for call_id, values in answers.items()})
    await is_for_speaker_only(services, TurnRequest(speaker=speaker, place=place, input=given))


def _without_known(section: FormSection) -> FormSection:
    """Return the section with its questions alone: where others read along, nothing that is known is repeated."""
    return section.model_copy(update={"fields": tuple(f for f in section.fields if f.state != "known")})
