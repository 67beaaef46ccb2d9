"""Which part of a budget a category belongs to, judged by its name."""

import re

from tools.finance.budgeting import Bucket

_WORD = re.compile(r"\w+")

_NEEDS = frozenset(
    _WORD.findall(
        """
        rent housing house home mortgage utilities utility electricity electric power gas water heating energy bills
        internet phone mobile groceries grocery food supermarket insurance health medical medicine doctor dentist
        pharmacy transport transportation transit commute commuting bus train fuel petrol car childcare daycare school
        tuition kids children debt debts loan loans minimum tax taxes council pets vet
        """
    )
)
_SAVINGS = frozenset(
    _WORD.findall(
        "saving savings save emergency retirement pension investment investments investing invest isa 401k ira"
    )
)


def bucket_of(category: str) -> Bucket:
    """Return the part of the budget that a category's name speaks of; what no word tells is a want."""
    words = set(_WORD.findall(category.casefold()))
    if words & _SAVINGS:
        return "savings"
    return "needs" if words & _NEEDS else "wants"
