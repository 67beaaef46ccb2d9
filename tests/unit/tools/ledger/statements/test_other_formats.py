"""OFX, QFX and QIF files, and how a file's format and encoding are recognised."""

from datetime import date
from decimal import Decimal

import pytest

from tools.ledger.statements.errors import BrokenLineError, NotAStatementError, OpenQuestionsError
from tools.ledger.statements.reading import read_statement
from tools.ledger.statements.statement import Answers, StatementLine

HEADER = "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:USASCII\nCHARSET:1252\nCOMPRESSION:NONE\n"
SGML = (
    HEADER
    + """OLDFILEUID:NONE
NEWFILEUID:NONE

<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD
<BANKACCTFROM><BANKID>1<ACCTID>22<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST>
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260131233000.000[-5:EST]<TRNAMT>-4.50<FITID>A1<NAME>Caf\u00e9 &amp; Co<MEMO>Coffee
</STMTTRN>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260115<TRNAMT>+2500,00<FITID>A2<NAME>ACME</STMTTRN>
</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
"""
)
XML = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>
<OFX><CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS><CURDEF>EUR</CURDEF>
<CCACCTFROM><ACCTID>4711</ACCTID></CCACCTFROM><BANKTRANLIST>
<STMTTRN><DTPOSTED>20260101003000[+1:CET]</DTPOSTED><TRNAMT>-9.99</TRNAMT><FITID>X</FITID><NAME>Kino</NAME></STMTTRN>
</BANKTRANLIST></CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1></OFX>
"""
QIF = """!Option:MDY
!Type:Cat
NFood
DEverything edible
E
^
!Type:Bank
D1/31'26
T-1,234.50
PShop
MWeekly
LFood:Groceries
SFood
$-1,000.00
SHome
$-234.50
^
D1/ 5'26
U2000.00
T2000.00
PACME
^
"""


def test_ofx_in_sgml_is_read_with_its_ids_and_the_banks_own_day() -> None:
    statement = read_statement(SGML.encode("cp1252"))
    assert (statement.format, statement.currency) == ("OFX", "USD")
    assert statement.lines == (
        StatementLine(14, date(2026, 1, 31), Decimal("-4.50"), "Caf\u00e9 & Co · Coffee", "A1"),
        StatementLine(16, date(2026, 1, 15), Decimal("2500.00"), "ACME", "A2"),
    )


def test_ofx_in_xml_half_past_midnight_is_on_the_banks_new_day() -> None:
    statement = read_statement(XML.encode())
    assert (statement.currency, statement.lines[0].day) == ("EUR", date(2026, 1, 1))


@pytest.mark.parametrize(
    ("good", "broken", "message"),
    [
        ("<TRNAMT>+2500,00", "<TRNAMT>abc", 'line 16: "abc" is no amount'),
        ("<DTPOSTED>20260115", "<DTPOSTED>20260230", 'line 16: "20260230" is no date'),
        ("<TRNAMT>+2500,00", "", 'line 16: "" is no amount'),
    ],
)
def test_a_broken_movement_of_ofx_is_named_by_its_line(good: str, broken: str, message: str) -> None:
    with pytest.raises(BrokenLineError, match=message):
        read_statement(SGML.replace(good, broken).encode("cp1252"))


def test_ofx_that_is_cut_off_is_refused_as_a_whole() -> None:
    with pytest.raises(NotAStatementError, match="cut off or damaged"):
        read_statement(SGML.partition("</BANKTRANLIST>")[0].encode("cp1252"))


def test_two_accounts_in_one_file_are_not_thrown_together() -> None:
    second = "<BANKACCTFROM><ACCTID>33</BANKACCTFROM>"
    with pytest.raises(NotAStatementError, match="2 accounts"):
        read_statement(SGML.replace("<BANKTRANLIST>", f"{second}<BANKTRANLIST>").encode("cp1252"))


def test_qif_is_read_with_its_splits_left_whole() -> None:
    statement = read_statement(QIF.encode())
    assert statement.format == "QIF"
    assert statement.lines == (
        StatementLine(8, date(2026, 1, 31), Decimal("-1234.50"), "Shop · Weekly", "", "Groceries"),
        StatementLine(18, date(2026, 1, 5), Decimal("2000.00"), "ACME"),
    )


def test_qif_leaves_the_order_of_its_dates_open_too() -> None:
    text = "!Type:Bank\nD1/2/26\nT-1.50\nPShop\n^\n"
    with pytest.raises(OpenQuestionsError):
        read_statement(text.encode())
    assert read_statement(text.encode(), Answers(date_order="day_first")).lines[0].day == date(2026, 2, 1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("!Type:Bank\nD1/31/26\nTabc\n^\n", 'line 3: "abc" is no amount'),
        ("!Type:Bank\nDsoon\nT-1.00\n^\n", 'line 2: "soon" is no date'),
        ("!Type:Bank\nT-1.00\nPShop\n^\n", "line 2: the movement that begins here has no date"),
        ("!Type:Bank\nD1/31/26\nPShop\n^\n", "line 2: the movement that begins here has no amount"),
    ],
)
def test_a_broken_line_of_qif_is_named(text: str, message: str) -> None:
    with pytest.raises(BrokenLineError, match=message):
        read_statement(text.encode())


def test_a_qif_file_of_investments_holds_nothing_to_import() -> None:
    with pytest.raises(NotAStatementError, match="no movements of a bank account"):
        read_statement(b"!Type:Invst\nD1/31/26\nNBuy\nT100\n^\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_texts_are_read_in_any_usual_encoding(encoding: str) -> None:
    content = "Date,Text,Amount\n2026-01-15,Caf\u00e9 \u20ac\u2019s,-1.50\n".encode(encoding)
    assert read_statement(content).lines[0].text == "Caf\u00e9 \u20ac\u2019s"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\x89PNG\r\n", "an image"),
        (b"PK\x03\x04", "a spreadsheet or an archive"),
        (b"<!DOCTYPE html><html>", "a web page"),
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"a\x00b\x01c", "no text file"),
        (b"Dear bank, please send me money.", "CSV, OFX, QFX or QIF|Please name them"),
    ],
)
def test_what_is_no_statement_is_told_apart_with_a_way_on(content: bytes, what: str) -> None:
    with pytest.raises(NotAStatementError, match=what) as refused:
        read_statement(content)
    assert "Please" in refused.value.message


@pytest.mark.parametrize("words", ["<OFX>", "OFXHEADER:100"])
def test_a_csv_file_in_which_somebody_paid_for_ofx_is_a_csv_file(words: str) -> None:
    content = f"Date,Description,Amount\n2026-01-02,{words},-4.50\n2026-01-31,Salary,2500.00\n".encode()
    statement = read_statement(content)
    assert (statement.format, [line.text for line in statement.lines]) == ("CSV", [words, "Salary"])
