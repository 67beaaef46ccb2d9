"""What the columns of a CSV file hold, judged by the words above them."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal

Role = Literal[
    "date",
    "value_date",
    "amount",
    "debit",
    "credit",
    "direction",
    "payee",
    "text",
    "memo",
    "currency",
    "id",
    "category",
]

_WORDS: Mapping[Role, tuple[str, ...]] = {
    "date": (
        "date, transaction date, trans date, posting date, posted date, post date, date posted, booking date, booked",
        "date booked, entry date, started date, completed date, created date, txn date, day",
        "datum, buchungstag, buchungsdatum, buchung, umsatzdatum, belegdatum, transaktionsdatum, kaufdatum",
        "date operation, date de l operation, date d operation, date comptable, date de comptabilisation, jour",
        "date de transaction, fecha, fecha operacion, fecha de operacion, fecha contable, f operacion, fecha mov",
        "data, data operazione, data contabile, data movimento, data lancamento, data do movimento, data mov",
        "boekdatum, boekingsdatum, transactiedatum, bokforingsdag, bokforingsdatum, transaktionsdag, dato",
        "bogforingsdato, bokforingsdato, kirjauspaiva, data operacji, data ksiegowania, data transakcji",
    ),
    "value_date": (
        "value date, effective date, settlement date, wertstellung, valuta, valutadatum, valuta datum, date valeur",
        "date de valeur, fecha valor, f valor, data valuta, data valor, rentedatum, valutadag, rentedato, data waluty",
    ),
    "amount": (
        "amount, transaction amount, net amount, value, sum, total, amt, billing amount, amount local currency",
        "betrag, umsatz, buchungsbetrag, summe, montant, montant de l operation, importe, monto, cantidad, valor",
        "importo, ammontare, quantia, montante, bedrag, transactiebedrag, belopp, belob, belop, maara, kwota",
        "kwota transakcji, kwota operacji",
    ),
    "debit": (
        "debit, debits, debit amount, amount debit, withdrawal, withdrawals, withdrawal amount, money out, paid out",
        "payments out, spent, charge, outflow, soll, belastung, lastschrift, ausgang, ausgaben, debito, debe, cargo",
        "cargos, addebito, addebiti, uscite, dare, af, uitgaven, debet, uttag, ut fra konto, obciazenia",
    ),
    "credit": (
        "credit, credits, credit amount, amount credit, deposit, deposits, deposit amount, money in, paid in, received",
        "payments in, inflow, haben, gutschrift, eingang, einnahmen, credito, haber, abono, abonos, ingreso, ingresos",
        "accredito, accrediti, entrate, avere, bij, inkomsten, kredit, insattning, inn pa konto, uznania",
    ),
    "direction": (
        "debit credit, credit debit, debit or credit, dr cr, cr dr, d c, c d, transaction type, type, direction",
        "credit debit indicator, soll haben, soll haben kennzeichen, s h, kennzeichen, sens, af bij, bij af",
    ),
    "payee": (
        "payee, merchant, merchant name, counterparty, counterparty name, beneficiary, recipient, paid to, name",
        "payee name, name of partner, partner name, empfanger, beguenstigter, begunstigter, zahlungspflichtiger",
        "auftraggeber, auftraggeber empfanger, beguenstigter zahlungspflichtiger, begunstigter zahlungspflichtiger",
        "zahlungsempfanger, zahlungsempfanger in, name zahlungsbeteiligter, tiers, beneficiaire, beneficiario",
        "beneficiario ordenante, tegenpartij, naam tegenpartij, naam omschrijving, mottagare, modtager, mottaker",
        "kontrahent, nadawca odbiorca",
    ),
    "text": (
        "description, transaction description, details, transaction details, narrative, narration, particulars",
        "text, purpose, transaction, original description, appears on your statement as, reference text, label",
        "beschreibung, buchungstext, verwendungszweck, umsatztext, vorgang, bezeichnung, libelle, libelle operation",
        "libelle de l operation, intitule, descripcion, concepto, descrizione, causale, descricao, historico",
        "omschrijving, mededelingen, specifikation, beskrivning, tekst, beskrivelse, selite, opis, tytul",
        "opis operacji, opis transakcji, tytulem",
    ),
    "memo": (
        "memo, note, notes, comment, comments, extended details, additional information, notiz, bemerkung",
        "commentaire, observaciones, notas, nota, note aggiuntive, notities, viesti, uwagi",
    ),
    "currency": (
        "currency, transaction currency, currency code, ccy, wahrung, devise, divisa, moneda, valuta code",
        "valuuttakoodi, moeda, munt, valuta kod, waluta",
    ),
    "id": (
        "fitid, transaction id, transaction identifier, transaction number, unique id, entry reference",
        "transaktions id, id transaction, id operacion, bank reference, archive reference",
    ),
    "category": ("category, kategorie, categorie, categoria, kategori, kategoria",),
}
"""How banks head their columns, in English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Danish,
Norwegian, Finnish and Polish; without accents and punctuation."""

_SHORTEST = 3
_EXACT, _VAGUE, _WITHIN = 4, 2, 1
_KINDS_OF_BOOKING = frozenset(("buchungstext", "vorgang", "umsatztext", "details", "transaction"))
"""Often only the kind of a booking, beside a column that says more; sometimes all that is said."""

_ROLES: Mapping[str, Role] = {
    name.strip(): role for role, lines in _WORDS.items() for line in lines for name in line.split(",")
}
_BALANCE = re.compile(r"\b(?:balance|saldo|solde|kontostand|bilans|stand|running)\b")
_IN_BRACKETS = re.compile(r"[(\[].*?[)\]]")
_CURRENCY = re.compile(r"(?:^|[(\[]|\bin\s|\s)(?P<code>[A-Z]{3})\s*(?:[)\]]|$)|(?P<sign>[€£])")
_SIGNS = {"€": "EUR", "£": "GBP"}


def roles_of(header: Sequence[str]) -> dict[Role, int]:
    """Return which column has which role; of several that would fit, the best and then the first."""
    return {role: index for role, (_, index) in _scored(header).items()}


def header_weight(header: Sequence[str]) -> int:
    """Return how much a row looks like the names of columns: 0 where a day or an amount is not among them."""
    scored = _scored(header)
    return sum(score for score, _ in scored.values()) if is_header(roles_of(header)) else 0


def is_header(roles: Mapping[Role, int]) -> bool:
    """Tell whether these columns are enough: a day and an amount, in one column or in two."""
    return ("date" in roles or "value_date" in roles) and not roles.keys().isdisjoint(("amount", "debit", "credit"))


def currency_in(text: str) -> str | None:
    """Return the currency that a text names: "EUR", or the head of a column, "Amount (USD)", "Betrag in EUR"."""
    from babel.numbers import is_currency

    match = _CURRENCY.search(text)
    code = match and (match["code"] or _SIGNS[match["sign"]])
    return code if code and is_currency(code) else None


def bare(text: str) -> str:
    """Return a text in lower case without accents and punctuation."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o").replace("ł", "l")).casefold()
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(letters.split())


