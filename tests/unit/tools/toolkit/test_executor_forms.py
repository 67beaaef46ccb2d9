import json
from datetime import timedelta

import pytest

from storage.database import Database
from tests.clock import FakeClock
from tests.unit.tools.toolkit.sample import Desk, open_desk
from tools.toolkit.executor import scope_of
from tools.toolkit.form import FormSection
from tools.toolkit.outcome import Closed, NeedsInput


def states(section: FormSection | None) -> dict[str, str]:
    assert section is not None
    return {field.name: field.state for field in section.fields}


def prefills(section: FormSection | None) -> dict[str, str | None]:
    assert section is not None
    return {field.name: field.prefill for field in section.fields}


async def test_a_call_without_essentials_asks_for_them_and_stays_open(desk: Desk, clock: FakeClock) -> None:
    outcome = await desk.run("make_goal", '{"target": "60k", "monthly_savings": null, "deadline": ""}')
    assert isinstance(outcome, NeedsInput)
    assert states(outcome.section) == {
        "monthly_savings": "either",
        "deadline": "either",
        "monthly_income": "optional",
        "target": "known",
    }
    async with desk.database.unit() as unit:
        (record,) = await unit.tool_calls.open_of(f"user:{desk.user.id}")
    assert record.expires_at == clock() + timedelta(days=7)
    assert await desk.goals() == []


async def test_a_form_that_is_filled_lets_the_call_run(desk: Desk) -> None:
    await desk.run("make_goal", '{"target": "60k"}')
    answers = {"target": "60,000", "monthly_savings": "1,200", "deadline": None, "monthly_income": ""}
    outcome = await desk.executor.answer("call_1", answers, desk.private)
    assert outcome.status == "completed"
    assert await desk.goals() == ["Goal of $60,000.00"]
    assert await desk.executor.section("call_1", desk.private) is None


async def test_a_form_sent_twice_runs_once(desk: Desk) -> None:
    await desk.run("make_goal", '{"target": "60k"}')
    first = await desk.executor.answer("call_1", {"monthly_savings": "1,200"}, desk.private)
    assert await desk.executor.answer("call_1", {"monthly_savings": "900"}, desk.private) == first
    assert len(await desk.goals()) == 1


async def test_a_repeated_call_after_the_form_returns_the_forms_outcome(desk: Desk) -> None:
    await desk.run("make_goal", '{"target": "60k"}')
    answered = await desk.executor.answer("call_1", {"monthly_savings": "1,200"}, desk.private)
    assert await desk.run("make_goal", '{"target": "60k"}') == answered


async def test_a_repeated_open_call_asks_again_and_opens_nothing_new(desk: Desk) -> None:
    first = await desk.run("make_goal", '{"target": "60k"}')
    assert await desk.run("make_goal", '{"target": "60k"}') == first


async def test_an_open_call_is_there_after_a_restart(desk: Desk, database: Database, clock: FakeClock) -> None:
    await desk.run("make_goal", '{"target": "60k"}')
    clock.advance(timedelta(days=6))
    later = await open_desk(database, clock)
    assert prefills(await later.executor.section("call_1", later.private))["target"] == "60,000"
    outcome = await later.executor.answer("call_1", {"monthly_savings": "1,200"}, later.private)
    assert outcome.status == "completed"


async def test_what_people_change_in_the_form_counts(desk: Desk) -> None:
    await desk.run("make_goal", '{"target": "60k"}')
    await desk.executor.answer("call_1", {"target": "70k", "monthly_savings": "1,200"}, desk.private)
    assert await desk.goals() == ["Goal of $70,000.00"]


async def test_answers_that_are_not_enough_are_kept(desk: Desk) -> None:
    await desk.run("make_goal", "{}")
    outcome = await desk.executor.answer("call_1", {"target": "60k", "monthly_savings": None}, desk.private)
    assert isinstance(outcome, NeedsInput)
    section = await desk.executor.section("call_1", desk.private)
    assert prefills(section)["target"] == "60,000"
    outcome = await desk.executor.answer("call_1", {"monthly_savings": "1,200"}, desk.private)
    assert outcome.status == "completed"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("abc", "can't read that"),
        ("-5", "above $0"),
        ("1e999", "can't read that"),
        ("1.500", "Did you mean 1,500 or 1.50?"),
        ("kr 5", "US dollars"),
        ("", "Please fill in this."),
        (None, "Please fill in this."),
    ],
)
async def test_a_wrong_answer_is_an_error_at_its_field_and_changes_nothing(
    desk: Desk, written: str | None, message: str
) -> None:
    await desk.run("make_goal", '{"monthly_savings": "100"}')
    (error,) = await desk.executor.check("call_1", {"target": written}, desk.private)
    assert error.field == "target"
    assert message in error.message
    assert states(await desk.executor.section("call_1", desk.private))["target"] == "missing"


async def test_a_wrong_answer_that_was_not_checked_asks_again_with_what_was_written(desk: Desk) -> None:
    await desk.run("make_goal", '{"monthly_savings": "100"}')
    outcome = await desk.executor.answer("call_1", {"target": "abc"}, desk.private)
    assert isinstance(outcome, NeedsInput)
    (asked,) = outcome.section.asked
    assert (asked.name, asked.prefill) == ("target", "abc")
    assert "can't read that" in asked.hint


