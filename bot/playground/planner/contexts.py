"""Each amount of a message with the words before and after it, as far as they speak of it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.playground.planner.mentions import Span, amounts
from bot.playground.planner.roles import Amount, amounts_with_roles

_CLAUSE = re.compile(r"[.;:?!\n](?!\d)|,\s|\b(?:and|but|then|with)\b", re.IGNORECASE)
_NAMES_OF_ACCOUNTS = re.compile(r"\b401\s?\(?k\)?|\b403\s?\(?b\)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class InContext:
    """An amount, and its clause before and after it."""

    amount: Amount
    before: str
    after: str


def amounts_in_context(text: str, taken: Iterable[Span] = ()) -> Iterator[InContext]:
    """Yield the amounts in `text`, in order, leaving out what overlaps the `taken` spans."""
    accounts = (match.span() for match in _NAMES_OF_ACCOUNTS.finditer(text))
    found = amounts_with_roles(text, amounts(text, [*taken, *accounts]))
    starts = [amount.mention.start for amount in found[1:]]
    ends = [amount.mention.end for amount in found[:-1]]
    for amount, begin, end in zip(found, [0, *ends], [*starts, len(text)], strict=False):
        before = _CLAUSE.split(text[begin : amount.mention.start])[-1]
        yield InContext(amount, before, _CLAUSE.split(text[amount.mention.end : end])[0])
