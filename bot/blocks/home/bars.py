"""Charts made of characters, for the Home tab, which takes no other ones; the words beside them say the same."""

from collections.abc import Sequence

LENGTH = 10
_FULL, _EMPTY = "▰", "▱"
_STEPS = "▁▂▃▄▅▆▇█"


def bar(share: float) -> str:
    """Return a bar for a share from 0 to 1; what is begun is never shown as nothing, nor what is not full as full."""
    filled = round(min(max(share, 0.0), 1.0) * LENGTH)
    if 0.0 < share < 1.0:
        filled = min(max(filled, 1), LENGTH - 1)
    return _FULL * filled + _EMPTY * (LENGTH - filled)


def line(values: Sequence[float]) -> str:
    """Return a line of columns from the lowest value to the highest."""
    low, high = min(values), max(values)
    if low == high:
        return _STEPS[len(_STEPS) // 2] * len(values)
    return "".join(_STEPS[round((value - low) / (high - low) * (len(_STEPS) - 1))] for value in values)
