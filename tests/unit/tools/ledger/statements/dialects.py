"""Statements written the way some bank might write them, for reading them back."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from tools.ledger.statements.statement import Answers, DateOrder, DecimalSign

DATES: tuple[tuple[str, DateOrder], ...] = (
    ("%Y-%m-%d", "day_first"),
    ("%Y/%m/%d", "day_first"),
    ("%Y%m%d", "day_first"),
    ("%d.%m.%Y", "day_first"),
    ("%d.%m.%y", "day_first"),
    ("%d/%m/%Y", "day_first"),
    ("%d-%m-%Y", "day_first"),
    ("%m/%d/%Y", "month_first"),
    ("%m-%d-%y", "month_first"),
    ("%d %b %Y", "day_first"),
    ("%d-%b-%y", "day_first"),
    ("%B %d, %Y", "month_first"),
    ("%Y-%m-%dT%H:%M:%SZ", "day_first"),
    ("%d/%m/%Y %H:%M", "day_first"),
)
HEADERS = (
    ("Date", "Description", "Amount", "Debit", "Credit"),
    ("Transaction Date", "Details", "Amount (USD)", "Money Out", "Money In"),
    ("Buchungstag", "Verwendungszweck", "Betrag", "Soll", "Haben"),
    ("Date opération", "Libellé", "Montant", "Débit", "Crédit"),
    ("Fecha", "Concepto", "Importe", "Cargo", "Abono"),
    ("Data operazione", "Descrizione", "Importo", "Uscite", "Entrate"),
    ("Datum", "Omschrijving", "Bedrag", "Af", "Bij"),
    ("Bokföringsdag", "Beskrivning", "Belopp", "Uttag", "Insättning"),
    ("Data operacji", "Opis operacji", "Kwota", "Obciążenia", "Uznania"),
)
PREAMBLES: tuple[tuple[str, ...], ...] = (
    (),
    ("Account statement",),
    ("Account: 1234567", "", "Balance on 31.12.2025: 1.234,56 EUR"),
    ("Kontonummer;DE00 1234;Girokonto", "Zeitraum;30 Tage", ""),
)
GROUPS: dict[DecimalSign, tuple[str, ...]] = {"point": ("", ",", "'", " "), "comma": ("", ".", "'", "\u00a0")}


@dataclass(frozen=True)
class Line:
    day: date
    amount: Decimal
    text: str


@dataclass(frozen=True)
class Dialect:
    """How one bank writes its statements."""

    separator: str
    encoding: str
    newline: str
    header: tuple[str, str, str, str, str]
    preamble: tuple[str, ...]
    date_format: str
    date_order: DateOrder
    decimal: DecimalSign
    group: str
    two_columns: bool
    quote_all: bool
    footer: bool

    @property
    def answers(self) -> Answers:
        """What the bank's customer would answer to any question."""
        return Answers(self.date_order, self.decimal, "received")

    def write(self, lines: Sequence[Line]) -> bytes:
        return self.text(lines).encode(self.encoding)

    def text(self, lines: Sequence[Line]) -> str:
        sheet = io.StringIO()
        quoting = csv.QUOTE_ALL if self.quote_all else csv.QUOTE_MINIMAL
        writer = csv.writer(sheet, delimiter=self.separator, lineterminator=self.newline, quoting=quoting)
        day, text, amount, out, into = self.header
        writer.writerow((day, text, out, into) if self.two_columns else (day, text, amount))
        writer.writerows((line.day.strftime(self.date_format), line.text, *self._money(line.amount)) for line in lines)
        above = "".join(f"{entry}{self.newline}" for entry in self.preamble)
        return above + sheet.getvalue() + (f"Total{self.newline}" if self.footer else "")

    def _money(self, amount: Decimal) -> tuple[str, ...]:
        if not self.two_columns:
            return (self._number(amount),)
        return (self._number(-amount), "") if amount < 0 else ("", self._number(amount))

    def _number(self, amount: Decimal) -> str:
        written = f"{amount:,.2f}".replace(",", "\0").replace(".", "." if self.decimal == "point" else ",")
        return written.replace("\0", self.group)


def dialects() -> st.SearchStrategy[Dialect]:
    def build(dates: tuple[str, DateOrder], decimal: DecimalSign, draw_group: int, **rest: object) -> Dialect:
        group = GROUPS[decimal][draw_group]
        return Dialect(date_format=dates[0], date_order=dates[1], decimal=decimal, group=group, **rest)  # type: ignore[arg-type]

    make: Callable[..., Dialect] = build
    return st.builds(
        make,
        dates=st.sampled_from(DATES),
        decimal=st.sampled_from(("point", "comma")),
        draw_group=st.integers(0, 3),
        separator=st.sampled_from(",;\t|"),
        encoding=st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1")),
        newline=st.sampled_from(("\n", "\r\n", "\r")),
        header=st.sampled_from(HEADERS),
        preamble=st.sampled_from(PREAMBLES),
        two_columns=st.booleans(),
        quote_all=st.booleans(),
        footer=st.booleans(),
    )


TEXTS = st.text(
    st.characters(codec="latin-1", categories=("L", "N", "P", "S", "Zs"), exclude_characters="\u00a0"), max_size=40
).map(lambda text: " ".join(text.split()))

AMOUNTS = st.integers(-(10**11), 10**11).filter(bool).map(lambda cents: Decimal(cents).scaleb(-2))

LINES = st.lists(
    st.builds(Line, st.dates(date(1970, 1, 1), date(2069, 12, 31)), AMOUNTS, TEXTS), min_size=1, max_size=8
)
