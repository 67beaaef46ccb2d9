"""Charts as Slack's data_visualization block (docs.slack.dev/reference/block-kit/blocks/data-visualization-block)."""

from collections.abc import Sequence
from math import isfinite

from bot.blocks.text import (
    CHART_AXIS_LABEL,
    CHART_CATEGORIES,
    CHART_LABEL,
    CHART_SERIES,
    CHART_TITLE,
    Block,
    shorten,
)
from bot.words import answers as words
from tools.toolkit.outcome import Chart, Series

_DECIMALS = 2


def chart_block(chart: Chart) -> Block | None:
    """Return the chart as a block, or None when there is nothing that could be drawn.

    What exceeds Slack's limits is thinned out: the smallest slices become "Other", and of too many points an even
    selection with the first and the last is kept.
    """
    drawn = _pie(chart) if chart.kind == "pie" else _plot(chart)
    if drawn is None:
        return None
    return {"type": "data_visualization", "title": shorten(chart.title or chart.alt, CHART_TITLE), "chart": drawn}


def chart_lines(chart: Chart) -> list[str]:
    """Return the chart as lines of text, for readers that see no blocks: its title, its parts, what it shows."""
    parts = chart.categories if chart.kind == "pie" else tuple(line.name for line in chart.series)
    said = chart.alt.casefold()
    unsaid = ", ".join(part for part in parts if part.casefold() not in said)
    title = "" if chart.title.casefold() in said else chart.title
    return [f"{title} ({unsaid})" if title and unsaid else title or unsaid, chart.alt]


def _pie(chart: Chart) -> Block | None:
    if not chart.series:
        return None
    pairs = zip(chart.categories, chart.series[0].values, strict=False)
    slices = [(name, value) for name, value in pairs if isfinite(value) and round(value, _DECIMALS) > 0]
    if not slices:
        return None
    kept = _largest(slices)
    labels = unique_labels([name for name, _ in kept])
    return {"type": "pie", "segments": [_point(label, value) for label, (_, value) in zip(labels, kept, strict=True)]}


def _largest(slices: list[tuple[str, float]]) -> list[tuple[str, float]]:
    if len(slices) <= CHART_SERIES:
        return slices
    by_size = sorted(range(len(slices)), key=lambda index: slices[index][1], reverse=True)
    largest, others = sorted(by_size[: CHART_SERIES - 1]), by_size[CHART_SERIES - 1 :]
    return [slices[index] for index in largest] + [(words.OTHER_SLICES, sum(slices[index][1] for index in others))]


def _plot(chart: Chart) -> Block | None:
    count = min([len(chart.categories), *(len(series.values) for series in chart.series)])
    series = [line for line in chart.series if all(isfinite(value) for value in line.values)][:CHART_SERIES]
    if not count or not series:
        return None
    kept = even_selection(count, CHART_CATEGORIES)
    labels = unique_labels([chart.categories[index] for index in kept])
    names = unique_labels([line.name for line in series])
    return {
        "type": chart.kind,
        "series": [_series(name, line, labels, kept) for name, line in zip(names, series, strict=True)],
        "axis_config": _axes(chart, labels),
    }


def _series(name: str, line: Series, labels: Sequence[str], kept: Sequence[int]) -> Block:
    points = [_point(label, line.values[index]) for label, index in zip(labels, kept, strict=True)]
    return {"name": name, "data": points}


def _axes(chart: Chart, labels: list[str]) -> Block:
    titles = {"x_label": chart.x_label, "y_label": chart.y_label}
    return {"categories": labels} | {key: shorten(text, CHART_AXIS_LABEL) for key, text in titles.items() if text}


def _point(label: str, value: float) -> Block:
    return {"label": label, "value": round(value, _DECIMALS)}


def even_selection(count: int, limit: int) -> list[int]:
    """Return at most `limit` indices below `count`, evenly spread, the first and the last among them."""
    if count <= limit:
        return list(range(count))
    return [round(step * (count - 1) / (limit - 1)) for step in range(limit)]


def unique_labels(names: Sequence[str]) -> list[str]:
    """Return the names cut to a label's length and told apart by a number where they would be the same."""
    labels: list[str] = []
    for name in names:
        label, number = shorten(name or "-", CHART_LABEL), 1
        while label in labels:
            number += 1
            suffix = f" ({number})"
            label = shorten(name or "-", CHART_LABEL - len(suffix)) + suffix
        labels.append(label)
    return labels
