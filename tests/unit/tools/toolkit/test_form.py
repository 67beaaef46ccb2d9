"""Which questions of a form are one."""

from tests.unit.bot.blocks.samples import GOAL, INCOME, TIMING
from tools.toolkit.form import Form, FormField, FormSection

ASKED = INCOME.model_copy(update={"state": "missing", "prefill": None, "shown": "", "origin": None})


def part(call_id: str, *fields: FormField, tool: str = "") -> FormSection:
    return FormSection(call_id=call_id, tool=tool or call_id, title="T", purpose="do it", fields=fields)


def repeated(*parts: FormSection) -> dict[tuple[str, str], tuple[str, str]]:
    return Form(sections=parts).repeated


def test_what_is_about_the_same_fact_is_asked_once() -> None:
    other = ASKED.model_copy(update={"name": "income", "question": "What do you earn?"})
    assert repeated(part("a", ASKED), part("b", other)) == {("b", "income"): ("a", "monthly_income")}


def test_two_tools_that_ask_in_the_same_words_ask_once() -> None:
    assert repeated(part("a", GOAL), part("b", GOAL)) == {("b", "goal_amount"): ("a", "goal_amount")}


def test_a_tool_that_is_called_twice_asks_twice() -> None:
    assert repeated(part("a", GOAL, tool="same"), part("b", GOAL, tool="same")) == {}


def test_the_one_that_is_needed_stands_for_the_one_that_may_be_skipped() -> None:
    skipped = ASKED.model_copy(update={"state": "optional"})
    assert repeated(part("a", skipped), part("b", ASKED)) == {("a", "monthly_income"): ("b", "monthly_income")}


def test_what_one_call_knows_is_not_asked_for_another() -> None:
    assert repeated(part("a", ASKED), part("b", INCOME)) == {("a", "monthly_income"): ("b", "monthly_income")}


def test_different_values_that_are_known_both_stay() -> None:
    more = INCOME.model_copy(update={"prefill": "6,000", "shown": "$6,000"})
    assert repeated(part("a", INCOME), part("b", more)) == {}


def test_different_questions_and_choices_are_not_one() -> None:
    less = TIMING.model_copy(update={"choices": TIMING.choices[:1]})
    assert repeated(part("a", GOAL, TIMING), part("b", ASKED, less)) == {}


def test_consent_is_asked_for_each_call() -> None:
    consent = TIMING.model_copy(update={"kind": "confirm"})
    assert repeated(part("a", consent), part("b", consent)) == {}
