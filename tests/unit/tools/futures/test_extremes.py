"""Whatever plan the bounds allow, there is an answer to it."""

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.money import Money
from tools.finance.monte_carlo import Draw
from tools.futures.parameters import FuturesParameters
from tools.futures.planned import goal_of, plan_of
from tools.futures.scenarios_case import ScenarioCase
from tools.futures.scenarios_result import simulation_result
from tools.futures.simulation import look_ahead
from tools.planning.savings_case import Voice
from tools.toolkit.errors import ToolError
from tools.toolkit.formatting import Formatter

VOICE = Voice(Formatter("en_US", "UTC"), "USD", date(2026, 11, 21))
FEW = Draw(paths=60)


def dollars(least: int) -> st.SearchStrategy[Money]:
    amounts = st.one_of(st.sampled_from((least, 10**12)), st.integers(least, 10**12), st.integers(least, 5_000))
    return amounts.map(lambda amount: Money(Decimal(amount), "USD"))


def rates(least: str, most: str) -> st.SearchStrategy[Decimal]:
    return st.decimals(Decimal(least), Decimal(most), places=3)


@st.composite
def plans(draw: st.DrawFn) -> FuturesParameters:
    years = draw(st.one_of(st.sampled_from((1, 70)), st.integers(1, 70)))
    spends = draw(st.booleans())
    return FuturesParameters(
        balance=draw(dollars(0)),
        monthly_contribution=draw(dollars(0)),
        goal_amount=None if spends and draw(st.booleans()) else draw(dollars(1)),
        monthly_spending=draw(dollars(1)) if spends else None,
        years=years,
        saving_years=draw(st.one_of(st.none(), st.integers(0, years - 1))),
        annual_return=draw(st.one_of(st.none(), rates("-0.2", "0.3"))),
        volatility=draw(st.one_of(st.none(), rates("0", "0.6"))),
        stocks=draw(st.one_of(st.none(), rates("0", "1"))),
        return_basis=draw(st.sampled_from(("arithmetic", "geometric"))),
        inflation=draw(rates("-0.1", "0.3")),
        fees=draw(rates("0", "0.1")),
        contribution_growth=draw(st.one_of(st.none(), rates("-0.1", "0.2"))),
        timing=draw(st.sampled_from(("begin", "end"))),
    )


@settings(max_examples=1000, deadline=None)
@given(told=plans())
def test_every_plan_is_answered_in_words_figures_a_table_and_a_chart(told: FuturesParameters) -> None:
    # What grows beyond all bounds is refused with what helps, which is an answer too.
    with suppress(ToolError):
        outlook = look_ahead(plan_of(told), goal_of(told), FEW)
        display = simulation_result(ScenarioCase(told, outlook, VOICE)).display()
        assert display.summary
        assert display.table is not None
        assert display.chart is not None
        assert 0 <= outlook.chance <= 1


def test_what_grows_beyond_all_bounds_is_refused_with_what_helps() -> None:
    largest = Money(Decimal(10) ** 12, "USD")
    told = FuturesParameters(
        balance=largest,
        monthly_contribution=largest,
        goal_amount=largest,
        years=70,
        annual_return=Decimal("0.3"),
        inflation=Decimal("-0.1"),
    )
    with pytest.raises(ToolError, match="lower return, or fewer years"):
        look_ahead(plan_of(told), goal_of(told), FEW)
