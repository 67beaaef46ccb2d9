"""Puts what happened in Slack into the inbox; committed before Slack is told that it arrived."""

from bot.assistant.turn import Notice, NoticeRequest, Place, Speaker, TurnInput, TurnRequest
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


async def begin_thread(
    services: Services,
    *,
    event_id: str,
    speaker: Speaker,
    notice: Notice,
    told: str,
    question: str = "",
    quoting: bool = False,
) -> bool:
    """Store a turn that begins a thread in the speaker's direct messages; False when it was there already.

    The thread's conversation is `told` what the notice is about; a `question` is answered there as the speaker's own
    words, unless it is `quoting` somebody else. Raises StorageError.
    """
    request = NoticeRequest(speaker=speaker, notice=notice, told=told, question=question, quoting=quoting)
    return await services.database.inbox.put(NewTurn(event_id, speaker.queue, request.model_dump(mode="json")))
