"""What both ways of budgeting start from: the income, what the user listed, and how to write amounts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from storage.money import Money, minor_digits
from tools.finance.budgeting import Bucket
from tools.planning.amount import Amount
from tools.planning.budget_result import BudgetLine
from tools.planning.categories import bucket_of

if TYPE_CHECKING:
    from datetime import date

    from tools.toolkit.formatting import Formatter
    from tools.toolkit.kinds import Line


@dataclass(frozen=True, slots=True)
class BudgetCase:
    """A monthly income and the categories listed for it, all in one currency."""

    income: Money
    listed: Sequence["Line"]
    formatter: "Formatter"
    today: "date"

    @property
    def digits(self) -> int:
        """The decimals of the currency."""
        return minor_digits(self.income.currency)

    @property
    def currency(self) -> str:
        """The currency of all amounts."""
        return self.income.currency

    @property
    def listed_total(self) -> Decimal:
        """What the listed categories take together."""
        return sum((line.amount.amount for line in self.listed), Decimal(0))

    def listed_by_bucket(self) -> Mapping[Bucket, Decimal]:
        """Return what the listed categories take of needs, wants and savings; nothing when none are listed."""
        if not self.listed:
            return {}
        totals: dict[Bucket, Decimal] = {"needs": Decimal(0), "wants": Decimal(0), "savings": Decimal(0)}
        for line in self.listed:
            totals[bucket_of(line.name)] += line.amount.amount
        return totals

    def names_in(self, bucket: Bucket) -> str:
        """Return the listed categories that were counted in a part of the budget: "Rent, Groceries"."""
        return ", ".join(line.name for line in self.listed if bucket_of(line.name) == bucket)

    def money(self, amount: Decimal) -> str:
        """Return "$1,200"."""
        return self.formatter.money_short(Money(amount, self.currency))

    def amount(self, amount: Decimal) -> Amount:
        """Return an amount for the result."""
        return Amount.of(Money(amount, self.currency), self.formatter)

    def line(self, name: str, amount: Decimal, listed: Decimal | None = None) -> BudgetLine:
        """Return one part of the budget with its share of the income."""
        share = amount / self.income.amount
        return BudgetLine(
            name=name,
            amount=self.amount(amount),
            share_of_income=round(share, 4),
            share_text=self.formatter.percent(round(share, 3)),
            listed=None if listed is None else self.amount(listed),
        )
