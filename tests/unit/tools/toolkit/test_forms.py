from datetime import date
from typing import Any

from pydantic import model_validator

from tests.unit.tools.toolkit.sample import MAKE_GOAL, SPLIT, GoalParameters, make_goal, tool
from tools.toolkit.form import FormSection
from tools.toolkit.formatting import Formatter
from tools.toolkit.forms import errors_of, section_of
from tools.toolkit.kinds import Raw, Reading
from tools.toolkit.resolve import Sources, resolve
from tools.toolkit.tool import Tool

READING = Reading("en_US", "USD", date(2026, 11, 21))
FORMATTER = Formatter("en_US", "UTC")


class ShortGoal(GoalParameters):
    """A goal whose values have to fit each other."""

    @model_validator(mode="after")
    def _is_reachable(self) -> "ShortGoal":
        if self.monthly_savings and self.monthly_savings > self.target:
            raise ValueError("You would be there at once: please write a larger target.")
        return self


def section(tool: Tool[Any], said: dict[str, Raw], given: dict[str, str | None] | None = None) -> FormSection:
    return section_of(tool, "call_1", resolve(tool, Sources(said, given or {}), READING), READING, FORMATTER)


def test_a_form_asks_first_for_what_is_missing_and_ends_with_what_is_known() -> None:
    fields = section(MAKE_GOAL, {"timing": "begin"}).fields
    assert [(field.name, field.state) for field in fields] == [
        ("target", "missing"),
        ("monthly_savings", "either"),
        ("deadline", "either"),
        ("monthly_income", "optional"),
        ("timing", "known"),
    ]


def test_alternatives_share_a_group() -> None:
    groups = {field.name: field.group for field in section(MAKE_GOAL, {}).fields}
    assert groups["monthly_savings"] == groups["deadline"] == "monthly_savings|deadline"
    assert groups["target"] is None


def test_an_alternative_that_is_not_needed_is_not_asked_for() -> None:
    names = [field.name for field in section(MAKE_GOAL, {"deadline": "2031-03"}).fields]
    assert names == ["target", "monthly_income", "deadline"]


def test_a_default_that_is_worth_asking_about_is_shown_as_one() -> None:
    (method,) = section(SPLIT, {}).known
    assert (method.name, method.prefill, method.origin) == ("method", "split", "default")


def test_known_values_are_prefilled_as_their_inputs_need_them() -> None:
    known = section(MAKE_GOAL, {"target": "60k", "deadline": "in 5 years", "timing": "Begin"}).known
    assert [(field.prefill, field.origin) for field in known] == [
        ("60,000", "said"),
        ("2031-11-21", "said"),
        ("begin", "said"),
    ]


def test_a_date_in_doubt_is_not_prefilled() -> None:
    (asked,) = section(MAKE_GOAL, {"target": "5", "deadline": "2030"}).asked
    assert (asked.name, asked.prefill) == ("deadline", None)
    assert "Which month of 2030" in asked.hint


def test_values_that_do_not_fit_each_other_are_an_error_at_a_field() -> None:
    short = tool("short", ShortGoal, make_goal)
    given: dict[str, str | None] = {"target": "5", "monthly_savings": "6"}
    resolution = resolve(short, Sources({}, given), READING)
    (error,) = errors_of(short, resolution)
    assert (error.field, error.message) == ("target", "You would be there at once: please write a larger target.")
    said = resolve(short, Sources({"target": "5", "monthly_savings": "6"}), READING)
    assert said.wrong_arguments == (error,)


def test_what_is_known_is_shown_as_people_read_it() -> None:
    fields = section(MAKE_GOAL, {"target": "60000", "deadline": "2031-03-31", "timing": "begin"}).fields
    shown = {field.name: field.shown for field in fields if field.state == "known"}
    assert shown == {"target": "$60,000", "deadline": "March 31, 2031", "timing": "Begin"}


def test_what_cannot_be_used_says_why() -> None:
    (target,) = (field for field in section(MAKE_GOAL, {"target": "much"}).fields if field.name == "target")
    assert target.problem.startswith("I can't read that as an amount")
