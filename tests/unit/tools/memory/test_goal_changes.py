"""Goals that change: money put in and taken out, new targets, goals given up."""

from datetime import timedelta

import pytest

from tests.clock import FakeClock
from tests.unit.tools.person import Person

HOUSE = {"name": "House", "target": "$60,000"}


async def test_money_put_in_and_taken_out_moves_the_total(alex: Person) -> None:
    await alex.result("create_goal", **HOUSE, saved="1000")

    put_in = (await alex.result("contribute_to_goal", name="house", amount="$500"))["summary"]
    taken_out = (await alex.result("contribute_to_goal", name="House", amount="-200"))["summary"]

    assert put_in.startswith("You put $500 into House. House: $1,500 of $60,000 saved")
    assert taken_out.startswith("You took $200 out of House. House: $1,300")


async def test_the_last_payment_reaches_the_goal(alex: Person) -> None:
    await alex.result("create_goal", name="Bike", target="500", saved="450")

    result = await alex.result("contribute_to_goal", name="Bike", amount="50")

    assert result["goal"]["status"] == "reached"
    assert result["summary"] == "You put $50 into Bike. Bike is reached: $500 of $500. Well done!"


async def test_a_reached_goal_with_a_higher_target_is_under_way_again(alex: Person) -> None:
    await alex.result("create_goal", name="Bike", target="500", saved="500")

    result = await alex.result("update_goal", name="Bike", target="800")

    assert (result["goal"]["status"], result["goal"]["remaining"]["text"]) == ("active", "$300")


async def test_everything_about_a_goal_can_be_changed(alex: Person) -> None:
    await alex.result("create_goal", **HOUSE)

    result = await alex.result(
        "update_goal",
        name="House",
        new_name="Cottage",
        target="40000",
        saved="4000",
        monthly_amount="600",
        deadline="2032-01-01",
    )

    assert result["summary"].startswith(
        "House is called Cottage now. The target is $40,000 now. $4,000 are saved now. "
        "You put aside $600 a month now. The deadline is January 1, 2032 now. Cottage: $4,000 of $40,000"
    )


async def test_a_goal_cannot_take_the_name_of_another(alex: Person) -> None:
    await alex.result("create_goal", **HOUSE)
    await alex.result("create_goal", name="Boat", target="9000")

    assert "already have a goal called House" in await alex.refusal("update_goal", name="Boat", new_name="house")


async def test_more_than_is_there_cannot_be_taken_out(alex: Person) -> None:
    await alex.result("create_goal", **HOUSE, saved="100")

    assert "House holds $100" in await alex.refusal("contribute_to_goal", name="House", amount="-200")
    assert (await alex.result("list_goals"))["goals"][0]["saved"]["text"] == "$100"


async def test_nothing_to_change_is_answered_with_what_could_be(alex: Person) -> None:
    await alex.result("create_goal", **HOUSE)

    assert (await alex.refusal("update_goal", name="House")).startswith("What shall I change in House?")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("Hose", "Did you mean House?"),
        ("trip", "Did you mean Japan trip?"),
        ("Yacht", "Your goals are House, Japan trip."),
    ],
)
async def test_an_unknown_name_is_answered_with_the_nearest_ones(alex: Person, said: str, answer: str) -> None:
    await alex.result("create_goal", **HOUSE)
    await alex.result("create_goal", name="Japan trip", target="4000")

    message = await alex.refusal("contribute_to_goal", name=said, amount="5")

    assert message.startswith(f"You have no goal called “{said}”.")
    assert message.endswith(answer)


async def test_without_goals_an_unknown_name_says_how_to_begin(alex: Person) -> None:
    assert (await alex.refusal("contribute_to_goal", name="House", amount="5")).startswith("You have no goals yet")


async def test_a_goal_can_be_dropped_and_taken_up_again(alex: Person) -> None:
    await alex.result("create_goal", **HOUSE)

    dropped = await alex.result("update_goal", name="House", dropped=True)
    assert dropped["summary"] == "House is dropped."
    assert (await alex.result("list_goals"))["goals"] == []
    listed = await alex.get("list_goals", with_dropped=True)
    assert listed.display.table
    assert listed.display.table.rows[0][-1] == "dropped"
    assert "tell me first" in await alex.refusal("contribute_to_goal", name="House", amount="5")

    again = await alex.result("update_goal", name="House", dropped=False)
    assert again["summary"].startswith("House is taken up again. House: $0")


async def test_the_name_of_a_dropped_goal_is_free_again(alex: Person) -> None:
    await alex.result("create_goal", **HOUSE)
    await alex.result("update_goal", name="House", dropped=True)

    assert (await alex.result("create_goal", **HOUSE))["goal"]["status"] == "active"


async def test_a_deadline_that_has_passed_is_said_to_have(alex: Person, clock: FakeClock) -> None:
    await alex.result("create_goal", **HOUSE, monthly_amount="100", deadline="2026-12-31")
    clock.advance(timedelta(days=60))

    result = await alex.result("contribute_to_goal", name="House", amount="100")

    assert result["goal"]["track"] == "overdue"
    assert "The deadline, December 31, 2026, has passed." in result["summary"]
    assert result["suggestions"] == ["Give it a new deadline, and I tell you what that takes each month."]


async def test_an_amount_in_another_currency_than_the_goals_is_refused(alex: Person) -> None:
    await alex.result("create_goal", **HOUSE)
    alex.caller.user.currency = "EUR"

    assert "The goal is in USD" in await alex.refusal("contribute_to_goal", name="House", amount="5")
