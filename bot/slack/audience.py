"""Who may see what a person is answered in a channel: everybody, or that person alone."""

from collections.abc import Mapping

from bot.assistant.turn import FormAnswer, TurnRequest
from bot.slack.services import Services
from storage.scopes import conversation_scope
from storage.tables.conversations import Conversation
from storage.tables.preferences import ChannelResults
from storage.unit import UnitOfWork
from tools.toolkit.form import Kind
from tools.toolkit.specs import field_specs

_OPEN_KINDS: frozenset[Kind] = frozenset({"confirm"})
"""A yes to what Penny is about to do says nothing that her question does not."""


async def is_for_speaker_only(services: Services, request: TurnRequest) -> bool:
    """Tell whether the answer to the turn is for its speaker's eyes only.

    In externally shared channels it always is, and for those who prefer it so. Otherwise it is from the moment on at
    which the speaker's conversation in the thread knows what they filled into a form, unless they prefer to show it.
    """
    place, speaker = request.place, request.speaker
    if place.private:
        return False
    key = (place.team_id, place.channel_id, place.thread_ts)
    async with services.database.unit() as unit:
        external = place.external or (await unit.threads.get(*key)).external
        user = await unit.users.find(speaker.team_id, speaker.user_id)
        if external or user is None:
            return external
        wish: ChannelResults = (await unit.preferences.of_user(user.id)).channel_results
        conversation = await unit.conversations.find(*key, user.id)
        discreet = conversation is not None and await _is_discreet(services, unit, conversation, request)
    return wish == "private" or (wish == "ask" and discreet)


async def _is_discreet(services: Services, unit: UnitOfWork, conversation: Conversation, request: TurnRequest) -> bool:
    """Tell whether the conversation knows something private, and remember that it does."""
    if conversation.discreet or not isinstance(request.input, FormAnswer):
        return conversation.discreet
    scope = conversation_scope(conversation.id)
    for call_id, answers in request.input.answers.items():
        call = await unit.tool_calls.find(scope, call_id)
        if call is not None and _tells_values(services, call.tool, answers):
            conversation.discreet = True
            await unit.conversations.update(conversation)
    return conversation.discreet


def _tells_values(services: Services, tool_name: str, answers: Mapping[str, str | None]) -> bool:
    tool = services.registry.get(tool_name)
    kinds = {spec.name: spec.ask.kind for spec in field_specs(tool.parameters)} if tool else {}
    return any(value and kinds.get(name) not in _OPEN_KINDS for name, value in answers.items())