async def test_alternatives_left_empty_are_one_error(desk: Desk) -> None:
    await desk.run("make_goal", '{"target": "60k"}')
    errors = await desk.executor.check("call_1", {"monthly_savings": "", "deadline": None}, desk.private)
    assert [error.field for error in errors] == ["monthly_savings"]
    assert "“Monthly savings” or “Deadline”" in errors[0].message


async def test_good_answers_have_no_errors_and_write_nothing(desk: Desk) -> None:
    await desk.run("make_goal", '{"target": "60k"}')
    assert await desk.executor.check("call_1", {"monthly_savings": "100"}, desk.private) == ()
    assert await desk.goals() == []
    assert await desk.executor.section("call_1", desk.private) is not None


async def test_doubt_about_what_the_model_passed_on_is_asked_of_the_user(desk: Desk) -> None:
    outcome = await desk.run("make_goal", '{"target": "1.500", "monthly_savings": "100"}')
    assert isinstance(outcome, NeedsInput)
    (asked,) = outcome.section.asked
    assert (asked.name, asked.prefill) == ("target", "1.500")
    assert asked.hint == "Did you mean 1,500 or 1.50? Please write it that way."


async def test_a_field_that_another_ones_value_makes_essential_is_asked_for(desk: Desk) -> None:
    arguments = {"monthly_income": "5000", "method": "own"}
    outcome = await desk.run("split", json.dumps(arguments))
    assert states(outcome.section) == {"categories": "missing", "monthly_income": "known", "method": "known"}
    answers = {"categories": "Rent 1,200\nFood 400"}
    assert (await desk.executor.answer("call_1", answers, desk.private)).status == "completed"


async def test_an_answer_to_a_call_that_never_was_is_refused(desk: Desk) -> None:
    outcome = await desk.executor.answer("call_9", {"target": "5"}, desk.private)
    assert (outcome.status, outcome.status == "failed" and outcome.code) == ("failed", "refused")
    assert await desk.executor.check("call_9", {"target": "abc"}, desk.private) == ()
    assert await desk.executor.section("call_9", desk.private) is None


async def test_a_closed_call_does_not_run_any_more(desk: Desk) -> None:
    await desk.run("make_goal", '{"target": "60k"}')
    closed = await desk.executor.close(["call_1", "call_9"], "declined", "Not now.", desk.private)
    assert closed == {"call_1": Closed(status="declined", message="Not now.")}
    assert await desk.executor.answer("call_1", {"monthly_savings": "100"}, desk.private) == closed["call_1"]
    assert await desk.goals() == []


async def test_a_call_stays_closed_as_it_was_closed_first(desk: Desk) -> None:
    await desk.run("make_goal", '{"target": "60k"}')
    first = await desk.executor.close(["call_1"], "superseded", "Answered in words.", desk.private)
    assert await desk.executor.close(["call_1"], "expired", "Too late.", desk.private) == first


async def test_a_call_that_ran_cannot_be_closed(desk: Desk) -> None:
    done = await desk.run("make_goal", '{"target": "60k", "monthly_savings": "100"}')
    assert await desk.executor.close(["call_1"], "declined", "Not now.", desk.private) == {}
    assert await desk.run("make_goal", "{}") == done


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("800 a month", {"monthly_savings": "800 a month"}),
        ("$1.2k", {"monthly_savings": "$1.2k"}),
        ("eight hundred", {"monthly_savings": "eight hundred"}),
        ("March 2030", {"deadline": "March 2030"}),
        ("in 5 years", {"deadline": "in 5 years"}),
        ("2030", None),
        ("1.500", None),
        ("800 or 900", None),
        ("how about a joke?", None),
        ("", None),
    ],
)
async def test_words_answer_when_they_are_exactly_the_one_missing_thing(
    desk: Desk, text: str, answer: dict[str, str] | None
) -> None:
    await desk.run("make_goal", '{"target": "60k"}')
    assert await desk.executor.answer_in_words("call_1", text, desk.private) == answer


async def test_words_do_not_answer_when_two_things_are_missing(desk: Desk) -> None:
    await desk.run("make_goal", "{}")
    assert await desk.executor.answer_in_words("call_1", "800", desk.private) is None


async def test_words_settle_a_doubt(desk: Desk) -> None:
    await desk.run("make_goal", '{"target": "1.500", "monthly_savings": "100"}')
    assert await desk.executor.answer_in_words("call_1", "1,500", desk.private) == {"target": "1,500"}


async def test_words_do_not_answer_what_any_text_would_fit(desk: Desk) -> None:
    await desk.run("refuse", "{}")
    assert await desk.executor.answer_in_words("call_1", "something else entirely", desk.private) is None


async def test_words_do_not_answer_a_call_that_ended(desk: Desk) -> None:
    await desk.run("make_goal", '{"target": "60k"}')
    await desk.executor.close(["call_1"], "expired", "Too late.", desk.private)
    assert await desk.executor.answer_in_words("call_1", "800", desk.private) is None


async def test_a_form_of_which_everything_is_known_can_still_be_opened(desk: Desk) -> None:
    now = desk.clock()
    async with desk.database.unit() as unit:
        said = '{"monthly_income": "5,000"}'
        await unit.tool_calls.open(scope_of(desk.private), "call_1", "split", said, desk.user.id, None, now, None)
    section = await desk.executor.section("call_1", desk.private)
    assert states(section) == {"monthly_income": "known", "method": "known"}
