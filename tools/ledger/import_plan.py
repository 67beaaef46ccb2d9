"""What an import would do: which lines of a statement are new to an account, and what they come to."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from storage.money import Money, minor_digits
from storage.repositories.transactions import NewTransaction
from tools.ledger.guessing import Guesser
from tools.ledger.statements.errors import BrokenLineError
from tools.ledger.statements.headers import bare
from tools.ledger.statements.statement import Statement, StatementLine
from tools.planning.categories import CATEGORIES, INCOME, OTHER


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """A statement laid beside an account: `new` are the lines that the account does not have, in the file's order.

    `upload_id` and `file` name the file; `remarks` say what was left out of it.
    """

    upload_id: int
    file: str
    account: str
    currency: str
    new: tuple[NewTransaction, ...]
    there: int
    remarks: tuple[str, ...]

    @property
    def first_day(self) -> date:
        """The earliest day of a new line."""
        return min(line.day for line in self.new)

    @property
    def last_day(self) -> date:
        """The latest day of a new line."""
        return max(line.day for line in self.new)

    @property
    def money_in(self) -> Money:
        """What came in with the new lines."""
        return self._sum(line.amount_minor for line in self.new if line.amount_minor > 0)

    @property
    def money_out(self) -> Money:
        """What went out with the new lines, as a positive amount."""
        return self._sum(-line.amount_minor for line in self.new if line.amount_minor < 0)

    @property
    def subject(self) -> str:
        """What tells this import from one of another file, of other lines, or into another account."""
        came, went = self.money_in.minor, self.money_out.minor
        return f"{self.upload_id}:{self.account.casefold()}:{self.currency}:{len(self.new)}:{came}:{went}"

    def _sum(self, amounts: Iterable[int]) -> Money:
        return Money.from_minor(sum(amounts), self.currency)


def transactions_of(statement: Statement, currency: str, guesser: Guesser) -> tuple[NewTransaction, ...]:
    """Return the lines as transactions, each with a reference that it will have again in any later file.

    Raises BrokenLineError for an amount with more decimals than the currency has.
    """
    references = _references(statement.lines)
    return tuple(
        NewTransaction(
            day=line.day,
            amount_minor=_minor(line, currency),
            category=_category(line, guesser),
            description=line.text,
            reference=reference,
        )
        for line, reference in zip(statement.lines, references, strict=True)
    )


def without_known(transactions: Sequence[NewTransaction], known: set[str]) -> tuple[NewTransaction, ...]:
    """Return the transactions whose references are not known, each reference once."""
    new = {line.reference: line for line in reversed(transactions) if line.reference not in known}
    return tuple(reversed(new.values()))


def _references(lines: Sequence[StatementLine]) -> Iterator[str]:
    """Yield what tells each line from all others of its account.

    That is the bank's id, where it has one; some banks use an id twice, for different things. Else it is what the line
    says and how often the file said it before: twice the same coffee on one day are two.
    """
    first_with = dict[str, StatementLine]()
    said = Counter[tuple[date, Decimal, str]]()
    for line in lines:
        content = (line.day, line.amount, line.text.casefold())
        if line.bank_id:
            first = first_with.setdefault(line.bank_id, line)
            same = (first.day, first.amount, first.text.casefold()) == content
            yield f"id:{line.bank_id}" if same else f"id:{line.bank_id}:{_joined(content)}"
        else:
            said[content] += 1
            yield f"line:{_joined(content)}:{said[content]}"


def _joined(content: tuple[date, Decimal, str]) -> str:
    day, amount, text = content
    return f"{day}:{amount.normalize():f}:{text}"


def _minor(line: StatementLine, currency: str) -> int:
    minor = line.amount.scaleb(minor_digits(currency))
    if minor != minor.to_integral_value():
        raise BrokenLineError(line.number, f'"{line.amount}" has more decimals than {currency} has')
    return int(minor)


def _category(line: StatementLine, guesser: Guesser) -> str:
    """Return the category: the user's rules first, then the file's own where it is one of ours, then known words."""
    guess = guesser.guess(line.text)
    if guess is not None and guess.reason == "rule":
        return guess.category
    named = bare(line.category).replace(" ", "_")
    if named in CATEGORIES:
        return named
    if guess is not None:
        return guess.category
    return INCOME if line.amount > 0 else OTHER
