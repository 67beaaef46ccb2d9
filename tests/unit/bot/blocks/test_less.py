"""Less of what Penny writes by herself: the button, the choice it opens, and how the message ends."""

from bot.blocks.less import kept, lessened, with_choice, with_less
from bot.blocks.outputs import Content
from bot.blocks.text import Block, markdown
from tests.snapshots import assert_snapshot

TEXT = "Halfway to **Bike**. Well done!"
ALERT = with_less(Content(TEXT, (markdown(TEXT),)), "alert", "goal_milestones", "U0ALEX", weekly=True)


def value_of(blocks: tuple[Block, ...]) -> str:
    return blocks[-1]["elements"][0]["value"]


def labels(content: Content) -> list[str]:
    return [element["text"]["text"] for element in content.blocks[-1]["elements"]]


def test_a_notice_has_one_quiet_button_below_it() -> None:
    assert labels(ALERT) == ["Less of this"]
    assert ALERT.text == TEXT
    assert_snapshot("notice_with_less", list(ALERT.blocks))


def test_the_choice_stands_where_the_button_was_and_goes_back_to_it() -> None:
    chosen = with_choice(TEXT, ALERT.blocks, value_of(ALERT.blocks))
    assert labels(chosen) == ["At most once a week", "Stop these", "Keep it as it is"]
    assert kept(TEXT, chosen.blocks, value_of(chosen.blocks)) == ALERT
    assert_snapshot("notice_less_choice", list(chosen.blocks))


def test_what_comes_once_a_week_or_less_can_only_be_stopped() -> None:
    weekly = with_less(Content(TEXT, (markdown(TEXT),)), "check_in", "7", "U0ALEX", weekly=False)
    assert labels(with_choice(TEXT, weekly.blocks, value_of(weekly.blocks))) == ["Stop this one", "Keep it as it is"]


def test_the_message_ends_with_what_is_so_now_in_its_text_too() -> None:
    said = "I no longer watch Tesla & Co."
    ended = lessened(TEXT, ALERT.blocks, said)
    assert ended.text == f"{TEXT}\n\n{said}"
    assert ended.blocks[-1]["elements"][0]["text"] == "I no longer watch Tesla &amp; Co."
    assert_snapshot("notice_lessened", list(ended.blocks))
