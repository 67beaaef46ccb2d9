"""Results as messages: what a tool found out, with its figures, chart, table and the small print."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from bot.blocks.charts import chart_block, chart_lines
from bot.blocks.offers import offer_blocks
from bot.blocks.tables import hidden_rows, table_block, table_lines
from bot.blocks.text import (
    CHARTS_PER_MESSAGE,
    FIELD_TEXT,
    MARKDOWN_TEXT,
    MESSAGE_BLOCKS,
    MESSAGE_CHARACTERS,
    MESSAGE_TEXT,
    SECTION_FIELDS,
    SECTION_TEXT,
    TABLES_PER_MESSAGE,
    Block,
    bullets,
    context,
    escape,
    escape_within,
    in_groups,
    markdown,
    mrkdwn,
    section,
    shorten,
    split_markdown,
)
from bot.blocks.undo import undo_block
from bot.words import answers as words
from tools.toolkit.outcome import Display

_LABEL_ROOM = 10
_NOT_SHOWN = ("type", "block_id", "action_id", "value")


@dataclass(frozen=True, slots=True)
class Content:
    """One Slack message: its blocks, and the text that says the same where blocks are not shown."""

    text: str
    blocks: tuple[Block, ...]


def answer_contents(text: str, results: Sequence[Display], above: Sequence[Block] = ()) -> list[Content]:
    """Return an answer as one message, or as several where Slack's limits ask for it.

    `text` is Markdown; what it already quotes of a result, its summary or what would help, is not repeated. The first
    message leaves room for the blocks that stand `above` it.
    """
    room = min(MARKDOWN_TEXT, MESSAGE_CHARACTERS - characters(above))
    parts = [Content(piece, (markdown(piece),)) for piece in split_markdown(text, room)] if text.strip() else []
    parts += [result_content(result, said=text) for result in results]
    parts = [part for part in parts if part.blocks]
    if not parts:
        return [Content(words.NOTHING_TO_SAY, (markdown(words.NOTHING_TO_SAY),))]
    merged = [parts[0]]
    for part in parts[1:]:
        together = Content(f"{merged[-1].text}\n\n{part.text}", merged[-1].blocks + part.blocks)
        if fits_one_message((*(above if len(merged) == 1 else ()), *together.blocks)):
            merged[-1] = together
        else:
            merged.append(part)
    return [Content(shorten(part.text, MESSAGE_TEXT), part.blocks) for part in merged]


def result_content(result: Display, said: str = "") -> Content:
    """Return one result as a message; `said` is the text that already stands above it."""
    return Content(result_text(result, said), tuple(_result_blocks(result, said)))


def fits_one_message(blocks: Sequence[Block]) -> bool:
    """Tell whether Slack takes the blocks as one message."""
    kinds = [block["type"] for block in blocks]
    markdown_length = sum(len(block["text"]) for block in blocks if block["type"] == "markdown")
    return (
        len(blocks) <= MESSAGE_BLOCKS
        and kinds.count("table") + kinds.count("data_table") <= TABLES_PER_MESSAGE
        and kinds.count("data_visualization") <= CHARTS_PER_MESSAGE
        and markdown_length <= MARKDOWN_TEXT
        and characters(blocks) <= MESSAGE_CHARACTERS
    )


def result_text(result: Display, said: str = "") -> str:
    """Return everything a result shows as plain lines, its title once."""
    lines = ["" if result.summary in said else result.summary]
    lines += [f"{figure.label}: {figure.value}" for figure in result.figures]
    lines += table_lines(result.table) if result.table else []
    lines += chart_lines(result.chart) if result.chart else []
    if helpful := _unsaid(result.suggestions, said):
        lines += [f"{words.WHAT_HELPS}:", *(f"- {line}" for line in helpful)]
    lines += _small_print(result)
    lines += [result.offer.question] if result.offer else []
    # Tables and charts may be called as the whole is.
    return "\n".join(filter(None, (result.title, *(line for line in lines if line.rstrip(":") != result.title))))


def _result_blocks(result: Display, said: str) -> Iterator[Block]:
    summary = (
        "" if result.summary in said else escape_within(result.summary, SECTION_TEXT - len(result.title) - _LABEL_ROOM)
    )
    title = f"*{escape(result.title)}*" if result.title else ""
    details = list(_details(result, said))
    titled = any(block["type"] not in ("context", "actions") for block in details)
    if heading := "\n".join(part for part in (title if titled or summary else "", summary) if part):
        yield section(heading)
    yield from details
    if result.offer:
        yield from offer_blocks(result.offer)


def _details(result: Display, said: str) -> Iterator[Block]:
    """Everything below the heading; a table whose caption the heading says already stands without it."""
    for figures in in_groups(result.figures, SECTION_FIELDS):
        yield {"type": "section", "fields": [_figure(figure.label, figure.value) for figure in figures]}
    if result.chart and (chart := chart_block(result.chart)):
        yield chart
    if result.table and result.table.rows:
        if result.table.caption != result.title:
            yield section(f"*{escape(result.table.caption)}*")
        yield table_block(result.table)
        if hidden := hidden_rows(result.table):
            yield context(words.MORE_ROWS.format(count=hidden))
    if helpful := _unsaid(result.suggestions, said):
        yield section(f"*{words.WHAT_HELPS}*\n" + bullets([escape(line) for line in helpful]))
    for line in _small_print(result):
        yield context(escape_within(line, SECTION_TEXT))
    if result.undo is not None:
        yield undo_block(result.undo)


def _unsaid(lines: Sequence[str], said: str) -> list[str]:
    return [line for line in lines if line not in said]


def _figure(label: str, value: str) -> Block:
    return mrkdwn(f"{escape(label)}\n*{escape(value)}*", FIELD_TEXT)


def _small_print(result: Display) -> list[str]:
    lines: list[str] = []
    if result.from_memory:
        lines.append(words.FROM_MEMORY.format(facts="; ".join(result.from_memory)))
    if assumed := _unsaid(result.assumptions, result.summary):
        lines.append(words.ASSUMED.format(assumptions=" ".join(map(_sentence, assumed))))
    return [*lines, result.disclaimer] if result.disclaimer else lines


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def characters(value: object) -> int:
    """Return how many characters a block, or several, show."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        items = cast("Mapping[str, object]", value).items()
        return sum(characters(item) for key, item in items if key not in _NOT_SHOWN)
    return sum(map(characters, cast("Sequence[object]", value))) if isinstance(value, list | tuple) else 0
