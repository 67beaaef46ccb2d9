"""Tables as Slack's blocks: a table where all is seen at a glance, a data_table to leaf through and sort when long.

docs.slack.dev/reference/block-kit/blocks/table-block and /data-table-block
"""

import re
from collections.abc import Sequence

from bot.blocks.text import SECTION_TEXT, TABLE_CHARACTERS, TABLE_COLUMNS, TABLE_ROWS, Block, shorten
from tools.toolkit.table import Table

_EMPTY_CELL = "-"
_AT_A_GLANCE = 12
"""Most rows that are all shown at once; of more, a page of `_PAGE`."""
_PAGE = 10
_NUMBER = re.compile(r"[^\d]*(\d[\d.,'\s]*\d|\d)[^\d]*")
_DECIMALS = re.compile(r"[.,](\d{1,2})$")


def table_block(table: Table) -> Block:
    """Return the table with its header row; rows beyond Slack's limits are left out (see `hidden_rows`)."""
    columns = len(table.columns[:TABLE_COLUMNS])
    numeric = table.numeric + (False,) * (columns - len(table.numeric))
    shown = table.rows[: _rows_that_fit(table)]
    if len(shown) > _AT_A_GLANCE:
        return _data_table(table, shown, numeric)
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


def _data_table(table: Table, shown: Sequence[Sequence[str]], numeric: Sequence[bool]) -> Block:
    columns = len(table.columns[:TABLE_COLUMNS])
    numbers = [
        numeric[index] and all(_number(row[index]) is not None for row in shown if index < len(row))
        for index in range(columns)
    ]
    body = [
        [_sorted_cell(cell) if numbers[index] else cell for index, cell in enumerate(_row(row, columns))]
        for row in shown
    ]
    return {
        "type": "data_table",
        "caption": shorten(table.caption, SECTION_TEXT),
        "page_size": _PAGE,
        "rows": [_row(table.columns, columns), *body],
    }


def _sorted_cell(cell: Block) -> Block:
    """Return the cell as a number that is shown as it is written, and sorted by what it is."""
    value = _number(cell["text"])
    return cell if value is None else {"type": "raw_number", "value": value, "text": cell["text"]}


def _number(text: str) -> float | None:
    """Return the only number in a written value ("-$1,200.50", "5,5 %"), None where there is none, or several.

    It is only good for an order: a last point or comma before one or two digits is taken for the decimal one.
    """
    written = _NUMBER.fullmatch(text)
    if written is None:
        return None
    whole, _, decimals = _DECIMALS.sub(r"#\1", written[1]).partition("#")
    value = float(f"{re.sub('[^0-9]', '', whole)}.{decimals or 0}")
    return -value if text.lstrip()[:1] in ("-", "\u2212") else value


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
