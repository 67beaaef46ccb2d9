"""CSV files as banks write them, and broken ones."""

from datetime import date
from decimal import Decimal

import pytest

from tools.ledger.statements.errors import BrokenLineError, NotAStatementError, OpenQuestionsError
from tools.ledger.statements.reading import read_statement
from tools.ledger.statements.statement import Answers, Statement

GERMAN = """"Umsatzanzeige";"Datei erstellt am: 01.02.2026"

"IBAN";"DE00 1234 5678"
"Kontoname";"Girokonto"
"Saldo";"2.334,56";"EUR"

"Buchung";"Wertstellung Datum";"Auftraggeber/Empfänger";"Buchungstext";"Verwendungszweck";"Saldo";"Währung";"Betrag"
"30.01.2026";"30.01.2026";"REWE";"Lastschrift";"Einkauf, Obst";"2.334,56";"EUR";"-1.034,50"
"15.01.2026";"15.01.2026";"ACME AG";"Gutschrift";"Lohn";"3.369,06";"EUR";"2.500,00"
"""
CHASE = """Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #
DEBIT,01/31/2026,"COFFEE, INC",-4.50,DEBIT_CARD,100.00,,
CREDIT,01/15/2026,PAYROLL,2500.00,ACH_CREDIT,104.50,,
"""
BARCLAYS = """Number,Date,Account,Amount,Subcategory,Memo
 ,30/01/2026,20-00-00 123,-12.00,PAYMENT,LIDL GB
 ,29/01/2026,20-00-00 123,1000.00,DIRECTDEP,ACME
"""
DUTCH = """"Datum","Naam / Omschrijving","Rekening","Af Bij","Bedrag (EUR)","Mededelingen"
"20260131","Albert Heijn","NL00","Af","12,50","Pas 123"
"20260130","Werkgever","NL00","Bij","2500,00","Salaris"
"""
INDIAN = """Date,Narration,Withdrawal Amt.,Deposit Amt.,Closing Balance
31/01/26,RENT,"1,25,000.00",,"5,00,000.00"
30/01/26,SALARY,,"2,50,000.50","6,25,000.00"
"""
SWISS = "Datum;Buchungstext;Belastung;Gutschrift\n31.01.2026;Miete;1'850.00;\n30.01.2026;Lohn;;6'500.00\n"
FRENCH = "Date;Libellé;Débit;Crédit\n31/01/2026;Loyer;-850,00;\n30/01/2026;Salaire;;2 100,00\n"


def read(text: str, **answers: str) -> Statement:
    return read_statement(text.encode(), Answers(**answers))  # type: ignore[arg-type]


def told(statement: Statement) -> list[tuple[str, str, str]]:
    return [(str(line.day), str(line.amount), line.text) for line in statement.lines]


@pytest.mark.parametrize(
    ("text", "currency", "lines"),
    [
        pytest.param(
            GERMAN,
            "EUR",
            [
                ("2026-01-30", "-1034.50", "REWE · Einkauf, Obst"),
                ("2026-01-15", "2500.00", "ACME AG · Lohn"),
            ],
            id="German, preamble, balance first",
        ),
        pytest.param(
            CHASE,
            None,
            [("2026-01-31", "-4.50", "COFFEE, INC"), ("2026-01-15", "2500.00", "PAYROLL")],
            id="American, a comma too many",
        ),
        pytest.param(
            BARCLAYS,
            None,
            [("2026-01-30", "-12.00", "LIDL GB"), ("2026-01-29", "1000.00", "ACME")],
            id="British",
        ),
        pytest.param(
            DUTCH,
            "EUR",
            [("2026-01-31", "-12.50", "Albert Heijn · Pas 123"), ("2026-01-30", "2500.00", "Werkgever · Salaris")],
            id="Dutch, a word says in or out",
        ),
        pytest.param(
            INDIAN,
            None,
            [("2026-01-31", "-125000.00", "RENT"), ("2026-01-30", "250000.50", "SALARY")],
            id="Indian, lakhs and two columns",
        ),
        pytest.param(SWISS, None, [("2026-01-31", "-1850.00", "Miete"), ("2026-01-30", "6500.00", "Lohn")], id="Swiss"),
        pytest.param(
            FRENCH, None, [("2026-01-31", "-850.00", "Loyer"), ("2026-01-30", "2100.00", "Salaire")], id="French"
        ),
    ],
)
def test_what_banks_write_is_understood(text: str, currency: str | None, lines: list[tuple[str, str, str]]) -> None:
    statement = read(text)
    assert (statement.currency, told(statement)) == (currency, lines)


