"""Simulated plans beside the closed forms of the log-normal distribution, and beside a slow loop over every path."""

import math
from dataclasses import replace
from decimal import Decimal
from statistics import NormalDist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.finance.monte_carlo import LONGEST_YEARS, Draw, Futures, Plan, simulate
from tools.finance.outcomes import Never
from tools.finance.returns import Returns
from tools.finance.shocks import SEED, shocks
from tools.finance.time_value import future_value, monthly_from_effective

NORMAL = NormalDist()
ZERO = Decimal(0)
USUAL = Returns(Decimal("0.07"), Decimal("0.15"), inflation=Decimal("0.025"))
CHANCES = tuple(Decimal(share) for share in ("0.5", "0.75", "0.9"))
FEW = Draw(paths=40)

returns = st.builds(
    Returns,
    st.decimals(Decimal("-0.1"), Decimal("0.15"), places=3),
    st.decimals(Decimal("0.01"), Decimal("0.4"), places=3),
    st.sampled_from(("arithmetic", "geometric")),
    st.decimals(ZERO, Decimal("0.02"), places=3),
    st.decimals(ZERO, Decimal("0.05"), places=3),
)
amounts = st.decimals(Decimal(1_000), Decimal(1_000_000), places=0)
monthlies = st.decimals(Decimal(1), Decimal(5_000), places=0)
plans = st.builds(
    Plan,
    start=st.decimals(ZERO, Decimal(500_000), places=0),
    monthly=st.decimals(ZERO, Decimal(2_000), places=0),
    years=st.just(3),
    returns=returns,
    spending=st.decimals(ZERO, Decimal(6_000), places=0),
    saving_months=st.sampled_from((None, 0, 5, 18, 36)),
    contribution_growth=st.sampled_from((None, ZERO, Decimal("0.05"))),
    saved_at=st.sampled_from(("begin", "end")),
    spent_at=st.sampled_from(("begin", "end")),
)


def z_of(balance: float, start: Decimal, plan_returns: Returns, years: int) -> float:
    drift, deviation = plan_returns.year()
    return (math.log(balance / float(start)) - years * drift) / (deviation * math.sqrt(years))


@settings(max_examples=1000, deadline=None)
@given(start=amounts, market=returns)
def test_what_is_only_left_to_grow_has_the_percentiles_of_the_log_normal(start: Decimal, market: Returns) -> None:
    futures = simulate(Plan(start, ZERO, 10, market))
    for share in (0.05, 0.25, 0.5, 0.75, 0.95):
        balance = float(futures.balance(10, Decimal(str(share))))
        rounding = 1 / (balance or 1) / market.year()[1]
        assert z_of(balance or 1, start, market, 10) == pytest.approx(NORMAL.inv_cdf(share), abs=0.06 + rounding)


@settings(max_examples=1000, deadline=None)
@given(start=amounts, market=returns, share=st.floats(0.02, 0.98))
def test_a_chance_is_that_of_the_log_normal_within_what_ten_thousand_paths_tell(
    start: Decimal, market: Returns, share: float
) -> None:
    drift, deviation = market.year()
    goal = float(start) * math.exp(10 * drift + NORMAL.inv_cdf(1 - share) * deviation * math.sqrt(10))
    chance = simulate(Plan(start, ZERO, 10, market)).chance(Decimal(goal))
    assert float(chance) == pytest.approx(share, abs=0.02)


@settings(max_examples=1000, deadline=None)
@given(market=returns, timing=st.sampled_from(("begin", "end")))
def test_contributions_have_the_mean_of_an_annuity_at_the_mean_growth(market: Returns, timing: str) -> None:
    futures = simulate(Plan(ZERO, Decimal(1), 10, market, saved_at="begin" if timing == "begin" else "end"))
    drift, deviation = market.month()
    rate = Decimal(math.expm1(drift + deviation**2 / 2))
    expected = future_value(rate, Decimal(120), Decimal(1), timing="begin" if timing == "begin" else "end")
    spread = deviation * math.sqrt(120)
    assert float(futures.saved[-1].mean()) == pytest.approx(float(expected), rel=0.005 + 0.05 * math.expm1(spread**2))


