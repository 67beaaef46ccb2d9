"""OFX and QFX files (Open Financial Exchange 1.x in SGML and 2.x in XML)."""

import html
import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from tools.ledger.statements.errors import WANTED, BrokenLineError, NotAStatementError, quoted
from tools.ledger.statements.headers import currency_in
from tools.ledger.statements.statement import Statement, StatementLine

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_BEGINNING = re.compile(r"\ufeff?\s*(?:OFXHEADER|(?:<[?!][^>]*>\s*)*<OFX>)", re.IGNORECASE)
"""The header of OFX 1, or the root behind the declarations of OFX 2; further down it is what a movement was for."""

_TRANSACTION = re.compile(r"<STMTTRN>")
_AMOUNT = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)")
_DAMAGED = f"This OFX file is cut off or damaged, so I read nothing of it. {WANTED}"
_BETWEEN_TEXTS = " · "


def is_ofx(text: str) -> bool:
    """Tell whether a text is an OFX document, by how it begins."""
    return _BEGINNING.match(text) is not None


def read_ofx(text: str) -> Statement:
    """Read an OFX file of one account; raises StatementError."""
    _check_whole(text)
    root = _parsed(text)
    accounts = {_text(account, "ACCTID") for name in ("BANKACCTFROM", "CCACCTFROM") for account in root.iter(name)}
    if len(accounts) > 1:
        raise NotAStatementError(
            f"This file holds {len(accounts)} accounts. Please export one account at a time, so that I know which is "
            "which."
        )
    lines = tuple(_lines(text, list(root.iter("STMTTRN"))))
    if not lines:
        raise NotAStatementError("This OFX file holds no movements.")
    return Statement("OFX", lines, currency_in(_text(root, "CURDEF").upper()))


def _check_whole(text: str) -> None:
    """Raise NotAStatementError for a file that is cut off: the parser would take what is there for everything."""
    if "</OFX>" not in text.upper() or text.count("<STMTTRN>") != text.count("</STMTTRN>"):
        raise NotAStatementError(_DAMAGED)


def _parsed(text: str) -> "Element":
    from ofxtools.Parser import TreeBuilder

    start = text.upper().find("<OFX>")
    builder = TreeBuilder()
    try:
        builder.feed(text[start:] if start >= 0 else "")
        return builder.close()
    except Exception as error:
        raise NotAStatementError(_DAMAGED) from error


def _lines(text: str, transactions: Sequence["Element"]) -> Iterator[StatementLine]:
    numbers = _line_numbers(text)
    for index, transaction in enumerate(transactions):
        number = numbers[index] if index < len(numbers) else numbers[-1]
        told = dict.fromkeys((_text(transaction, "NAME"), _text(transaction, "MEMO")))
        yield StatementLine(
            number=number,
            day=_day(_text(transaction, "DTPOSTED"), number),
            amount=_amount(_text(transaction, "TRNAMT"), number),
            text=_BETWEEN_TEXTS.join(filter(None, told)),
            bank_id=_text(transaction, "FITID"),
        )


def _line_numbers(text: str) -> list[int]:
    """Return the line on which each movement begins."""
    numbers, line, before = list[int](), 1, 0
    for match in _TRANSACTION.finditer(text):
        line += text.count("\n", before, match.start())
        before = match.start()
        numbers.append(line)
    return numbers


def _text(element: "Element", name: str) -> str:
    found = next((child.text for child in element.iter(name) if child.text), "")
    return " ".join(html.unescape(found).split())


def _day(written: str, line: int) -> date:
    """Return the day at the bank: the digits are local to the offset behind them, so UTC would move late evenings."""
    try:
        return date(int(written[:4]), int(written[4:6]), int(written[6:8]))
    except ValueError:
        raise BrokenLineError(line, f"{quoted(written)} is no date") from None


def _amount(written: str, line: int) -> Decimal:
    """Return an amount; OFX allows a point or a comma before the decimals and nothing between thousands."""
    if not _AMOUNT.fullmatch(written):
        raise BrokenLineError(line, f"{quoted(written)} is no amount")
    try:
        return Decimal(written.replace(",", "."))
    except InvalidOperation:
        raise BrokenLineError(line, f"{quoted(written)} is no amount") from None
