"""How an answer ends that did not come to its end."""

import json

from bot.blocks.endings import failed_contents, retried_content, stopped_contents
from bot.blocks.outputs import fits_one_message
from tests.snapshots import assert_snapshot

APOLOGY = "I'm sorry, I couldn't finish this. Please try again. (Reference P-0007)"


def test_a_failed_answer_can_be_asked_for_again_by_its_owner() -> None:
    (content,) = failed_contents("Let me see.", APOLOGY, 7, "U1")
    assert_snapshot("ending_failed", {"text": content.text, "blocks": list(content.blocks)})


def test_where_trying_again_is_of_no_use_there_is_no_button() -> None:
    (content,) = failed_contents("", APOLOGY, None, "U1")
    assert content.text == APOLOGY
    assert [block["type"] for block in content.blocks] == ["markdown"]


def test_the_button_of_a_long_failed_answer_stands_at_its_end() -> None:
    first, last = failed_contents("word " * 3000, APOLOGY, 7, "U1")
    assert "actions" not in [block["type"] for block in first.blocks]
    assert last.text.endswith(APOLOGY)
    assert json.loads(last.blocks[-1]["elements"][0]["value"]) == {"turn": 7, "user": "U1"}


def test_a_failed_answer_that_is_tried_again_keeps_its_words_and_loses_its_button() -> None:
    (failed,) = failed_contents("Let me see.", APOLOGY, 7, "U1")
    content = retried_content(failed.text, failed.blocks)
    assert_snapshot("ending_retried", {"text": content.text, "blocks": list(content.blocks)})


def test_a_stopped_answer_says_so_below_what_there_is() -> None:
    (content,) = stopped_contents("It takes 4 years and")
    assert_snapshot("ending_stopped", {"text": content.text, "blocks": list(content.blocks)})


def test_an_answer_that_is_stopped_twice_says_so_once() -> None:
    (once,) = stopped_contents("It takes 4 years and")
    assert stopped_contents(once.text) == [once]


def test_a_stopped_answer_keeps_to_slacks_limits() -> None:
    contents = stopped_contents("word " * 5000)
    assert all(fits_one_message(content.blocks) for content in contents)
    assert [content.text.endswith("Stopped here.") for content in contents] == [False, False, True]
