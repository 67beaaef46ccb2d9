"""The modal of a question, and what it has to remember while it is open."""

from collections.abc import Sequence

from bot.assistant.turn import Place, Speaker
from bot.blocks.modal import FORM, form_modal, notice_modal
from bot.slack.actions.click import FormClick
from bot.slack.identity import Payload, place_of_message
from bot.slack.services import Services
from bot.words import forms as words
from tools.toolkit.form import Form, FormSection, Question
from tools.toolkit.record import Record
from tools.toolkit.tool import Caller


class Asked(Record):
    """What a modal keeps in its private_metadata: where the question stands, and for which calls.

    `ts` is "" where the modal was opened elsewhere. `same` names the questions that another one brings along, each
    with that other one, by the numbers of their calls: so it stays short.
    """

    channel: str
    thread_ts: str
    ts: str
    calls: tuple[str, ...]
    same: tuple[tuple[int, str, int, str], ...] = ()

    @property
    def repeated(self) -> dict[Question, Question]:
        """The questions that are not asked, each with the one whose answer is theirs too."""
        return {(self.calls[a], field): (self.calls[b], name) for a, field, b, name in self.same}

    def place(self, speaker: Speaker) -> Place:
        """Return the thread of the question."""
        return place_of_message(speaker, self.channel, self.thread_ts)


async def form_view(services: Services, click: FormClick, caller: Caller) -> Payload:
    """Return the modal that asks for what the caller is still to say; where that is nothing, one that says so."""
    found = [await services.executor.section(call_id, caller) for call_id in click.calls]
    return view_of(click, found)


def view_of(click: FormClick, sections: Sequence[FormSection | None]) -> Payload:
    """Return the modal that asks for all these; where there is none left, one that says so."""
    form = Form(sections=tuple(section for section in sections if section is not None))
    if not form.sections:
        return notice_modal(words.GONE_TITLE, words.GONE)
    return form_modal(form, FORM, asked_by(click, form).model_dump_json())


def asked_by(click: FormClick, form: Form | None = None) -> Asked:
    """Return what to remember of the question on which somebody clicked, and of the form that it opened."""
    number = {call_id: index for index, call_id in enumerate(click.calls)}
    repeated = form.repeated if form is not None else {}
    return Asked(
        channel=click.place.channel_id,
        thread_ts=click.place.thread_ts,
        ts=click.message_ts,
        calls=click.calls,
        same=tuple((number[a], field, number[b], name) for (a, field), (b, name) in repeated.items()),
    )