def test_amounts_with_signs_of_their_own_keep_them_whatever_the_type_says() -> None:
    statement = read("Date,Text,Type,Amount\n2026-01-15,Shop,Sale,-12.50\n2026-01-16,Thanks,Payment,100.00\n")
    assert [str(line.amount) for line in statement.lines] == ["-12.50", "100.00"]


def test_a_file_without_a_header_is_read_by_what_is_in_it() -> None:
    statement = read('"01/15/2026","-12.50","*","","SHOP 123"\n"01/16/2026","-1.50","*","","SHOP 4"\n')
    assert told(statement) == [("2026-01-15", "-12.50", "SHOP 123"), ("2026-01-16", "-1.50", "SHOP 4")]


def test_two_columns_of_amounts_without_names_are_not_guessed_at() -> None:
    with pytest.raises(NotAStatementError, match="which columns hold the date and the amount"):
        read("2026-01-15,Shop,-12.50,100.00\n2026-01-16,Shop,-1.50,98.50\n")


def test_the_hint_of_a_spreadsheet_names_the_separator_and_counts_as_a_line() -> None:
    with pytest.raises(BrokenLineError, match='line 3: "x" is no amount'):
        read("sep=;\nDate;Text;Amount\n2026-01-15;Shop;x\n")


def test_text_in_several_lines_is_one_text_and_every_line_counts() -> None:
    text = 'Date,Description,Amount\n2026-01-15,"Shop\nLondon",-1.00\n2026-01-16,Tea,-2.00\n'
    assert [(line.number, line.text) for line in read(text).lines] == [(2, "Shop London"), (4, "Tea")]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("2026-01-16,Tea,abc", 'line 3: "abc" is no amount'),
        ("2026-02-30,Tea,-2.00", 'line 3: "2026-02-30" is no date'),
        ("2026-01-16,Tea", "line 3: it ends after 2 of 3 columns"),
        ("2026-01-16,Tea,", "line 3: it has no amount"),
        ("2026-01-16,Tea, hot,-2.00", "line 3: it has 4 columns instead of 3"),
        ('2026-01-16,"Tea,-2.00', "line 3: its quotation marks do not match"),
        ('2026-01-16,"Tea"x,-2.00', "line 3: its quotation marks do not match"),
        (",Tea,-2.00\n2026-01-17,Cake,-3.00", 'line 3: "" is no date'),
    ],
)
def test_a_broken_line_is_named(line: str, message: str) -> None:
    with pytest.raises(BrokenLineError, match=message):
        read(f"Date,Description,Amount\n2026-01-15,Shop,-1.00\n{line}\n")


def test_both_in_and_out_on_one_line_is_no_amount() -> None:
    with pytest.raises(BrokenLineError, match="line 2: it has an amount both for money in and for money out"):
        read("Date,Text,Debit,Credit\n2026-01-15,Shop,1.00,2.00\n")


def test_a_cell_of_any_length_is_refused_at_once() -> None:
    with pytest.raises(BrokenLineError, match="is no amount"):
        read(f"Date,Text,Amount\n2026-01-15,Shop,-{' ' * 50_000}x\n")


def test_totals_below_and_lines_of_nothing_are_left_out_and_told_of() -> None:
    statement = read("Date,Text,Amount\n2026-01-15,Shop,-1.50\n2026-01-16,Card check,0.00\n\nTotal,,-1.50\n")
    assert [line.text for line in statement.lines] == ["Shop"]
    assert statement.remarks == (
        "I left out 1 line at the end that is no movement.",
        "I left out 1 line without any amount of money that is nothing.",
    )


