"""What a queued turn holds: who spoke, where, and what they did."""

from typing import Annotated, Literal

from pydantic import Field

from tools.toolkit.record import Record


class Speaker(Record):
    """A person in a workspace. Data is keyed by both: user ids are unique only within a team."""

    team_id: str
    user_id: str


class Place(Record):
    """A Slack thread. `private` is true where only the speaker reads along (Penny's DM)."""

    team_id: str
    channel_id: str
    thread_ts: str
    private: bool


class Message(Record):
    """The user wrote something. `ts` is Slack's id of the message within its channel."""

    kind: Literal["message"] = "message"
    text: str
    ts: str


class FormAnswer(Record):
    """The user filled a form: for each call id, for each field name, what was written (None: left empty)."""

    kind: Literal["form_answer"] = "form_answer"
    answers: dict[str, dict[str, str | None]]


class FormDecline(Record):
    """The user pressed "Not now" on a form."""

    kind: Literal["form_decline"] = "form_decline"
    call_ids: tuple[str, ...]


class Retry(Record):
    """The user pressed "Try again" below the answer to the turn `turn` (its id), which came to nothing."""

    kind: Literal["retry"] = "retry"
    turn: int


TurnInput = Annotated[Message | FormAnswer | FormDecline | Retry, Field(discriminator="kind")]


class TurnRequest(Record):
    """One turn to be taken: stored as the turn's payload before Slack is acked."""

    speaker: Speaker
    place: Place
    input: TurnInput