def _scored(header: Sequence[str]) -> dict[Role, tuple[int, int]]:
    """Return for each role how well its best column fits, and which that is."""
    scored: dict[Role, tuple[int, int]] = {}
    for index, cell in enumerate(header):
        role, score = _role(cell)
        if role is not None and score > scored.get(role, (0, 0))[0]:
            scored[role] = (score, index)
    return scored


@lru_cache(maxsize=1024)
def _role(cell: str) -> tuple[Role | None, int]:
    name = bare(_IN_BRACKETS.sub(" ", cell))
    for candidate in (bare(cell), name, re.sub(r"\s(?:in )?(?:[a-z]{3}|euro)$", "", name)):
        if candidate in _ROLES:
            return _ROLES[candidate], _VAGUE if candidate in _KINDS_OF_BOOKING else _EXACT
    if _BALANCE.search(name):
        return None, 0
    longest = max((known for known, pattern in _within().items() if pattern.search(name)), key=len, default="")
    return (_ROLES[longest], _WITHIN) if longest else (None, 0)


@cache
def _within() -> Mapping[str, re.Pattern[str]]:
    """Return patterns that find the known names within longer ones; the shortest are within too many."""
    return {name: re.compile(rf"\b{name}\b") for name in _ROLES if len(name) >= _SHORTEST}
