"""A CSV file as a table: its separator, the row with the names of its columns, and the rows below."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from tools.ledger.statements.amounts import has_decimals
from tools.ledger.statements.dates import is_date
from tools.ledger.statements.errors import WANTED, BrokenLineError, NotAStatementError
from tools.ledger.statements.headers import Role, header_weight, roles_of

Row = tuple[int, list[str]]
"""The line of the file on which a row begins, and its cells."""

_SEPARATORS = ",;\t|"
_HINT = re.compile(r"\"?sep=([,;\t|])\"?", re.IGNORECASE)
_LONGEST_PREAMBLE = 60
_PROBE = 20_000
_SAMPLE = 200
_UNCLEAR = (
    "I cannot tell which columns hold the date and the amount. Please name them in the first line of the file, for "
    "example Date, Description, Amount."
)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of movements (and what may stand below them), and which column holds what.

    `header` is empty for a file without one.
    """

    header: Sequence[str]
    roles: Mapping[Role, int]
    rows: Sequence[Row]


def read_table(text: str) -> Table:
    """Find the table in a CSV file; raises NotAStatementError where there is none and BrokenLineError."""
    first, _, rest = text.partition("\n")
    if hint := _HINT.fullmatch(first.strip(" ")):
        return _read(rest, hint[1], skipped=1)
    weights = {separator: _weight(text[:_PROBE], separator) for separator in _SEPARATORS}
    best = max(weights, key=lambda separator: weights[separator])
    return _read(text, best if weights[best] else _guessed(text[:_PROBE]))


def _read(text: str, separator: str, skipped: int = 0) -> Table:
    rows = [(number + skipped, cells) for number, cells in rows_of(text, separator) if any(map(str.strip, cells))]
    weights = [_row_weight(cells) for _, cells in rows[:_LONGEST_PREAMBLE]]
    heaviest = max(weights, default=0)
    if not heaviest:
        return Table((), _roles_by_content([cells for _, cells in rows[:_SAMPLE]]), rows)
    header = weights.index(heaviest)
    return Table(rows[header][1], roles_of(rows[header][1]), rows[header + 1 :])


def rows_of(text: str, separator: str) -> Iterator[Row]:
    """Yield the rows of a text; raises BrokenLineError for a quotation mark that is never closed."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 1
    try:
        for cells in reader:
            yield number, cells
            number = reader.line_num + 1
    except csv.Error:
        raise BrokenLineError(number, "its quotation marks do not match") from None


def _weight(probe: str, separator: str) -> int:
    """Return how much the best of the first rows looks like names of columns when they are separated like this."""
    heaviest = 0
    # The probe may end within a quoted cell; what is broken is found when the whole is read.
    with suppress(BrokenLineError):
        for _, cells in islice(rows_of(probe, separator), _LONGEST_PREAMBLE):
            heaviest = max(heaviest, _row_weight(cells))
    return heaviest


def _row_weight(cells: Sequence[str]) -> int:
    return 0 if any(map(is_date, cells)) else header_weight(cells)


def _guessed(probe: str) -> str:
    """Return the separator of a file whose columns nothing names."""
    from clevercsv import Detector

    try:
        dialect = Detector().detect(probe, delimiters=list(_SEPARATORS))
    except Exception:
        dialect = None
    if dialect is None or not dialect.delimiter:
        raise NotAStatementError(f"I cannot find any columns in this file. {WANTED}")
    return dialect.delimiter


def _roles_by_content(rows: Sequence[Sequence[str]]) -> Mapping[Role, int]:
    """Return the columns of a file without names: one of dates, one of amounts, the longest of the others is text."""
    width = max(map(len, rows), default=0)
    columns = [[row[index].strip() if index < len(row) else "" for row in rows] for index in range(width)]
    dates = [index for index, cells in enumerate(columns) if all(map(is_date, cells))]
    amounts = [index for index, cells in enumerate(columns) if index not in dates and all(map(has_decimals, cells))]
    if not dates or len(amounts) != 1:
        raise NotAStatementError(_UNCLEAR)
    others = [index for index in range(width) if index not in (*dates, *amounts)]
    texts = max(others, key=lambda index: sum(map(len, columns[index])), default=None)
    roles: dict[Role, int] = {"date": dates[0], "amount": amounts[0]}
    if texts is not None:
        roles["text"] = texts
    return roles
