"""One parameter model for each tool: its fields carry the questions, kinds, bounds and facts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from pydantic import ConfigDict

from tools.toolkit.form import Choice, Kind
from tools.toolkit.periods import Period
from tools.toolkit.record import Record


@dataclass(frozen=True, slots=True)
class Ask:
    """How a parameter is asked for and understood; put into the field's Annotated.

    `question` is what Penny asks; `label` names the value; `fact` is the profile fact that may supply it and
    that remembers it; `metadata` is the key of the conversation's metadata that does the same within the conversation,
    for closed questions only (choices and flags, never amounts or a user's own words); `along` asks for an optional
    value in the same form when something else is missing. `minimum` and `maximum` bound numbers (for money in the
    user's currency, in major units; for a percentage as a fraction; for a date in days from today); a value equal to
    the bound is allowed unless `above` is set, which excludes `minimum` itself. `per` is the period an amount is for; a
    parameter named monthly_… is for a month. What is given `by_hand` comes from a click or a person's words, never from
    a model, which is not told of the parameter; what is `inferred` a model may judge by itself. A `foreign`
    amount has to name its currency, and says nothing about the user's own.
    """

    question: str
    label: str
    kind: Kind
    hint: str = ""
    example: str = ""
    fact: str | None = None
    metadata: str | None = None
    along: bool = False
    choices: tuple[Choice, ...] = ()
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    above: bool = False
    per: Period | None = None
    by_hand: bool = False
    inferred: bool = False
    foreign: bool = False


class Parameters(Record):
    """Base of every tool's parameter model.

    A field without a default is essential: the tool cannot run without it. `either` lists groups of fields of
    which one is enough; the first of a group is the one Penny asks for. `essential_when` names fields that become
    essential once another field has a certain value: {"categories": ("method", "zero_based")}; `essential_if` those
    that are when a function of all values by their names says so, None standing for one that is not known.
    """

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)

    either: ClassVar[tuple[tuple[str, ...], ...]] = ()
    essential_when: ClassVar[Mapping[str, tuple[str, str]]] = {}
    essential_if: ClassVar[Mapping[str, Callable[[Mapping[str, object]], bool]]] = {}