@settings(max_examples=1000, deadline=None)
@given(plan=plans)
def test_a_slow_loop_over_every_month_of_every_path_comes_to_the_same(plan: Plan) -> None:
    futures = simulate(plan, FEW)
    ends = sorted(slowly(plan, path) for path in range(FEW.paths))
    size = float(plan.start + 50 * (plan.monthly + plan.spending)) + 1
    for rank, end in enumerate(ends, start=1):
        told = futures.balance(plan.years, Decimal(rank) / FEW.paths)
        assert float(told) == pytest.approx(max(0.0, end), rel=1e-4, abs=0.51 + size * 1e-5)
    lasted, doubtful = sum(end > size * 1e-4 for end in ends), sum(abs(end) <= size * 1e-4 for end in ends)
    assert lasted <= futures.chance() * FEW.paths <= lasted + doubtful


def slowly(plan: Plan, path: int) -> float:
    """Return the balance at the end; negative by what was missing."""
    drift, deviation = plan.returns.month()
    drawn = shocks(FEW.model, FEW.seed, FEW.paths, plan.months)[:, path]
    balance = float(plan.start)
    for number in range(plan.months):
        growth = math.exp(drift + deviation * float(drawn[number]))
        saves = number < plan.months_of_saving
        flow = float(plan.monthly) * rise(plan, number) if saves else -float(plan.spending)
        at_begin = (plan.saved_at if saves else plan.spent_at) == "begin"
        balance = (balance + flow) * growth if at_begin else balance * growth + flow
    return balance


def rise(plan: Plan, number: int) -> float:
    if plan.contribution_growth is None:
        return 1.0
    return ((1 + float(plan.contribution_growth)) / (1 + float(plan.returns.inflation))) ** (number / 12)


@settings(max_examples=300, deadline=None)
@given(start=amounts, monthly=monthlies, market=returns, factor=st.decimals(Decimal(1), Decimal(3), places=2))
def test_the_contribution_for_a_chance_gives_that_chance_and_a_little_less_does_not(
    start: Decimal, monthly: Decimal, market: Returns, factor: Decimal
) -> None:
    plan = Plan(start, monthly, 10, market)
    goal = factor * (start + 120 * monthly)
    futures = simulate(plan)
    for chance in CHANCES:
        needed = futures.contribution_for(chance, goal)
        assert isinstance(needed, Decimal)
        assert simulate(replace(plan, monthly=needed)).chance(goal) >= chance
        less = needed * Decimal("0.99") - 2
        assert less < 0 or simulate(replace(plan, monthly=less)).chance(goal) < chance


@settings(max_examples=300, deadline=None)
@given(start=amounts, monthly=monthlies, market=returns)
def test_start_and_spending_for_a_chance_give_that_chance(start: Decimal, monthly: Decimal, market: Returns) -> None:
    plan = Plan(start, ZERO, 10, market, spending=monthly, saving_months=0)
    futures = simulate(plan)
    for chance in CHANCES:
        assert simulate(replace(plan, start=futures.start_for(chance))).chance() >= chance
        assert simulate(replace(plan, spending=futures.spending_for(chance))).chance() >= chance
        more = futures.spending_for(chance) * Decimal("1.01") + 2
        assert simulate(replace(plan, spending=more)).chance() < chance


@settings(max_examples=1000, deadline=None)
@given(start=amounts, monthly=monthlies, mean=st.decimals(Decimal("-0.1"), Decimal("0.15"), places=3), years=st.just(5))
def test_without_swings_every_path_is_the_formula(start: Decimal, monthly: Decimal, mean: Decimal, years: int) -> None:
    futures = simulate(Plan(start, monthly, years, Returns(mean, ZERO)), FEW)
    expected = float(future_value(monthly_from_effective(mean), Decimal(12 * years), monthly, start))
    assert float(futures.balance(years, Decimal("0.5"))) == pytest.approx(expected, rel=1e-9, abs=0.51)


