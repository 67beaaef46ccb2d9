"""Consent: what a person is asked before something is done that cannot be taken lightly, and what they agreed to."""

from dataclasses import dataclass
from typing import Annotated

from tools.toolkit.form import Choice
from tools.toolkit.params import Ask, Parameters
from tools.toolkit.table import Table

CONSENT = "confirmed"
"""The parameter that holds a person's yes or no."""

SUBJECT = "confirmed:subject"
"""Beside the answers of an open call: what its question was about."""


class Confirmed(Parameters):
    """Base of the parameters of tools that ask before they act; whoever runs them has agreed."""

    confirmed: Annotated[
        bool,
        Ask(
            "Shall I go ahead?",
            "Agreed",
            "confirm",
            by_hand=True,
            choices=(Choice(value="yes", label="Yes"),),
        ),
    ]


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What a person is asked to agree to.

    `question` names what will be done, to what; `yes` is the button that agrees ("Yes, delete it"). `subject` tells
    apart what the question is about, its state included: a yes to one subject is none to another. `preview` shows it.
    """

    question: str
    subject: str
    yes: str = "Yes, go ahead"
    preview: Table | None = None
