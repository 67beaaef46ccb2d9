"""In which currency a call is meant, and when a currency becomes the user's own."""

import json

import pytest

from tests.unit.tools.toolkit.sample import Desk
from tools.toolkit.tender import amounts_written, currency_meant


async def own_currency(desk: Desk) -> str:
    async with desk.database.unit() as unit:
        user = await unit.users.find("T1", "U1")
    assert user
    return user.currency


async def make(desk: Desk, target: str, call_id: str = "call_1", **values: str) -> str:
    arguments = json.dumps({"target": target, "monthly_savings": "100", **values})
    outcome = await desk.run("make_goal", arguments, call_id)
    return outcome.status


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (["£4,000 a month"], "GBP"),
        (["1.234,56 €"], "EUR"),
        (["SEK 100"], "SEK"),
        (["$5k"], "USD"),
        (["5k", "fifty grand", None, 5000], "USD"),
        (["5k", "€300"], "EUR"),
        (["£5k", "€300"], "USD"),
        (["kr 500"], "USD"),
    ],
)
def test_the_one_currency_that_the_amounts_name_is_meant_else_the_users(
    desk: Desk, written: list[object], meant: str
) -> None:
    assert currency_meant(written, desk.private) == meant


@pytest.mark.parametrize(
    ("written", "amounts"),
    [
        ("Visa €100 at 20% min 5 €\nMC 200 at 3%, minimum $5", ("€100", "5 €", "$5")),
        ("Visa 1,000 EUR at 20% minimum 50", ("1,000 EUR",)),
        ("Visa 8000 at 24.99% (min 160)\n401k loan - 500 @ 5% + 20/month", ()),
    ],
)
def test_the_amounts_of_a_list_may_name_a_currency_too(written: str, amounts: tuple[str, ...]) -> None:
    assert amounts_written(written, "debts") == amounts
    assert amounts_written(written, "text") == ()


async def test_bare_amounts_count_in_the_currency_named_beside_them(desk: Desk) -> None:
    assert await make(desk, "£60k") == "completed"
    assert await desk.goals() == ["Goal of £60,000.00"]


async def test_two_currencies_in_one_call_are_never_added(desk: Desk) -> None:
    assert await make(desk, "£60k", monthly_savings="€100") == "failed"
    assert await desk.goals() == []


async def test_the_first_currency_named_in_private_becomes_the_users(desk: Desk) -> None:
    await make(desk, "£60k")
    assert await own_currency(desk) == "GBP"


async def test_a_user_with_amounts_on_record_keeps_their_currency(desk: Desk) -> None:
    await make(desk, "60k")
    await make(desk, "£70k", "call_2")
    assert await own_currency(desk) == "USD"
    assert await desk.goals() == ["Goal of $60,000.00", "Goal of £70,000.00"]


async def test_a_currency_named_where_others_read_along_stays_there(desk: Desk) -> None:
    arguments = json.dumps({"target": "£60k", "monthly_savings": "100"})
    await desk.run("make_goal", arguments, caller=await desk.in_channel())
    assert await own_currency(desk) == "USD"
