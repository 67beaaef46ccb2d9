"""QIF files (Quicken Interchange Format): one field a line, "^" after each movement."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tools.ledger.statements.amounts import read_amounts
from tools.ledger.statements.dates import read_dates
from tools.ledger.statements.errors import WANTED, BrokenLineError, NotAStatementError
from tools.ledger.statements.questions import settled
from tools.ledger.statements.statement import Answers, Statement, StatementLine

if TYPE_CHECKING:
    from quiffen import Qif

_MOVEMENTS = re.compile(r"!type:\s*(?:cash|bank|ccard|otha|othl|oth a|oth l)\s*", re.IGNORECASE)
_SIGNS_OF_QIF = ("!type:", "!account", "!option:", "!clear:")
_END = "^"
_DETAILS = "SE$%"
"""The codes of a movement's parts, which repeat its amounts."""

_BETWEEN_TEXTS = " · "


@dataclass(slots=True)
class _Movement:
    """Where the fields of one movement stand, as positions of lines from 0; -1 for one that is missing."""

    start: int
    day: int = -1
    amount: int = -1
    parts: bool = False


def is_qif(text: str) -> bool:
    """Tell whether a text is a QIF file, by its first line that is not empty."""
    return text.lstrip().casefold().startswith(_SIGNS_OF_QIF)


def read_qif(text: str, answers: Answers) -> Statement:
    """Read a QIF file of one account; raises StatementError.

    Dates and amounts are read here, where their order, their decimal sign and their lines are known; what remains is
    unambiguous when the library takes the file apart.
    """
    lines = text.split("\n")
    movements = list(_movements(lines))
    if not movements:
        raise NotAStatementError("This QIF file holds no movements of a bank account or a card.")
    _check_whole(movements)
    dates, raw = [lines[m.day][1:] for m in movements], [lines[m.amount][1:] for m in movements]
    days, amounts = settled(
        read_dates(dates, lambda i: movements[i].day + 1, answers.date_order),
        read_amounts(raw, lambda i: movements[i].amount + 1, answers.decimal_sign),
    )
    for movement, day, amount in zip(movements, days, amounts, strict=True):
        if amount is None:
            raise BrokenLineError(movement.amount + 1, "it has no amount")
        lines[movement.day], lines[movement.amount] = f"D{day.isoformat()}", f"T{amount:f}"
    told = _told(_parsed("\n".join(lines)), len(movements))
    read = zip(movements, days, amounts, told, strict=True)
    return Statement("QIF", tuple(StatementLine(m.start + 1, day, amount, *t) for m, day, amount, t in read if amount))


def _movements(lines: Sequence[str]) -> Iterator[_Movement]:
    """Yield the movements of accounts; lists of categories, securities and the like are passed over."""
    counts, movement = False, None
    for position, line in enumerate(lines):
        code = line[:1]
        if code == "!":
            counts = bool(_MOVEMENTS.fullmatch(line.strip())) or (counts and line.startswith(("!Option", "!Clear")))
            movement = None
        elif not counts or not line.strip():
            continue
        elif line.strip() == _END:
            if movement is not None:
                yield movement
            movement = None
        else:
            movement = movement or _Movement(position)
            _note(movement, code, position)
    if movement is not None:
        yield movement


def _note(movement: _Movement, code: str, position: int) -> None:
    movement.parts = movement.parts or code in _DETAILS
    if movement.parts:
        return
    if code == "D" and movement.day < 0:
        movement.day = position
    elif code in "TU" and movement.amount < 0:
        movement.amount = position


def _check_whole(movements: Sequence[_Movement]) -> None:
    for movement in movements:
        if movement.day < 0 or movement.amount < 0:
            what = "date" if movement.day < 0 else "amount"
            raise BrokenLineError(movement.start + 1, f"the movement that begins here has no {what}")


def _parsed(text: str) -> "Qif":
    from quiffen import Qif

    try:
        return Qif.parse_string(text)
    except Exception as error:
        raise NotAStatementError(f"This QIF file is cut off or damaged, so I read nothing of it. {WANTED}") from error


def _told(qif: "Qif", count: int) -> list[tuple[str, str, str]]:
    """Return for each movement its text, no id, and its category; raises NotAStatementError for several accounts."""
    from quiffen import Transaction

    full = [movements for account in qif.accounts.values() for movements in account.transactions.values() if movements]
    if len(full) != 1:
        raise NotAStatementError("This QIF file holds several accounts. Please export one account at a time.")
    if len(full[0]) != count:
        raise NotAStatementError(f"This QIF file is cut off or damaged, so I read nothing of it. {WANTED}")
    told = [movement for movement in full[0] if isinstance(movement, Transaction)]
    return [
        (_joined(movement.payee, movement.memo), "", movement.category.name if movement.category else "")
        for movement in told
    ]


def _joined(*parts: str | None) -> str:
    told = (" ".join((part or "").split()) for part in parts)
    return _BETWEEN_TEXTS.join(dict.fromkeys(filter(None, told)))
