"""Correcting, deleting and undoing what is on record."""

from datetime import timedelta

from tests.clock import FakeClock
from tests.unit.tools.person import Person, person
from tools.toolkit.consent import CONSENT
from tools.toolkit.outcome import Failed, NeedsInput
from tools.toolkit.tool import ToolCall

TODAY = "November 21, 2026"


async def descriptions(alex: Person) -> list[str]:
    return [one["description"] for one in (await alex.result("list_transactions"))["transactions"]]


async def question(alex: Person, tool: str, **arguments: object) -> str:
    asked = await alex.ask(tool, **arguments)
    assert isinstance(asked, NeedsInput), asked
    [field] = asked.section.asked
    assert field.name == CONSENT
    return field.question


async def test_the_newest_that_fits_is_meant_and_others_like_it_are_mentioned(alex: Person) -> None:
    await alex.result("log_expense", amount="4", description="Coffee", day="2026-11-01")
    await alex.result("log_expense", amount="5", description="Coffee with Ann")
    await alex.result("log_expense", amount="20", description="shoes")
    assert await question(alex, "delete_transaction", which="coffee") == (
        f"Shall I delete $5 for Coffee with Ann (Eating out) on {TODAY}? There are others like it; this is the newest."
    )
    assert await question(alex, "delete_transaction", which="coffee", amount="4") == (
        "Shall I delete $4 for Coffee (Eating out) on November 1, 2026?"
    )
    assert "November 1" in await question(alex, "delete_transaction", which="eating out", day="2026-11-01")
    assert "shoes" in await question(alex, "delete_transaction")


async def test_what_is_not_there_cannot_be_deleted_and_the_newest_are_named(alex: Person) -> None:
    assert "no transactions yet" in await alex.refusal("delete_transaction", which="coffee")
    await alex.result("log_expense", amount="20", description="shoes")
    assert await alex.refusal("delete_transaction", which="coffee") == (
        f"I find no transaction like that. Your newest are: $20 for shoes (Shopping) on {TODAY}."
    )


async def test_a_deleted_transaction_is_gone_and_undo_brings_it_back_once(alex: Person) -> None:
    await alex.result("log_expense", amount="5", description="coffee")
    result = await alex.agree("delete_transaction", which="coffee")
    assert result["summary"] == f"I deleted $5 for coffee (Eating out) on {TODAY}."
    assert await descriptions(alex) == []
    undone = await alex.result("undo_last_change")
    assert undone["summary"] == f"Undone: $5 for coffee (Eating out) on {TODAY} is back in your records."
    assert await descriptions(alex) == ["coffee"]


async def test_all_that_is_wrong_is_corrected_at_once_and_undone_at_once(alex: Person) -> None:
    await alex.result("log_expense", amount="12", description="lunch")
    change = {"new_amount": "18", "new_category": "gifts", "new_description": "Lunch with Ann", "new_day": "yesterday"}
    assert await question(alex, "edit_transaction", which="lunch", **change) == (
        f"Shall I change $12 for lunch (Eating out) on {TODAY}: the amount to $18, the category to Gifts and "
        "donations, the description to “Lunch with Ann”, the day to November 20, 2026?"
    )
    result = await alex.agree("edit_transaction", which="lunch", **change)
    assert "From now on “lunch with ann” goes to Gifts and donations." in result["summary"]
    [changed] = (await alex.result("list_transactions"))["transactions"]
    assert (changed["amount"]["amount"], changed["day"], changed["category"]) == (
        "-18.00",
        "2026-11-20",
        "Gifts and donations",
    )
    await alex.result("undo_last_change")
    [before] = (await alex.result("list_transactions"))["transactions"]
    assert (before["amount"]["amount"], before["day"], before["category"]) == ("-12.00", "2026-11-21", "Eating out")


async def test_undoing_a_correction_unlearns_what_it_taught(alex: Person) -> None:
    await alex.result("log_expense", amount="12", description="lunch")
    await alex.agree("edit_transaction", which="lunch", new_category="gifts")
    await alex.result("undo_last_change")
    assert (await alex.result("log_expense", amount="9", description="lunch"))["category"] == "eating_out"


