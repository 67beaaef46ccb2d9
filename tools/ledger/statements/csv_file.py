"""CSV files of banks: with or without a preamble, one amount column or two, in many languages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tools.ledger.statements.amounts import is_amount, read_amounts
from tools.ledger.statements.dates import is_date, read_dates
from tools.ledger.statements.errors import BrokenLineError, NotAStatementError, OpenQuestion
from tools.ledger.statements.headers import Role, bare, currency_in
from tools.ledger.statements.questions import settled
from tools.ledger.statements.statement import Answers, Positive, Statement, StatementLine
from tools.ledger.statements.table import Row, Table, read_table

_OUT = frozenset(
    word
    for line in (
        "d dr dbit debit debet s soll belastung lastschrift ausgang out withdrawal charge payment sale purchase spent",
        "expense af uit debito cargo addebito",
    )
    for word in line.split()
)
_IN = frozenset(
    word
    for line in (
        "c cr crdt credit kredit h haben gutschrift eingang in deposit refund received income bij credito abono",
        "accredito",
    )
    for word in line.split()
)
_MONEY: tuple[Role, ...] = ("amount", "debit", "credit")
_BETWEEN_TEXTS = " · "
_SUM = re.compile(r"(?:grand |sub)?totals?\b|sum|gesamt|somme|suma|(?:end|closing |opening )?(?:saldo|balance|solde)")
_FEW = 1
"""A single amount without a sign is too little to wonder about."""


def read_csv(text: str, answers: Answers) -> Statement:
    """Read a CSV file; raises StatementError."""
    table = read_table(text)
    movements, below = _without_footer(table)
    if not movements:
        raise NotAStatementError("I find the columns of a statement in this file, but no line with a movement.")
    _check_widths(table, movements)
    columns = _Columns(table, movements)
    dates = columns.of("date") or columns.of("value_date")
    days, amounts = settled(read_dates(dates, columns.line, answers.date_order), _amounts(columns, answers))
    lines = tuple(
        StatementLine(movements[index][0], days[index], amount, *told)
        for index, (amount, told) in enumerate(zip(amounts, columns.told(), strict=True))
        if amount
    )
    return Statement("CSV", lines, _currency(table, columns), tuple(_remarks(below, len(movements) - len(lines))))


@dataclass(frozen=True, slots=True)
class _Columns:
    """The cells of the movements, column by column."""

    table: Table
    rows: Sequence[Row]

    def line(self, position: int) -> int:
        return self.rows[position][0]

    def of(self, role: Role) -> list[str]:
        """Return the cells of a role; an empty list where the file has no such column."""
        index = self.table.roles.get(role)
        return [] if index is None else [cells[index] if index < len(cells) else "" for _, cells in self.rows]

    def told(self) -> list[tuple[str, str, str]]:
        """Return for each movement its text, the bank's id of it and its category."""
        empty = [""] * len(self.rows)
        texts = [column for role in ("payee", "text", "memo") if (column := self.of(role))] or [empty]
        joined = [_joined(parts) for parts in zip(*texts, strict=True)]
        ids, categories = self.of("id") or empty, self.of("category") or empty
        return [(text, i.strip(), c.strip()) for text, i, c in zip(joined, ids, categories, strict=True)]


def _joined(parts: Sequence[str]) -> str:
    return _BETWEEN_TEXTS.join(dict.fromkeys(squeezed for part in parts if (squeezed := " ".join(part.split()))))


def _without_footer(table: Table) -> tuple[Sequence[Row], int]:
    """Return the movements, and how many rows below them are none: totals and notes without a day."""
    index = table.roles.get("date", table.roles.get("value_date", 0))
    end = len(table.rows)
    while end and not _is_movement(table, table.rows[end - 1][1], index):
        end -= 1
    return table.rows[:end], len(table.rows) - end


def _is_movement(table: Table, cells: Sequence[str], date_index: int) -> bool:
    """Tell whether a row is a movement, if perhaps a broken one: it has a day, or an amount in its place."""
    day = cells[date_index].strip() if date_index < len(cells) else ""
    if is_date(day):
        return True
    places = [table.roles[role] for role in _MONEY if role in table.roles]
    full = len(cells) >= len(table.header) and bool(day) and not _SUM.match(bare(day))
    return full and any(is_amount(cells[place]) for place in places)


