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
    `group` names the alternatives of an `either` field: one of the fields with the same group is enough. `unit` is
    what the value counts ("$ a month"), `example` an answer as this user would write it; `minimum` and `maximum` are
    the bounds of a whole number. `fact` names the profile fact that holds the value; without an `essential` one the
    tool cannot run.
    """

    name: str
    label: str
    question: str
    kind: Kind
    state: FieldState
    hint: str = ""
    example: str = ""
    unit: str = ""
    minimum: int | None = None
    maximum: int | None = None
    fact: str | None = None
    essential: bool = False
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


Question = tuple[str, str]
"""One field of one call: the call's id and the field's name."""

_RANKS: tuple[FieldState, ...] = ("known", "missing", "either", "optional")


class Form(Record):
    """All that one run needs to know before it can go on: a section for each open call."""

    sections: tuple[FormSection, ...]

    @property
    def repeated(self) -> dict[Question, Question]:
        """The questions whose answer another one of the form brings along, each with that other one.

        Two fields are one question when they are about the same profile fact, or when two tools ask in the same words;
        one tool that is called twice asks twice. Of such fields the one that is known or most needed stands for all;
        where different values are known, each stays.
        """
        asked = [(part, field) for part in self.sections for field in part.fields if field.kind != "confirm"]
        first: dict[tuple[object, ...], tuple[FormSection, FormField]] = {}
        for part, field in sorted(asked, key=lambda entry: _RANKS.index(entry[1].state)):
            first.setdefault(_meaning(part, field), (part, field))
        found: dict[Question, Question] = {}
        for part, field in asked:
            asking, other = first[_meaning(part, field)]
            elsewhere = asking.call_id != part.call_id and (field.fact is not None or asking.tool != part.tool)
            if elsewhere and (field.state != "known" or field.prefill == other.prefill):
                found[part.call_id, field.name] = (asking.call_id, other.name)
        return found


def _meaning(part: FormSection, field: FormField) -> tuple[object, ...]:
    """Return what two fields have in common that ask for the same."""
    if field.fact is not None:
        return (field.kind, field.choices, field.fact)
    return (field.kind, field.choices, field.label, field.question)


class FieldError(Record):
    """A value that cannot be used: at which field, and what to write instead."""

    field: str
    message: str
