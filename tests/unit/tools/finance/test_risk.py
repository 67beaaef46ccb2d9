"""Willingness, ability, and the lower of the two."""

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.finance.risk import (
    LEVELS,
    UNTESTED,
    Aim,
    Experience,
    Horizon,
    Income,
    NeedOfCash,
    Reaction,
    RiskAnswers,
)

BOLDEST = RiskAnswers("over_20_years", "buy_more", "covered", "steady", "most_growth", "through_a_fall")
ANSWERS = st.builds(
    RiskAnswers,
    horizon=st.sampled_from(get_args(Horizon)),
    reaction=st.sampled_from(get_args(Reaction)),
    need_of_cash=st.sampled_from(get_args(NeedOfCash)),
    income=st.sampled_from(get_args(Income)),
    aim=st.none() | st.sampled_from(get_args(Aim)),
    experience=st.none() | st.sampled_from(get_args(Experience)),
)


@given(answers=ANSWERS)
def test_the_level_is_the_lower_of_willingness_and_ability(answers: RiskAnswers) -> None:
    assert 1 <= answers.points <= 5
    assert answers.level == LEVELS[min(answers.willingness, answers.ability) - 1]


@given(answers=ANSWERS)
def test_a_bolder_answer_never_lowers_the_level(answers: RiskAnswers) -> None:
    assert replace(answers, reaction="buy_more").points >= answers.points
    assert replace(answers, horizon="over_20_years").points >= answers.points
    assert replace(answers, need_of_cash="covered", income="steady").points >= answers.points


@given(answers=ANSWERS)
def test_time_limits_what_can_be_borne(answers: RiskAnswers) -> None:
    assert replace(answers, horizon="under_3_years").level == "conservative"


@pytest.mark.parametrize(
    ("changes", "willingness", "ability"),
    [
        ({}, 5, 5),
        ({"reaction": "sell_at_10"}, 1, 5),
        ({"reaction": "wait"}, 4, 5),
        ({"aim": "keep"}, 4, 5),
        ({"aim": None, "experience": None}, 5, 5),
        ({"reaction": "sell_at_10", "aim": "keep"}, 1, 5),
        ({"experience": "none"}, UNTESTED, 5),
        ({"reaction": "sell_at_20", "experience": "none"}, 2, 5),
        ({"need_of_cash": "possible"}, 5, 4),
        ({"need_of_cash": "likely", "income": "unsteady"}, 5, 2),
        ({"horizon": "5_to_10_years"}, 5, 3),
        ({"horizon": "10_to_20_years", "need_of_cash": "possible", "income": "varying"}, 5, 3),
    ],
)
def test_answers_are_scored_as_stated(changes: dict[str, str | None], willingness: int, ability: int) -> None:
    answers = replace(BOLDEST, **changes)  # pyright: ignore[reportArgumentType]

    assert (answers.willingness, answers.ability) == (willingness, ability)
