"""Which words of the blocks a message's text must say."""

from typing import Any

import pytest

from bot.playground.slack.validation.spoken import unsaid

Json = dict[str, Any]


def section(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def cells(*texts: str) -> list[Json]:
    return [{"type": "raw_text", "text": text} for text in texts]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Your budget: $5,000 a month", "*Your budget*\n$5,000 a month."),
        ("Read the guide", "<https://example.com/guide|Read the guide>"),
        ("Rent & food", "Rent &amp; food"),
        ("Due 21 November", "Due <!date^1795262400^{date}|21 November>"),
        ("done", "✅ Done"),
    ],
)
def test_marks_entities_and_signs_are_no_words(text: str, shown: str) -> None:
    assert unsaid(text, [section(shown)]) == []


def test_a_figure_that_only_a_block_shows_is_missed() -> None:
    field = {"type": "mrkdwn", "text": "Left\n*$1,250*"}
    assert unsaid(
        "Your budget is ready", [section("Your budget is ready"), {"type": "section", "fields": [field]}]
    ) == [
        "left",
        "$1,250",
    ]


def test_the_cells_of_a_table_are_read() -> None:
    table = {"type": "table", "rows": [cells("Month", "Saved"), cells("May", "$300")]}
    assert unsaid("Month | Saved", [table]) == ["may", "$300"]


def test_a_chart_is_named_with_its_parts() -> None:
    pie = {"type": "pie", "segments": [{"label": "Needs", "value": 50}]}
    chart = {"type": "data_visualization", "title": "Your split", "chart": pie}
    assert unsaid("Your split", [chart]) == ["needs"]


def test_buttons_are_not_read_and_labels_of_inputs_are() -> None:
    button = {"type": "button", "text": {"type": "plain_text", "text": "Answer"}, "action_id": "open"}
    entry = {
        "type": "input",
        "label": {"type": "plain_text", "text": "Amount"},
        "element": {"type": "plain_text_input", "placeholder": {"type": "plain_text", "text": "for instance 20"}},
    }
    accessory = section("Goal") | {"accessory": button}
    assert unsaid("Goal", [accessory, entry, {"type": "actions", "elements": [button]}]) == ["amount"]
