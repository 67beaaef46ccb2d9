"""The question whether to tell somebody of something from now on."""

from bot.blocks.offers import answered
from bot.blocks.outputs import result_content
from tests.snapshots import assert_snapshot
from tools.toolkit.outcome import Display, Offer

QUESTION = "Shall I tell you by myself when a goal is half way there?"
RESULT = Display(title="Goal", summary="Your goal is set up.", offer=Offer(question=QUESTION, alert="goal_milestones"))


def test_the_question_stands_below_the_result_and_in_its_text() -> None:
    content = result_content(RESULT)
    assert content.text.endswith(QUESTION)
    assert_snapshot("result_with_offer", list(content.blocks))


def test_the_answer_takes_the_place_of_the_buttons() -> None:
    blocks = answered(result_content(RESULT).blocks, "goal_milestones", "All right, I won't bring it up again.")
    assert [block["type"] for block in blocks] == ["section", "section", "context"]


def test_a_result_that_was_said_already_keeps_its_question() -> None:
    blocks = result_content(RESULT, said="Your goal is set up. Well done!").blocks
    assert [block["type"] for block in blocks] == ["section", "actions"]


def test_two_results_have_a_question_each() -> None:
    other = RESULT.model_copy(update={"offer": Offer(question=QUESTION, alert="over_pace")})
    blocks = [*result_content(RESULT).blocks, *result_content(other).blocks]
    ids = [block["block_id"] for block in blocks if block["type"] == "actions"]
    assert ids == ["offer:goal_milestones", "offer:over_pace"]
