"""Rows of figures on standard output."""

import sys
from collections.abc import Sequence


def heading(text: str) -> None:
    """Print the name of a benchmark."""
    sys.stdout.write(f"\n{text}\n")


def row(name: str, value: str) -> None:
    """Print one figure."""
    sys.stdout.write(f"  {name:<58} {value:>14}\n")


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` of the values lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
