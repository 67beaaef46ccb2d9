"""One question about an emergency fund: what is known, and how to speak about it."""

from dataclasses import dataclass

from tools.finance.emergency import EmergencyFund
from tools.planning.savings_case import Voice


@dataclass(frozen=True, slots=True)
class EmergencyCase:
    """A fund, for how many months it should last (one number, or the least and the most) and how to speak about it.

    `told` says whether the user named what is put aside; otherwise it is taken to be nothing.
    """

    fund: EmergencyFund
    targets: tuple[int, ...]
    told: bool
    voice: Voice


def months_text(count: int) -> str:
    """Return "1 month" or "6 months"."""
    return "1 month" if count == 1 else f"{count} months"
