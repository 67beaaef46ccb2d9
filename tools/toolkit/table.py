"""Tables, in results and beside questions."""

from tools.toolkit.record import Record


class Table(Record):
    """Rows of formatted cells. The first column names the row; the others are right-aligned when `numeric`."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
