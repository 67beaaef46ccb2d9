import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import JsonValue

from tools.toolkit.form import FieldError
from tools.toolkit.model_output import MOST_CHARACTERS, output_for_model
from tools.toolkit.outcome import Closed, Completed, Display, Failed, Table

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=2_000)
RESULTS = st.dictionaries(
    st.text(max_size=30),
    st.recursive(SCALARS, lambda part: st.lists(part, max_size=80) | st.dictionaries(st.text(max_size=20), part)),
    max_size=40,
)


def completed(result: dict[str, Any]) -> Completed:
    return Completed(tool="list_goals", result=result, display=Display(title="Goals", summary="Two goals."))


def told(result: dict[str, Any]) -> dict[str, Any]:
    return json.loads(output_for_model(completed(result)))["result"]


def test_a_short_result_is_told_as_it_is_without_what_people_see() -> None:
    output = output_for_model(completed({"summary": "Two goals.", "goals": ["House", "Car"]}))
    assert json.loads(output) == {
        "status": "completed",
        "result": {"summary": "Two goals.", "goals": ["House", "Car"]},
    }


def test_a_long_list_is_cut_with_the_number_of_what_is_left_out() -> None:
    rows = [{"month": number, "balance": f"${number * 100:,}"} for number in range(300)]
    result = told({"rows": rows, "summary": "You get there.", "total": "$30,000"})
    assert result["rows"][:60] == rows[:60]
    assert result["rows"][60:] == ["… 240 more left out"]


def test_what_is_said_and_summed_up_comes_before_the_lists_that_were_cut() -> None:
    rows = [{"month": number} for number in range(2_000)]
    result = told({"rows": rows, "summary": "You get there.", "total": "$30,000", "suggestions": ["Save more."]})
    assert list(result) == ["summary", "total", "suggestions", "rows"]
    assert (result["summary"], result["total"], result["suggestions"]) == (
        "You get there.",
        "$30,000",
        ["Save more."],
    )


def test_a_long_text_is_cut_with_the_number_of_characters_left_out() -> None:
    result = told({"summary": "a" * 10_000})
    assert result["summary"] == f"{'a' * 1_000}… 9,000 more characters left out"


def test_lists_within_lists_are_cut_until_all_of_it_fits() -> None:
    nested = [[[f"{row}.{column}.{depth}" for depth in range(30)] for column in range(30)] for row in range(30)]
    output = output_for_model(completed({"summary": "A cube.", "cube": nested}))
    assert len(output) <= MOST_CHARACTERS
    assert json.loads(output)["result"]["summary"] == "A cube."


def test_the_summary_is_told_when_nothing_else_fits() -> None:
    wide = {f"name {number}": {f"part {part}": "x" * 200 for part in range(20)} for number in range(20)}
    output = json.loads(output_for_model(completed({"summary": "A wide table."} | {"deep": wide, "deeper": wide})))
    assert (output["status"], output["summary"]) == ("completed", "A wide table.")
    assert "left_out" in output


def test_what_people_see_stays_whole() -> None:
    table = Table(caption="Rows", columns=("Row",), rows=tuple((str(row),) for row in range(5_000)), numeric=(False,))
    outcome = Completed(tool="t", result={"rows": 5_000}, display=Display(title="", summary="", table=table))
    output_for_model(outcome)
    assert outcome.display.table is not None
    assert len(outcome.display.table.rows) == 5_000


def test_failures_with_many_errors_are_cut_too() -> None:
    errors = tuple(FieldError(field=f"field_{number}", message="x" * 500) for number in range(100))
    failed = Failed(tool="t", code="invalid_arguments", message="Correct the arguments.", errors=errors)
    output = output_for_model(failed)
    assert len(output) <= MOST_CHARACTERS
    assert json.loads(output)["message"] == "Correct the arguments."


def test_what_is_told_beside_the_outcome_is_told_in_full() -> None:
    answers: dict[str, JsonValue] = {"categories": "Rent 1,200\n" * 100}
    output = json.loads(output_for_model(Closed(status="declined", message="Not now"), {"user_answered": answers}))
    assert output == {"status": "declined", "message": "Not now", "user_answered": answers}


@settings(max_examples=50, deadline=None)
@given(RESULTS)
def test_any_result_is_told_as_json_of_a_bounded_size(result: dict[str, Any]) -> None:
    output = output_for_model(completed(result))
    assert len(output) <= MOST_CHARACTERS
    assert json.loads(output)["status"] == "completed"
