"""Finding the transactions that people mean: by words, category and days."""

from dataclasses import dataclass
from datetime import date

from storage.money import Money
from storage.repositories.transactions import StoredTransaction
from tools.ledger.words import label_of, named
from tools.toolkit.errors import ToolError
from tools.toolkit.tool import ToolContext

MOST_READ = 10_000
"""How many of the newest transactions are searched for words: their descriptions are sealed, so each is opened."""

_PAGE = 500
_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """What transactions have to be like; what is None does not matter."""

    words: str | None = None
    category: str | None = None
    first: date | None = None
    last: date | None = None
    amount: Money | None = None

    def fits(self, transaction: StoredTransaction) -> bool:
        """Tell whether each word is in the description or the category's label, and the amount is the same."""
        said = f"{transaction.description} {label_of(transaction.category)}".casefold()
        words = (self.words or "").casefold().split()
        same = self.amount is None or transaction.amount in (self.amount, -self.amount)
        return same and all(word in said for word in words)


@dataclass(frozen=True, slots=True)
class Found:
    """The transactions that fit, the newest first; `complete` is false where older ones were not looked at."""

    transactions: tuple[StoredTransaction, ...]
    complete: bool

    @property
    def caveat(self) -> tuple[str, ...]:
        """What to say about an incomplete search, if it is one."""
        return () if self.complete else (f"I looked at your newest {MOST_READ:,} transactions.",)


async def search(wanted: Wanted, limit: int, context: ToolContext) -> Found:
    """Return at most `limit` transactions that fit."""
    found: list[StoredTransaction] = []
    before: StoredTransaction | None = None
    for _ in range(0, MOST_READ, _PAGE):
        page = await context.unit.transactions.page(
            context.caller.user.id,
            limit=_PAGE,
            first=wanted.first,
            last=wanted.last,
            category=wanted.category,
            before=before,
        )
        found += [one for one in page if wanted.fits(one)]
        if len(found) >= limit or len(page) < _PAGE:
            return Found(tuple(found[:limit]), complete=True)
        before = page[-1]
    return Found(tuple(found), complete=False)


async def the_one(wanted: Wanted, context: ToolContext) -> tuple[StoredTransaction, bool]:
    """Return the newest transaction that fits, and whether others do too; raises ToolError when none does."""
    found = (await search(wanted, 2, context)).transactions
    if found:
        return found[0], len(found) > 1
    newest = await context.unit.transactions.page(context.caller.user.id, limit=_EXAMPLES)
    if not newest:
        raise ToolError("You have no transactions yet: tell me what you spent, and I keep it.")
    listed = "; ".join(named(one, context.format) for one in newest)
    raise ToolError(f"I find no transaction like that. Your newest are: {listed}.")
