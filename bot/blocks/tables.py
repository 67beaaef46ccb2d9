"""Tables as Slack's table block (docs.slack.dev/reference/block-kit/blocks/table-block)."""

from collections.abc import Sequence

from bot.blocks.text import TABLE_CHARACTERS, TABLE_COLUMNS, TABLE_ROWS, Block
from tools.toolkit.outcome import Table

_EMPTY_CELL = "-"


def table_block(table: Table) -> Block:
    """Return the table with its header row; rows beyond Slack's limits are left out (see `hidden_rows`)."""
    columns = len(table.columns[:TABLE_COLUMNS])
    numeric = table.numeric + (False,) * (columns - len(table.numeric))
    shown = table.rows[: _rows_that_fit(table)]
    return {
        "type": "table",
        "rows": [_row(table.columns, columns), *(_row(row, columns) for row in shown)],
        "column_settings": [
            {"align": "right" if numeric[index] else "left", "is_wrapped": not numeric[index]}
            for index in range(columns)
        ],
    }


def hidden_rows(table: Table) -> int:
    """Return how many rows `table_block` leaves out."""
    return len(table.rows) - _rows_that_fit(table)


def table_lines(table: Table) -> list[str]:
    """Return the table as lines of text, for readers that see no blocks."""
    return [f"{table.caption}:", *(" | ".join(row) for row in (table.columns, *table.rows))]


def _row(cells: Sequence[str], columns: int) -> list[Block]:
    padded = [*cells[:columns], *[""] * (columns - len(cells))]
    return [{"type": "raw_text", "text": cell or _EMPTY_CELL} for cell in padded]


def _rows_that_fit(table: Table) -> int:
    room = TABLE_CHARACTERS - _characters(table.columns)
    for index, row in enumerate(table.rows[: TABLE_ROWS - 1]):
        room -= _characters(row)
        if room < 0:
            return index
    return min(len(table.rows), TABLE_ROWS - 1)


def _characters(cells: Sequence[str]) -> int:
    return sum(len(cell or _EMPTY_CELL) for cell in cells[:TABLE_COLUMNS])
