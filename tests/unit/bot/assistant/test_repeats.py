from typing import Any

import pytest

from bot.assistant.repeats import CallsOfTurn
from tests.unit.tools.toolkit.sample import TOOLS
from tools.toolkit.form import FormSection
from tools.toolkit.outcome import Closed, Completed, Display, Failed, NeedsInput, Outcome
from tools.toolkit.registry import Registry

READ, WRITE = "split", "make_goal"
ASKED = NeedsInput(section=FormSection(call_id="c", tool=READ, title="", purpose="", fields=()))


def completed(summary: str = "Done.") -> Completed:
    return Completed(tool="t", result={}, display=Display(title="", summary=summary))


@pytest.fixture
def calls() -> CallsOfTurn:
    return CallsOfTurn(Registry(TOOLS))


@pytest.mark.parametrize("tool", [READ, WRITE])
def test_the_same_call_has_what_the_first_came_to(calls: CallsOfTurn, tool: str) -> None:
    calls.add(tool, '{"a": "1", "b": null}', completed())
    assert calls.same(tool, '{"a":"1"}') == completed()


@pytest.mark.parametrize(("tool", "arguments"), [(READ, '{"a": 2}'), (WRITE, '{"a": 1}')])
def test_another_call_is_to_be_run(calls: CallsOfTurn, tool: str, arguments: str) -> None:
    calls.add(READ, '{"a": 1}', completed())
    assert calls.same(tool, arguments) is None


@pytest.mark.parametrize(
    "outcome",
    [Failed(tool="t", code="timed_out", message=""), Closed(status="superseded", message="")],
)
def test_a_call_that_took_no_effect_may_be_made_again(calls: CallsOfTurn, outcome: Any) -> None:
    calls.add(WRITE, "{}", outcome)
    assert calls.same(WRITE, "{}") is None


@pytest.mark.parametrize(("between", "expected"), [(completed(), None), (ASKED, completed())])
def test_a_call_that_reads_is_run_again_once_something_was_changed(
    calls: CallsOfTurn, between: Outcome, expected: Outcome | None
) -> None:
    calls.add(READ, "{}", completed())
    calls.add(WRITE, '{"a": 1}', between)
    assert calls.same(READ, "{}") == expected


def test_what_is_read_twice_is_as_new_as_the_second_time(calls: CallsOfTurn) -> None:
    calls.add(READ, "{}", completed("Old."))
    calls.add(WRITE, "{}", completed())
    calls.add(READ, "{}", completed("New."))
    assert calls.same(READ, "{}") == completed("New.")


def test_a_call_that_writes_is_not_run_again_whatever_came_between(calls: CallsOfTurn) -> None:
    calls.add(WRITE, "{}", completed("First."))
    calls.add(WRITE, '{"a": 1}', completed())
    assert calls.same(WRITE, "{}") == completed("First.")


def test_a_call_that_waits_for_the_user_is_asked_once(calls: CallsOfTurn) -> None:
    calls.add(READ, "{}", ASKED)
    calls.add(WRITE, "{}", completed())
    assert calls.same(READ, "{}") == ASKED
