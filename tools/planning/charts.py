"""What a chart can hold, and names made to fit it."""

from collections.abc import Sequence

MOST_CATEGORIES = 20
MOST_SLICES = 6
LONGEST_LABEL = 20
"""The limits of Slack's charts: twenty categories or six slices, labels of twenty characters."""


def chart_labels(names: Sequence[str]) -> tuple[str, ...]:
    """Return names short enough for a chart, numbered where cutting them would make two alike."""
    labels: list[str] = []
    for number, name in enumerate(names, start=1):
        label = name if len(name) <= LONGEST_LABEL else f"{name[: LONGEST_LABEL - 1]}…"
        if label in labels:
            mark = f"… ({number})"
            label = f"{name[: LONGEST_LABEL - len(mark)]}{mark}"
        labels.append(label)
    return tuple(labels)
