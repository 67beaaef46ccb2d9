"""What an errand holds: the turn's payload, stored before Slack is acked."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from bot.assistant.turn import Speaker
from bot.slack.invocation import Invocation
from bot.slack.services import Services
from storage.inbox import NewTurn
from tools.toolkit.record import Record


class ToolErrand(Record):
    """Run the invocation's call, which is open, and show its result to the one who asked.

    `answers` are those of a form; `example` is a line that would have worked.
    """

    kind: Literal["tool"] = "tool"
    invocation: Invocation
    answers: dict[str, str | None] = Field(default_factory=dict[str, str | None])
    example: str = ""


class ShareErrand(Record):
    """Post the result of the invocation's call for everybody in its channel."""

    kind: Literal["share"] = "share"
    invocation: Invocation


class ExportErrand(Record):
    """Send the user everything that is kept of them as files, or their `transactions` only."""

    kind: Literal["export"] = "export"
    invocation: Invocation
    transactions: bool = False


Errand = Annotated[ToolErrand | ShareErrand | ExportErrand, Field(discriminator="kind")]


class ErrandRequest(Record):
    """A turn that is an errand, for the one who asked for it."""

    speaker: Speaker
    errand: Errand


def is_errand(payload: Mapping[str, Any]) -> bool:
    """Tell whether a turn's payload is an ErrandRequest."""
    return "errand" in payload


async def leave(services: Services, errand: Errand, *, event_id: str) -> bool:
    """Store the errand; False when it was there already. Raises StorageError."""
    speaker = errand.invocation.speaker
    request = ErrandRequest(speaker=speaker, errand=errand)
    return await services.database.inbox.put(NewTurn(event_id, speaker.queue, request.model_dump(mode="json")))
