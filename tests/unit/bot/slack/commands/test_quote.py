"""/quote: which price a line asks for."""

import pytest

from bot.slack.commands.choosing import Nearest, choose
from bot.slack.commands.quote import QUOTE
from tests.unit.bot.slack.commands.reading import read


@pytest.mark.parametrize("symbol", ["AAPL", "Berkshire Hathaway", "match", "3M"])
def test_a_line_is_a_symbol_or_a_name(symbol: str) -> None:
    assert read(QUOTE, symbol) == ("get_quote", {"symbol": symbol})


def test_a_slip_in_a_subcommand_is_noticed() -> None:
    assert choose(QUOTE, "histroy AAPL") == Nearest("history AAPL")


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("history AAPL", {"symbol": "AAPL"}),
        ("history AAPL 5 years", {"symbol": "AAPL", "period": "5 years"}),
        ("chart Apple over the last 6 months", {"symbol": "Apple", "period": "6 months"}),
    ],
)
def test_a_history_may_name_its_period(line: str, values: dict[str, str]) -> None:
    assert read(QUOTE, line) == ("get_price_history", values)


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("watch TSLA below 200", {"symbol": "TSLA", "level": "200", "direction": "below"}),
        ("watch Apple when it rises above $300", {"symbol": "Apple", "level": "$300", "direction": "above"}),
        ("watch TSLA at 200", {"symbol": "TSLA", "level": "200"}),
        ("watch TSLA 200", {"symbol": "TSLA", "level": "200"}),
        ("watch 3M", {"symbol": "3M"}),
        ("watch TSLA", {"symbol": "TSLA"}),
    ],
)
def test_a_watch_leaves_open_what_is_not_said(line: str, values: dict[str, str]) -> None:
    assert read(QUOTE, line) == ("watch_price", values)


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("convert 100 EUR to JPY", {"amount": "100 EUR", "to_currency": "JPY"}),
        ("convert 100 dollars in euros", {"amount": "100 dollars", "to_currency": "euros"}),
        ("convert 100 EUR", {"amount": "100 EUR"}),
        ("convert 100 EUR JPY", {"amount": "100 EUR", "to_currency": "JPY"}),
        ("convert €1,000.50 usd", {"amount": "€1,000.50", "to_currency": "usd"}),
    ],
)
def test_an_amount_is_converted(line: str, values: dict[str, str]) -> None:
    assert read(QUOTE, line) == ("convert_currency", values)


def test_watches_are_listed_and_ended() -> None:
    assert read(QUOTE, "watches") == ("list_watches", {})
    assert read(QUOTE, "unwatch TSLA") == ("unwatch", {"watch": "TSLA"})
