"""The categories of spending and income, the words that speak of them, and the part of a budget they belong to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tools.finance.budgeting import Bucket

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Category:
    """What money is spent on or comes from.

    `bucket` is its part of a budget; None for money that is not spent: income, and what only changes accounts.
    """

    name: str
    label: str
    bucket: Bucket | None
    words: tuple[str, ...]

    @property
    def is_spending(self) -> bool:
        """Whether money in it is gone: neither earned, nor moved, nor put aside."""
        return self.bucket in ("needs", "wants")


def _category(name: str, label: str, bucket: Bucket | None, words: str) -> Category:
    return Category(name, label, bucket, tuple(_WORD.findall(words)))


OTHER = "other"
INCOME = "income"

CATEGORIES: Mapping[str, Category] = {
    category.name: category
    for category in (
        _category(
            "groceries",
            "Groceries",
            "needs",
            "groceries grocery food supermarket aldi lidl tesco walmart costco kroger safeway sainsbury rewe edeka "
            "carrefour",
        ),
        _category(
            "eating_out",
            "Eating out",
            "wants",
            "restaurant restaurants lunch dinner breakfast brunch coffee cafe takeaway takeout pizza burger burgers "
            "bar pub drinks drink beer sushi starbucks mcdonalds doordash deliveroo dining eating snack snacks tea",
        ),
        _category("housing", "Housing", "needs", "rent housing house home mortgage"),
        _category(
            "utilities",
            "Utilities",
            "needs",
            "utilities utility electricity electric power water heating energy bill bills internet phone mobile "
            "broadband",
        ),
        _category(
            "transport",
            "Transport",
            "needs",
            "transport transportation transit commute commuting bus train gas fuel petrol car taxi cab uber lyft metro "
            "subway tram parking toll shell",
        ),
        _category(
            "health",
            "Health",
            "needs",
            "health medical medicine doctor dentist pharmacy hospital optician glasses therapy prescription",
        ),
        _category("insurance", "Insurance", "needs", "insurance"),
        _category("children", "Children", "needs", "childcare daycare school kids children nursery babysitter diapers"),
        _category("education", "Education", "needs", "tuition education course university college textbook textbooks"),
        _category("pets", "Pets", "needs", "pets pet vet dog cat"),
        _category("debt", "Debt payments", "needs", "debt debts loan loans minimum"),
        _category("taxes", "Taxes", "needs", "taxes tax council"),
        _category(
            "shopping",
            "Shopping",
            "wants",
            "shopping clothes clothing shoes shirt jacket amazon electronics furniture ikea ebay zara laptop",
        ),
        _category(
            "entertainment",
            "Entertainment",
            "wants",
            "entertainment fun cinema movie movies concert concerts game games theatre theater museum "
            "book books hobby hobbies",
        ),
        _category(
            "subscriptions",
            "Subscriptions",
            "wants",
            "subscription subscriptions netflix spotify hulu disney youtube icloud membership streaming",
        ),
        _category(
            "personal_care", "Personal care", "wants", "haircut hairdresser barber salon cosmetics gym fitness spa"
        ),
        _category(
            "travel",
            "Travel",
            "wants",
            "travel trip holiday holidays vacation hotel hotels flight flights airbnb airline airfare",
        ),
        _category("gifts", "Gifts and donations", "wants", "gift gifts present presents donation donations charity"),
        _category("fees", "Fees", "wants", "fee fees overdraft fine"),
        _category(OTHER, "Other", "wants", "other misc miscellaneous"),
        _category(
            "savings",
            "Savings",
            "savings",
            "saving savings save emergency retirement pension investment investments investing invest isa 401k ira",
        ),
        _category(
            INCOME,
            "Income",
            None,
            "income salary wage wages paycheck payroll bonus dividend dividends freelance",
        ),
        _category("transfer", "Transfers", None, "transfer transfers"),
    )
}
"""All categories by their names, in the order in which they are offered."""

_WORDS_OF: Mapping[Bucket, frozenset[str]] = {
    bucket: frozenset(word for category in CATEGORIES.values() if category.bucket == bucket for word in category.words)
    for bucket in ("needs", "savings")
}


def bucket_of(category: str) -> Bucket:
    """Return the part of the budget that a category's name speaks of; what no word tells is a want."""
    words = set(_WORD.findall(category.casefold()))
    if words & _WORDS_OF["savings"]:
        return "savings"
    return "needs" if words & _WORDS_OF["needs"] else "wants"