def test_two_currencies_are_never_one_account() -> None:
    with pytest.raises(NotAStatementError, match="amounts in EUR and USD"):
        read("Date,Text,Amount,Currency\n2026-01-15,Shop,-1.00,EUR\n2026-01-16,Shop,-1.00,USD\n")


@pytest.mark.parametrize(
    ("text", "question", "example"),
    [
        ("Date,Text,Amount\n01/02/2026,Shop,-1.50\n", "date_order", "01/02/2026"),
        ("Date,Text,Amount\n05/05/2026,Shop,-1.50\n1/2/26,Shop,-1.50\n", "date_order", "1/2/26"),
        ('Date,Text,Amount\n2026-01-15,Shop,"-1,234"\n', "decimal_sign", "1,234"),
        ("Date;Text;Amount\n2026-01-15;Shop;-1.234\n2026-01-16;Shop;-500\n", "decimal_sign", "1.234"),
        ("Date,Text,Amount\n2026-01-15,Shop,1.50\n2026-01-16,Shop,2.50\n", "positive_amounts", "1.50"),
    ],
)
def test_real_doubt_is_a_question(text: str, question: str, example: str) -> None:
    with pytest.raises(OpenQuestionsError) as asked:
        read(text)
    assert [(found.about, found.example) for found in asked.value.questions] == [(question, example)]


@pytest.mark.parametrize(
    ("text", "day", "amount"),
    [
        ("Date,Text,Amount\n01/02/2026,Shop,-1.50\n31/01/2026,Shop,-1.50\n", date(2026, 2, 1), "-1.50"),
        ("Date,Text,Amount\n01/02/2026,Shop,-1.50\n01/31/2026,Shop,-1.50\n", date(2026, 1, 2), "-1.50"),
        ("Date,Text,Amount\n01.02.2026,Shop,-1.50\n", date(2026, 2, 1), "-1.50"),
        ("Date,Text,Amount\n05/05/2026,Shop,-1.50\n", date(2026, 5, 5), "-1.50"),
        ('Date,Text,Amount\n2026-01-15,Shop,"-1,234"\n2026-01-15,Shop,"-1,5"\n', date(2026, 1, 15), "-1.234"),
        ('Date,Text,Amount\n2026-01-15,Shop,"-1,234"\n2026-01-15,Shop,-1.5\n', date(2026, 1, 15), "-1234"),
        ('Date,Text,Amount\n2026-01-15,Shop,"-0,234"\n', date(2026, 1, 15), "-0.234"),
        ('Date,Text,Amount\n2026-01-15,Shop,"-1,234,567"\n', date(2026, 1, 15), "-1234567"),
    ],
)
def test_what_another_line_settles_is_no_question(text: str, day: date, amount: str) -> None:
    first = read(text).lines[0]
    assert (first.day, first.amount) == (day, Decimal(amount))


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("-4.50", "-4.50"),
        ("(4.50)", "-4.50"),
        ("4.50-", "-4.50"),
        ("\u22124.50", "-4.50"),
        ("$-4.50", "-4.50"),
        ("-$1,204.50", "-1204.50"),
        ("USD 4.50 DR", "-4.50"),
        ("4.50 CR", "4.50"),
        ("+4.50", "4.50"),
        ("4.50 €", "4.50"),
        ("1 204.50 kr", "1204.50"),
    ],
)
def test_signs_and_currencies_around_an_amount(written: str, amount: str) -> None:
    statement = read(f'Date,Text,Amount\n2026-01-15,Shop,"{written}"\n2026-01-16,Shop,-1.00\n')
    assert statement.lines[0].amount == Decimal(amount)


def test_the_answers_of_the_person_settle_what_the_file_leaves_open() -> None:
    text = 'Date,Text,Amount\n01/02/2026,Shop,"1,234"\n03/02/2026,Shop,"2,345"\n'
    statement = read(text, date_order="month_first", decimal_sign="comma", positive="spent")
    assert told(statement) == [("2026-01-02", "-1.234", "Shop"), ("2026-03-02", "-2.345", "Shop")]
