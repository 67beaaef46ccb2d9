"""The kind that is a list of debts, one a line: "Visa 8,000 at 24.99% minimum 160"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pydantic import JsonValue

from storage.money import Money
from tools.toolkit.amounts import parse_amount, parse_percent
from tools.toolkit.errors import Invalid, ReadingError, Unclear
from tools.toolkit.formatting import Formatter
from tools.toolkit.kinds.amounts import MoneyKind, PercentKind, within_bounds
from tools.toolkit.kinds.base import DebtLine, KindRules, Raw, Reading, text_of
from tools.toolkit.params import Ask

MOST_DEBTS = 20
LONGEST_LINE = 200
EXAMPLE = '"Visa 8,000 at 24.99% minimum 160"'

_HELP = (
    f"Please write one debt on each line: its name, balance, yearly rate and minimum payment, for example {EXAMPLE}."
)
_HIGHEST_RATE = Decimal(1)
_RATE = re.compile(
    r"(?:[\s,;:(@/+\u2013]|-(?!\d)|\b(?:at|with|interest|rate|apr|of|is)\b)*"
    r"(?P<rate>(?<![\w.,])-?\d+(?:[.,]\d+)?\s?(?:%|per\s?cent\b|percent\b|pct\b))"
    r"(?:\s*(?:apr|interest(?: rate)?|a year|p\.?a\.?|yearly|per year)(?!\w))*",
    re.IGNORECASE,
)
_MINIMUM = re.compile(
    r"(?:[\s,;:(=/+\u2013-]|\b(?:and|with|w|an?|the|my|monthly|of|is|at least|i|we)\b)*"
    r"\b(?:min(?:imum)?s?\b\.?|pay(?:ing|ments?)?\b)"
    r"(?:[\s,;:(=\u2013]|-(?!\d)|\b(?:is|of|due|pay(?:ing|ments?)?|monthly|at least)\b)*",
    re.IGNORECASE,
)
_AROUND_MINIMUM = re.compile(
    r"^(?:[\s,;:(=/+\u2013]|-(?!\d)|\b(?:and|with|of|is)\b)+|(?:[\s,;)]|\b(?:min(?:imum)?|payments?)\b\.?)+$",
    re.IGNORECASE,
)
_BEFORE_BALANCE = re.compile(r"\s*[:=(]\s*|\s+[-\u2013\u2014]\s+|\s+|$")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s+(?=\D)")
_CELLS = re.compile(r"\s*\|\s*|(?<=[A-Za-z%]),(?=\S)|(?<=\d{3}),(?=\d{1,3}(?:\.\d+)?\s?%)")
_OWED_ON = re.compile(
    r"(?:(?:i|we)\s+)?(?:still\s+)?(?:owe|have)?\s*(?P<balance>\S*\d\S*(?:\s(?:k|thousand|grand|euros?|dollars|\W))?)\s+"
    r"(?:on|for|to)\s+(?:(?:my|our|the|an?)\s+)?(?P<name>[^\W\d].*)",
    re.IGNORECASE,
)
_ONE_AMOUNT = re.compile(r"[^\w\s]*\d\S*(?:\s\S{1,3})?")
_BETWEEN = re.compile(r",\s+|\s+and\s+")
_NO_NAME = re.compile(r"(?:min|pay|at\b|with\b|apr\b|interest\b|monthly\b|an?\b|the\b|my\b|i\b|we\b)", re.IGNORECASE)
_LINKS = re.compile(r"(?<=\S)(?:\s*(?:[:=,(\u2013-]|\b(?:with|an?|of|is|owes?|owing|balance|at)\b))+$", re.IGNORECASE)
_MONEY, _PERCENT = MoneyKind(), PercentKind()


class DebtsKind(KindRules[tuple[DebtLine, ...]]):
    """Debts in the user's currency; each name once. The bounds of a parameter are those of the balances."""

    described = f"the debts as the user wrote them, one a line: name, balance, yearly rate, minimum payment ({EXAMPLE})"

    def read(self, raw: Raw, ask: Ask, reading: Reading) -> tuple[DebtLine, ...]:
        """Read lines; several debts in one line are told apart by their rates."""
        text = text_of(raw, _HELP)
        pieces = [piece.strip() for line in re.split(r"[\n;]", text) for piece in _pieces(line) if piece.strip()]
        if not 0 < len(pieces) <= MOST_DEBTS:
            raise Invalid(_HELP if not pieces else f"Please write at most {MOST_DEBTS} debts.")
        debts = [_debt(piece, number, ask, reading) for number, piece in enumerate(pieces, start=1)]
        names = [debt.name.casefold() for debt in debts]
        twice = next((debt.name for debt in debts if names.count(debt.name.casefold()) > 1), None)
        if twice is not None:
            raise Invalid(f"“{twice}” is there twice: please give each debt a name of its own.")
        return tuple(debts)

    def show(self, value: tuple[DebtLine, ...], formatter: Formatter) -> str:
        """Return "Visa $8,000 at 24.99% (minimum $160)"."""
        return ", ".join(
            f"{debt.name} {formatter.money_short(debt.balance)} at {formatter.percent(debt.annual_rate)} "
            f"(minimum {formatter.money_short(debt.minimum)})"
            for debt in value
        )

    def write(self, value: tuple[DebtLine, ...], formatter: Formatter) -> str:
        """Return one debt a line: "Visa: 8,000.00 at 24.99% minimum 160.00"."""
        return "\n".join(
            f"{debt.name}: {formatter.amount(debt.balance)} at {_PERCENT.write(debt.annual_rate, formatter)} "
            f"minimum {formatter.amount(debt.minimum)}"
            for debt in value
        )

    def to_json(self, value: tuple[DebtLine, ...]) -> JsonValue:
        """Return a list of names, balances, rates as fractions, and minimums."""
        return [
            {
                "name": debt.name,
                "balance": _MONEY.to_json(debt.balance),
                "annual_rate": _PERCENT.to_json(debt.annual_rate),
                "minimum": _MONEY.to_json(debt.minimum),
            }
            for debt in value
        ]

    def from_json(self, stored: Any) -> tuple[DebtLine, ...]:
        """Return the stored debts."""
        return tuple(
            DebtLine(
                entry["name"],
                _MONEY.from_json(entry["balance"]),
                _PERCENT.from_json(entry["annual_rate"]),
                _MONEY.from_json(entry["minimum"]),
            )
            for entry in stored
        )


