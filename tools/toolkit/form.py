"""Forms: what is still needed of the user, what is already known, and how it was learned."""

from typing import Literal

from tools.toolkit.record import Record
from tools.toolkit.table import Table

Kind = Literal[
    "money",
    "percent",
    "months",
    "integer",
    "date",
    "choice",
    "text",
    "flag",
    "confirm",
    "lines",
    "debts",
    "time",
    "schedule",
    "flows",
    "changes",
]
"""What a value is; `confirm` is a yes or no to what is about to be done. Lists have one entry a line: `lines` named
amounts ("Rent 1,200"), `debts` what is owed, at which rate, and its minimum payment ("Visa 8,000 at 24.99% minimum
160"), `flows` money that comes or goes, and when ("Rent 1,200 on the 1st"), `changes` what-ifs ("save 200 more a
month")."""

Origin = Literal["said", "form", "conversation", "memory", "default"]
"""Where a value came from: this call, the form, this conversation's facts, the user's facts, the default."""

FieldState = Literal["missing", "either", "optional", "known"]
"""Must be given; one of its group must be given; may be left out; is known and may be changed."""


class Choice(Record):
    """One answer of a closed question: `value` is what the tool receives, `label` what people read."""

    value: str
    label: str


class FormField(Record):
    """One question of a form.

    `prefill` is the known value as a person would write it ("5,000.00"; an ISO date; a choice's value), `shown` the
    same as people read it ("$5,000"; "March 31, 2031"). `problem` says why what was given cannot be used.
    `group` names the alternatives of an `either` field: one of the fields with the same group is enough.
    """

    name: str
    label: str
    question: str
    kind: Kind
    state: FieldState
    hint: str = ""
    example: str = ""
    choices: tuple[Choice, ...] = ()
    group: str | None = None
    prefill: str | None = None
    shown: str = ""
    problem: str = ""
    origin: Origin | None = None


class FormSection(Record):
    """What one tool call still needs. `purpose` completes "I can …": "work out how long it takes to save".

    `preview` shows what a question for consent is about.
    """

    call_id: str
    tool: str
    title: str
    purpose: str
    fields: tuple[FormField, ...]
    preview: Table | None = None

    @property
    def asked(self) -> tuple[FormField, ...]:
        """The fields without which the tool cannot run, in the order in which to ask."""
        return tuple(f for f in self.fields if f.state in ("missing", "either"))

    @property
    def known(self) -> tuple[FormField, ...]:
        """The fields whose values are already known."""
        return tuple(f for f in self.fields if f.state == "known")


class Form(Record):
    """All that one run needs to know before it can go on: a section for each open call."""

    sections: tuple[FormSection, ...]


class FieldError(Record):
    """A value that cannot be used: at which field, and what to write instead."""

    field: str
    message: str