async def test_undoing_a_second_correction_leaves_what_the_first_taught(alex: Person) -> None:
    await alex.result("log_expense", amount="12", description="lunch")
    await alex.agree("edit_transaction", which="lunch", new_category="gifts")
    await alex.agree("edit_transaction", which="lunch", new_category="travel")
    await alex.result("undo_last_change")
    assert (await alex.result("log_expense", amount="9", description="lunch"))["category"] == "gifts"


async def test_nothing_to_change_and_another_currency_are_refused_before_anybody_is_asked(alex: Person) -> None:
    await alex.result("log_expense", amount="12", description="lunch")
    assert "What shall I change in $12 for lunch" in await alex.refusal("edit_transaction", which="lunch")
    assert "in USD" in await alex.refusal("edit_transaction", which="lunch", new_amount="€5")
    assert "What shall I change" in await alex.refusal("edit_transaction", which="lunch", new_amount="12")


async def test_an_income_that_is_corrected_stays_an_income(alex: Person) -> None:
    await alex.result("log_income", amount="100", description="refund")
    await alex.agree("edit_transaction", which="refund", new_amount="120")
    assert (await alex.result("list_transactions"))["received"][0]["text"] == "$120"


async def test_changes_are_undone_one_after_the_other_down_to_the_first(alex: Person) -> None:
    await alex.result("log_expense", amount="12", description="lunch")
    await alex.agree("edit_transaction", which="lunch", new_amount="18")
    await alex.agree("delete_transaction", which="lunch")
    for _ in range(3):
        await alex.result("undo_last_change")
    assert await descriptions(alex) == []
    assert await alex.refusal("undo_last_change") == "There is nothing to undo."


async def press(alex: Person, change: int | None, call_id: str) -> object:
    call = ToolCall(call_id, "undo_last_change", f'{{"change": {change}}}', by_hand=True)
    return await alex.executor.execute(call, alex.caller)


async def test_a_button_undoes_its_own_change_once_however_old(alex: Person, clock: FakeClock) -> None:
    first = (await alex.get("log_expense", amount="12", description="lunch")).display.undo
    await alex.result("log_expense", amount="5", description="coffee")
    clock.advance(timedelta(days=3))
    await press(alex, first, "call_a")
    assert await descriptions(alex) == ["coffee"]
    again = await press(alex, first, "call_b")
    assert isinstance(again, Failed)
    assert again.message == "That is undone already."


async def test_what_was_changed_again_is_not_undone_behind_the_users_back(alex: Person) -> None:
    logged = (await alex.get("log_expense", amount="12", description="lunch")).display.undo
    await alex.agree("edit_transaction", which="lunch", new_amount="18")
    changed = await press(alex, logged, "call_a")
    assert isinstance(changed, Failed)
    assert changed.message.startswith("You changed that transaction since")
    await alex.agree("delete_transaction", which="lunch")
    gone = await press(alex, logged, "call_b")
    assert isinstance(gone, Failed)
    assert gone.message == "That transaction is not there any more."


async def test_undo_in_words_means_something_recent(alex: Person, clock: FakeClock) -> None:
    await alex.result("log_expense", amount="12", description="lunch")
    clock.advance(timedelta(days=2))
    assert f"is of {TODAY}" in await alex.refusal("undo_last_change")
    assert await descriptions(alex) == ["lunch"]


async def test_nobody_undoes_the_change_of_somebody_else(alex: Person, clock: FakeClock) -> None:
    change = (await alex.get("log_expense", amount="12", description="lunch")).display.undo
    sam = await person(alex.database, clock, "U0SAM")
    outcome = await press(sam, change, "call_a")
    assert isinstance(outcome, Failed)
    assert outcome.message == "There is nothing to undo."


async def test_a_model_cannot_choose_what_is_undone(alex: Person) -> None:
    outcome = await alex.ask("undo_last_change", change=1)
    assert isinstance(outcome, Failed)
    assert outcome.code == "invalid_arguments"
