"""What a chart can hold, and names made to fit it."""

from collections.abc import Sequence

MOST_CATEGORIES = 20
MOST_SLICES = 6
LONGEST_LABEL = 20
"""The limits of Slack's charts: twenty categories or six slices, labels of twenty characters."""

FEWEST_SPANS = 8
"""Spans of a line where the months cannot be divided evenly: none is much longer than another then."""


def even_points(months: int) -> tuple[int, ...]:
    """Return the months of a line, from today to the last and evenly spaced: a shorter span would bend it."""
    most = min(months, MOST_CATEGORIES - 1)
    spans = next(
        (count for count in range(most, min(months, FEWEST_SPANS) - 1, -1) if months % count == 0), FEWEST_SPANS
    )
    return tuple(round(span * months / spans) for span in range(spans + 1))


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
