"""What somebody owns and owes, as they tell of it."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from storage.money import Money
from storage.repositories.net_worth import StoredWorth, StoredWorthDay
from tests.clock import FakeClock
from tests.unit.tools.person import Person
from tools.ledger.net_worth_case import WorthCase
from tools.ledger.net_worth_result import net_worth_result
from tools.toolkit.formatting import Formatter
from tools.toolkit.tool import ToolCall

WORTH, SHOW, REMOVE, UNDO = "net_worth", "show_net_worth", "remove_from_net_worth", "undo_last_change"
OWNED = "House 300k, car 10k"


async def test_what_is_owned_and_owed_is_kept_and_told_apart(alex: Person) -> None:
    result = await alex.result(WORTH, assets=OWNED, debts="mortgage 220k")

    assert result["summary"] == (
        "I noted: House $300,000; car $10,000; mortgage $220,000. You own $310,000 and owe $220,000: your net worth is "
        "$90,000."
    )
    assert [(total["currency"], total["net"]["text"]) for total in result["totals"]] == [("USD", "$90,000")]
    assert (await alex.result(SHOW))["summary"] == "You own $310,000 and owe $220,000: your net worth is $90,000."


async def test_one_of_the_two_is_enough_and_nothing_is_asked_for(alex: Person) -> None:
    assert await alex.questions(WORTH) == ["assets", "debts"]

    result = await alex.result(WORTH, debts="Student loan 8,000")

    assert result["summary"].endswith("You own $0 and owe $8,000: your net worth is -$8,000.")


async def test_a_new_value_takes_the_place_of_the_old_one(alex: Person) -> None:
    await alex.result(WORTH, assets=OWNED, debts="Mortgage 220k")

    result = await alex.result(WORTH, assets="house 320,000")

    assert result["summary"].startswith("I noted: House $320,000 (was $300,000). You own $330,000")
    assert [(item["name"], item["amount"]["text"]) for item in result["items"]] == [
        ("House", "$320,000"),
        ("car", "$10,000"),
        ("Mortgage", "$220,000"),
    ]


async def test_what_is_told_twice_changes_nothing(alex: Person) -> None:
    await alex.result(WORTH, assets=OWNED)

    again = await alex.get(WORTH, assets="car 10,000")

    assert again.result["summary"] == "You own $310,000 and owe nothing: your net worth is $310,000."
    assert again.display.undo is None


async def test_the_history_compares_with_the_last_day_and_is_drawn_from_two_days_on(
    alex: Person, clock: FakeClock
) -> None:
    first = await alex.get(WORTH, assets="House 300k", debts="Mortgage 220k")
    clock.advance(timedelta(days=31))
    second = await alex.get(WORTH, debts="Mortgage 219,000")

    assert first.display.chart
    assert (first.display.chart.kind, first.display.chart.series[0].values) == ("bar", (300_000.0, 220_000.0, 80_000.0))
    assert str(second.result["summary"]).endswith(
        "your net worth is $81,000. That is $1,000 more than on November 21, 2026."
    )
    assert second.display.chart
    assert (second.display.chart.kind, second.display.chart.series[0].values) == ("line", (80_000.0, 81_000.0))
    assert second.display.chart.categories == ("November 21, 2026", "December 22, 2026")


async def test_several_changes_on_one_day_are_one_point_of_the_history(alex: Person) -> None:
    await alex.result(WORTH, assets="House 300k")
    result = await alex.result(WORTH, assets="House 310k")

    assert [(point["day"], point["net"]["text"]) for point in result["history"]] == [("2026-11-21", "$310,000")]


async def test_two_currencies_are_never_added_up(alex: Person) -> None:
    await alex.result(WORTH, assets=OWNED, debts="Mortgage 220k")

    result = await alex.result(WORTH, assets="Flat in Paris €200,000")

    assert result["summary"] == (
        "I noted: Flat in Paris €200,000. In USD you own $310,000 and owe $220,000: your net worth is $90,000. In EUR "
        "you own €200,000 and owe nothing: your net worth is €200,000."
    )
    assert "Amounts in different currencies are not added up: each has a total of its own." in result["assumptions"]
    display = (await alex.get(SHOW)).display
    assert display.table
    assert display.table.rows[-2:] == (("Total in USD", "$310,000", "$220,000"), ("Total in EUR", "€200,000", "€0"))


async def test_two_currencies_in_one_breath_get_a_clear_word(alex: Person) -> None:
    await alex.result(WORTH, assets=OWNED)
    outcome = await alex.ask(WORTH, assets="Flat €200,000\nBoat $5,000")

    assert outcome.status == "needs_input"
    problem = next(field.problem for field in outcome.section.fields if field.name == "assets")
    assert problem == "Flat: I count this in US dollars (USD): please write the amount in that currency."


async def test_what_is_gone_is_removed_once_its_owner_agreed(alex: Person) -> None:
    await alex.result(WORTH, assets=OWNED, debts="Mortgage 220k")
    outcome = await alex.ask(REMOVE, name="Car")

    assert outcome.status == "needs_input"
    [asked] = outcome.section.asked
    assert asked.question == "Shall I remove car, $10,000, from what you own?"
    assert len((await alex.result(SHOW))["items"]) == 3

    assert (await alex.agree(REMOVE, name="car"))["summary"] == (
        "car is removed from what you own. You own $300,000 and owe $220,000: your net worth is $80,000."
    )
    assert (await alex.result(UNDO))["summary"] == "Undone: car is $10,000 again."


async def test_a_name_that_is_not_known_is_answered_with_the_nearest(alex: Person) -> None:
    assert await alex.refusal(REMOVE, name="House") == "I know of nothing that you own or owe."
    await alex.result(WORTH, assets=OWNED, debts="Car 4,000")

    assert await alex.refusal(REMOVE, name="hose") == "I know of nothing called “hose”. Did you mean House?"
    assert await alex.refusal(REMOVE, name="boat") == "I know of nothing called “boat”. You told me of House, Car."
    assert "which one do you mean?" in await alex.refusal(REMOVE, name="car")


async def test_a_change_is_undone_as_long_as_nothing_came_on_top(alex: Person) -> None:
    await alex.result(WORTH, assets="House 300k")
    await alex.result(WORTH, assets="House 320k, boat 5k")

    undone = await alex.result(UNDO)

    assert undone["summary"] == "Undone: House is $300,000 again; boat is no longer among what you own."
    assert (await alex.result(SHOW))["summary"] == "You own $300,000 and owe nothing: your net worth is $300,000."


async def test_a_change_that_was_changed_since_is_not_undone(alex: Person) -> None:
    first = await alex.get(WORTH, assets="House 300k")
    await alex.result(WORTH, assets="House 320k")

    click = ToolCall("click-1", UNDO, f'{{"change": {first.display.undo}}}', by_hand=True)
    outcome = await alex.executor.execute(click, alex.caller)

    assert outcome.status == "failed"
    assert outcome.message == "That has changed since: tell me what it is worth now."


async def test_others_do_not_read_along(alex: Person) -> None:
    await alex.result(WORTH, assets=OWNED)
    channel = await alex.in_a_channel()

    for tool, arguments in ((WORTH, {"assets": OWNED}), (SHOW, {}), (REMOVE, {"name": "car"})):
        assert "private" in await channel.refusal(tool, **arguments)


async def test_the_users_other_conversations_are_told(alex: Person) -> None:
    await alex.result(WORTH, assets="House 300k", debts="Mortgage 220k")

    assert await alex.notes() == [
        "The user told of what they own: House $300,000.",
        "The user told of what they owe: Mortgage $220,000.",
    ]


async def test_a_name_has_a_length_and_a_list_an_end(alex: Person) -> None:
    assert "at most 80 characters" in await alex.refusal(WORTH, assets=f"{'x' * 81} 5")

    fifty = ["\n".join(f"thing {letter}{'x' * number} 1" for number in range(50)) for letter in "abc"]
    await alex.result(WORTH, assets=fifty[0])
    await alex.result(WORTH, assets=fifty[1])
    assert await alex.refusal(WORTH, assets=fifty[2]) == ("I can keep 100 things at most: put some of them together.")


ITEMS = st.lists(
    st.tuples(st.sampled_from(["asset", "debt"]), st.integers(0, 10**14), st.sampled_from(["USD", "EUR", "JPY"])),
    max_size=12,
)


@settings(max_examples=1_000, deadline=None)
@given(told=ITEMS)
def test_each_currency_adds_up_by_itself(told: list[tuple[str, int, str]]) -> None:
    numbers = count(1)
    items = [
        StoredWorth(
            next(numbers), "asset" if side == "asset" else "debt", f"thing {minor}", Money.from_minor(minor, code)
        )
        for side, minor, code in told
    ]
    result = net_worth_result(WorthCase(items, [], Formatter("en_US", "UTC"), date(2026, 11, 21), "USD"))

    for total in result.totals:
        worth = Decimal(0)
        for item in items:
            if item.amount.currency == total.currency:
                worth += item.amount.amount if item.side == "asset" else -item.amount.amount
        assert total.net.amount == worth == total.assets.amount - total.debts.amount
    assert {total.currency for total in result.totals} == {code for _, _, code in told}


def test_a_long_history_is_drawn_with_its_first_and_its_last_day() -> None:
    days = [
        StoredWorthDay(date(2020, 1, 1) + timedelta(days=number), Money(Decimal(number), "USD"), Money.zero("USD"))
        for number in range(500)
    ]
    items = [StoredWorth(1, "asset", "Savings", Money(Decimal(499), "USD"))]
    chart = net_worth_result(WorthCase(items, days, Formatter("en_US", "UTC"), date(2026, 11, 21), "USD")).chart

    assert chart
    assert len(chart.categories) == 20
    assert (chart.series[0].values[0], chart.series[0].values[-1]) == (0.0, 499.0)
