"""The two answers to "when?" that are not a number of periods."""

from dataclasses import dataclass
from typing import Literal

Timing = Literal["begin", "end"]
"""Whether each payment is made at the beginning or at the end of its period."""


@dataclass(frozen=True, slots=True)
class AlreadyThere:
    """The start balance is enough: nothing more has to be saved."""


@dataclass(frozen=True, slots=True)
class Never:
    """The target is out of reach.

    `no_growth`: the balance does not grow, or shrinks; `too_slow`: it grows, but stays below the target (because
    prices outrun it, losses hold it down, or it would take longer than the longest plan).
    """

    why: Literal["no_growth", "too_slow"]
