"""What a queued turn holds: who spoke, where, and what they did."""

from typing import Annotated, Literal

from pydantic import Field

from tools.toolkit.outcome import Display
from tools.toolkit.record import Record


class Speaker(Record):
    """A person in a workspace. Data is keyed by both: user ids are unique only within a team."""

    team_id: str
    user_id: str

    @property
    def queue(self) -> str:
        """The key of their turns that belong to no thread: one runs at a time, beside their conversations."""
        return f"{self.team_id}:::{self.user_id}"


class Place(Record):
    """A Slack thread.

    `private` is true where only the speaker reads along (Penny's DM), `external` where people of another workspace may.
    """

    team_id: str
    channel_id: str
    thread_ts: str
    private: bool
    external: bool = False


class SharedFile(Record):
    """A file that came with a message: Slack's id of it, its name, its media type, its size in bytes, and where it is.

    `url` is "" where Slack does not give one away, as for files of other workspaces.
    """

    id: str
    name: str
    mimetype: str = ""
    size: int = 0
    url: str = ""


class Message(Record):
    """The user wrote something, or sent files. `ts` is Slack's id of the message within its channel.

    One that is `quoting` asks about the words of somebody else: nothing is kept because of them.
    """

    kind: Literal["message"] = "message"
    text: str
    ts: str
    files: tuple[SharedFile, ...] = ()
    quoting: bool = False


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


class LessOf(Record):
    """What a notice is one of, so that the user can have less of it: an alert by its kind, a check-in or a watch by id.

    `weekly` tells that it may come more often than once a week.
    """

    what: Literal["alert", "check_in", "watch"]
    which: str
    weekly: bool = False


class Notice(Record):
    """What Penny says unasked: `text` is Markdown, results stand below it."""

    text: str
    results: tuple[Display, ...] = ()
    less: LessOf | None = None


class NoticeRequest(Record):
    """A turn that is a notice: the turn's payload, stored in the transaction that marks the notice's cause as done.

    A notice that the user asked for, to talk about something, comes with what its thread is `told` about it, and with
    the `question` that is answered there, if any; it may be `quoting` somebody else.
    """

    speaker: Speaker
    notice: Notice
    told: str = ""
    question: str = ""
    quoting: bool = False
