"""One parameter model for each tool: its fields carry the questions, kinds, bounds and facts."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from tools.toolkit.form import Choice, Kind


@dataclass(frozen=True, slots=True)
class Ask:
    """How a parameter is asked for and understood; put into the field's Annotated.

    `question` is what Penny asks; `label` names the value; `fact` is the profile fact that may supply it and
    that remembers it; `along` asks for an optional value in the same form when something else is missing.
    `minimum` and `maximum` bound numbers (for money in the user's currency, in major units); a value equal to
    the bound is allowed unless `above` is set, which excludes `minimum` itself.
    """

    question: str
    label: str
    kind: Kind
    hint: str = ""
    example: str = ""
    fact: str | None = None
    along: bool = False
    choices: tuple[Choice, ...] = ()
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    above: bool = False


class Parameters(BaseModel):
    """Base of every tool's parameter model.

    A field without a default is essential: the tool cannot run without it. `either` lists groups of fields of
    which one is enough; the first of a group is the one Penny asks for.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    either: ClassVar[tuple[tuple[str, ...], ...]] = ()
