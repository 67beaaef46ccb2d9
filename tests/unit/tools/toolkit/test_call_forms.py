"""Forms of calls on record: answers that are kept, forms that are asked again, answers as they were understood."""

import pytest

from tests.unit.tools.toolkit.sample import Desk
from tools.toolkit.form import FormSection


def missing(section: FormSection | None) -> list[str]:
    assert section is not None
    return [field.name for field in section.asked]


async def test_an_answer_is_kept_and_the_call_asks_for_the_rest(desk: Desk) -> None:
    await desk.run("make_goal", "{}")
    assert missing(await desk.executor.keep("call_1", {"target": "60k"}, desk.private)) == [
        "monthly_savings",
        "deadline",
    ]
    assert missing(await desk.executor.section("call_1", desk.private)) == ["monthly_savings", "deadline"]
    assert await desk.goals() == []


async def test_a_call_that_has_all_it_needs_is_not_run_by_keeping_an_answer(desk: Desk) -> None:
    await desk.run("make_goal", '{"target": "60k"}')
    assert await desk.executor.keep("call_1", {"monthly_savings": "100"}, desk.private) is None
    assert await desk.goals() == []
    assert (await desk.executor.answer("call_1", {}, desk.private)).status == "completed"


async def test_answers_kept_one_after_the_other_come_together(desk: Desk) -> None:
    await desk.run("make_goal", "{}")
    await desk.executor.keep("call_1", {"target": "60k"}, desk.private)
    assert await desk.executor.keep("call_1", {"monthly_savings": "100"}, desk.private) is None
    await desk.executor.answer("call_1", {}, desk.private)
    assert await desk.goals() == ["Goal of $60,000.00"]


async def test_nothing_is_kept_of_a_call_that_ended(desk: Desk) -> None:
    await desk.run("make_goal", "{}")
    await desk.executor.close(["call_1"], "expired", "Too late.", desk.private)
    assert await desk.executor.keep("call_1", {"target": "60k"}, desk.private) is None
    assert await desk.executor.answered("call_1", {}, desk.private) == ()


async def test_what_was_answered_is_told_as_it_was_understood(desk: Desk) -> None:
    await desk.run("make_goal", "{}")
    await desk.executor.keep("call_1", {"target": "60k"}, desk.private)
    answers = {"monthly_savings": "about 5 or 6", "deadline": "2031-03-31", "timing": "begin", "monthly_income": None}
    assert await desk.executor.answered("call_1", answers, desk.private) == (
        ("Target", "$60,000"),
        ("Monthly savings", "about 5 or 6"),
        ("Deadline", "March 31, 2031"),
        ("Timing", "Begin"),
    )


async def test_a_result_may_be_asked_for_again_where_the_tool_only_reads(desk: Desk) -> None:
    await desk.run("split", '{"monthly_income": "5,000"}')
    section = await desk.executor.reopened("call_1", desk.private)
    assert section is not None
    assert {field.name: field.shown for field in section.known} == {"monthly_income": "$5,000", "method": "Split"}


async def test_what_was_written_is_not_written_again(desk: Desk) -> None:
    await desk.run("make_goal", '{"target": "60k", "monthly_savings": "100"}')
    assert await desk.executor.reopened("call_1", desk.private) is None


@pytest.mark.parametrize("how", ["declined", "expired"])
async def test_what_was_put_aside_may_be_answered_after_all(desk: Desk, how: str) -> None:
    await desk.run("make_goal", '{"target": "60k"}')
    assert await desk.executor.reopened("call_1", desk.private) is None
    await desk.executor.close(["call_1"], "declined" if how == "declined" else "expired", "Later.", desk.private)
    assert missing(await desk.executor.reopened("call_1", desk.private)) == ["monthly_savings", "deadline"]


async def test_what_was_answered_in_words_is_not_asked_again(desk: Desk) -> None:
    await desk.run("make_goal", '{"target": "60k"}')
    await desk.executor.close(["call_1"], "superseded", "In words.", desk.private)
    assert await desk.executor.reopened("call_1", desk.private) is None


async def test_wrong_answers_to_a_form_asked_again_are_errors_too(desk: Desk) -> None:
    await desk.run("split", '{"monthly_income": "5,000"}')
    (error,) = await desk.executor.check("call_1", {"monthly_income": "abc"}, desk.private)
    assert error.field == "monthly_income"


async def test_the_same_values_written_otherwise_make_no_difference(desk: Desk) -> None:
    await desk.run("split", "{}")
    await desk.executor.answer("call_1", {"monthly_income": "5k"}, desk.private)
    same, other = {"monthly_income": "5,000", "method": "split"}, {"monthly_income": "6,000"}
    assert not await desk.executor.differs("call_1", same, desk.private)
    assert await desk.executor.differs("call_1", other, desk.private)
    assert not await desk.executor.differs("call_9", other, desk.private)
