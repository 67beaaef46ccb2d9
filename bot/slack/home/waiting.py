"""The questions that wait for somebody's answer."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.blocks.home.content import WaitingForm
from bot.slack.identity import is_direct_message
from storage.repositories.tool_calls import StoredCall
from storage.scopes import conversation_of
from storage.tables.conversations import Conversation
from storage.tables.users import User
from tools.toolkit.form import FormSection
from tools.toolkit.tool import Caller

if TYPE_CHECKING:
    from bot.slack.services import Services

MOST_CALLS = 20
_MOST_QUESTIONS = 2


async def waiting_forms(services: "Services", user: User) -> list[WaitingForm]:
    """Return the user's unanswered messages with questions, the newest first. Raises StorageError."""
    forms: list[WaitingForm] = []
    for conversation, calls in await _open_messages(services, user):
        caller = Caller(user, conversation.id, private=is_direct_message(conversation.channel_id))
        found = [await services.executor.section(call.call_id, caller) for call in calls]
        if sections := [section for section in found if section is not None]:
            forms.append(_form(sections, conversation))
    return forms


def _form(sections: Sequence[FormSection], conversation: Conversation) -> WaitingForm:
    questions = dict.fromkeys(field.question for section in sections for field in section.asked)
    return WaitingForm(
        calls=tuple(section.call_id for section in sections),
        title=" · ".join(dict.fromkeys(section.title for section in sections)),
        asks=" ".join(list(questions)[:_MOST_QUESTIONS]),
        channel=conversation.channel_id,
        thread_ts=conversation.thread_ts,
    )


async def _open_messages(services: "Services", user: User) -> list[tuple[Conversation, list[StoredCall]]]:
    """Return the calls that one message asks for together, with the conversation they belong to."""
    messages: dict[tuple[str | None, str | None], tuple[Conversation, list[StoredCall]]] = {}
    async with services.database.unit() as unit:
        for call in await unit.tool_calls.open_of_user(user.id, MOST_CALLS):
            conversation_id = conversation_of(call.scope)
            conversation = None if conversation_id is None else await unit.conversations.get(conversation_id)
            if conversation is not None:
                _, calls = messages.setdefault((call.form_channel, call.form_ts), (conversation, []))
                calls.insert(0, call)
    return list(messages.values())
