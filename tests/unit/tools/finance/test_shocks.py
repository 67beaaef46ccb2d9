"""Shocks: standardised, repeatable, and the same for plans of every length."""

from collections import Counter
from statistics import NormalDist
from typing import Any

import numpy as np
import pytest

from tools.finance.shocks import PATHS, SEED, Model, shocks
from tools.finance.us_history import YEARS

MODELS: tuple[Model, ...] = ("lognormal", "bootstrap")
NORMAL = NormalDist()


@pytest.mark.parametrize("model", MODELS)
def test_the_same_seed_has_the_same_shocks_and_another_one_others(model: Model) -> None:
    first = shocks(model, SEED, 100, 24).copy()
    shocks.cache_clear()
    assert np.array_equal(first, shocks(model, SEED, 100, 24))
    assert not np.array_equal(first, shocks(model, SEED + 1, 100, 24))


@pytest.mark.parametrize("model", MODELS)
def test_a_longer_plan_begins_with_the_shocks_of_a_shorter_one(model: Model) -> None:
    longer = shocks(model, SEED, 1_000, 360)
    assert np.array_equal(longer[:100], shocks(model, SEED, 1_000, 100))


@pytest.mark.parametrize("model", MODELS)
def test_the_shocks_of_a_year_have_mean_zero_and_variance_twelve(model: Model) -> None:
    years = shocks(model, SEED, PATHS, 360).reshape(30, 12, PATHS).sum(axis=1)
    assert abs(float(years.mean())) < 0.05
    assert float(years.var()) == pytest.approx(12, rel=0.02)


def test_normal_shocks_are_normal() -> None:
    drawn = np.sort(shocks("lognormal", SEED, PATHS, 120), axis=None)
    for share in (0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99):
        assert float(drawn[int(share * drawn.size)]) == pytest.approx(NORMAL.inv_cdf(share), abs=0.02)


def test_history_comes_in_runs_of_years_as_they_followed_one_another() -> None:
    years = shocks("bootstrap", SEED, 200, 240)[::12]
    logs = np.log1p(np.array([float(year.stocks) for year in YEARS]))
    standardised = (logs - logs.mean()) / logs.std() / 12**0.5
    runs = {rounded(np.roll(standardised, -begin)[:10]) for begin in range(len(YEARS))}
    assert {rounded(years[start : start + 10, path]) for start in (0, 10) for path in range(200)} <= runs


def rounded(run: Any) -> tuple[float, ...]:
    return tuple(round(float(shock), 4) for shock in run)


def test_every_year_of_history_is_drawn_about_as_often() -> None:
    drawn = shocks("bootstrap", SEED, PATHS, 120)[::12]
    _, counts = np.unique(drawn, return_counts=True)
    alike = Counter(year.stocks for year in YEARS)
    assert len(counts) == len(alike)
    assert counts.min() / max(alike.values()) > 0.25 * drawn.size / len(YEARS)
    assert float(np.median(counts)) == pytest.approx(drawn.size / len(YEARS), rel=0.05)


def test_shocks_are_shared_so_nobody_can_change_them() -> None:
    with pytest.raises(ValueError, match="read-only"):
        shocks("lognormal", SEED, 10, 12)[0, 0] = 1


@pytest.mark.parametrize(("paths", "months"), [(0, 12), (10, 0)])
def test_no_paths_and_no_months_are_refused(paths: int, months: int) -> None:
    with pytest.raises(ValueError, match="there are no"):
        shocks("lognormal", SEED, paths, months)
