"""The tool that takes over a bank's statement: read, previewed, agreed to, imported once, and undone as a whole."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, Literal

from pydantic import JsonValue

from storage.repositories.uploads import StoredUpload
from storage.unit import UnitOfWork
from tools.ledger.guessing import Guesser
from tools.ledger.import_plan import ImportPlan, transactions_of, without_known
from tools.ledger.import_result import ImportStatementResult, confirmation, import_result, lines_text
from tools.ledger.statements.errors import WANTED, OpenQuestionsError
from tools.ledger.statements.reading import read_statement
from tools.ledger.statements.statement import Answers, Statement
from tools.toolkit.consent import Confirmation, Confirmed
from tools.toolkit.errors import ToolError
from tools.toolkit.form import Choice
from tools.toolkit.params import Ask
from tools.toolkit.surroundings import Surroundings
from tools.toolkit.tool import Caller, GatherContext, OpenQuestions, Tool, ToolContext

IMPORTED = "import_statement"
"""The kind of change that an import is."""

_PRIVATE = "Statements are for the two of us: please drop the file in our direct messages, and I import it there."
_NO_FILE = f"I have no file from you. {WANTED}"


class ImportParameters(Confirmed):
    """Which file goes into which account, and what the file leaves open."""

    account: Annotated[
        str | None,
        Ask(
            "Which account is this statement of?",
            "Account",
            "text",
            hint="A name of your choice, such as Checking or Visa; a new one opens a new account.",
            example="Checking",
        ),
    ] = None
    file: Annotated[
        str | None,
        Ask("Which of your files shall I import?", "File", "text", hint="The newest, unless you say otherwise."),
    ] = None
    date_order: Annotated[
        Literal["day_first", "month_first"] | None,
        Ask(
            "What comes first in the dates of this file?",
            "Order of the dates",
            "choice",
            choices=(
                Choice(value="day_first", label="The day first"),
                Choice(value="month_first", label="The month first"),
            ),
        ),
    ] = None
    decimal_sign: Annotated[
        Literal["point", "comma"] | None,
        Ask(
            "What separates the decimals in this file?",
            "Decimal sign",
            "choice",
            choices=(Choice(value="point", label="A point: 0.50"), Choice(value="comma", label="A comma: 0,50")),
        ),
    ] = None
    positive_amounts: Annotated[
        Literal["spent", "received"] | None,
        Ask(
            "No amount in this file has a sign: what are they?",
            "Amounts without a sign",
            "choice",
            choices=(
                Choice(value="spent", label="Money I spent"),
                Choice(value="received", label="Money I received"),
            ),
        ),
    ] = None


async def look(params: ImportParameters, context: GatherContext) -> ImportPlan | OpenQuestions:
    """Read the file and lay it beside the account; nothing is written."""
    if not context.caller.private:
        raise ToolError(_PRIVATE)
    async with context.begin() as unit:
        upload = _chosen(await unit.uploads.of_user(context.caller.user.id), params.file)
        content = await unit.uploads.content(context.caller.user.id, upload.id)
    await context.progress(f"Reading {upload.name}…")
    answers = Answers(params.date_order, params.decimal_sign, params.positive_amounts)
    try:
        statement = await asyncio.to_thread(read_statement, content or b"", answers)
    except OpenQuestionsError as error:
        # One at a time: each is a click, and the answer to the first may be all that is needed.
        return OpenQuestions({question.about: question.why for question in error.questions[:1]})
    if params.account is None:
        # Only now: nobody is to name the account of a file that cannot be read.
        return OpenQuestions({"account": ""})
    await context.progress(f"Comparing {lines_text(len(statement.lines))} with what is there…")
    return await _compared(params.account, upload, statement, context)


async def ask(params: ImportParameters, context: ToolContext) -> Confirmation:
    """Return the question whether to import what was found; raises ToolError when nothing of it is new."""
    return confirmation(_found(context), context.format)


async def take_over(params: ImportParameters, context: ToolContext) -> ImportStatementResult:
    """Import what was agreed to, and keep how to take it back."""
    plan, user_id, unit = _found(context), context.caller.user.id, context.unit
    account = await unit.accounts.open(user_id, plan.account, plan.currency)
    statement_id = await unit.statements.add(user_id, account.id, plan.file, plan.first_day, plan.last_day)
    added = await unit.transactions.add_many(user_id, account, plan.new, statement_id=statement_id)
    await unit.uploads.delete(user_id, plan.upload_id)
    change = await unit.changes.add(user_id, IMPORTED, {"statement": statement_id, "file": plan.file})
    result = import_result(plan, added, context.today, context.format)
    return result.model_copy(update={"undo": change})


async def take_back(payload: Mapping[str, JsonValue], context: ToolContext) -> str:
    """Delete all that an import brought."""
    user_id, statement_id = context.caller.user.id, int(str(payload["statement"]))
    if not await context.unit.statements.delete(user_id, statement_id):
        raise ToolError("That import was taken back already.")
    deleted = await context.unit.transactions.delete_statement(user_id, statement_id)
    verb = "is" if deleted == 1 else "are"
    return f"the {lines_text(deleted)} of {payload['file']} {verb} gone again."


def _found(context: ToolContext) -> ImportPlan:
    """Return what would be imported; raises ToolError when nothing of it is new."""
    plan = context.gathered_as(ImportPlan)
    if not plan.new:
        raise ToolError(f"All {lines_text(plan.there)} of {plan.file} are in {plan.account} already: nothing is new.")
    return plan


def _chosen(uploads: list[StoredUpload], name: str | None) -> StoredUpload:
    """Return the newest file, of that name where one is wanted."""
    named = [upload for upload in uploads if name is None or upload.name.casefold() == name.casefold()]
    if named:
        return named[0]
    if not uploads:
        raise ToolError(_NO_FILE)
    there = ", ".join(dict.fromkeys(upload.name for upload in uploads[:5]))
    raise ToolError(f"I have no file “{name}” from you, only {there}. Which one shall it be?")


async def _compared(name: str, upload: StoredUpload, statement: Statement, context: GatherContext) -> ImportPlan:
    async with context.begin() as unit:
        rules = await unit.category_rules.of_user(context.caller.user.id)
        currency = await _currency(unit, context.caller, name, statement.currency)
    found = await asyncio.to_thread(transactions_of, statement, currency, Guesser(rules))
    known = set[str]()
    async with context.begin() as unit:
        for account in await unit.accounts.of_user(context.caller.user.id):
            if (account.name.casefold(), account.currency) == (name.strip().casefold(), currency):
                known = await unit.transactions.known(account.id, [line.reference for line in found if line.reference])
    new = without_known(found, known)
    return ImportPlan(upload.id, upload.name, name, currency, new, len(found) - len(new), statement.remarks)


async def _currency(unit: UnitOfWork, caller: Caller, name: str, stated: str | None) -> str:
    """Return what the lines count in: the file's own currency, else the account's, else the user's."""
    accounts = await unit.accounts.of_user(caller.user.id)
    currencies = [account.currency for account in accounts if account.name.casefold() == name.strip().casefold()]
    if stated is not None and currencies and stated not in currencies:
        raise ToolError(f"This file counts in {stated}, but {name} is in {currencies[0]}: please name another account.")
    return stated or next(iter(currencies), caller.user.currency)


def _in_private(surroundings: Surroundings) -> bool:
    return surroundings.private


IMPORT_STATEMENT = Tool(
    name="import_statement",
    title="Import a statement",
    purpose="import your bank statement",
    description=(
        "Imports a statement of a bank or card (a CSV, OFX, QFX or QIF file that the user dropped in the DM) into one "
        "of their accounts: it is read, compared with what is there, previewed and, once the user agreed, taken over "
        "with categories; no line is taken twice, and all of it can be undone. Call it as soon as a message says that "
        "a file came which may be such a statement, or when the user wants to import one, even when the account is "
        "still unknown: the user is then asked. `file` is the name of the file as the message gives it. Pass only what "
        "the user said; leave everything else null, above all how dates and amounts are written: the file shows it, "
        "or the user is asked."
    ),
    working="Reading your statement",
    parameters=ImportParameters,
    run=take_over,
    gather=look,
    confirm=ask,
    reverts={IMPORTED: take_back},
    topic="spending",
    relevant=_in_private,
    time_limit=timedelta(seconds=90),
)
