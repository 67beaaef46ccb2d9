"""watch_price, list_watches and unwatch."""

from typing import Any

import pytest

from bot.playground.markets.faults import Refuse
from bot.playground.markets.server import MarketServer
from tests.unit.tools.person import Person

WATCH, LIST, UNWATCH = "watch_price", "list_watches", "unwatch"


async def _set(alex: Person, **changed: Any) -> dict[str, Any]:
    return await alex.result(WATCH, **{"symbol": "TSLA", "level": "200", "direction": "below", **changed})


async def test_a_watch_is_set_beside_the_price_as_it_is(alex: Person, server: MarketServer) -> None:
    server.board.set_price("TSLA", "251.50")

    result = await _set(alex)

    assert result["outcome"] == "set"
    assert result["summary"] == (
        "I'll tell you when TESLA INC (TSLA) falls to $200.00. TESLA INC (TSLA) is at $251.50, "
        "as of 12:30 New York time, less than a minute ago."
    )
    assert result["watch"]["state"] == "waiting"
    assert "told once" in result["assumptions"][0]


async def test_a_level_that_is_reached_already_is_no_watch(alex: Person, server: MarketServer) -> None:
    server.board.set_price("TSLA", "199.99")

    result = await _set(alex)

    assert (result["outcome"], result["watch"]) == ("already", None)
    assert "there already, so I set no watch" in result["summary"]
    assert (await alex.result(LIST))["watches"] == []


async def test_the_same_watch_is_set_once(alex: Person) -> None:
    await _set(alex)

    assert (await _set(alex, level="$200.00"))["outcome"] == "known"
    assert len((await alex.result(LIST))["watches"]) == 1


async def test_everything_is_asked_for(alex: Person) -> None:
    assert await alex.questions(WATCH) == ["symbol", "level", "direction"]
    assert await alex.questions(WATCH, symbol="TSLA", level="200") == ["direction"]


@pytest.mark.parametrize(
    ("level", "complaint"),
    [
        ("200 EUR", "I count this in US dollars (USD)"),
        ("0", "above zero"),
        ("-5", "above zero"),
        ("soon", "I can't read that as an amount"),
    ],
)
async def test_a_level_counts_in_the_currency_of_the_share(alex: Person, level: str, complaint: str) -> None:
    assert complaint in await alex.refusal(WATCH, symbol="TSLA", level=level, direction="below")


async def test_without_a_price_no_watch_is_set(alex: Person, server: MarketServer) -> None:
    server.faults.of_symbol("TSLA", Refuse(500))

    assert "out of order" in await alex.refusal(WATCH, symbol="TSLA", level="200", direction="below")
    assert (await alex.result(LIST))["summary"] == "You watch no prices."


async def test_watches_are_listed_with_their_numbers(alex: Person) -> None:
    await _set(alex)
    await _set(alex, symbol="AAPL", level="300", direction="above")

    completed = await alex.get(LIST)

    assert completed.result["summary"] == (
        "You watch 2 prices: #1 TESLA INC when it falls to $200.00; #2 APPLE INC when it rises to $300.00."
    )
    assert completed.display.table
    assert completed.display.table.rows[0] == ("#1", "TESLA INC", "TSLA", "falls to $200.00", "waiting")


@pytest.mark.parametrize("said", ["TSLA", "tesla", "#1", "1", "Tesla Inc"])
async def test_a_watch_is_ended_by_number_symbol_or_name(alex: Person, said: str) -> None:
    await _set(alex)

    result = await alex.result(UNWATCH, watch=said)

    assert result["summary"] == "I no longer watch TESLA INC (falls to $200.00). You watch no prices."
    assert (await alex.result(LIST))["watches"] == []


async def test_what_fits_several_is_asked_about(alex: Person) -> None:
    await _set(alex)
    await _set(alex, level="150")

    refusal = await alex.refusal(UNWATCH, watch="TSLA")

    assert refusal.startswith("“TSLA” fits several: name its number. You watch 2 prices: #1")
    assert len((await alex.result(LIST))["watches"]) == 2


async def test_what_fits_none_is_said(alex: Person) -> None:
    assert await alex.refusal(UNWATCH, watch="IBM") == "I watch nothing like “IBM”. You watch no prices."


async def test_watches_are_private(alex: Person, server: MarketServer) -> None:
    channel = await alex.in_a_channel()

    for tool, arguments in (
        (WATCH, {"symbol": "TSLA", "level": "200", "direction": "below"}),
        (LIST, {}),
        (UNWATCH, {"watch": "TSLA"}),
    ):
        assert await channel.refusal(tool, **arguments) == "Price watches are private: ask me in our direct messages."
    assert server.requests == []


async def test_there_is_an_end_to_watches(alex: Person) -> None:
    for level in range(101, 121):
        await _set(alex, level=str(level))

    assert "I watch 20 prices for you already" in await alex.refusal(
        WATCH, symbol="TSLA", level="99", direction="below"
    )


async def test_other_conversations_are_told(alex: Person) -> None:
    await _set(alex)
    await alex.result(UNWATCH, watch="TSLA")

    assert await alex.notes() == [
        "The user set up a price watch. I'll tell you when TESLA INC (TSLA) falls to $200.00.",
        "The user ended a price watch. I no longer watch TESLA INC (falls to $200.00).",
    ]
