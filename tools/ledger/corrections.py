"""The tools that correct and delete a transaction, each after the user agreed."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from storage.money import Money
from storage.repositories.transactions import StoredTransaction
from tools.ledger.finding import Wanted, the_one
from tools.ledger.guessing import rule_words
from tools.ledger.parameters import CATEGORY, DAY, NEW_DESCRIPTION, OLD_AMOUNT, OLD_DAY, WHICH, positive_amount
from tools.ledger.reverts import CHANGED, DELETED, REVERTS_OF_CHANGING, REVERTS_OF_DELETING
from tools.ledger.snapshots import snapshot
from tools.ledger.words import PRIVATE, label_of, named
from tools.memory.relevance import may_there_be_transactions
from tools.toolkit.consent import Confirmation, Confirmed
from tools.toolkit.errors import ToolError
from tools.toolkit.outcome import ToolResult
from tools.toolkit.tool import Tool, ToolContext

_OTHERS = " There are others like it; this is the newest."


class Doomed(Confirmed):
    """Which transaction to delete: the newest that is like this."""

    which: Annotated[str | None, WHICH] = None
    day: Annotated[date | None, OLD_DAY] = None
    amount: Annotated[Money | None, OLD_AMOUNT] = None


class Correction(Confirmed):
    """Which transaction to correct, and what it should be; what is None stays as it is."""

    which: Annotated[str | None, WHICH] = None
    day: Annotated[date | None, OLD_DAY] = None
    amount: Annotated[Money | None, OLD_AMOUNT] = None
    new_amount: Annotated[Money | None, positive_amount("What is the right amount?", "54")] = None
    new_category: Annotated[str | None, CATEGORY] = None
    new_description: Annotated[str | None, NEW_DESCRIPTION] = None
    new_day: Annotated[date | None, DAY] = None


async def ask_to_delete(params: Doomed, context: ToolContext) -> Confirmation:
    """Return the question whether to delete what was found."""
    found, others = await _meant(params, context)
    question = f"Shall I delete {named(found, context.format)}?{_OTHERS if others else ''}"
    return Confirmation(question, f"{found.id}:{found.version}", "Yes, delete it")


async def delete(params: Doomed, context: ToolContext) -> ToolResult:
    """Delete a transaction. Raises ToolError where there is none like that, and where others read along."""
    found, _ = await _meant(params, context)
    await context.unit.transactions.delete(found)
    return ToolResult(
        summary=f"I deleted {named(found, context.format)}.",
        as_of=context.today,
        undo=await context.unit.changes.add(context.caller.user.id, DELETED, snapshot(found)),
    )


async def ask_to_change(params: Correction, context: ToolContext) -> Confirmation:
    """Return the question whether to change what was found, and to what."""
    found, others = await _meant(params, context)
    changes = ", ".join(_changes(found, params, context))
    question = f"Shall I change {named(found, context.format)}: {changes}?{_OTHERS if others else ''}"
    return Confirmation(question, f"{found.id}:{found.version}", "Yes, change it")


async def change(params: Correction, context: ToolContext) -> ToolResult:
    """Correct a transaction; a new category is learned. Raises ToolError for nothing to change, and among others."""
    found, _ = await _meant(params, context)
    changes = ", ".join(_changes(found, params, context))
    sign = -1 if found.amount.minor < 0 else 1
    changed = await context.unit.transactions.change(
        found,
        day=params.new_day or found.day,
        amount_minor=params.new_amount.minor * sign if params.new_amount else found.amount.minor,
        category=params.new_category or found.category,
        description=params.new_description or found.description,
    )
    rule = await _learn(found, changed, context)
    payload = {"before": snapshot(found), "after": snapshot(changed)} | rule
    learned = f" From now on “{rule['rule_words']}” goes to {label_of(changed.category)}." if rule else ""
    return ToolResult(
        summary=f"I changed {named(found, context.format)}: {changes}.{learned}",
        as_of=context.today,
        undo=await context.unit.changes.add(context.caller.user.id, CHANGED, payload),
    )


async def _meant(params: Doomed | Correction, context: ToolContext) -> tuple[StoredTransaction, bool]:
    if not context.caller.private:
        raise ToolError(PRIVATE)
    return await the_one(Wanted(words=params.which, first=params.day, last=params.day, amount=params.amount), context)


def _changes(found: StoredTransaction, params: Correction, context: ToolContext) -> Iterator[str]:
    """Yield what becomes different, in words. Raises ToolError for nothing, and for an amount in another currency."""
    money, sentences = params.new_amount, list[str]()
    if money is not None and money.currency != found.amount.currency:
        raise ToolError(f"That transaction is in {found.amount.currency}: tell me the amount in that currency.")
    if money is not None and money not in (found.amount, -found.amount):
        sentences.append(f"the amount to {context.format.money_short(money)}")
    if params.new_category not in (None, found.category):
        sentences.append(f"the category to {label_of(params.new_category)}")
    if params.new_description not in (None, found.description):
        sentences.append(f"the description to “{params.new_description}”")
    if params.new_day is not None and params.new_day != found.day:
        sentences.append(f"the day to {context.format.long(params.new_day)}")
    if not sentences:
        raise ToolError(
            f"What shall I change in {named(found, context.format)}? Its amount, category, description or day?"
        )
    yield from sentences


async def _learn(before: StoredTransaction, after: StoredTransaction, context: ToolContext) -> dict[str, str | None]:
    """Teach that what is described like this belongs to its new category; return what undoing that needs."""
    words = rule_words(after.description)
    if before.category == after.category or not words:
        return {}
    rules, user_id = context.unit.category_rules, context.caller.user.id
    earlier = (await rules.of_user(user_id)).get(words)
    await rules.teach(user_id, words, after.category)
    return {"rule_words": words, "rule_before": earlier}


DELETE_TRANSACTION = Tool(
    name="delete_transaction",
    title="Delete a transaction",
    purpose="delete a transaction",
    description=(
        "Deletes one logged or imported transaction after the user agreed; who is asked is the user, not you. Call it "
        "when they want one deleted (“delete the coffee”): which is a word of its description or category, null for "
        "the newest. For what was changed just now use undo_last_change."
    ),
    working="Looking for it",
    parameters=Doomed,
    run=delete,
    confirm=ask_to_delete,
    reverts=REVERTS_OF_DELETING,
    topic="spending",
    relevant=may_there_be_transactions,
)

EDIT_TRANSACTION = Tool(
    name="edit_transaction",
    title="Correct a transaction",
    purpose="correct a transaction",
    description=(
        "Corrects the amount, category, description or day of one transaction after the user agreed; who is asked is "
        "the user, not you. Call it when they say that one is wrong (“the lunch was 18, not 12”, “that belongs to "
        "travel”): which is a word of its description or category, null for the newest; pass only what changes. A new "
        "category is learned for the next time."
    ),
    working="Looking for it",
    parameters=Correction,
    run=change,
    confirm=ask_to_change,
    reverts=REVERTS_OF_CHANGING,
    topic="spending",
    relevant=may_there_be_transactions,
)