def test_without_return_a_goal_is_met_to_the_unit() -> None:
    plan = Plan(Decimal(1_000), Decimal(100), 10, Returns(ZERO, ZERO))
    futures = simulate(plan, FEW)
    assert futures.chance(Decimal(13_000)) == 1
    assert futures.chance(Decimal(13_001)) == 0
    assert futures.contribution_for(Decimal("0.9"), Decimal(13_000)) == 100
    assert futures.start_for(Decimal("0.9"), Decimal(13_000)) == 1_000


def test_what_is_there_already_needs_nothing_more() -> None:
    futures = simulate(Plan(Decimal(10_000), ZERO, 2, USUAL))
    assert futures.contribution_for(Decimal("0.9"), Decimal(100)) == 0
    assert futures.chance(Decimal(100)) == 1


def test_who_saves_at_no_time_needs_no_contribution_but_less_spending() -> None:
    futures = simulate(Plan(Decimal(1_000_000), ZERO, 30, USUAL, spending=Decimal(3_333), saving_months=0))
    assert futures.contribution_for(Decimal("0.9")) == Never("no_growth")
    assert futures.spending_for(Decimal("0.9")) < 3_333
    with pytest.raises(ValueError, match="never spends"):
        simulate(Plan(Decimal(1_000), ZERO, 2, USUAL)).spending_for(Decimal("0.9"))


def test_a_balance_that_is_used_up_stays_at_nothing() -> None:
    bands = simulate(Plan(Decimal(10_000), ZERO, 5, USUAL, spending=Decimal(1_000), saving_months=0)).bands(CHANCES)
    assert [band[0] for band in bands[1:]] == [0, 0, 0, 0, 0]


@settings(max_examples=200, deadline=None)
@given(plan=plans)
def test_percentiles_are_in_order_and_begin_with_the_start(plan: Plan) -> None:
    shares = tuple(Decimal(share) / 20 for share in range(1, 21))
    bands = simulate(plan, FEW).bands(shares)
    assert set(bands[0]) == {plan.start}
    assert all(list(band) == sorted(band) and band[0] >= 0 for band in bands)


def test_the_same_plan_has_the_same_futures_and_another_seed_others() -> None:
    plan = Plan(Decimal(10_000), Decimal(200), 10, USUAL)
    assert simulate(plan).bands(CHANCES) == simulate(plan).bands(CHANCES)
    assert simulate(plan).bands(CHANCES) != simulate(plan, Draw(seed=SEED + 1)).bands(CHANCES)


def test_two_plans_meet_the_same_markets() -> None:
    small, large = (simulate(Plan(start, ZERO, 10, USUAL)) for start in (Decimal(1_000), Decimal(2_000)))
    assert (small.growth == large.growth).all()


def test_history_keeps_the_mean_and_swing_that_were_told() -> None:
    market = Returns(Decimal("0.06"), Decimal("0.12"))
    futures = simulate(Plan(Decimal(1), ZERO, 1, market), Draw("bootstrap"))
    assert spread(futures) == pytest.approx(market.year(), abs=0.005)


def spread(futures: Futures) -> tuple[float, float]:
    logs = [math.log(float(growth)) for growth in futures.growth[-1]]
    mean = sum(logs) / len(logs)
    return mean, math.sqrt(sum((log - mean) ** 2 for log in logs) / len(logs))


@pytest.mark.parametrize("years", [0, LONGEST_YEARS + 1])
def test_a_plan_without_years_or_beyond_the_longest_is_refused(years: int) -> None:
    with pytest.raises(ValueError, match="cannot last"):
        simulate(Plan(Decimal(1), ZERO, years, USUAL))


def test_the_longest_plan_with_the_largest_amounts_has_figures() -> None:
    market = Returns(Decimal("0.3"), Decimal("0.6"))
    largest = Decimal(10) ** 12
    futures = simulate(Plan(largest, largest, LONGEST_YEARS, market), Draw(paths=500))
    assert futures.balance(LONGEST_YEARS, Decimal("0.95")).is_finite()
