"""Puts what happened in Slack into the inbox; committed before Slack is told that it arrived."""

from bot.assistant.turn import Place, Speaker, TurnInput, TurnRequest
from bot.slack.identity import conversation_key
from bot.slack.services import Services
from storage.inbox import NewTurn


async def enqueue(
    services: Services,
    *,
    event_id: str,
    speaker: Speaker,
    place: Place,
    content: TurnInput,
    message_key: str | None = None,
    interrupts: bool = False,
) -> bool:
    """Store the turn; return False when it was there already. Raises StorageError.

    One that `interrupts` asks for a newer answer: the turn that runs in its conversation stops.
    """
    request = TurnRequest(speaker=speaker, place=place, input=content)
    return await services.database.inbox.put(
        NewTurn(
            event_id=event_id,
            conversation=conversation_key(speaker, place),
            payload=request.model_dump(mode="json"),
            message_key=message_key,
            interrupts=interrupts,
        )
    )
