"""A file becomes transactions only after its owner agreed, once, and can be taken back."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import count

import pytest

from storage.database import Database
from storage.money import Money
from storage.repositories.transactions import StoredTransaction
from tests.clock import FakeClock
from tests.unit.tools.person import Person, person
from tools.toolkit.form import FormField
from tools.toolkit.outcome import Completed, Failed, NeedsInput, Outcome
from tools.toolkit.table import Table
from tools.toolkit.tool import ToolCall

JANUARY = """Date,Description,Amount
2026-01-30,Starbucks 4711,-4.50
2026-01-30,Starbucks 4711,-4.50
2026-01-31,ACME payroll,2500.00
"""
FEBRUARY = JANUARY + "2026-02-02,Zurück GmbH,-20.00\n"

_origins = count(1)
_calls = count(1)


async def drop(alex: Person, content: str | bytes, name: str = "january.csv", days: int = 7) -> None:
    data = content if isinstance(content, bytes) else content.encode()
    until = alex.database.clock() + timedelta(days=days)
    async with alex.database.unit() as unit:
        await unit.uploads.add(alex.caller.user.id, f"F{next(_origins)}", name, data, until)


class Import:
    """One call of the tool, answered step by step."""

    def __init__(self, alex: Person) -> None:
        self.alex = alex
        self.call_id = f"import-{next(_calls)}"

    async def begin(self, arguments: str = '{"account": "Checking"}') -> Outcome:
        return await self.alex.executor.execute(ToolCall(self.call_id, "import_statement", arguments), self.alex.caller)

    async def answer(self, **answers: str) -> Outcome:
        return await self.alex.executor.answer(self.call_id, answers, self.alex.caller)


def asked(outcome: Outcome) -> FormField:
    assert isinstance(outcome, NeedsInput), outcome
    (field,) = outcome.section.asked
    return field


def preview(outcome: Outcome) -> Table:
    assert isinstance(outcome, NeedsInput), outcome
    assert outcome.section.preview
    return outcome.section.preview


def done(outcome: Outcome) -> Completed:
    assert isinstance(outcome, Completed), outcome
    return outcome


def refused(outcome: Outcome) -> str:
    assert isinstance(outcome, Failed), outcome
    assert outcome.code == "refused"
    return outcome.message


async def transactions(alex: Person) -> Sequence[StoredTransaction]:
    async with alex.database.unit() as unit:
        return await unit.transactions.page(alex.caller.user.id, limit=100)


async def imported(alex: Person, content: str, account: str = "Checking") -> Completed:
    await drop(alex, content)
    statement = Import(alex)
    await statement.begin(f'{{"account": "{account}"}}')
    return done(await statement.answer(confirmed="yes"))


async def test_the_account_is_asked_for(alex: Person) -> None:
    await drop(alex, JANUARY)
    assert await alex.questions("import_statement") == ["account"]


async def test_nothing_is_written_before_the_user_agreed(alex: Person) -> None:
    await drop(alex, JANUARY)
    outcome = await Import(alex).begin()
    assert asked(outcome).question == (
        "Shall I import 3 new lines from january.csv into Checking, January 30, 2026 to January 31, 2026? "
        "$2,500.00 came in, $9.00 went out."
    )
    assert asked(outcome).choices[0].label == "Yes, import 3 lines"
    assert preview(outcome).rows[0] == ("Jan 30, 2026", "Starbucks 4711", "Eating out", "-$4.50")
    assert await transactions(alex) == []


async def test_what_was_agreed_to_is_imported(alex: Person) -> None:
    result = (await imported(alex, JANUARY)).result
    assert (result["imported"], result["already_there"]) == (3, 0)
    found = [(t.description, t.amount, t.category, t.source) for t in await transactions(alex)]
    assert found == [
        ("ACME payroll", Money.from_minor(250000, "USD"), "income", "statement"),
        ("Starbucks 4711", Money.from_minor(-450, "USD"), "eating_out", "statement"),
        ("Starbucks 4711", Money.from_minor(-450, "USD"), "eating_out", "statement"),
    ]


async def test_the_same_coffee_twice_on_one_day_is_two_and_a_second_import_adds_neither(alex: Person) -> None:
    await imported(alex, JANUARY)
    await drop(alex, FEBRUARY, "february.csv")
    statement = Import(alex)
    question = asked(await statement.begin()).question
    assert "1 new line from february.csv" in question
    assert "3 lines are there already." in question
    assert done(await statement.answer(confirmed="yes")).result["imported"] == 1
    assert len(await transactions(alex)) == 4


async def test_a_statement_that_is_there_already_is_said_to_be(alex: Person) -> None:
    await imported(alex, JANUARY)
    await drop(alex, JANUARY)
    assert refused(await Import(alex).begin()) == (
        "All 3 lines of january.csv are in Checking already: nothing is new."
    )


async def test_another_account_has_lines_of_its_own(alex: Person) -> None:
    await imported(alex, JANUARY)
    assert (await imported(alex, JANUARY, "Savings")).result["imported"] == 3


async def test_a_no_changes_nothing(alex: Person) -> None:
    await drop(alex, JANUARY)
    statement = Import(alex)
    await statement.begin()
    assert (await statement.answer(confirmed="no")).status == "declined"
    assert await transactions(alex) == []


async def test_an_import_is_undone_as_a_whole_and_can_be_made_again(alex: Person) -> None:
    await imported(alex, JANUARY)
    await imported(alex, FEBRUARY)
    said = await alex.result("undo_last_change")
    assert "Undone: the 1 line of january.csv is gone again." in said["summary"]
    assert len(await transactions(alex)) == 3
    assert (await imported(alex, FEBRUARY)).result["imported"] == 1


async def test_an_import_offers_to_be_undone(alex: Person) -> None:
    assert (await imported(alex, JANUARY)).display.undo is not None


async def test_doubt_about_the_dates_is_asked_about_by_choice(alex: Person) -> None:
    await drop(alex, "Date,Description,Amount\n01/02/2026,Coffee,-4.50\n03/02/2026,Tea,-2.00\n")
    statement = Import(alex)
    question = asked(await statement.begin())
    assert (question.name, [choice.value for choice in question.choices]) == (
        "date_order",
        ["day_first", "month_first"],
    )
    assert "“01/02/2026” may be 1 February 2026 or 2 January 2026" in question.problem
    assert asked(await statement.answer(date_order="month_first")).name == "confirmed"
    await statement.answer(confirmed="yes")
    assert [str(t.day) for t in await transactions(alex)] == ["2026-03-02", "2026-01-02"]


async def test_each_doubt_is_asked_about_in_turn(alex: Person) -> None:
    await drop(alex, 'Date,Description,Amount\n01/02/2026,Coffee,"4,500"\n03/02/2026,Tea,"2,250"\n')
    statement = Import(alex)
    assert asked(await statement.begin()).name == "date_order"
    assert asked(await statement.answer(date_order="day_first")).name == "decimal_sign"
    assert asked(await statement.answer(decimal_sign="comma")).name == "positive_amounts"
    assert "$6.75 went out" in asked(await statement.answer(positive_amounts="spent")).question


async def test_a_yes_in_place_of_the_answer_to_a_doubt_imports_nothing(alex: Person) -> None:
    await drop(alex, "Date,Description,Amount\n01/02/2026,Coffee,-4.50\n")
    statement = Import(alex)
    await statement.begin()
    assert asked(await statement.answer(confirmed="yes")).name == "date_order"
    assert await transactions(alex) == []


async def test_a_broken_line_is_named_and_nothing_of_the_file_is_imported(alex: Person) -> None:
    await drop(alex, JANUARY + "2026-02-01,Broken,abc\n")
    assert refused(await Import(alex).begin()) == (
        'I could not read the file: line 5: "abc" is no amount. Nothing was imported.'
    )
    assert await transactions(alex) == []


async def test_more_decimals_than_the_currency_has_are_refused(alex: Person) -> None:
    await drop(alex, "Date,Description,Amount\n2026-01-31,Fund,-4.505\n2026-01-31,Fund,-1.50\n")
    assert 'line 2: "-4.505" has more decimals than USD has' in refused(await Import(alex).begin())


async def test_the_newest_file_of_a_name_is_meant(alex: Person) -> None:
    await drop(alex, JANUARY)
    await drop(alex, FEBRUARY)
    assert "4 new lines" in asked(await Import(alex).begin('{"account": "Visa", "file": "January.csv"}')).question


async def test_without_a_file_the_user_is_told_how_to_send_one(alex: Person) -> None:
    assert "CSV, OFX, QFX or QIF" in refused(await Import(alex).begin())


async def test_an_unknown_file_is_answered_with_those_that_are_there(alex: Person) -> None:
    await drop(alex, JANUARY)
    message = refused(await Import(alex).begin('{"account": "Visa", "file": "march.csv"}'))
    assert message == "I have no file “march.csv” from you, only january.csv. Which one shall it be?"


async def test_nobody_imports_the_file_of_somebody_else(alex: Person, database: Database, clock: FakeClock) -> None:
    await drop(alex, JANUARY)
    sam = await person(database, clock, "U0SAM")
    assert "I have no file from you." in refused(await Import(sam).begin())


async def test_a_file_is_gone_once_its_time_is_over(alex: Person, clock: FakeClock) -> None:
    await drop(alex, JANUARY)
    clock.advance(timedelta(days=7))
    assert "I have no file from you." in refused(await Import(alex).begin())


async def test_a_file_is_gone_once_it_is_imported(alex: Person) -> None:
    await imported(alex, JANUARY)
    assert "I have no file from you." in refused(await Import(alex).begin())


async def test_in_a_channel_the_user_is_sent_to_the_dm(alex: Person) -> None:
    await drop(alex, JANUARY)
    assert "direct messages" in refused(await Import(await alex.in_a_channel()).begin())


async def test_the_users_own_rules_come_before_known_words(alex: Person) -> None:
    async with alex.database.unit() as unit:
        await unit.category_rules.teach(alex.caller.user.id, "starbucks", "gifts")
    await imported(alex, JANUARY)
    assert {t.category for t in await transactions(alex) if "Starbucks" in t.description} == {"gifts"}


async def test_what_tells_no_category_is_under_other_and_asked_about(alex: Person) -> None:
    outcome = await imported(alex, FEBRUARY)
    assert outcome.result["unfiled"] == 1
    assert "“Zurück GmbH” (1 line)" in outcome.display.suggestions[0]


async def test_the_currency_of_the_file_is_that_of_a_new_account(alex: Person) -> None:
    await drop(alex, "Datum;Text;Betrag (EUR)\n31.01.2026;Kaffee;-4,50\n")
    statement = Import(alex)
    assert "€4.50 went out" in asked(await statement.begin('{"account": "Giro"}')).question


async def test_a_file_in_another_currency_than_its_account_is_refused(alex: Person) -> None:
    await imported(alex, JANUARY)
    await drop(alex, "Datum;Text;Betrag (EUR)\n31.01.2026;Kaffee;-4,50\n")
    assert "in EUR, but Checking is in USD" in refused(await Import(alex).begin())


@pytest.mark.parametrize("second", ["-9.99,T1", "-4.50,T1"])
async def test_an_id_that_a_bank_uses_twice_hides_no_movement(alex: Person, second: str) -> None:
    await drop(alex, f"Date,Description,Amount,Transaction ID\n2026-01-30,Coffee,-4.50,T1\n2026-01-31,Tea,{second}\n")
    assert "2 new lines" in asked(await Import(alex).begin()).question


async def test_the_user_is_told_what_is_being_done(alex: Person) -> None:
    told = list[str]()

    async def tell(text: str) -> None:
        told.append(text)

    await drop(alex, JANUARY)
    call = ToolCall("import-told", "import_statement", '{"account": "Checking"}')
    await alex.executor.execute(call, alex.caller, progress=tell)
    assert told == ["Reading your statement", "Reading january.csv…", "Comparing 3 lines with what is there…"]
