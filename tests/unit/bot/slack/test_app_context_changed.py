"""What Slack tells of where somebody looks, read."""

from typing import Any

import pytest

from bot.slack.events.app_context_changed import Looked, looked_at

CHANNEL = {"type": "slack#/types/channel_id", "value": "C1", "team_id": "T1"}
MESSAGE = {
    "type": "slack#/types/message_context",
    "value": {"channel_id": "C2", "message_ts": "1.2"},
    "team_id": "T1",
}
CANVAS = {"type": "slack#/types/canvas_id", "value": "F1", "team_id": "T1"}
PENNY = {"type": "slack#/types/channel_id", "value": "D0ALEX", "team_id": "T1"}


@pytest.mark.parametrize(
    ("entities", "looked"),
    [
        ([CHANNEL], Looked("C1", "")),
        ([MESSAGE, CHANNEL], Looked("C2", "1.2")),
        ([CANVAS, CHANNEL], Looked("C1", "")),
        ([CANVAS], None),
        ([PENNY], None),
        ([], None),
    ],
)
def test_the_channel_that_matters_most_counts(entities: list[dict[str, Any]], looked: Looked | None) -> None:
    assert looked_at({"entities": entities}) == looked


def test_no_entities_are_nothing() -> None:
    assert looked_at({}) is None
