"""Which questions are about prices and currencies, and which values they give."""

import pytest

from tests.unit.bot.playground.planner.conversation import Conversation, first_answer, first_call

CALLS = {
    "quote AAPL": ("get_quote", {"symbol": "AAPL"}),
    "quote aapl": ("get_quote", {"symbol": "aapl"}),
    "QUOTE AAPL PLEASE": ("get_quote", {"symbol": "AAPL"}),
    "How is Apple doing?": ("get_quote", {"symbol": "Apple"}),
    "how's Microsoft trading today?": ("get_quote", {"symbol": "Microsoft"}),
    "What is the price of Tesla stock?": ("get_quote", {"symbol": "Tesla"}),
    "What's Apple\u2019s stock price": ("get_quote", {"symbol": "Apple"}),
    "what is $nvda at?": ("get_quote", {"symbol": "nvda"}),
    "price of BRK.B": ("get_quote", {"symbol": "BRK.B"}),
    "Give me a stock quote": ("get_quote", {}),
    "quote IT": ("get_quote", {"symbol": "IT"}),
    "a quote for the ticker A": ("get_quote", {"symbol": "A"}),
    "Show me the price history of TSLA": ("get_price_history", {"symbol": "TSLA"}),
    "TSLA chart for the last 6 months": ("get_price_history", {"symbol": "TSLA", "period": "6 months"}),
    "How did Microsoft do over the past two years?": (
        "get_price_history",
        {"symbol": "Microsoft", "period": "two years"},
    ),
    "convert 100 EUR to USD": ("convert_currency", {"amount": "100 EUR", "to_currency": "USD"}),
    "convert $1,500 into pounds": ("convert_currency", {"amount": "$1,500", "to_currency": "pounds"}),
    "How much is 250 pounds in yen?": ("convert_currency", {"amount": "250 pounds", "to_currency": "yen"}),
    "how many yen is 20 dollars?": ("convert_currency", {"amount": "20 dollars", "to_currency": "yen"}),
    "convert 100 to euros": ("convert_currency", {"amount": "100", "to_currency": "euros"}),
    "Convert 100 USD": ("convert_currency", {"amount": "100 USD"}),
    "exchange rate of the euro to the dollar": ("convert_currency", {"amount": "1 euro", "to_currency": "dollar"}),
    "Tell me when TSLA drops below 200": ("watch_price", {"symbol": "TSLA", "level": "200", "direction": "below"}),
    "alert me if Apple rises above $300": ("watch_price", {"symbol": "Apple", "level": "$300", "direction": "above"}),
    "notify me when NVDA hits 150": ("watch_price", {"symbol": "NVDA", "level": "150"}),
    "which prices do you watch?": ("list_watches", {}),
    "show my price alerts": ("list_watches", {}),
    "stop watching Tesla": ("unwatch", {"watch": "Tesla"}),
    "remove alert #12": ("unwatch", {"watch": "12"}),
}


@pytest.mark.parametrize(("text", "call"), CALLS.items(), ids=CALLS)
def test_what_is_said_becomes_the_call(text: str, call: tuple[str, dict[str, str]]) -> None:
    assert first_call(text) == call


OTHERS = {
    "How long will it take me to save for a Tesla Model 3?": "calculate_savings_timeline",
    "How are my goals doing?": "list_goals",
    "I want to save 5,000 to buy Apple stock": "calculate_savings_timeline",
    "what is my rent?": "list_facts",
}


@pytest.mark.parametrize(("text", "tool"), OTHERS.items(), ids=OTHERS)
def test_a_name_or_a_price_alone_is_no_question_of_the_market(text: str, tool: str) -> None:
    assert first_call(text)[0] == tool


@pytest.mark.parametrize("text", ["How is it going?", "how are you doing?", "What is the price of gold?"])
def test_what_no_tool_knows_is_not_asked_for(text: str) -> None:
    assert first_answer(text)


def test_another_share_may_follow() -> None:
    talk = Conversation().user("quote AAPL")
    talk.call()
    talk.completed().said()

    assert talk.user("And Microsoft?").call() == ("get_quote", {"symbol": "Microsoft"})


def test_a_period_may_follow() -> None:
    talk = Conversation().user("price history of TSLA")
    talk.call()
    talk.completed().said()

    assert talk.user("and over the last 3 months?").call() == (
        "get_price_history",
        {"symbol": "TSLA", "period": "3 months"},
    )


def test_the_missing_currency_may_follow() -> None:
    talk = Conversation().user("Convert 100 USD")
    talk.call()
    talk.superseded()

    assert talk.user("to euros").call() == ("convert_currency", {"amount": "100 USD", "to_currency": "euros"})