def _check_widths(table: Table, rows: Sequence[Row]) -> None:
    """Raise BrokenLineError for a row that ends before its amount, or that has more cells than there are names."""
    needed = max(table.roles[role] for role in _MONEY if role in table.roles)
    width = len(table.header)
    for number, cells in rows:
        if len(cells) <= needed:
            raise BrokenLineError(number, f"it ends after {len(cells)} of {max(width, needed + 1)} columns")
        if width and len(cells) > width and any(cell.strip() for cell in cells[width:]):
            raise BrokenLineError(number, f"it has {len(cells)} columns instead of {width}")


def _amounts(columns: _Columns, answers: Answers) -> list[Decimal] | OpenQuestion:
    if "amount" in columns.table.roles:
        values = read_amounts(columns.of("amount"), columns.line, answers.decimal_sign)
        if isinstance(values, OpenQuestion):
            return values
        amounts = [_needed(value, columns, index) for index, value in enumerate(values)]
        directions = [_direction(word) for word in columns.of("direction")]
        if directions and all(directions) and not any(amount < 0 for amount in amounts):
            return [amount * direction for amount, direction in zip(amounts, directions, strict=True)]
        return _signed(amounts, columns.of("amount"), answers.positive)
    out, into = columns.of("debit"), columns.of("credit")
    both = read_amounts([*out, *into], lambda index: columns.line(index % len(columns.rows)), answers.decimal_sign)
    if isinstance(both, OpenQuestion):
        return both
    nothing: list[Decimal | None] = [None] * len(columns.rows)
    left, came = both[: len(out)] or nothing, both[len(out) :] or nothing
    written_negative = all(value is None or value <= 0 for value in left)
    sign = 1 if written_negative else -1
    return [_of_two(sign, a, b, columns.line(index)) for index, (a, b) in enumerate(zip(left, came, strict=True))]


def _needed(value: Decimal | None, columns: _Columns, index: int) -> Decimal:
    if value is None:
        raise BrokenLineError(columns.line(index), "it has no amount")
    return value


def _of_two(sign: int, left: Decimal | None, came: Decimal | None, line: int) -> Decimal:
    if left is None and came is None:
        raise BrokenLineError(line, "it has no amount")
    if left and came:
        raise BrokenLineError(line, "it has an amount both for money in and for money out")
    return sign * left if left else came or Decimal(0)


def _direction(word: str) -> int:
    """Return 1 for money in, -1 for money out, 0 for any other word."""
    first = bare(word).partition(" ")[0] or word.strip()
    return 1 if first in _IN or first == "+" else -1 if first in _OUT or first == "-" else 0


def _signed(amounts: list[Decimal], raw: Sequence[str], positive: Positive | None) -> list[Decimal] | OpenQuestion:
    """Return the amounts as they are; where no sign ever tells money in from money out, the person does."""
    if len(amounts) <= _FEW or any(amount < 0 for amount in amounts) or any("+" in text for text in raw):
        return amounts
    if positive is None:
        return OpenQuestion("positive_amounts", raw[0].strip(), ("money you spent", "money you received"))
    return [-amount for amount in amounts] if positive == "spent" else amounts


def _currency(table: Table, columns: _Columns) -> str | None:
    named = dict.fromkeys(cell.strip().upper() for cell in columns.of("currency") if cell.strip())
    if len(named) > 1:
        raise NotAStatementError(
            f"This file holds amounts in {' and '.join(list(named)[:3])}, but an account has one currency. Please "
            "export one currency at a time."
        )
    heads = [table.header[table.roles[role]] for role in _MONEY if role in table.roles and table.header]
    return next(filter(None, map(currency_in, [*named, *heads])), None)


def _remarks(below: int, empty: int) -> list[str]:
    told = [(below, "at the end that {} no movement"), (empty, "without any amount of money that {} nothing")]
    return [
        f"I left out {_lines(count)} {text.format('is' if count == 1 else 'are')}." for count, text in told if count
    ]


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"
