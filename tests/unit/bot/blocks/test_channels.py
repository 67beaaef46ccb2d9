"""What channels show beside answers."""

from bot.blocks.channels import (
    HiddenAnswer,
    for_owner,
    hidden_content,
    muted_content,
    shared_below,
    shared_contents,
    switched,
    with_way_to_go_on,
)
from bot.blocks.outputs import Content, answer_contents, fits_one_message
from tests.snapshots import assert_snapshot
from tools.toolkit.outcome import Display

HIDDEN = HiddenAnswer(turn=7, owner="U1", channel="C1", thread_ts="5.0")
BUDGET = Display(
    title="Budget", summary="Of $5,000 a month, keep $1,000.", from_memory=("monthly income $5,000",), undo=3
)


def test_the_first_answer_says_how_to_go_on_and_how_to_mute() -> None:
    (content,) = with_way_to_go_on(answer_contents("That is $1,000.", ()))
    assert_snapshot("channel_first_answer", _json(content))


def test_a_muted_thread_says_how_to_be_heard() -> None:
    assert_snapshot("channel_muted", _json(muted_content(muted=True)))


def test_the_button_changes_the_line_and_nothing_else_of_a_message() -> None:
    (answer,) = with_way_to_go_on(answer_contents("That is $1,000.", ()))
    muted = switched(answer.text, answer.blocks, muted=True)
    assert switched(muted.text, muted.blocks, muted=False) == answer
    assert muted.blocks[0] == answer.blocks[0]
    assert switched(muted.text, muted.blocks, muted=True) == muted


def test_a_long_first_answer_leaves_the_way_to_go_on_to_a_message_of_its_own() -> None:
    contents = with_way_to_go_on(answer_contents("word " * 2_390, [BUDGET] * 12))
    assert all(fits_one_message(content.blocks) for content in contents)


def test_a_hidden_answer_is_announced_without_a_word_of_it() -> None:
    assert_snapshot("channel_hidden", _json(hidden_content(HIDDEN)))


def test_its_owner_sees_all_of_it_with_a_button_to_share() -> None:
    (content,) = for_owner("Here you are.", [BUDGET], HIDDEN)
    assert_snapshot("channel_for_owner", _json(content))


def test_what_is_shared_tells_by_whom_and_nothing_from_memory() -> None:
    (content,) = shared_contents("Here you are.", [BUDGET], "U1")
    assert_snapshot("channel_shared", _json(content))


def test_the_message_that_stood_for_a_shared_answer_points_to_it() -> None:
    assert_snapshot("channel_shared_below", _json(shared_below("U1")))


def test_a_button_knows_which_answer_it_belongs_to() -> None:
    assert HiddenAnswer.of_button(HIDDEN.value) == HIDDEN


def _json(content: Content) -> dict[str, object]:
    return {"text": content.text, "blocks": list(content.blocks)}
