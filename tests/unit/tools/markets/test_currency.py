"""convert_currency: an amount in another currency, at a rate with a date."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.playground.markets.faults import Refuse
from bot.playground.markets.server import MarketServer
from tests.clock import FakeClock
from tests.unit.tools.person import Person
from tools.markets.values import EuroRates, Source

CONVERT = "convert_currency"


async def test_an_amount_is_converted_at_a_rate_with_a_date(alex: Person) -> None:
    result = await alex.result(CONVERT, amount="100 EUR", to_currency="USD")

    assert result["summary"] == "€100 is $108.20, at 1 EUR = 1.082 USD, the rate of November 20, 2026."
    assert (result["rate"], result["rate_date"]) == ("1.082", "2026-11-20")
    assert result["assumptions"] == [
        "Source: the European Central Bank, through Frankfurter.",
        "A reference rate: banks and cards charge another.",
    ]


async def test_on_a_sunday_it_is_the_rate_of_friday(alex: Person, clock: FakeClock) -> None:
    clock.now = datetime(2026, 11, 22, 15, tzinfo=UTC)

    result = await alex.result(CONVERT, amount="$50", to_currency="euros")

    assert result["rate_date"] == "2026-11-20"
    assert "$50 is €46.21, at 1 USD = 0.924214 EUR" in result["summary"]
    assert any("fixed on working days" in line for line in result["assumptions"])


async def test_a_currency_without_cents_is_rounded_to_whole_units(alex: Person) -> None:
    assert (await alex.result(CONVERT, amount="£12.34", to_currency="yen"))["converted"]["text"] == "¥2,383"


@pytest.mark.parametrize("written", ["GBP", "gbp", "pounds", "£", " Gbp "])
async def test_the_target_may_be_a_code_a_word_or_a_sign(alex: Person, written: str) -> None:
    assert (await alex.result(CONVERT, amount="100 EUR", to_currency=written))["converted"]["currency"] == "GBP"


async def test_an_amount_without_its_currency_is_asked_about(alex: Person) -> None:
    outcome = await alex.ask(CONVERT, amount="100", to_currency="EUR")

    assert outcome.status == "needs_input"
    assert [(field.name, field.problem) for field in outcome.section.asked] == [
        ("amount", "In which currency is that? Please write it with the amount, for example 100 EUR.")
    ]


async def test_both_values_are_asked_for(alex: Person) -> None:
    assert await alex.questions(CONVERT) == ["amount", "to_currency"]
    assert await alex.questions(CONVERT, amount="100 EUR") == ["to_currency"]


async def test_a_converted_amount_does_not_change_the_users_own_currency(alex: Person) -> None:
    await alex.result(CONVERT, amount="100 EUR", to_currency="GBP")

    async with alex.database.unit() as unit:
        user = await unit.users.get(alex.caller.user.id)
    assert user
    assert user.currency == "USD"


@pytest.mark.parametrize(("amount", "to"), [("100 RUB", "USD"), ("100 USD", "RUB")])
async def test_a_currency_without_a_rate_names_near_ones(alex: Person, amount: str, to: str) -> None:
    refusal = await alex.refusal(CONVERT, amount=amount, to_currency=to)

    assert refusal.startswith("There is no European Central Bank rate for RUB. Those that come nearest: ")
    assert "USD" in refusal


async def test_an_unknown_currency_is_refused(alex: Person) -> None:
    refusal = await alex.refusal(CONVERT, amount="1 EUR", to_currency="doubloons")

    assert refusal == "I don't know the currency “doubloons”: please write its code, for example USD or EUR."


async def test_a_failure_is_an_answer(alex: Person, server: MarketServer) -> None:
    server.faults.fail_next(Refuse(500))

    assert "Frankfurter is out of order" in await alex.refusal(CONVERT, amount="1 EUR", to_currency="USD")


_RATES = st.decimals(Decimal("0.0001"), Decimal(100_000), places=4)


@given(usd=_RATES, jpy=_RATES, amount=st.decimals(Decimal(1), Decimal(10**9), places=2))
@settings(max_examples=1000)
def test_a_cross_rate_goes_by_way_of_the_euro_and_back_again(usd: Decimal, jpy: Decimal, amount: Decimal) -> None:
    rates = EuroRates(date(2026, 11, 20), {"USD": usd, "JPY": jpy}, Source("a bank"), datetime.now(UTC))

    there = amount * rates.rate("USD", "JPY")

    assert abs(there - amount / usd * jpy) <= abs(there) * Decimal("1e-24")
    assert abs(there * rates.rate("JPY", "USD") - amount) <= amount * Decimal("1e-24")
