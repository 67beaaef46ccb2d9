"""The modal in which somebody asks about a message."""

import json

from bot.blocks.asking import ask_modal, markdown_quotation
from bot.blocks.text import PRIVATE_METADATA, SECTION_TEXT
from tests.snapshots import assert_snapshot


def _asked(text: str) -> dict[str, str]:
    return {"author": "other", "channel": "money", "text": text}


def test_the_modal_shows_the_message_and_asks_what_about_it() -> None:
    assert_snapshot("modal_ask", ask_modal(_asked("Rent is $1,200 & due <soon>\nAsk <@U0SAM>")))


def test_a_long_message_is_cut_in_what_is_shown_and_in_what_goes_along() -> None:
    view = ask_modal(_asked('"Save" & spend\n' * 1_000))
    assert len(view["blocks"][1]["text"]["text"]) <= SECTION_TEXT
    assert len(view["private_metadata"]) <= PRIVATE_METADATA
    assert json.loads(view["private_metadata"])["text"].endswith("…")


def test_every_line_of_a_quotation_is_one() -> None:
    assert markdown_quotation("Rent\n\nFood") == "> Rent\n>\n> Food"
