"""What is shown of an import: the preview that is agreed to, and the result."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from pydantic import Field

from storage.money import Money
from storage.repositories.transactions import NewTransaction
from tools.ledger.import_plan import ImportPlan
from tools.planning.amount import Amount
from tools.planning.categories import CATEGORIES, OTHER
from tools.toolkit.consent import Confirmation
from tools.toolkit.formatting import Formatter
from tools.toolkit.outcome import Display, Figure, ToolResult
from tools.toolkit.table import Table

PREVIEWED = 5
"""Lines of a preview: enough to see whether dates, signs and texts were understood."""

_ASKED_ABOUT = 3
_LONGEST_TEXT = 60


class ImportStatementResult(ToolResult):
    """What an import brought into which account. `unfiled` counts the lines under Other, which tell no category."""

    file: str
    account: str
    imported: int
    already_there: int
    first_day: date
    last_day: date
    money_in: Amount
    money_out: Amount
    unfiled: int
    table: Table = Field(exclude=True)

    def display(self) -> Display:
        """Return the figures and the new lines by category."""
        return Display(
            title="Statement imported",
            summary=self.summary,
            figures=(
                Figure(label="New", value=lines_text(self.imported)),
                Figure(label="There already", value=lines_text(self.already_there)),
                Figure(label="Money in", value=self.money_in.text),
                Figure(label="Money out", value=self.money_out.text),
            ),
            table=self.table,
            suggestions=self.suggestions,
            assumptions=self.assumptions,
        )


def confirmation(plan: ImportPlan, formatter: Formatter) -> Confirmation:
    """Return what the user is asked before anything is written: how many lines, from when to when, and their sums."""
    count = len(plan.new)
    there = "" if not plan.there else f" {_there(plan.there)}"
    remarks = "".join(f" {remark}" for remark in plan.remarks)
    question = (
        f"Shall I import {lines_text(count, 'new ')} from {plan.file} into {plan.account}, {_period(plan, formatter)}? "
        f"{formatter.money(plan.money_in)} came in, {formatter.money(plan.money_out)} went out.{there}{remarks}"
    )
    return Confirmation(question, plan.subject, f"Yes, import {lines_text(count)}", _preview(plan, formatter))


def import_result(plan: ImportPlan, added: int, today: date, formatter: Formatter) -> ImportStatementResult:
    """Return the result of an import that brought `added` transactions."""
    unfiled = [line for line in plan.new if line.category == OTHER]
    return ImportStatementResult(
        summary=(
            f"I imported {lines_text(added)} from {plan.file} into {plan.account}, {_period(plan, formatter)}: "
            f"{formatter.money(plan.money_in)} came in, {formatter.money(plan.money_out)} went out."
        ),
        as_of=today,
        assumptions=tuple(_assumptions(plan)),
        suggestions=_unfiled(unfiled),
        file=plan.file,
        account=plan.account,
        imported=added,
        already_there=plan.there,
        first_day=plan.first_day,
        last_day=plan.last_day,
        money_in=_amount(plan.money_in, formatter),
        money_out=_amount(plan.money_out, formatter),
        unfiled=len(unfiled),
        table=_by_category(plan, formatter),
    )


def lines_text(count: int, kind: str = "") -> str:
    """Return "1 line" or "1,234 new lines"."""
    return f"{count:,} {kind}line{'' if count == 1 else 's'}"


def _amount(money: Money, formatter: Formatter) -> Amount:
    """Return an amount with its cents, even where there are none: it stands beside others that have some."""
    return Amount(amount=money.amount, currency=money.currency, text=formatter.money(money))


def _there(count: int) -> str:
    return f"{lines_text(count)} {'is' if count == 1 else 'are'} there already."


def _period(plan: ImportPlan, formatter: Formatter) -> str:
    first, last = formatter.long(plan.first_day), formatter.long(plan.last_day)
    return f"of {first}" if first == last else f"{first} to {last}"


def _preview(plan: ImportPlan, formatter: Formatter) -> Table:
    shown = plan.new[:PREVIEWED]
    return Table(
        caption=f"The first {PREVIEWED} of {lines_text(len(plan.new), 'new ')}"
        if plan.new[PREVIEWED:]
        else "All new lines",
        columns=("Date", "Text", "Category", "Amount"),
        rows=tuple(
            (
                formatter.medium(line.day),
                line.description[:_LONGEST_TEXT],
                CATEGORIES[line.category].label,
                formatter.money(Money.from_minor(line.amount_minor, plan.currency)),
            )
            for line in shown
        ),
        numeric=(False, False, False, True),
    )


def _by_category(plan: ImportPlan, formatter: Formatter) -> Table:
    sums, counts = defaultdict[str, int](int), Counter[str]()
    for line in plan.new:
        sums[line.category] += line.amount_minor
        counts[line.category] += 1
    ordered = sorted(sums, key=lambda name: sums[name])
    return Table(
        caption="By category",
        columns=("Category", "Lines", "Sum"),
        rows=tuple(
            (CATEGORIES[name].label, f"{counts[name]:,}", formatter.money(Money.from_minor(sums[name], plan.currency)))
            for name in ordered
        ),
        numeric=(False, True, True),
    )


def _unfiled(lines: Sequence[NewTransaction]) -> tuple[str, ...]:
    """Return the texts that stand most often under Other: one word from the user files them all."""
    counted = Counter(line.description for line in lines if line.description).most_common(_ASKED_ABOUT)
    if not counted:
        return ()
    named = ", ".join(f"“{text[:_LONGEST_TEXT]}” ({lines_text(count)})" for text, count in counted)
    return (f"These tell me no category and are under Other: {named}. Tell me where one belongs, and I keep to it.",)


def _assumptions(plan: ImportPlan) -> list[str]:
    by_words = "Categories come from your own rules, then the file's, then known words; money in without one is Income."
    there = [f"{_there(plan.there)} I left them as they are."] if plan.there else []
    return [by_words, *there, *plan.remarks]