def _pieces(line: str) -> Iterator[str]:
    """Split a line before each name that follows a whole debt: "Visa 8,000 at 20% min 160, car 900 at 5% min 50"."""
    start = 0
    for between in _BETWEEN.finditer(line):
        rest = line[between.end() :]
        if _RATE.search(line[start : between.start()]) and _RATE.search(rest) and _begins_with_a_name(rest):
            yield line[start : between.start()]
            start = between.end()
    yield line[start:]


def _begins_with_a_name(text: str) -> bool:
    return text[:1].isalpha() and _NO_NAME.match(text) is None


def _debt(text: str, number: int, ask: Ask, reading: Reading) -> DebtLine:
    """Read one debt: its rate stands out by its sign, the minimum follows it or a word of its own."""
    bare = _CELLS.sub(", ", _NUMBERED.sub("", text.strip("-*|\u2022 \t")))
    rates = list(_RATE.finditer(bare))
    if len(bare) > LONGEST_LINE or not any(character.isdigit() for character in bare):
        raise Invalid(_HELP)
    if len(rates) != 1:
        what = "a yearly rate in percent" if not rates else "only one rate"
        raise Unclear(f"{bare}: please write it with {what}, for example {EXAMPLE}.")
    before, after = bare[: rates[0].start()], bare[rates[0].end() :]
    clause = _MINIMUM.search(before, _first_digit(before))
    head, minimum = (
        (before[: clause.start()], before[clause.end() :]) if clause else (before, _MINIMUM.sub("", after, 1))
    )
    name, balance = _name_and_balance(
        _OWED_ON.sub(r"\g<name>: \g<balance>", _LINKS.sub("", head)), number, bare, reading
    )
    try:
        rate = parse_percent(rates[0]["rate"], locale=reading.locale)
        least = _minimum(_AROUND_MINIMUM.sub("", minimum), reading)
        within_bounds(balance, ask, Formatter(reading.locale, "UTC"))
    except ReadingError as error:
        raise type(error)(f"{name}: {error.message}") from error
    if not 0 <= rate <= _HIGHEST_RATE or least.amount < 0:
        raise Invalid(f"{name}: please write a rate and a minimum that are not negative.")
    return DebtLine(name, balance, rate, least)


def _first_digit(text: str) -> int:
    """Return where the amounts begin: "Pay day loan 500 min 50" has no minimum before its balance."""
    return next((index for index, character in enumerate(text) if character.isdigit()), len(text))


def _minimum(text: str, reading: Reading) -> Money:
    if not text:
        raise Unclear(f"please add the minimum payment to the line, for example {EXAMPLE}.")
    return parse_amount(text, locale=reading.locale, currency=reading.currency, per="month")


def _name_and_balance(head: str, number: int, line: str, reading: Reading) -> tuple[str, Money]:
    """Read "Visa: 8,000": the balance is the longest end that is an amount; a debt without a name is numbered."""
    problem = ""
    for end in _BEFORE_BALANCE.finditer(head):
        # A name comes before what could be an amount with it, such as "Ca 500"; without one the whole is the balance.
        name, rest = (" ".join(head[: end.start()].split()), head[end.end() :]) if end.group() else ("", head)
        name = _LINKS.sub("", name)
        if bool(name) != any(character.isalpha() for character in name):
            continue
        try:
            balance = parse_amount(rest, locale=reading.locale, currency=reading.currency, per=None)
        except Unclear as doubt:
            raise Unclear(f"{name or line}: {doubt.message}") from doubt
        except Invalid as error:
            problem = f"{name or line}: {error.message}" if _ONE_AMOUNT.fullmatch(rest) else problem
            continue
        return name or ("Debt" if number == 1 else f"Debt {number}"), balance
    raise Unclear(problem or f"{line}: please write it as name, balance, rate and minimum, for example {EXAMPLE}.")
