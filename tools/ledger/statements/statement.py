"""What a statement says, whatever its format: dated amounts with a text."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

DateOrder = Literal["day_first", "month_first"]
DecimalSign = Literal["point", "comma"]
Positive = Literal["spent", "received"]
LARGEST_FILE = 25_000_000
"""Bytes; a statement of 100,000 lines has less than half of that."""

Format = Literal["CSV", "OFX", "QIF"]


@dataclass(frozen=True, slots=True)
class Answers:
    """What the person said about a file that leaves it open; None where they were not asked.

    `positive` is what amounts without any sign are.
    """

    date_order: DateOrder | None = None
    decimal_sign: DecimalSign | None = None
    positive: Positive | None = None


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One movement: `amount` in major units is positive for money that came in and negative for money that left.

    `number` is the line of the file, from 1. `bank_id` is the bank's own id of it (OFX's FITID), `category` what the
    file files it under; both "" where the file has none.
    """

    number: int
    day: date
    amount: Decimal
    text: str
    bank_id: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """All lines of a file in its order. `currency` is None where it names none; `remarks` say what was left out."""

    format: Format
    lines: tuple[StatementLine, ...]
    currency: str | None = None
    remarks: tuple[str, ...] = ()
