"""Whatever an app sends as blocks, it gets Slack's refusal or Slack's acceptance."""

import contextlib
import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.playground.slack.directory import Json
from bot.playground.slack.errors import ApiError
from bot.playground.slack.interactive import with_ids
from bot.playground.slack.validation import check_message, check_view
from tests.unit.bot.playground.slack.samples import (
    BUTTON,
    actions,
    data_table,
    line,
    option,
    pie,
    plain,
    plain_input,
    section,
    select,
    table,
)

Path = tuple[str | int, ...]

CARD: Json = {"type": "card", "title": plain("Card"), "actions": [BUTTON]}
FEEDBACK: Json = {"text": plain("Good"), "value": "good"}
RICH: Json = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": []}]}
GOOD: list[Json] = [
    section("Hello") | {"accessory": BUTTON | {"confirm": {"title": plain("Sure?")}}},
    actions(BUTTON, select(option(), initial_option=option())),
    actions(select(option_groups=[{"label": plain("Group"), "options": [option()]}])),
    plain_input(type="checkboxes", options=[option()], initial_options=[option()]),
    {"type": "carousel", "elements": [CARD]},
    {"type": "container", "title": plain("Box"), "child_blocks": [section("Inside")]},
    {"type": "plan", "title": "Plan", "tasks": [{"task_id": "1", "title": "Task", "details": RICH}]},
    {"type": "context_actions", "elements": [{"type": "feedback_buttons", "positive_button": FEEDBACK}]},
    table(),
    data_table(),
    line("Q1", "Q2"),
    pie(2),
]


def places(value: Any, path: Path = ()) -> Iterator[Path]:
    yield path
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield from places(child, (*path, key))


def put(value: Any, path: Path, junk: Any) -> None:
    for key in path[:-1]:
        value = value[key]
    value[path[-1]] = junk


SPOTS = [(block, path) for block in GOOD for path in places(block) if path]
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["type", "text"]), inner, max_size=2),
    max_leaves=5,
)


@given(st.sampled_from(SPOTS), JUNK)
def test_a_block_with_junk_anywhere_in_it_is_taken_or_refused(spot: tuple[Json, Path], junk: Any) -> None:
    block, path = copy.deepcopy(spot[0]), spot[1]
    put(block, path, junk)
    with contextlib.suppress(ApiError):
        check_view({"type": "modal", "blocks": [block]})
    with contextlib.suppress(ApiError):
        check_message([block])
        with_ids([block])
