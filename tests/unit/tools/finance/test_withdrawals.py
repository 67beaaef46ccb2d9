"""Withdrawals in the past: the studies' figures, and what must hold for any rate."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.finance.us_history import YEARS
from tools.finance.withdrawals import historical_success_rate, mean_real_return, spans

MANY = settings(max_examples=1000, deadline=None)
HALF = Decimal("0.5")
RATES = st.decimals(Decimal("0.01"), Decimal("0.2"), places=3)


@pytest.mark.parametrize(("rate", "least", "most"), [("0.03", 1, 1), ("0.04", "0.94", 1), ("0.06", "0.40", "0.5")])
def test_thirty_years_were_outlived_as_often_as_the_studies_say(rate: str, least: str, most: str) -> None:
    assert Decimal(least) <= historical_success_rate(HALF, Decimal(rate), 30) <= Decimal(most)


@MANY
@given(rate=RATES, more=RATES, years=st.integers(1, 60), stocks=st.sampled_from((Decimal(0), HALF, Decimal(1))))
def test_taking_more_or_for_longer_never_succeeds_more_often(
    rate: Decimal, more: Decimal, years: int, stocks: Decimal
) -> None:
    share = historical_success_rate(stocks, rate, years)

    assert 0 <= share <= 1
    assert historical_success_rate(stocks, rate + more, years) <= share


def test_the_years_follow_each_other_without_a_gap() -> None:
    assert [year.number for year in YEARS] == list(range(1871, 2023))


def test_stocks_returned_more_than_bonds_and_both_more_than_prices_rose() -> None:
    assert mean_real_return(Decimal(1)) > mean_real_return(HALF) > mean_real_return(Decimal(0)) > 0


def test_there_are_no_spans_longer_than_history() -> None:
    assert (spans(152), spans(153)) == (1, 0)
    with pytest.raises(ValueError, match="there are no 153 years"):
        historical_success_rate(HALF, Decimal("0.04"), 153)
